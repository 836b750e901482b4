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
  /** Of the request that caused it. */
  requestId: string | null;
}

interface Gathering {
  events: RecordedEvent[];
  /** By lead. */
  requestIds: Map<string | null, string | null>;
}

/** The append-only record: one row says it (audit and timeline), a second one in `outbox` makes it follow. */
@Injectable()
export class Events {
  private readonly gathered = new WeakMap<Tx, Gathering>();

  constructor(private readonly wakeUps: WakeUps) {}

  /**
   * From now on events of this transaction are put on the returned list and not into the outbox: the caller does at once
   * what follows them, or hands them over before the transaction ends.
   * @param causes what is done here at once for many requests; an event of a lead belongs to the request of its cause
   */
  gather(tx: Tx, causes: readonly RecordedEvent[] = []): RecordedEvent[] {
    const events: RecordedEvent[] = [];
    const requestIds = new Map(causes.map(({ leadId, requestId }) => [leadId, requestId]));
    this.gathered.set(tx, { events, requestIds });
    return events;
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
    const [id] = await this.recordMany(tx, [event]);
    return id!;
  }

  /** The same for many, in their order, in one statement. */
  async recordMany(tx: Tx, events: NewEvent[]): Promise<string[]> {
    if (events.length === 0) return [];
    const gathering = this.gathered.get(tx);
    const written = events.map((event) => asWritten(event, gathering));
    const rows = await tx.query<{ id: string }[]>(gathering ? RECORD : `with recorded as (${RECORD}) ${HAND_OVER}`, [
      written.map(({ type }) => type),
      written.map(({ actorId }) => actorId),
      written.map(({ leadId }) => leadId),
      written.map(({ subjectId }) => subjectId),
      written.map(({ data }) => JSON.stringify(data)),
      written.map(({ requestId }) => requestId),
    ]);
    const ids = rows.map(({ id }) => id);
    gathering?.events.push(...written.map(({ actorId: _, ...event }, nth) => ({ ...event, id: ids[nth]! })));
    if (!gathering) this.wakeUps.send(OUTBOX_CHANNEL);
    return ids;
  }
}

/** Ids are drawn after the sort, so that they stand in the order of the events. */
const RECORD = `insert into event (type, actor_id, lead_id, subject_id, data, request_id)
  select type, actor_id, lead_id, subject_id, data::jsonb, request_id
  from unnest($1::text[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[]) with ordinality
    as given (type, actor_id, lead_id, subject_id, data, request_id, nth)
  order by nth returning id`;
const HAND_OVER = `insert into outbox (event_id) select id from recorded order by id returning event_id as id`;

function asWritten(event: NewEvent, gathering?: Gathering): Omit<RecordedEvent, 'id'> & { actorId: string | null } {
  const { type, actorId = null, leadId = null, subjectId = null, data = {} } = event;
  const requestId = gathering?.requestIds.get(leadId) ?? currentRequestId() ?? null;
  return { type, actorId, leadId, subjectId, data, requestId };
}
