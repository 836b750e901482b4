import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an article tells of companies (`prospect`, no person's name), where it stands on the editor's desk, and which story
 * it tells: reprints share the id of the story's first article. A lead opened from a prospect names it, once.
 */
export class ProspectsAndDesk1763900000035 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table article
        add column story_id uuid references article (id) on delete set null deferrable,
        add column desk text check (desk in ('waiting', 'done')),
        add column desk_score smallint not null default 0,
        add column desk_reason jsonb not null default '{}',
        add column desk_outcome text check (desk_outcome in ('published', 'lead', 'ignored', 'blocked', 'reprint')),
        add column desk_by uuid references app_user (id) on delete set null deferrable,
        add column desk_done_at timestamptz`);
    await runner.query(
      `create index article_desk on article (desk_score desc, created_at desc, id desc) where desk = 'waiting'`,
    );
    await runner.query(`create index article_desk_done on article (desk_done_at desc, id desc) where desk = 'done'`);
    await runner.query(`create index article_story on article (story_id) where story_id is not null`);
    await runner.query(`
      create table prospect (
        id uuid primary key default gen_random_uuid(),
        article_id uuid not null references article (id) on delete cascade deferrable,
        ordinal smallint not null,
        facts jsonb not null,
        evidence jsonb not null default '{}',
        edits jsonb not null default '{}',
        hypothesis jsonb not null default '{}',
        company_key text not null default '',
        origin text not null default 'rules' check (origin in ('rules', 'model')),
        status text not null default 'waiting' check (status in ('waiting', 'approved', 'dismissed', 'told')),
        lead_id uuid references lead (id) on delete set null deferrable,
        decided_by uuid references app_user (id) on delete set null deferrable,
        decided_at timestamptz,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        unique (article_id, ordinal))`);
    await runner.query(`create index prospect_lead on prospect (lead_id) where lead_id is not null`);
    await runner.query(
      `alter table lead add column prospect_id uuid unique references prospect (id) on delete set null deferrable`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table lead drop column prospect_id`);
    await runner.query(`drop table prospect`);
    await runner.query(`
      alter table article drop column story_id, drop column desk, drop column desk_score, drop column desk_reason,
        drop column desk_outcome, drop column desk_by, drop column desk_done_at`);
  }
}
