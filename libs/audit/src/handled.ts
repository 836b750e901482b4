import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '@app/platform';

/** Makes a follower's effect happen once an event: the mark is written in the transaction of the effect. */
@Injectable()
export class Handled {
  constructor(private readonly database: Database) {}

  /** @returns false when this handler already did its work for this event */
  async first(tx: Tx, handler: string, eventId: string): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `insert into handled (event_id, handler) values ($1, $2) on conflict do nothing returning 1`,
      [eventId, handler],
    );
    return rows.length > 0;
  }

  /**
   * Events of the last seven days whose follower has not run although a minute went by: a lost queue, a lost job.
   * @param followers pairs of event type and handler
   */
  async missing(followers: { type: string; handler: string }[], limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select distinct event.id from event
         join unnest($1::text[], $2::text[]) as follower (type, handler) on follower.type = event.type
       where event.at between now() - interval '7 days' and now() - interval '60 seconds'
         and not exists (select 1 from handled where handled.event_id = event.id and handled.handler = follower.handler)
         and not exists (select 1 from outbox where outbox.event_id = event.id)
       order by event.id limit $3`,
      [followers.map(({ type }) => type), followers.map(({ handler }) => handler), limit],
    );
    return rows.map(({ id }) => id);
  }
}
