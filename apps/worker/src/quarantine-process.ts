import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FailureReason } from '@app/audit';
import type { RunningSettings } from '@app/platform';
import type { JobOrder } from './job-work.js';

/** What goes to the process in quarantine, after its settings. */
export interface QuarantineOrder extends JobOrder {
  requestId?: string;
}

/** With the number that the answer carries. The settings are number 0. */
export type QuarantineMessage = { nth: number } & ({ settings: RunningSettings } | { order: QuarantineOrder });

export interface QuarantineAnswer {
  nth: number;
  failure?: FailureReason;
}

/** The process ended in the midst of the job; `alone` when no other one can have been the cause. */
export class ProcessEnded extends Error {
  constructor(readonly alone: boolean) {
    super();
  }
}

/** ms that the process may take to start. */
const START = 60_000;

const PROGRAM = 'quarantine-main.js';

export type StartQuarantine = () => ChildProcess;

/** Starts the program beside this one, with the same environment. */
export const startQuarantine: StartQuarantine = () => fork(fileURLToPath(new URL(PROGRAM, import.meta.url)));

/** A worker's process for suspects, as the worker sees it: one life of it. */
export class QuarantineProcess {
  private nth = 0;
  private inside = 0;
  private readonly ready: Promise<unknown>;

  constructor(
    private readonly child: ChildProcess,
    settings: RunningSettings,
  ) {
    child.setMaxListeners(0);
    // One that cannot be started says so later: unheard, that would end the worker.
    child.on('error', () => undefined);
    this.ready = this.ask({ nth: this.nth++, settings: { ...settings, isQuarantine: true } }, START).catch(
      (error: unknown) => {
        throw new Error('the process in quarantine did not start', { cause: error });
      },
    );
    this.ready.catch(() => undefined);
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null || this.child.pid === undefined;
  }

  /**
   * @param limit ms after which the order is taken to hang, and the process is ended
   * @throws ProcessEnded, or Error when it did not start
   */
  async run(order: QuarantineOrder, limit: number): Promise<QuarantineAnswer> {
    await this.ready;
    this.inside++;
    try {
      return await this.ask({ nth: this.nth++, order }, limit);
    } finally {
      this.inside--;
    }
  }

  async end(): Promise<void> {
    if (this.hasEnded) return;
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await gone;
  }

  private ask(message: QuarantineMessage, limit: number): Promise<QuarantineAnswer> {
    const { child } = this;
    return new Promise((resolve, reject) => {
      if (this.hasEnded) return reject(new ProcessEnded(false));
      const late = setTimeout(() => child.kill('SIGKILL'), limit);
      const over = (): void => {
        clearTimeout(late);
        child.off('message', answered).off('exit', gone).off('error', gone);
      };
      const answered = (answer: unknown): void => {
        if ((answer as QuarantineAnswer).nth !== message.nth) return;
        over();
        resolve(answer as QuarantineAnswer);
      };
      // All that were inside hear of it before any of them counts itself out.
      const gone = (): void => {
        over();
        reject(new ProcessEnded(this.inside === 1));
      };
      child.on('message', answered).once('exit', gone).once('error', gone);
      child.send(message, () => undefined);
    });
  }
}
