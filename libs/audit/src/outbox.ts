import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '@app/platform';

/** An event that the relay has to hand over. */
export interface OutboxEvent {
  eventId: string;
  type: string;
  requestId: string | null;
  /** Put back: it was handed over before. */
  again: boolean;
}

/** Rows that still have to reach the queue. A row goes only after its jobs were added: at least once, never lost. */
@Injectable()
export class Outbox {
  constructor(private readonly database: Database) {}

  /**
   * Locks up to `limit` rows for this transaction; rows that another relay holds are skipped, and so are those whose writer
   * still has the time to follow them itself.
   */
  claim(tx: Tx, limit: number): Promise<OutboxEvent[]> {
    return tx.query(
      `select outbox.event_id as "eventId", event.type, event.request_id as "requestId",
         outbox.created_at > event.at as again
       from outbox join event on event.id = outbox.event_id
       where outbox.not_before is null or outbox.not_before <= now()
       order by outbox.event_id limit $1 for update of outbox skip locked`,
      [limit],
    );
  }

  async remove(tx: Tx, eventIds: string[]): Promise<void> {
    await tx.query(`delete from outbox where event_id = any($1::bigint[])`, [eventIds]);
  }

  /** Puts events back, for work that a lost queue never did. */
  async putBack(tx: Tx, eventIds: string[]): Promise<void> {
    await tx.query(`insert into outbox (event_id) select unnest($1::bigint[]) on conflict do nothing`, [eventIds]);
  }

  /** Rows waiting and the age of the oldest, in ms. */
  async lag(): Promise<{ waiting: number; oldestMs: number }> {
    const [row] = await this.database.query<{ waiting: number; oldestMs: number }>(
      `select count(*)::int as waiting, coalesce(extract(epoch from now() - min(created_at)) * 1000, 0)::float8 as "oldestMs" from outbox`,
    );
    return row!;
  }
}
