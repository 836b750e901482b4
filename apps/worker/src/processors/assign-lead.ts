import { Injectable } from '@nestjs/common';
import type { Tx } from '@app/platform';
import { Assignments } from '@app/tasks';
import type { FlowEvent, Handler } from '../handler.js';

/** lead.matched → an owner, with a receipt of why. */
@Injectable()
export class AssignLead implements Handler {
  constructor(private readonly assignments: Assignments) {}

  async handle(tx: Tx, { id, leadId }: FlowEvent): Promise<void> {
    await this.assignments.assign(tx, leadId!, id);
  }
}
