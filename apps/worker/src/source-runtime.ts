import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { FetchLog, SourceRunner, SourceRuns } from '@app/articles';
import { Database } from '@app/platform';
import { QueueRuntime } from './queue-runtime.js';

/** Sites of others are slow and want pauses: sources have a queue of their own, so that no lead waits behind one. */
export const SOURCE_QUEUE = 'sources';

/** ms between looks for sources that are due, and for old records to forget. */
const LOOK = 2000;
const TIDY = 3_600_000;
/** Sources at a time in one process: most of the time each waits for its host's turn. */
const AT_ONCE = 8;

/** Brings due sources to the queue and runs them. The database says who runs one, so that no two processes run the same. */
@Injectable()
export class SourceRuntime implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    private readonly database: Database,
    private readonly log: FetchLog,
    private readonly queue: QueueRuntime,
    private readonly runner: SourceRunner,
    private readonly runs: SourceRuns,
  ) {}

  onApplicationBootstrap(): void {
    const { queue } = this;
    queue.start({
      name: SOURCE_QUEUE,
      handler: 'read-source',
      concurrency: AT_ONCE,
      stalledInterval: 10_000,
      work: (sourceId) => this.runner.run(sourceId, queue.signal),
    });
    queue.every(LOOK, 'looking for sources', async (into) => queue.hand(into, await this.runs.due()));
    queue.every(TIDY, 'tidying fetches', () => this.database.transaction((tx) => this.log.tidy(tx)));
  }

  /** Runs that wait for a host end at once; what they have not read waits in the database. */
  onModuleDestroy(): Promise<void> {
    return this.queue.stop();
  }
}
