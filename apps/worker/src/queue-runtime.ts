import { Inject, Injectable, Scope } from '@nestjs/common';
import type { Job, JobsOptions, Queue, Worker } from 'bullmq';
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
import { type JobOrder, JobWork } from './job-work.js';
import { logErrors } from './log-errors.js';

/** A queue of its own, for work that no lead may wait behind. Times in ms. */
export interface OwnQueue {
  name: string;
  /** Who does the work, as the queue room names it. */
  handler: string;
  concurrency: number;
  stalledInterval: number;
  work: (subject: string) => Promise<void>;
}

/**
 * One queue with its worker and what is looked for beside it, in one process. The database says what wants work: a queue
 * that lost everything loses nothing, since the next look brings it again. Each user gets one of its own.
 */
@Injectable({ scope: Scope.TRANSIENT })
export class QueueRuntime {
  private queue?: Queue;
  private worker?: Worker;
  private timers: NodeJS.Timeout[] = [];
  private readonly running = new Set<Promise<void>>();
  private readonly stopping = new AbortController();

  constructor(
    @Inject(SETTINGS) private readonly settings: RunningSettings,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly database: Database,
    private readonly failedJobs: FailedJobs,
    private readonly guard: JobGuard,
    private readonly jobWork: JobWork,
  ) {}

  /** Aborted once the process stops. */
  get signal(): AbortSignal {
    return this.stopping.signal;
  }

  start(own: OwnQueue): void {
    const { name, concurrency, stalledInterval } = own;
    this.jobWork.define(name, (order) => this.work(own, order));
    if (this.settings.isQuarantine) return;
    const often = { lockDuration: 30_000, stalledInterval, maxStalledCount: 1_000_000, concurrency };
    this.queue = logErrors(createQueue(name, this.settings), this.logger);
    this.worker = logErrors(
      createWorker(name, this.settings, (job) => this.guardJob(own, job), often),
      this.logger,
    );
  }

  /** Does it again and again, one at a time; what fails is tried at the next time. */
  every(ms: number, what: string, work: (queue: Queue) => Promise<unknown>): void {
    if (this.settings.isQuarantine) return;
    let going: Promise<void> | undefined;
    const once = async (): Promise<void> => {
      try {
        await work(this.queue!);
      } catch (error) {
        this.logger.warn({ err: error }, `${what} failed; trying again`);
      }
    };
    const turn = (): void => {
      if (going) return;
      const started = once().finally(() => {
        going = undefined;
        this.running.delete(started);
      });
      going = started;
      this.running.add(started);
    };
    this.timers.push(setInterval(turn, ms));
  }

  /** Hands over what is due, each at most once at a time. */
  async hand(queue: Queue, subjects: readonly string[], options: JobsOptions = {}): Promise<void> {
    for (const subject of subjects)
      await queue.add('run', { subject }, { ...options, jobId: `${queue.name}-${subject}`, removeOnComplete: true, removeOnFail: true }); // prettier-ignore
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    for (const timer of this.timers) clearInterval(timer);
    await Promise.all(this.running);
    await this.worker?.close();
    await this.queue?.close();
  }

  private async work({ handler, work }: OwnQueue, order: JobOrder): Promise<void> {
    const subject = subjectOf(order);
    await work(subject);
    await this.database.transaction((tx) => this.failedJobs.settle(tx, handler, subject));
  }

  private guardJob({ name, handler }: OwnQueue, job: Job): Promise<void> {
    const subject = subjectOf(job);
    return withRequestId(`${name}-${subject}`, () => this.guard.run(job, { queue: name, handler, subject }));
  }
}

const subjectOf = ({ data }: JobOrder): string => (data as { subject?: string }).subject ?? 'tick';
