import { Injectable } from '@nestjs/common';
import { Database } from '@app/platform';
import type { Source } from './source.entity.js';

export type SourceHealth = 'new' | 'well' | 'quiet' | 'failing' | 'paused' | 'blocked';

/** A source as its page shows it. `read7` articles came in within seven days, `read1` within one; `waiting` links wait. */
export type SourceItem = Omit<Source, 'claimedUntil' | 'etag' | 'lastModified' | 'createdBy' | 'demo'> & {
  health: SourceHealth;
  running: boolean;
  blockReason: string | null;
  read7: number;
  failed7: number;
  waiting: number;
  requests7: number;
  refused7: number;
  lastArticle: { id: string; title: string } | null;
};

/** A source that answers and brought nothing for so long is said to be quiet. */
const QUIET_DAYS = 7;

/** The one read of the sources' page. */
@Injectable()
export class SourceList {
  constructor(private readonly database: Database) {}

  /** Those in trouble first, then by name; a house has some dozens of sources. */
  list(id?: string): Promise<SourceItem[]> {
    return this.database.query<SourceItem>(
      `select * from (select source.id, source.name, source.kind, source.url, source.link_selector as "linkSelector",
         source.next_selector as "nextSelector", source.list_pages as "listPages", source.every_minutes as "everyMinutes",
         source.working_hours as "workingHours", source.page_budget as "pageBudget", source.licence,
         source.licence_note as "licenceNote", source.licensed_on::text as "licensedOn", source.paused_at as "pausedAt", source.next_at as "nextAt",
         source.last_run_at as "lastRunAt", source.last_success_at as "lastSuccessAt", source.last_outcome as "lastOutcome",
         source.problem, source.failures, source.created_at as "createdAt",
         coalesce(source.claimed_until > now(), false) as running, block.reason as "blockReason",
         pages.read7, pages.failed7, pages.waiting, fetches.requests7, fetches.refused7, last.article as "lastArticle",
         case when block.id is not null then 'blocked' when source.paused_at is not null then 'paused'
           when source.problem is not null then 'failing' when source.last_success_at is null then 'new'
           when pages.read7 = 0 and source.created_at < now() - interval '${QUIET_DAYS} days' then 'quiet' else 'well' end as health
       from source
         left join source_block as block on block.source_id = source.id
         cross join lateral (select
             count(*) filter (where state = 'read' and done_at > now() - interval '7 days')::int as read7,
             count(*) filter (where state = 'failed' and done_at > now() - interval '7 days')::int as failed7,
             count(*) filter (where state = 'waiting')::int as waiting
           from source_page where source_page.source_id = source.id) as pages
         cross join lateral (select count(*) filter (where status is not null)::int as requests7,
             count(*) filter (where outcome in ('refused', 'robots'))::int as refused7
           from page_fetch where page_fetch.source_id = source.id and page_fetch.at > now() - interval '7 days') as fetches
         left join lateral (select json_build_object('id', article.id, 'title', article.title) as article
           from article where article.source_id = source.id order by article.created_at desc limit 1) as last on true
       where $1::uuid is null or source.id = $1) as listed
       order by case health when 'failing' then 0 when 'quiet' then 1 when 'new' then 2 when 'well' then 3 when 'paused' then 4 else 5 end, name, id
       limit 500`,
      [id ?? null],
    );
  }
}
