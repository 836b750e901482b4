import { Injectable } from '@nestjs/common';
import { ScreenSignals } from '@app/notifications';
import type { Tx } from '@app/platform';
import { Tasks } from '@app/tasks';
import type { FlowEvent, Handler } from '../handler.js';

/** lead.assigned, lead.claimed → the first call, due in working time. */
@Injectable()
export class FirstCall implements Handler {
  constructor(
    private readonly signals: ScreenSignals,
    private readonly tasks: Tasks,
  ) {}

  async handle(tx: Tx, { id, type, leadId }: FlowEvent): Promise<void> {
    await this.tasks.ensureFirstCall(tx, leadId!);
    if (type === 'lead.claimed') await this.tasks.restartFirstCall(tx, leadId!, id);
    await this.signals.send(tx, 'task', leadId!);
  }
}
