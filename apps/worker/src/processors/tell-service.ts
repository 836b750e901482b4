import { Injectable } from '@nestjs/common';
import { Notifications } from '@app/notifications';
import type { Tx } from '@app/platform';
import type { FlowEvent, Handler } from '../handler.js';

/** ticket.assigned, ticket.overdue, deal.ends_soon → who answers for the request, and who has the lead. */
@Injectable()
export class TellService implements Handler {
  constructor(private readonly notifications: Notifications) {}

  async handle(tx: Tx, { id, type, leadId, subjectId }: FlowEvent): Promise<void> {
    const owners = await tx.query<{ id: string }[]>(
      `select owner_id as id from service_ticket where id = $1 and owner_id is not null`,
      [subjectId],
    );
    const theirs = type === 'ticket.assigned' ? [] : await this.notifications.peopleFor(tx, leadId!);
    const people = [...new Set([...owners.map((owner) => owner.id), ...theirs])];
    await this.notifications.tell(tx, people, { eventId: id, kind: type, leadId: leadId! });
  }
}
