import { Injectable } from '@nestjs/common';
import { currentRequestId, type Tx, WakeUps } from '@app/platform';

/** What happened, by whom, to what. `data` holds ids, stages and numbers: no phone, no name, no free text. */
export interface NewEvent {
  type: string;
  actorId?: string | null;
  leadId?: string | null;
  subjectId?: string | null;
  data?: Record<string, unknown>;
}

/** The channel on which the relay waits for new outbox rows. */
export const OUTBOX_CHANNEL = 'plotline_outbox';

/** The append-only record: one row says it (audit and timeline), a second one in `outbox` makes it follow. */
@Injectable()
export class Events {
  constructor(private readonly wakeUps: WakeUps) {}

  /**
   * Writes both rows into the caller's transaction.
   * @returns the event's id (a bigint, as text)
   */
  async record(tx: Tx, event: NewEvent): Promise<string> {
    const [row] = await tx.query<{ id: string }[]>(
      `with recorded as (
         insert into event (type, actor_id, lead_id, subject_id, data, request_id) values ($1, $2, $3, $4, $5, $6) returning id)
       insert into outbox (event_id) select id from recorded returning event_id as id`,
      [
        event.type,
        event.actorId ?? null,
        event.leadId ?? null,
        event.subjectId ?? null,
        JSON.stringify(event.data ?? {}),
        currentRequestId() ?? null,
      ],
    );
    this.wakeUps.send(OUTBOX_CHANNEL);
    return row!.id;
  }
}
