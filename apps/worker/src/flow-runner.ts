import { Injectable } from '@nestjs/common';
import { Handled } from '@app/audit';
import { Database } from '@app/platform';
import type { HandlerName } from './flow.js';
import type { FlowEvent } from './handler.js';
import { Handlers } from './handlers.js';

/** Runs one follower for one event, once however often the queue delivers it. */
@Injectable()
export class FlowRunner {
  constructor(
    private readonly database: Database,
    private readonly handled: Handled,
    private readonly handlers: Handlers,
  ) {}

  async run(handler: HandlerName, eventId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await this.handled.first(tx, handler, eventId))) return;
      const [event] = await tx.query<FlowEvent[]>(
        `select id, type, lead_id as "leadId", subject_id as "subjectId", data from event where id = $1`,
        [eventId],
      );
      if (event) await this.handlers.byName[handler].handle(tx, event);
    });
  }
}
