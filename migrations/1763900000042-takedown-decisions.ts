import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What became of a takedown request: `hidden_at` says that it hid the page, a counter-notice asks for it back, a tombstone
 * keeps the page from being collected again. `bands` are keys of the text (see near-duplicates), so that a copy is known.
 */
export class TakedownDecisions1763900000042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table takedown
        add column hidden_at timestamptz,
        drop constraint takedown_status_check,
        add constraint takedown_status_check check (status in ('open', 'done', 'refused', 'restored'))`);
    await runner.query(`create index takedown_article on takedown (article_id)`);
    await runner.query(`
      create table counter_notice (
        id uuid primary key default gen_random_uuid(),
        takedown_id uuid not null unique references takedown (id) on delete cascade deferrable,
        name text not null,
        contact_cipher bytea not null,
        statement text not null,
        status text not null default 'open' check (status in ('open', 'accepted', 'refused')),
        due_at timestamptz not null,
        decided_at timestamptz,
        decided_by uuid references app_user (id) on delete set null deferrable,
        decision_note text,
        created_at timestamptz not null default now())`);
    await runner.query(`
      create table tombstone (
        article_id uuid primary key references article (id) on delete cascade deferrable,
        url_hash bytea,
        content_hash bytea not null,
        bands integer[] not null default '{}',
        created_at timestamptz not null default now())`);
    await runner.query(`create index tombstone_url on tombstone (url_hash) where url_hash is not null`);
    await runner.query(`create index tombstone_content on tombstone (content_hash)`);
    await runner.query(`create index tombstone_bands on tombstone using gin (bands)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table tombstone`);
    await runner.query(`drop table counter_notice`);
    await runner.query(`drop index takedown_article`);
    await runner.query(`update takedown set status = 'refused' where status = 'restored'`);
    await runner.query(`
      alter table takedown
        drop column hidden_at,
        drop constraint takedown_status_check,
        add constraint takedown_status_check check (status in ('open', 'done', 'refused'))`);
  }
}
