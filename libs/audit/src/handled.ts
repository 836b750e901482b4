import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '@app/platform';
import type { RecordedEvent } from './events.js';

/** s that the relay leaves events to whoever goes on with them. */
const OWN_TIME = 2;

/** Makes a follower's effect happen once an event: the mark is written in the transaction of the effect. */
@Injectable()
export class Handled {
  constructor(private readonly database: Database) {}

  /** @returns the events, read anew, but for those for which this handler already did its work */
  first(tx: Tx, handler: string, eventIds: string[]): Promise<RecordedEvent[]> {
    return tx.query(
      `with marked as (
         insert into handled (event_id, handler) select id, $2 from unnest($1::bigint[]) as given (id) order by id
         on conflict do nothing returning event_id)
       select id, type, lead_id as "leadId", subject_id as "subjectId", data, request_id as "requestId"
       from marked join event on event.id = marked.event_id order by id`,
      [eventIds, handler],
    );
  }

  /**
   * Marks work that was done in the transaction that wrote its events.
   * @param own events that the caller goes on with itself right after its transaction: only if it dies, the relay has them
   */
  async mark(tx: Tx, done: [eventId: string, handler: string][], own: string[] = []): Promise<void> {
    if (done.length === 0 && own.length === 0) return;
    await tx.query(
      `with own as (insert into outbox (event_id, not_before) select unnest($3::bigint[]), now() + make_interval(secs => $4))
       insert into handled (event_id, handler) select * from unnest($1::bigint[], $2::text[])`,
      [done.map(([eventId]) => eventId), done.map(([, handler]) => handler), own, OWN_TIME],
    );
  }

  /**
   * Events of the last seven days whose follower has not run although 20 seconds went by: a lost queue, a lost job.
   * What failed for good waits for its next try; what was put aside is let be.
   * @param followers pairs of event type and handler
   */
  async missing(followers: { type: string; handler: string }[], limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select distinct event.id from event
         join unnest($1::text[], $2::text[]) as follower (type, handler) on follower.type = event.type
       where event.at between now() - interval '7 days' and now() - interval '20 seconds'
         and not exists (select 1 from handled where handled.event_id = event.id and handled.handler = follower.handler)
         and not exists (select 1 from outbox where outbox.event_id = event.id)
         and not exists (select 1 from failed_job where failed_job.event_id = event.id and failed_job.handler = follower.handler
           and (failed_job.dismissed_at is not null or coalesce(failed_job.next_at, 'infinity') > now()))
       order by event.id limit $3`,
      [followers.map(({ type }) => type), followers.map(({ handler }) => handler), limit],
    );
    return rows.map(({ id }) => id);
  }

  /** The reconciler's look at what is still to come of the last seven days, kept for the queue room. */
  async beat(tx: Tx, followers: { type: string; handler: string }[]): Promise<void> {
    await tx.query(
      `insert into flow_beat (undone, oldest_at)
       select count(distinct event.id), min(event.at) from event
         join unnest($1::text[], $2::text[]) as follower (type, handler) on follower.type = event.type
       where event.at > now() - interval '7 days'
         and not exists (select 1 from handled where handled.event_id = event.id and handled.handler = follower.handler)
       on conflict (id) do update set at = now(), undone = excluded.undone, oldest_at = excluded.oldest_at`,
      [followers.map(({ type }) => type), followers.map(({ handler }) => handler)],
    );
  }

  /** The last such look; undefined = no worker has ever looked. */
  async lastBeat(): Promise<{ at: Date; undone: number; oldestAt: Date | null } | undefined> {
    const [row] = await this.database.query<{ at: Date; undone: number; oldestAt: Date | null }>(
      `select at, undone, oldest_at as "oldestAt" from flow_beat`,
    );
    return row;
  }
}
