import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every request that went out for news, and what keeps them polite. `crawl_host` has the turn of a host, whichever
 * process asks: nobody before `free_at`, nor while it is held (`busy_until`), nor while it backs off. `robots_file` is
 * what an origin allowed when it was asked last.
 */
export class Fetches1763900000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table page_fetch (
        id bigint generated always as identity primary key,
        source_id uuid references source (id) on delete set null deferrable,
        url text not null,
        host text not null,
        at timestamptz not null default now(),
        status smallint,
        bytes integer not null default 0,
        ms integer not null default 0,
        outcome text not null,
        problem text)`);
    await runner.query(`create index page_fetch_source on page_fetch (source_id, id desc)`);
    await runner.query(`create index page_fetch_at on page_fetch using brin (at)`);
    await runner.query(`
      create table crawl_host (
        host text primary key,
        free_at timestamptz not null default now(),
        busy_until timestamptz,
        delay_ms integer not null default 0,
        back_off_until timestamptz,
        back_off_reason text,
        failures smallint not null default 0)`);
    await runner.query(`
      create table robots_file (
        origin text primary key,
        status smallint,
        text text not null default '',
        fetched_at timestamptz not null,
        good_until timestamptz not null)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['robots_file', 'crawl_host', 'page_fetch']) await runner.query(`drop table ${table}`);
  }
}
