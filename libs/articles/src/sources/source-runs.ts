import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '@app/platform';
import type { FetchOutcome, FetchTrouble } from './fetch-trouble.js';
import type { FoundLink } from './list-links.js';
import type { Source } from './source.entity.js';

/** A source while it is being worked on; `claim` proves that nobody else took it over meanwhile. */
export type ClaimedSource = Pick<
  Source,
  | 'id'
  | 'kind'
  | 'url'
  | 'linkSelector'
  | 'nextSelector'
  | 'listPages'
  | 'everyMinutes'
  | 'workingHours'
  | 'pageBudget'
  | 'licence'
  | 'licenceNote'
  | 'licensedOn'
  | 'failures'
  | 'etag'
  | 'lastModified'
> & { claim: string };

export interface WaitingPage {
  url: string;
  title: string;
  content: string | null;
  attempts: number;
}

export interface RunEnd {
  nextAt: Date;
  outcome: FetchOutcome;
  problem: string | null;
  /** The feed or list came, or was the same as before. */
  reached: boolean;
  etag: string | null;
  lastModified: string | null;
}

export type PageState = 'read' | 'known' | 'skipped' | 'failed';

/** Minutes that a run may stay silent before another process takes its source over. */
const CLAIM_MINUTES = 10;
/** Links of one source that wait at most; older news of a long list is not worth the wait. */
const MOST_WAITING = 1000;
const OPEN = `source.paused_at is null and not exists (select from source_block where source_block.source_id = source.id)`;
const FREE = `(source.claimed_until is null or source.claimed_until <= now())`;

/** What a run of a source reads and writes: who works on it, which links wait, how it ended. */
@Injectable()
export class SourceRuns {
  constructor(private readonly database: Database) {}

  /** Ids of sources whose time has come. */
  async due(): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from source where ${OPEN} and source.next_at <= now() and ${FREE} order by source.next_at limit 200`,
    );
    return rows.map(({ id }) => id);
  }

  /** Takes a due source; undefined when another process has it, or it is paused, closed or not due any more. */
  async claim(tx: Tx, id: string): Promise<ClaimedSource | undefined> {
    const [rows] = await tx.query<[ClaimedSource[], number]>(
      `update source set claimed_until = now() + interval '${CLAIM_MINUTES} minutes', last_run_at = now()
       where source.id = $1 and ${OPEN} and source.next_at <= now() and ${FREE}
       returning id, kind, url, link_selector as "linkSelector", next_selector as "nextSelector", list_pages as "listPages",
         every_minutes as "everyMinutes", working_hours as "workingHours", page_budget as "pageBudget", licence, failures,
         licence_note as "licenceNote", licensed_on::text as "licensedOn",
         etag, last_modified as "lastModified", claimed_until::text as claim`,
      [id],
    );
    return rows[0];
  }

  /** Says that the run goes on. @returns whether the source is still ours, and still to be read */
  async goesOn(source: ClaimedSource): Promise<boolean> {
    const rows = await this.database.query<{ claim: string }>(
      `with held as (update source set claimed_until = now() + interval '${CLAIM_MINUTES} minutes'
         where source.id = $1 and source.claimed_until = $2::timestamptz and ${OPEN} returning claimed_until)
       select claimed_until::text as claim from held`,
      [source.id, source.claim],
    );
    if (rows[0]) source.claim = rows[0].claim;
    return rows.length > 0;
  }

  /** Each address of a source once, however often the list names it. @returns how many are new */
  async addLinks(tx: Tx, sourceId: string, links: FoundLink[]): Promise<number> {
    const rows = await tx.query<unknown[]>(
      `insert into source_page (source_id, url, title, content, seen_at)
       select $1, found.url, found.title, found.content, clock_timestamp() + found.place * interval '-1 millisecond'
       from unnest($2::text[], $3::text[], $4::text[]) with ordinality as found (url, title, content, place)
       on conflict do nothing returning 1`,
      [sourceId, links.map(({ url }) => url), links.map(({ title }) => title), links.map(({ content }) => content)],
    );
    await tx.query(
      `delete from source_page where source_id = $1 and state = 'waiting' and url in (
         select url from source_page where source_id = $1 and state = 'waiting' order by seen_at desc offset ${MOST_WAITING})`,
      [sourceId],
    );
    return rows.length;
  }

  /** The link to read next: of the newest look at the list first, in the list's order. */
  async nextPage(sourceId: string): Promise<WaitingPage | undefined> {
    const [row] = await this.database.query<WaitingPage>(
      `select url, title, content, attempts from source_page where source_id = $1 and state = 'waiting' and next_at <= now()
       order by seen_at desc, url limit 1`,
      [sourceId],
    );
    return row;
  }

  async done(
    tx: Tx,
    sourceId: string,
    url: string,
    {
      state,
      articleId = null,
      problem = null,
    }: { state: PageState; articleId?: string | null; problem?: string | null },
  ): Promise<void> {
    await tx.query(
      `update source_page set state = $3, article_id = $4, problem = $5, content = null, done_at = now()
       where source_id = $1 and url = $2`,
      [sourceId, url, state, articleId, problem],
    );
  }

  /** Tried again when its host may be asked; where that counts as a try, after an hour, two, four. */
  async later(sourceId: string, url: string, { message, until }: FetchTrouble, counts: boolean): Promise<void> {
    await this.database.query(
      `update source_page set attempts = attempts + $5::int, problem = $3,
         next_at = greatest($4::timestamptz, now() + interval '1 minute' * case when $5 = 1 then 60 * 2 ^ attempts else 1 end)
       where source_id = $1 and url = $2 and state = 'waiting'`,
      [sourceId, url, message, until, counts ? 1 : 0],
    );
  }

  /** Nothing happens when another process took the source over. */
  async end(tx: Tx, source: ClaimedSource, end: RunEnd): Promise<void> {
    await tx.query(
      `update source set claimed_until = null, next_at = $3, last_outcome = $4, problem = $5,
         failures = case when $5::text is null then 0 else least(failures + 1, 1000) end,
         last_success_at = case when $6 then now() else last_success_at end,
         etag = case when $6 then $7 else etag end, last_modified = case when $6 then $8 else last_modified end
       where id = $1 and claimed_until = $2::timestamptz`,
      [source.id, source.claim, end.nextAt, end.outcome, end.problem, end.reached, end.etag, end.lastModified],
    );
  }

  /** Gives the source back undone, due again after so many minutes. */
  async letGo(source: ClaimedSource, minutes: number): Promise<void> {
    await this.database.query(
      `update source set claimed_until = null, next_at = now() + $3 * interval '1 minute'
       where id = $1 and claimed_until = $2::timestamptz`,
      [source.id, source.claim, minutes],
    );
  }
}
