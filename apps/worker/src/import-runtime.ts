import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Job, Queue, Worker } from 'bullmq';
import { FailedJobs } from '@app/audit';
import { ImportRunner, ListingImportsRepository } from '@app/listings';
import {
  createQueue,
  createWorker,
  Database,
  LOGGER,
  type Logger,
  type RunningSettings,
  SETTINGS,
  withRequestId,
} from '@app/platform';
import { JobGuard } from './job-guard.js';

/** Imports have a queue of their own, one at a time: a large file must not keep a visitor's inquiry waiting. */
export const IMPORT_QUEUE = 'imports';

/** ms between looks for imports that want work, and after which one that nobody moves on is taken up again. */
const LOOK = 1000;
const STALE = 15_000;
const TIDY = 3_600_000;

interface ImportJob {
  importId: string;
}

/**
 * Brings imports to the queue and works on them. The database says which want work, so that a queue that lost everything
 * loses no import; the job's id keeps the queue from holding one twice.
 */
@Injectable()
export class ImportRuntime implements OnApplicationBootstrap, OnModuleDestroy {
  private queue?: Queue;
  private worker?: Worker;
  private timers: NodeJS.Timeout[] = [];
  private looking?: Promise<void>;
  private stopping = false;

  constructor(
    @Inject(SETTINGS) private readonly settings: RunningSettings,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly database: Database,
    private readonly failedJobs: FailedJobs,
    private readonly guard: JobGuard,
    private readonly imports: ListingImportsRepository,
    private readonly runner: ImportRunner,
  ) {}

  onApplicationBootstrap(): void {
    this.queue = this.heard(createQueue(IMPORT_QUEUE, this.settings));
    this.worker = this.heard(
      createWorker(IMPORT_QUEUE, this.settings, (job) => this.work(job as Job<ImportJob>), {
        concurrency: 1,
        lockDuration: 30_000,
        stalledInterval: 5_000,
        maxStalledCount: 1_000_000,
      }),
    );
    const look = setInterval(() => (this.looking ??= this.look().finally(() => (this.looking = undefined))), LOOK);
    const tidy = setInterval(() => void this.tidy(), TIDY);
    this.timers = [look, tidy];
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    for (const timer of this.timers) clearInterval(timer);
    await this.looking;
    await this.worker?.close();
    await this.queue?.close();
  }

  private async look(): Promise<void> {
    try {
      for (const importId of await this.imports.waiting(STALE))
        await this.queue!.add('run', { importId } satisfies ImportJob, {
          jobId: `import-${importId}`,
          attempts: 5,
          backoff: { type: 'exponential', delay: 2000 },
          removeOnComplete: true,
          removeOnFail: true,
        });
    } catch (error) {
      this.logger.warn({ err: error }, 'imports not looked for; trying again');
    }
  }

  private async tidy(): Promise<void> {
    await this.database
      .transaction((tx) => this.imports.tidy(tx))
      .catch((error: unknown) => this.logger.warn({ err: error }, 'imports not tidied; trying again'));
  }

  /** Stopping does not wait for a large file: the next start goes on after the batch that was written last. */
  private work(job: Job<ImportJob>): Promise<void> {
    const { importId } = job.data;
    const goOn = (): void => {
      if (this.stopping) throw new Error('stopping; the import goes on at the next start');
    };
    const about = { queue: IMPORT_QUEUE, handler: 'run-import', subject: importId };
    return withRequestId(`import-${importId}`, () =>
      this.guard.run(job, about, async () => {
        await this.runner.run(importId, goOn);
        await this.database.transaction((tx) => this.failedJobs.settle(tx, about.handler, importId));
      }),
    );
  }

  /** Without a listener an error of the queue's connection would end the process. */
  private heard<T extends Queue | Worker>(part: T): T {
    const emitter = part as Queue & Worker;
    emitter.on('error', (error: Error) => this.logger.warn({ err: error }, 'queue connection'));
    emitter.on(
      'failed' as never,
      ((job: Job | undefined, error: Error) =>
        this.logger.error({ err: error, job: job?.id }, 'import failed')) as never,
    );
    return part;
  }
}
