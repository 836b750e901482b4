import { Injectable } from '@nestjs/common';
import { Notifications, ScreenSignals } from '@app/notifications';
import type { Tx } from '@app/platform';
import { climbPeople, type RungName } from '@app/tasks';
import type { FlowEvent, Handler } from '../handler.js';

/** task.climbed → whoever stands on that rung hears of the call that was not made. */
@Injectable()
export class TellClimb implements Handler {
  constructor(
    private readonly notifications: Notifications,
    private readonly signals: ScreenSignals,
  ) {}

  async handle(tx: Tx, { id, leadId, data }: FlowEvent): Promise<void> {
    const rung = data.rung as RungName;
    const from = typeof data.from === 'string' ? data.from : null;
    const people = await climbPeople(tx, leadId!, rung, from);
    await this.notifications.tell(tx, people, { eventId: id, kind: `task.climbed.${rung}`, leadId: leadId! });
    await this.signals.send(tx, 'task', leadId!, from);
  }
}
