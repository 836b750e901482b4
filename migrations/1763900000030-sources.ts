import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where articles are fetched from. `next_at` says when a source is due, `claimed_until` that somebody is at it. A
 * `source_page` is a link seen there, once; `content` is what the feed said of it, kept until its page was read. A
 * `source_block` closes a host with all below it, or one source.
 */
export class Sources1763900000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table source (
        id uuid primary key default gen_random_uuid(),
        name text not null,
        kind text not null check (kind in ('feed', 'list')),
        url text not null,
        link_selector text,
        next_selector text,
        list_pages smallint not null default 1 check (list_pages between 1 and 10),
        every_minutes integer not null default 120 check (every_minutes between 15 and 10080),
        working_hours boolean not null default false,
        page_budget smallint not null default 20 check (page_budget between 1 and 100),
        licence text not null default 'link_only' check (licence in ('own', 'permitted', 'link_only')),
        licence_note text,
        paused_at timestamptz,
        next_at timestamptz not null default now(),
        claimed_until timestamptz,
        last_run_at timestamptz,
        last_success_at timestamptz,
        last_outcome text,
        problem text,
        failures smallint not null default 0,
        etag text,
        last_modified text,
        created_by uuid references app_user (id) on delete set null deferrable,
        demo boolean not null default false,
        created_at timestamptz not null default now())`);
    await runner.query(`create unique index source_url on source (url, coalesce(link_selector, ''))`);
    await runner.query(`create index source_due on source (next_at) where paused_at is null`);
    await runner.query(`
      create table source_page (
        source_id uuid not null references source (id) on delete cascade deferrable,
        url text not null,
        title text not null default '',
        content text,
        state text not null default 'waiting' check (state in ('waiting', 'read', 'known', 'skipped', 'failed')),
        attempts smallint not null default 0,
        next_at timestamptz not null default now(),
        problem text,
        article_id uuid references article (id) on delete set null deferrable,
        seen_at timestamptz not null default now(),
        done_at timestamptz,
        primary key (source_id, url))`);
    await runner.query(`create index source_page_waiting on source_page (source_id, next_at) where state = 'waiting'`);
    await runner.query(`create index source_page_read on source_page (source_id, done_at) where state = 'read'`);
    await runner.query(`create index source_page_article on source_page (article_id) where article_id is not null`);
    await runner.query(`
      create table source_block (
        id uuid primary key default gen_random_uuid(),
        host text unique,
        source_id uuid unique references source (id) on delete cascade deferrable,
        reason text not null default '',
        created_by uuid references app_user (id) on delete set null deferrable,
        created_at timestamptz not null default now(),
        check (num_nonnulls(host, source_id) = 1))`);
    await runner.query(`
      alter table article
        add column source_id uuid references source (id) on delete set null deferrable,
        add column fetched_at timestamptz`);
    await runner.query(`create index article_source on article (source_id) where source_id is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table article drop column source_id, drop column fetched_at`);
    for (const table of ['source_block', 'source_page', 'source']) await runner.query(`drop table ${table}`);
  }
}
