import type { MigrationInterface, QueryRunner } from 'typeorm';

/** News pages; `licence` decides whether the full text may be shown. A takedown is a ticket with a deadline. */
export class Articles1763900000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table article (
        id uuid primary key default gen_random_uuid(),
        slug text not null unique,
        title text not null,
        category text,
        category_city text,
        publisher text,
        authors text[] not null default '{}',
        editors text[] not null default '{}',
        posted_on date,
        published_on date,
        text text not null,
        summary text not null default '',
        key_points text[] not null default '{}',
        regions text[] not null default '{}',
        industries text[] not null default '{}',
        source_url text,
        licence text not null default 'link_only' check (licence in ('own', 'permitted', 'link_only')),
        related jsonb not null default '[]',
        site_contact text[] not null default '{}',
        takedown_notice text,
        content_hash bytea not null unique,
        status text not null default 'draft' check (status in ('draft', 'published', 'hidden')),
        published_at timestamptz,
        demo boolean not null default false,
        created_at timestamptz not null default now())`);
    await runner.query(
      `create index article_published on article (published_at desc, id desc) where status = 'published'`,
    );
    await runner.query(`create index article_created on article (created_at desc, id desc)`);
    await runner.query(`create index article_regions on article using gin (regions) where status = 'published'`);
    await runner.query(`
      create table takedown (
        id uuid primary key default gen_random_uuid(),
        article_id uuid not null references article (id) on delete cascade deferrable,
        name text not null,
        contact_cipher bytea not null,
        reason text not null,
        status text not null default 'open' check (status in ('open', 'done', 'refused')),
        due_at timestamptz not null,
        created_at timestamptz not null default now())`);
    await runner.query(`create index takedown_open on takedown (due_at) where status = 'open'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table takedown`);
    await runner.query(`drop table article`);
  }
}
