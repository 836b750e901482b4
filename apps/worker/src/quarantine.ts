import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FailureReason } from '@app/audit';
import { currentRequestId, type RunningSettings } from '@app/platform';
import type { JobOrder } from './job-work.js';

/** What goes to the process in quarantine, one at a time, after its settings. */
export interface QuarantineOrder extends JobOrder {
  requestId?: string;
}

/** What comes back; the first, without failure, says that it is ready. */
export interface QuarantineAnswer {
  failure?: FailureReason;
}

/** The process ended in the midst of the job. */
export class ProcessEnded extends Error {}

/** The job failed there as any job may. Its reason is as it shall be written. */
export class FailedInQuarantine extends Error {
  constructor(readonly reason: FailureReason) {
    super(reason.text);
  }
}

/** Jobs that wait for their turn at most: each keeps a place of the worker's. */
const MOST = 5;

/** ms that the process may take to start, and that it stays when there is nothing to do. */
const START = 60_000;
const IDLE = 60_000;

const PROGRAM = 'quarantine-main.js';
const STOPPING = 'stopping; it runs again at the next start';

export type StartQuarantine = () => ChildProcess;

/** Starts the program beside this one, with the same environment. */
export const startQuarantine: StartQuarantine = () => fork(fileURLToPath(new URL(PROGRAM, import.meta.url)));

/**
 * A process beside the worker that runs one job at a time. A job that ends its process ends only this one, and it is known
 * which it was. Started when the first job comes, ended when none has come for a while.
 */
export class Quarantine {
  private child?: ChildProcess;
  private last: Promise<unknown> = Promise.resolve();
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
    return this.jobs >= MOST;
  }

  /**
   * Waits for its turn.
   * @throws ProcessEnded, FailedInQuarantine, or Error when the process cannot be started, e.g. without a database, or is
   *   being stopped
   */
  async run({ queueName, name, data, attemptsStarted }: JobOrder): Promise<void> {
    const order: QuarantineOrder = { queueName, name, data, attemptsStarted, requestId: currentRequestId() };
    this.jobs++;
    const turn = this.last.then(() => this.runNow(order)).finally(() => this.jobs--);
    this.last = turn.catch(() => undefined);
    await turn;
  }

  /** What runs is cut off, as by a crash of the worker, and what waits is not begun. */
  async stop(): Promise<void> {
    this.isStopped = true;
    await this.end();
  }

  private async end(): Promise<void> {
    clearTimeout(this.idle);
    const { child } = this;
    this.child = undefined;
    if (!child || hasEnded(child)) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  private async runNow(order: QuarantineOrder): Promise<void> {
    clearTimeout(this.idle);
    const child = await this.ready();
    const { failure } = await ask(child, order, this.limit).catch((error: unknown) => {
      throw this.isStopped ? new Error(STOPPING) : error;
    });
    this.idle = setTimeout(() => void this.end(), IDLE).unref();
    if (failure) throw new FailedInQuarantine(failure);
  }

  private async ready(): Promise<ChildProcess> {
    if (this.isStopped) throw new Error(STOPPING);
    if (this.child && !hasEnded(this.child)) return this.child;
    const child = (this.child = this.start());
    try {
      await ask(child, { ...this.settings, isQuarantine: true } satisfies RunningSettings, START);
    } catch (error) {
      if (this.child === child) this.child = undefined;
      throw new Error('the process in quarantine did not start', { cause: error });
    }
    return child;
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

/** @throws ProcessEnded, also when it had to be ended after so many ms */
function ask(
  child: ChildProcess,
  message: RunningSettings | QuarantineOrder,
  limit: number,
): Promise<QuarantineAnswer> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => child.kill('SIGKILL'), limit);
    const over = (): void => {
      clearTimeout(late);
      child.off('message', answered).off('exit', gone).off('error', gone);
    };
    const answered = (answer: unknown): void => {
      over();
      resolve(answer as QuarantineAnswer);
    };
    const gone = (): void => {
      over();
      reject(new ProcessEnded());
    };
    child.once('message', answered).once('exit', gone).once('error', gone);
    child.send(message, () => undefined);
  });
}
