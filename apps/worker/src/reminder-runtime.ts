import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Queue, Worker } from 'bullmq';
import { ArticlePushes } from '@app/articles';
import { FailedJobs } from '@app/audit';
import { RemindersOut } from '@app/notifications';
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
import { setClock } from './set-clock.js';

/** Servers outside may be slow: what goes out to them has a queue of its own, so that no lead waits behind one. */
export const REMINDER_QUEUE = 'reminders';

/** ms between looks for what has to go out, and whether the clock still stands. */
const EVERY = 5_000;
const CHECK = 15_000;

/** Looks every few seconds for reminders and pushes to send; what waits is in the database, the queue only keeps the time. */
@Injectable()
export class ReminderRuntime implements OnApplicationBootstrap, OnModuleDestroy {
  private queue?: Queue;
  private worker?: Worker;
  private check?: NodeJS.Timeout;

  constructor(
    @Inject(SETTINGS) private readonly settings: RunningSettings,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly database: Database,
    private readonly failedJobs: FailedJobs,
    private readonly guard: JobGuard,
    private readonly pushes: ArticlePushes,
    private readonly reminders: RemindersOut,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const queue = createQueue(REMINDER_QUEUE, this.settings);
    const worker = createWorker(REMINDER_QUEUE, this.settings, (job) => this.guard.run(job, ABOUT, () => this.work()), {
      concurrency: 1,
      lockDuration: 30_000,
      stalledInterval: 10_000,
      maxStalledCount: 1_000_000,
    });
    for (const part of [queue as Queue & Worker, worker as Queue & Worker])
      part.on('error', (error: Error) => this.logger.warn({ err: error }, 'queue connection'));
    [this.queue, this.worker] = [queue, worker];
    await this.keepClock();
    this.check = setInterval(() => void this.keepClock(), CHECK);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.check);
    await this.worker?.close();
    await this.queue?.close();
  }

  private async work(): Promise<void> {
    await withRequestId('reminders', () => this.reminders.run());
    await withRequestId('pushes', () => this.pushes.run());
    await this.database.transaction((tx) => this.failedJobs.settle(tx, ABOUT.handler, ABOUT.subject));
  }

  private async keepClock(): Promise<void> {
    try {
      await setClock(this.queue!, { send: EVERY });
    } catch (error) {
      this.logger.warn({ err: error }, 'reminders’ clock not set; trying again');
    }
  }
}

const ABOUT = { queue: REMINDER_QUEUE, handler: 'send-reminder', subject: 'tick' };
