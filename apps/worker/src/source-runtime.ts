import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Job, Queue, Worker } from 'bullmq';
import { FetchLog, SourceRunner, SourceRuns } from '@app/articles';
import { FailedJobs } from '@app/audit';
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

/** Sites of others are slow and want pauses: sources have a queue of their own, so that no lead waits behind one. */
export const SOURCE_QUEUE = 'sources';

/** ms between looks for sources that are due, and for old records to forget. */
const LOOK = 2000;
const TIDY = 3_600_000;
/** Sources at a time in one process: most of the time each waits for its host's turn. */
const AT_ONCE = 8;

interface SourceJob {
  sourceId: string;
}

/**
 * Brings due sources to the queue and runs them. The database says which are due and who runs one, so that a queue that
 * lost everything loses no source, and no two processes run the same.
 */
@Injectable()
export class SourceRuntime implements OnApplicationBootstrap, OnModuleDestroy {
  private queue?: Queue;
  private worker?: Worker;
  private timers: NodeJS.Timeout[] = [];
  private looking?: Promise<void>;
  private readonly stopping = new AbortController();

  constructor(
    @Inject(SETTINGS) private readonly settings: RunningSettings,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly database: Database,
    private readonly failedJobs: FailedJobs,
    private readonly guard: JobGuard,
    private readonly log: FetchLog,
    private readonly runner: SourceRunner,
    private readonly runs: SourceRuns,
  ) {}

  onApplicationBootstrap(): void {
    this.queue = this.heard(createQueue(SOURCE_QUEUE, this.settings));
    this.worker = this.heard(
      createWorker(SOURCE_QUEUE, this.settings, (job) => this.work(job as Job<SourceJob>), {
        concurrency: AT_ONCE,
        lockDuration: 30_000,
        stalledInterval: 10_000,
        maxStalledCount: 1_000_000,
      }),
    );
    const look = setInterval(() => (this.looking ??= this.look().finally(() => (this.looking = undefined))), LOOK);
    const tidy = setInterval(() => void this.tidy(), TIDY);
    this.timers = [look, tidy];
  }

  /** Runs that wait for a host end at once; what they have not read waits in the database. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    for (const timer of this.timers) clearInterval(timer);
    await this.looking;
    await this.worker?.close();
    await this.queue?.close();
  }

  private async look(): Promise<void> {
    try {
      for (const sourceId of await this.runs.due())
        await this.queue!.add('run', { sourceId } satisfies SourceJob, {
          jobId: `source-${sourceId}`,
          removeOnComplete: true,
          removeOnFail: true,
        });
    } catch (error) {
      this.logger.warn({ err: error }, 'sources not looked for; trying again');
    }
  }

  private async tidy(): Promise<void> {
    await this.database
      .transaction((tx) => this.log.tidy(tx))
      .catch((error: unknown) => this.logger.warn({ err: error }, 'fetches not tidied; trying again'));
  }

  private work(job: Job<SourceJob>): Promise<void> {
    const { sourceId } = job.data;
    const about = { queue: SOURCE_QUEUE, handler: 'read-source', subject: sourceId };
    return withRequestId(`source-${sourceId}`, () =>
      this.guard.run(job, about, async () => {
        await this.runner.run(sourceId, this.stopping.signal);
        await this.database.transaction((tx) => this.failedJobs.settle(tx, about.handler, sourceId));
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
        this.logger.error({ err: error, job: job?.id }, 'source not read')) as never,
    );
    return part;
  }
}
