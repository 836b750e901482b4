import { Semaphore } from 'async-mutex';
import type { FailureReason } from '@app/audit';
import { currentRequestId, type RunningSettings } from '@app/platform';
import type { JobOrder } from './job-work.js';
import { QuarantineProcess, type StartQuarantine } from './quarantine-process.js';

/** The job failed there as any job may. Its reason is as it shall be written. */
export class FailedInQuarantine extends Error {
  constructor(readonly reason: FailureReason) {
    super(reason.text);
  }
}

/** Jobs in it at most, running or waiting for their turn: each keeps a place of the worker's. */
const PLACES = 5;

/** ms that the process stays when there is nothing to do. */
const IDLE = 60_000;

const STOPPING = 'stopping; it runs again at the next start';

/**
 * A process beside the worker for jobs that were cut off. One that ends its process ends only this one, and is known when
 * it ran alone. Started when the first job comes, ended when none has come for a while.
 */
export class Quarantine {
  private process?: QuarantineProcess;
  private readonly places = new Semaphore(PLACES);
  private jobs = 0;
  private idle?: NodeJS.Timeout;
  private isStopped = false;

  /**
   * @param limit ms after which a job is taken to hang, and its process is ended
   * @param start how the process is started
   */
  constructor(
    private readonly settings: RunningSettings,
    private readonly limit: number,
    private readonly start: StartQuarantine,
  ) {}

  get isFull(): boolean {
    return this.jobs >= PLACES;
  }

  /**
   * Waits for its turn.
   * @param alone with no other job in the process; else beside some
   * @throws ProcessEnded, FailedInQuarantine, or Error when the process cannot be started, e.g. without a database, or is
   *   being stopped
   */
  async run({ queueName, name, data, attemptsStarted }: JobOrder, { alone }: { alone: boolean }): Promise<void> {
    const order = { queueName, name, data, attemptsStarted, requestId: currentRequestId() };
    this.jobs++;
    try {
      await this.places.runExclusive(() => this.runNow(order), alone ? PLACES : 1);
    } finally {
      this.jobs--;
    }
  }

  /** What runs is cut off, as by a crash of the worker, and what waits is not begun. */
  async stop(): Promise<void> {
    this.isStopped = true;
    await this.end();
  }

  private async end(): Promise<void> {
    clearTimeout(this.idle);
    const { process } = this;
    this.process = undefined;
    await process?.end();
  }

  private async runNow(order: JobOrder): Promise<void> {
    if (this.isStopped) throw new Error(STOPPING);
    clearTimeout(this.idle);
    if (!this.process || this.process.hasEnded) this.process = new QuarantineProcess(this.start(), this.settings);
    try {
      const { failure } = await this.process.run(order, this.limit);
      if (failure) throw new FailedInQuarantine(failure);
    } catch (error) {
      throw this.isStopped ? new Error(STOPPING) : error;
    } finally {
      if (this.jobs === 1) this.idle = setTimeout(() => void this.end(), IDLE).unref();
    }
  }
}
