import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type RunningSettings, SETTINGS } from '@app/platform';
import { FLOW_QUEUE } from './jobs.js';
import { Quarantine } from './quarantine.js';
import { startQuarantine, type StartQuarantine } from './quarantine-process.js';

/** How a quarantine is started; a test has its own. */
export const QUARANTINE_START = Symbol('quarantine start');
export const quarantineStart = { provide: QUARANTINE_START, useValue: startQuarantine };

/** ms after which a job hangs: one that follows an event before it would be handed over once more, others take their time. */
const HANGS = 45_000;
const HANGS_ELSEWHERE = 600_000;

/** One a queue: an import takes minutes, and no lead waits behind it. Stopping does not wait for what runs in them. */
@Injectable()
export class Quarantines implements OnModuleDestroy {
  private readonly byQueue = new Map<string, Quarantine>();

  constructor(
    @Inject(SETTINGS) private readonly settings: RunningSettings,
    @Inject(QUARANTINE_START) private readonly start: StartQuarantine,
  ) {}

  of(queue: string): Quarantine {
    const found = this.byQueue.get(queue);
    if (found) return found;
    const made = new Quarantine(this.settings, queue === FLOW_QUEUE ? HANGS : HANGS_ELSEWHERE, this.start);
    this.byQueue.set(queue, made);
    return made;
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([...this.byQueue.values()].map((quarantine) => quarantine.stop()));
  }
}
