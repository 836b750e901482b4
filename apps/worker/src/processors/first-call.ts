import { Injectable } from '@nestjs/common';
import { ScreenSignals } from '@app/notifications';
import type { Tx } from '@app/platform';
import { MovedFirstCall, Tasks } from '@app/tasks';
import type { FlowEvent, Handler } from '../handler.js';

/** lead.assigned, lead.claimed, lead.transferred → the first call, due in working time; by hand, anew. */
@Injectable()
export class FirstCall implements Handler {
  constructor(
    private readonly moved: MovedFirstCall,
    private readonly signals: ScreenSignals,
    private readonly tasks: Tasks,
  ) {}

  handle(tx: Tx, event: FlowEvent): Promise<void> {
    return this.handleMany(tx, [event]);
  }

  async handleMany(tx: Tx, events: FlowEvent[]): Promise<void> {
    const leadIds = events.map(({ leadId }) => leadId!);
    await this.tasks.ensureFirstCalls(tx, leadIds);
    for (const { id, type, leadId, data } of events) {
      // The system gives a lead to its first owner; people say from whom it comes.
      if (type !== 'lead.claimed' && 'from' in data) await this.moved.restart(tx, leadId!);
      if (type === 'lead.claimed') await this.tasks.restartFirstCall(tx, leadId!, id);
    }
    await this.signals.sendMany(tx, 'task', leadIds);
  }
}
