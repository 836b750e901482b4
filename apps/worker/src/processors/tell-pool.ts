import { Injectable } from '@nestjs/common';
import { Notifications, ScreenSignals } from '@app/notifications';
import type { Tx } from '@app/platform';
import { climbPeople } from '@app/tasks';
import type { FlowEvent, Handler } from '../handler.js';

/**
 * lead.waiting → the managers hear that nobody could take it; lead.pool_warned → its owner that it goes back soon;
 * lead.returned → whoever had it that it did; lead.transferred → whoever has it now.
 */
@Injectable()
export class TellPool implements Handler {
  constructor(
    private readonly notifications: Notifications,
    private readonly signals: ScreenSignals,
  ) {}

  async handle(tx: Tx, { id, type, leadId, data }: FlowEvent): Promise<void> {
    const one = typeof data.to === 'string' ? data.to : typeof data.from === 'string' ? data.from : null;
    const people = type === 'lead.waiting' ? await climbPeople(tx, leadId!, 'leader', null) : one ? [one] : [];
    await this.notifications.tell(tx, people, { eventId: id, kind: type, leadId: leadId! });
    await this.signals.send(tx, 'lead', leadId!, one);
  }
}
