import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who may show what and what search engines keep. `licensed_by` and `licensed_on` say who allowed the full text and when;
 * `indexing` is a person's choice, `indexed` what comes of it or of the rule: our own text, or a summary that a person
 * wrote over at least two facts. `changed_at` is the last change a reader sees. A push tells a search engine of one event.
 */
export class ArticlePublishing1763900000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table article
        add column licensed_by text,
        add column licensed_on date,
        add column indexing text check (indexing in ('own_value', 'reprint')),
        add column summary_edited boolean not null default false,
        add column changed_at timestamptz,
        add column indexed boolean not null generated always as (coalesce(indexing = 'own_value',
          licence = 'own' or (summary_edited and cardinality(key_points) >= 2))) stored`);
    await runner.query(`create index article_industries on article using gin (industries) where status = 'published'`);
    await runner.query(
      `create index article_indexed on article (published_at, id) where status = 'published' and indexed`,
    );
    await runner.query(`
      create table article_push (
        event_id bigint primary key references event (id) on delete cascade deferrable,
        article_id uuid not null references article (id) on delete cascade deferrable,
        action text not null check (action in ('push', 'update', 'remove')),
        status text not null default 'waiting' check (status in ('waiting', 'sent', 'failed')),
        attempts smallint not null default 0,
        next_at timestamptz not null default now(),
        answer text,
        created_at timestamptz not null default now(),
        done_at timestamptz)`);
    await runner.query(`create index article_push_waiting on article_push (next_at) where status = 'waiting'`);
    await runner.query(`create index article_push_done on article_push (done_at desc) where status <> 'waiting'`);
    await runner.query(`create index article_push_article on article_push (article_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table article_push`);
    await runner.query(`drop index article_indexed`);
    await runner.query(`drop index article_industries`);
    await runner.query(`
      alter table article drop column indexed, drop column changed_at, drop column summary_edited, drop column indexing,
        drop column licensed_on, drop column licensed_by`);
  }
}
