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

  async handle(tx: Tx, { id, type, leadId }: FlowEvent): Promise<void> {
    await this.notifications.tellPeopleFor(tx, { eventId: id, kind: type, leadId: leadId! });
    await this.signals.send(tx, 'lead', leadId!);
  }
}
