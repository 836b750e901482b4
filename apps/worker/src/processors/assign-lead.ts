import { Injectable } from '@nestjs/common';
import type { Tx } from '@app/platform';
import { Assignments } from '@app/tasks';
import type { FlowEvent, Handler } from '../handler.js';

/** lead.matched → an owner, with a receipt of why. */
@Injectable()
export class AssignLead implements Handler {
  constructor(private readonly assignments: Assignments) {}

  handle(tx: Tx, event: FlowEvent): Promise<void> {
    return this.handleMany(tx, [event]);
  }

  handleMany(tx: Tx, events: FlowEvent[]): Promise<void> {
    return this.assignments.assignMany(
      tx,
      events.map(({ id, leadId }) => ({ leadId: leadId!, eventId: id })),
    );
  }
}
