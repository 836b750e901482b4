import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ImportRunner, ListingImportsRepository } from '@app/listings';
import { Database } from '@app/platform';
import { QueueRuntime } from './queue-runtime.js';

/** Imports have a queue of their own, one at a time: a large file must not keep a visitor's inquiry waiting. */
export const IMPORT_QUEUE = 'imports';

/** ms between looks for imports that want work, and after which one that nobody moves on is taken up again. */
const LOOK = 1000;
const STALE = 15_000;
const TIDY = 3_600_000;
const AGAIN = { attempts: 5, backoff: { type: 'exponential', delay: 2000 } };

/** Brings imports to the queue and works on them. */
@Injectable()
export class ImportRuntime implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    private readonly database: Database,
    private readonly imports: ListingImportsRepository,
    private readonly queue: QueueRuntime,
    private readonly runner: ImportRunner,
  ) {}

  onApplicationBootstrap(): void {
    const { queue } = this;
    queue.start({
      name: IMPORT_QUEUE,
      handler: 'run-import',
      concurrency: 1,
      stalledInterval: 5_000,
      work: (importId) => this.runner.run(importId, () => this.goOn()),
    });
    queue.every(LOOK, 'looking for imports', async (into) =>
      queue.hand(into, await this.imports.waiting(STALE), AGAIN),
    );
    queue.every(TIDY, 'tidying imports', () => this.database.transaction((tx) => this.imports.tidy(tx)));
  }

  onModuleDestroy(): Promise<void> {
    return this.queue.stop();
  }

  /** Stopping does not wait for a large file: the next start goes on after the batch that was written last. */
  private goOn(): void {
    if (this.queue.signal.aborted) throw new Error('stopping; the import goes on at the next start');
  }
}
