import { Injectable } from '@nestjs/common';
import { Notifications, ScreenSignals } from '@app/notifications';
import type { Tx } from '@app/platform';
import type { FlowEvent, Handler } from '../handler.js';

/** lead.assigned, lead.joined, task.overdue → the owner's dashboard says so. */
@Injectable()
export class TellOwner implements Handler {
  constructor(
    private readonly notifications: Notifications,
    private readonly signals: ScreenSignals,
  ) {}

  handle(tx: Tx, event: FlowEvent): Promise<void> {
    return this.handleMany(tx, [event]);
  }

  async handleMany(tx: Tx, events: FlowEvent[]): Promise<void> {
    const about = events.map(({ id, leadId }) => ({ eventId: id, leadId: leadId! }));
    await this.notifications.tellPeopleFor(tx, events[0]!.type, about);
    await this.signals.sendMany(
      tx,
      'lead',
      about.map(({ leadId }) => leadId),
    );
  }
}
