import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A word without each of its characters in turn: two words that share one of these differ by one character at most. */
const oneLess = (word: string, most: number, mark = "''") => `
  select ${mark} || ${word} as near where length(${word}) between ${mark === "''" ? 4 : 3} and ${most}
  union all select ${mark} || overlay(${word} placing '' from at for 1) from generate_series(1, length(${word})) as at
  where length(${word}) between ${mark === "''" ? 4 : 3} and ${most}`;

/**
 * Who came twice. `duplicate` holds pairs to look at and those that were found to be two; `merge` everything that a merge
 * changed, so that it can be taken back exactly: values as Postgres writes them, row by row. A company or person that was
 * merged stays as a row with `merged_into`, whose name and phone go on leading to the survivor.
 */
export class DuplicatesAndMerges1763900000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.companies(runner);
    await this.tables(runner);
    await this.functions(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function merged_leads(uuid)`);
    await runner.query(`drop function surviving_lead(uuid)`);
    await runner.query(`drop table duplicate`);
    await runner.query(`drop table merge`);
    await runner.query(`drop index contact_wechat`);
    await runner.query(`alter table contact drop column merged_into`);
    await runner.query(`drop index company_brand`);
    await runner.query(`drop index company_uscc`);
    await runner.query(`alter table company drop column near_keys, drop column merged_into`);
    await runner.query(`drop function company_near_keys(text, text)`);
  }

  private async companies(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function company_near_keys(name_key text, brand text) returns text[] language sql immutable parallel safe as $$
        select coalesce(array_agg(distinct near), '{}') from (
          ${oneLess('name_key', 40)} union all ${oneLess('brand', 20, "'#'")}) as keys
      $$`);
    await runner.query(`
      alter table company add column merged_into uuid references company (id) deferrable,
        add column near_keys text[] generated always as (company_near_keys(name_key, short_name)) stored`);
    // No pending list: every look-up would read it from end to end.
    await runner.query(`create index company_near_keys on company using gin (near_keys) with (fastupdate = off)`);
    await runner.query(`create index company_brand on company (short_name text_pattern_ops)`);
    await runner.query(`create index company_uscc on company (uscc) where uscc is not null`);
    await runner.query(`create index company_merged on company (merged_into) where merged_into is not null`);
    await runner.query(`alter table contact add column merged_into uuid references contact (id) deferrable`);
    await runner.query(`create index contact_merged on contact (merged_into) where merged_into is not null`);
    await runner.query(`create index contact_wechat on contact (lower(wechat)) where wechat is not null`);
  }

  private async tables(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table merge (
        id uuid primary key default gen_random_uuid(),
        kind text not null check (kind in ('company', 'contact', 'lead')),
        survivor_id uuid not null,
        gone_id uuid not null,
        gone_name text not null,
        choices jsonb not null default '{}',
        changes jsonb not null,
        gone jsonb,
        children jsonb not null,
        moved jsonb not null default '{}',
        merged_by uuid references app_user (id) on delete set null deferrable,
        merged_at timestamptz not null default clock_timestamp(),
        undone_by uuid references app_user (id) on delete set null deferrable,
        undone_at timestamptz)`);
    await runner.query(`create unique index merge_gone on merge (kind, gone_id) where undone_at is null`);
    await runner.query(`create index merge_survivor on merge (kind, survivor_id)`);
    await runner.query(`create index merge_latest on merge (merged_at desc, id desc)`);
    await runner.query(`
      create table duplicate (
        id uuid not null unique default gen_random_uuid(),
        kind text not null check (kind in ('company', 'contact', 'lead')),
        a uuid not null,
        b uuid not null,
        score smallint not null,
        reasons jsonb not null,
        found_at timestamptz not null default clock_timestamp(),
        dismissed_at timestamptz,
        dismissed_by uuid references app_user (id) on delete set null deferrable,
        primary key (kind, a, b),
        check (a < b))`);
    await runner.query(
      `create index duplicate_queue on duplicate (kind, found_at desc, id desc) where dismissed_at is null`,
    );
    await runner.query(`create index duplicate_b on duplicate (kind, b)`);
  }

  private async functions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function surviving_lead(asked uuid) returns uuid language sql stable as $$
        with recursive way as (
          select merge.survivor_id as id from merge where kind = 'lead' and gone_id = asked and undone_at is null
          union select merge.survivor_id from way join merge on kind = 'lead' and gone_id = way.id and undone_at is null)
        select lead.id from way join lead on lead.id = way.id limit 1
      $$`);
    await runner.query(`
      create function merged_leads(asked uuid) returns setof uuid language sql stable as $$
        with recursive way as (
          select merge.gone_id as id from merge where kind = 'lead' and survivor_id = asked and undone_at is null
          union select merge.gone_id from way join merge on kind = 'lead' and survivor_id = way.id and undone_at is null)
        select id from way
      $$`);
  }
}
