import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, pageOf, type Tx } from '@app/platform';
import type { FailureKind, FailureReason } from './failure-reason.js';

/** Work that failed for good: which queue and handler, and the event, import or reminder that it was about. */
export interface FailedWork {
  queue: string;
  handler: string;
  subject: string;
  eventId?: string;
  attempts: number;
}

export interface FailedJobRow {
  id: string;
  queue: string;
  handler: string;
  subject: string;
  eventId: string | null;
  attempts: number;
  kind: FailureKind;
  reason: string;
  /** How often it failed for good. */
  times: number;
  firstAt: Date;
  lastAt: Date;
  /** When it is tried again without anybody asking. */
  nextAt: Date | null;
  /** Asked for after the last failure. */
  retrying: boolean;
}

/** Still to be seen: not put aside, not done since, and of the clock (which comes again by itself) only the last hour. */
const OPEN = `failed_job.dismissed_at is null and (failed_job.queue <> 'clock' or failed_job.last_at > now() - interval '1 hour')
  and not exists (select from handled where handled.event_id = failed_job.event_id and handled.handler = failed_job.handler)`;

/** What failed for good, once a handler and subject, with the moment of the next try. */
@Injectable()
export class FailedJobs {
  constructor(private readonly database: Database) {}

  /** The reconciler's own tries lie further and further apart: 15 minutes, doubled to at most twelve hours. */
  async note(tx: Tx, work: FailedWork, { kind, text }: FailureReason): Promise<void> {
    await tx.query(
      `insert into failed_job (queue, handler, subject, event_id, attempts, kind, reason, next_at)
       values ($1, $2, $3, $4, $5, $6, $7, now() + interval '15 minutes')
       on conflict (handler, subject) do update set attempts = excluded.attempts, kind = excluded.kind,
         reason = excluded.reason, last_at = now(), times = failed_job.times + 1, dismissed_at = null,
         next_at = now() + least(interval '15 minutes' * 2 ^ least(failed_job.times, 6), interval '12 hours')`,
      [work.queue, work.handler, work.subject, work.eventId ?? null, work.attempts, kind, text],
    );
  }

  /**
   * Whether the work is known to end its process, within the last hour.
   * @returns ms since then, and whether somebody has asked for another try since
   */
  async crash(handler: string, subject: string): Promise<{ ago: number; askedSince: boolean } | undefined> {
    const [row] = await this.database.query<{ ago: number; askedSince: boolean }>(
      `select extract(epoch from now() - last_at)::float8 * 1000 as ago, coalesce(retried_at > last_at, false) as "askedSince"
       from failed_job where handler = $1 and subject = $2 and kind = 'crashed' and last_at > now() - interval '1 hour'`,
      [handler, subject],
    );
    return row;
  }

  /** Of these events the pairs of event and handler that are known to end their process. */
  crashesOf(tx: Tx, eventIds: string[]): Promise<{ eventId: string; handler: string }[]> {
    return tx.query(
      `select event_id as "eventId", handler from failed_job where event_id = any($1::bigint[]) and kind = 'crashed'`,
      [eventIds],
    );
  }

  /** The work was done after all. */
  async settle(tx: Tx, handler: string, subject: string): Promise<void> {
    await tx.query(`delete from failed_job where handler = $1 and subject = $2`, [handler, subject]);
  }

  async list(cursor: string | undefined, limit: number): Promise<{ items: FailedJobRow[]; next: string | null }> {
    const { at = null, id = null } = cursor ? decodeCursor(cursor) : {};
    const rows = await this.database.query<FailedJobRow & { cursorAt: string }>(
      `select id, queue, handler, subject, event_id as "eventId", attempts, kind, reason, times, first_at as "firstAt",
         last_at as "lastAt", next_at as "nextAt", coalesce(retried_at > last_at, false) as retrying,
         to_char(last_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "cursorAt"
       from failed_job where ${OPEN} and ($1::timestamptz is null or (last_at, id) < ($1, $2))
       order by last_at desc, id desc limit $3`,
      [at, id, limit + 1],
    );
    const page = pageOf(rows, limit, (row) => ({ at: row.cursorAt, id: row.id }));
    return { ...page, items: page.items.map(({ cursorAt: _, ...row }) => row) };
  }

  async count(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `select count(*)::int as count from failed_job where ${OPEN}`,
    );
    return row!.count;
  }

  /**
   * Marks rows for another try and puts their events back for the relay.
   * @param ids null = all that are open
   * @returns how many
   */
  async retry(tx: Tx, ids: string[] | null): Promise<number> {
    const rows = await tx.query<{ eventId: string | null }[]>(
      `with again as (update failed_job set retried_at = now() where ${OPEN} and ($1::uuid[] is null or id = any($1))
         returning event_id),
       back as (insert into outbox (event_id) select distinct event_id from again where event_id is not null
         on conflict do nothing)
       select event_id as "eventId" from again`,
      [ids],
    );
    return rows.length;
  }

  /** Puts rows aside: nobody tries them again. @returns how many */
  async dismiss(tx: Tx, ids: string[] | null): Promise<number> {
    const rows = await tx.query<unknown[]>(
      `with gone as (update failed_job set dismissed_at = now() where ${OPEN} and ($1::uuid[] is null or id = any($1))
         returning 1) select 1 from gone`,
      [ids],
    );
    return rows.length;
  }
}
