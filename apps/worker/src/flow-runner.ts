import { Injectable } from '@nestjs/common';
import { Handled } from '@app/audit';
import { Database, type Tx } from '@app/platform';
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
      const [event] = await tx.query<(FlowEvent & { leadGone: boolean })[]>(
        `select id, type, lead_id as "leadId", subject_id as "subjectId", data,
           lead_id is not null and not exists (select from lead where lead.id = event.lead_id) as "leadGone"
         from event where id = $1`,
        [eventId],
      );
      if (!event) return;
      const { leadGone, ...now } = event;
      if (leadGone && !(await this.followSurvivor(tx, now))) return;
      await this.handlers.byName[handler].handle(tx, now);
    });
  }

  /**
   * What comes late for a lead that was merged goes to its survivor; what was said of the other's own stage does not,
   * and a lead that is gone for good has nothing to follow.
   */
  private async followSurvivor(tx: Tx, event: FlowEvent): Promise<boolean> {
    if (event.type === 'lead.stage_changed') return false;
    const [row] = await tx.query<{ id: string | null }[]>(`select surviving_lead($1) as id`, [event.leadId]);
    event.leadId = row?.id ?? null;
    return event.leadId !== null;
  }
}
