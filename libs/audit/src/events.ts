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

/** An event as it was written, in the transaction that goes on with it. */
export interface RecordedEvent {
  id: string;
  type: string;
  leadId: string | null;
  subjectId: string | null;
  data: Record<string, unknown>;
}

/** The append-only record: one row says it (audit and timeline), a second one in `outbox` makes it follow. */
@Injectable()
export class Events {
  private readonly gathered = new WeakMap<Tx, RecordedEvent[]>();

  constructor(private readonly wakeUps: WakeUps) {}

  /**
   * From now on events of this transaction are put on the returned list and not into the outbox: the caller does at once
   * what follows them, or hands them over with `handOver` before the transaction ends.
   */
  gather(tx: Tx): RecordedEvent[] {
    const list: RecordedEvent[] = [];
    this.gathered.set(tx, list);
    return list;
  }

  /** Lets the relay have gathered events. */
  async handOver(tx: Tx, eventIds: string[]): Promise<void> {
    if (eventIds.length === 0) return;
    await tx.query(`insert into outbox (event_id) select unnest($1::bigint[])`, [eventIds]);
    this.wakeUps.send(OUTBOX_CHANNEL);
  }

  /**
   * Writes both rows into the caller's transaction.
   * @returns the event's id (a bigint, as text)
   */
  async record(tx: Tx, event: NewEvent): Promise<string> {
    const list = this.gathered.get(tx);
    if (list) return this.recordGathered(tx, event, list);
    const [row] = await tx.query<{ id: string }[]>(
      `with recorded as (
         insert into event (type, actor_id, lead_id, subject_id, data, request_id) values ($1, $2, $3, $4, $5, $6) returning id)
       insert into outbox (event_id) select id from recorded returning event_id as id`,
      valuesOf(event),
    );
    this.wakeUps.send(OUTBOX_CHANNEL);
    return row!.id;
  }

  private async recordGathered(tx: Tx, event: NewEvent, list: RecordedEvent[]): Promise<string> {
    const [row] = await tx.query<{ id: string }[]>(
      `insert into event (type, actor_id, lead_id, subject_id, data, request_id) values ($1, $2, $3, $4, $5, $6) returning id`,
      valuesOf(event),
    );
    const { type, leadId = null, subjectId = null, data = {} } = event;
    list.push({ id: row!.id, type, leadId, subjectId, data });
    return row!.id;
  }
}

const valuesOf = (event: NewEvent): unknown[] => [
  event.type,
  event.actorId ?? null,
  event.leadId ?? null,
  event.subjectId ?? null,
  JSON.stringify(event.data ?? {}),
  currentRequestId() ?? null,
];
