import { Inject, Injectable } from '@nestjs/common';
import { DelayedError, type Job, UnrecoverableError } from 'bullmq';
import { FailedJobs, type FailedWork, failureReason, type FailureReason } from '@app/audit';
import { Database, LOGGER, type Logger } from '@app/platform';
import { ClockWatch } from './clock-watch.js';
import { JobWork } from './job-work.js';
import type { GuardedData } from './jobs.js';
import { FailedInQuarantine } from './quarantine.js';
import { ProcessEnded } from './quarantine-process.js';
import { Quarantines } from './quarantines.js';

/** Processes in quarantine that a job may end; there it ran alone, so that nothing else can have done it but the machine. */
const MOST_ENDED = 3;

/** ms that a job rests for each process it ended: the others have their turn, and a machine that was short of memory recovers. */
const REST = 15_000;

/** A suspect that finds the quarantine full, or was cut off there beside others, comes again after this, in whole ms. */
const again = (): number => 500 + Math.round(Math.random() * 1_000);

/** ms for which work is let be that ended its process, when clock or database ask for it again and again. */
const LET_BE = 60_000;

/** What of an error may lie in the queue and in the log: its reason without people, and where it happened. */
function harmless(error: unknown, { text }: FailureReason, last: boolean): Error {
  const shown = last ? new UnrecoverableError(text) : new Error(text);
  const places = (error as Error | undefined)?.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  shown.stack = [`${shown.name}: ${text}`, ...places].join('\n');
  return shown;
}

/**
 * Stands around each job. What fails for good is written where administrators see it, and no error takes a visitor's words
 * into the queue. A job that was cut off with its process may be what ended it: it runs in quarantine, beside others that were
 * cut off, and alone when that process ends as well. Whoever is innocent gets through there; the guilty one is known, and
 * not tried for ever.
 */
@Injectable()
export class JobGuard {
  constructor(
    private readonly database: Database,
    private readonly failedJobs: FailedJobs,
    private readonly clockWatch: ClockWatch,
    private readonly jobWork: JobWork,
    private readonly quarantines: Quarantines,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async run(job: Job, about: Omit<FailedWork, 'attempts'>): Promise<void> {
    await this.clockWatch.assertSteady();
    const crash = about.eventId ? undefined : await this.failedJobs.crash(about.handler, about.subject);
    if (crash && crash.ago < LET_BE && !crash.askedSince) return;
    const { crashes } = job.data as GuardedData;
    const isSuspect = job.stalledCounter > 0 || crashes !== undefined || crash !== undefined;
    if (!isSuspect) return this.noteFailure(job, about, () => this.jobWork.do(job));
    const quarantine = this.quarantines.of(job.queueName);
    if (quarantine.isFull) return this.putBack(job, again());
    const alone = crashes !== undefined || crash !== undefined;
    await this.noteFailure(job, about, () => quarantine.run(job, { alone }));
  }

  private async putBack(job: Job, ms: number): Promise<never> {
    await job.moveToDelayed(Date.now() + ms, job.token);
    throw new DelayedError();
  }

  private async noteFailure(job: Job, about: Omit<FailedWork, 'attempts'>, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const attempts = job.attemptsMade + 1;
      if (error instanceof ProcessEnded && !error.alone) return this.tryAlone(job);
      const crashes = error instanceof ProcessEnded ? await this.countCrash(job) : 0;
      const reason = reasonOf(error, crashes);
      const last = crashes >= MOST_ENDED || attempts >= (job.opts.attempts ?? 1);
      if (crashes > 0 && !last) return this.putBack(job, REST * crashes);
      if (last) await this.note({ ...about, attempts }, reason);
      throw harmless(error, reason, last);
    }
  }

  /** It may have been another one. */
  private async tryAlone(job: Job): Promise<never> {
    await job.updateData({ crashes: 0, ...(job.data as GuardedData) });
    return this.putBack(job, again());
  }

  /** @returns how many processes in quarantine the job has ended */
  private async countCrash(job: Job): Promise<number> {
    const data = job.data as GuardedData;
    const crashes = (data.crashes ?? 0) + 1;
    await job.updateData({ ...data, crashes });
    return crashes;
  }

  /** While the database is away nothing can be written; the reconciler finds what was not done. */
  private async note(work: FailedWork, reason: FailureReason): Promise<void> {
    await this.database
      .transaction((tx) => this.failedJobs.note(tx, work, reason))
      .catch((error: unknown) => this.logger.error({ err: error, ...work }, 'failure not noted'));
  }
}

function reasonOf(error: unknown, crashes: number): FailureReason {
  if (crashes > 0) return { kind: 'crashed', text: `ended its process in quarantine, ${crashes} times` };
  return error instanceof FailedInQuarantine ? error.reason : failureReason(error);
}
