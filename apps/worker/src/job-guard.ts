import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { DelayedError, type Job, UnrecoverableError } from 'bullmq';
import { FailedJobs, type FailedWork, failureReason, type FailureReason } from '@app/audit';
import { Database, LOGGER, type Logger } from '@app/platform';
import { ClockWatch } from './clock-watch.js';

/**
 * Crashes after which a job is taken to be what kills its process. Twice as often as the worst that an innocent job went
 * through in our fault tests, where workers die again and again around it.
 */
const MOST_CRASHES = 30;

/** Crashes after which a job is suspected. Fewer happen to innocent ones as well: a restart, a frozen machine. */
const SUSPECT_CRASHES = 3;

/**
 * ms that a suspect rests after its nth crash: doubled each time, half a minute at most. Else the few that end each process
 * they run in would leave the others no time between two starts.
 */
const rest = (crashes: number): number => Math.min(1000 * 2 ** (crashes - SUSPECT_CRASHES), 30_000);

/** Before a suspect runs, in ms: the others that were taken with it are put back by then. */
const ASIDE = 300;

/** A suspect that finds another one running comes again after this, in ms. */
const again = (): number => 500 + Math.random() * 2_500;

/** What of an error may lie in the queue and in the log: its reason without people, and where it happened. */
function harmless(error: unknown, { text }: FailureReason, last: boolean): Error {
  const shown = last ? new UnrecoverableError(text) : new Error(text);
  const places = (error as Error | undefined)?.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  shown.stack = [`${shown.name}: ${text}`, ...places].join('\n');
  return shown;
}

/**
 * Stands around each job. What fails for good is written where administrators see it; no error takes a visitor's words
 * into the queue; and a job that takes its process down is stopped at last, so that it never blocks the others.
 */
@Injectable()
export class JobGuard {
  /** Queues in which a suspect runs. */
  private readonly suspected = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly failedJobs: FailedJobs,
    private readonly clockWatch: ClockWatch,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async run(job: Job, about: Omit<FailedWork, 'attempts'>, work: () => Promise<void>): Promise<void> {
    await this.clockWatch.assertSteady();
    if (job.stalledCounter >= MOST_CRASHES) {
      const reason: FailureReason = { kind: 'crashed', text: `started ${job.stalledCounter} times, never ended` };
      await this.note({ ...about, attempts: job.stalledCounter }, reason);
      throw new UnrecoverableError(reason.text);
    }
    if (job.stalledCounter >= SUSPECT_CRASHES) await this.alone(job, () => this.noteFailure(job, about, work));
    else await this.noteFailure(job, about, work);
  }

  /**
   * Jobs that were cut off together come back together, again and again. One of them may be what ends the process, so
   * they rest, then run one at a time, and the others wait in the queue: it takes no other suspect down with it.
   */
  private async alone(job: Job, work: () => Promise<void>): Promise<void> {
    const { rested } = job.data as { rested?: number };
    if (rested !== job.stalledCounter) {
      await job.updateData({ ...(job.data as object), rested: job.stalledCounter });
      return this.putBack(job, rest(job.stalledCounter));
    }
    if (this.suspected.has(job.queueName)) return this.putBack(job, again());
    this.suspected.add(job.queueName);
    try {
      await sleep(ASIDE);
      await work();
    } finally {
      this.suspected.delete(job.queueName);
    }
  }

  private async putBack(job: Job, ms: number): Promise<never> {
    await job.moveToDelayed(Date.now() + ms, job.token);
    throw new DelayedError();
  }

  private async noteFailure(job: Job, about: Omit<FailedWork, 'attempts'>, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const reason = failureReason(error);
      const attempts = job.attemptsMade + 1;
      const last = error instanceof UnrecoverableError || attempts >= (job.opts.attempts ?? 1);
      if (last) await this.note({ ...about, attempts }, reason);
      throw harmless(error, reason, last);
    }
  }

  /** While the database is away nothing can be written; the reconciler finds what was not done. */
  private async note(work: FailedWork, reason: FailureReason): Promise<void> {
    await this.database
      .transaction((tx) => this.failedJobs.note(tx, work, reason))
      .catch((error: unknown) => this.logger.error({ err: error, ...work }, 'failure not noted'));
  }
}
