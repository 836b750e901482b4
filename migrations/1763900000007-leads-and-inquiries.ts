import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An inquiry is what the visitor wrote and never changes but for its place in the flow; a lead is what we make of it.
 * One open lead a contact, unless the contact is an agent who brings several.
 */
export class LeadsAndInquiries1763900000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table lead (
        id uuid primary key default gen_random_uuid(),
        ref text not null unique,
        stage text not null default 'new' check (stage in ('new', 'contacted', 'qualified', 'proposed', 'visited',
          'negotiating', 'under_review', 'signed', 'landed', 'operating', 'lost', 'invalid', 'parked')),
        open boolean not null generated always as (stage not in ('landed', 'operating', 'lost', 'invalid')) stored,
        company_id uuid references company (id) deferrable,
        contact_id uuid references contact (id) deferrable,
        agent boolean not null default false,
        owner_id uuid references app_user (id) deferrable,
        team_id uuid references team (id) deferrable,
        linked_lead_id uuid references lead (id) deferrable,
        source_kind text not null check (source_kind in ('article', 'listing', 'site', 'phone', 'import', 'prospect')),
        article_id uuid references article (id) on delete set null deferrable,
        listing_id uuid references listing (id) on delete set null deferrable,
        need jsonb not null default '{}',
        need_line text not null default '',
        lost_reason text,
        wake_on date,
        reached smallint not null default 0,
        visited_at timestamptz,
        signed_at timestamptz,
        stage_at timestamptz not null default now(),
        active_at timestamptz not null default now(),
        version integer not null default 1,
        search_text text not null default '',
        search_bg text[] generated always as (bigrams(search_text)) stored,
        demo boolean not null default false,
        created_at timestamptz not null default now())`);
    await runner.query(`
      create unique index lead_one_open_per_contact on lead (contact_id)
        where contact_id is not null and not agent and stage not in ('landed', 'operating', 'lost', 'invalid')`);
    await runner.query(`create index lead_created on lead (created_at desc, id desc)`);
    await runner.query(`create index lead_owner on lead (owner_id, created_at desc, id desc)`);
    await runner.query(`create index lead_team on lead (team_id, created_at desc, id desc)`);
    await runner.query(`create index lead_stage on lead (stage, created_at desc, id desc)`);
    await runner.query(`create index lead_pool on lead (created_at desc, id desc) where owner_id is null`);
    await runner.query(`create index lead_company on lead (company_id)`);
    await runner.query(`create index lead_contact_id on lead (contact_id)`);
    await runner.query(`create index lead_article on lead (article_id) where article_id is not null`);
    await runner.query(`create index lead_search on lead using gin (search_bg)`);
    await runner.query(`
      create table lead_contact (
        lead_id uuid not null references lead (id) on delete cascade deferrable,
        contact_id uuid not null references contact (id) deferrable,
        primary key (lead_id, contact_id))`);
    await runner.query(`create index lead_contact_contact on lead_contact (contact_id)`);
    await runner.query(`
      create table inquiry (
        id uuid primary key default gen_random_uuid(),
        ref text not null unique,
        key text not null unique,
        body_hash bytea not null,
        need text not null default '',
        usage text not null default '',
        tax text not null default '',
        company text not null default '',
        contact text not null default '',
        phone_cipher bytea not null,
        phone_index bytea,
        phone_hint text not null,
        article_id uuid references article (id) on delete set null deferrable,
        listing_id uuid references listing (id) on delete set null deferrable,
        status text not null default 'received' check (status in ('received', 'read', 'quarantined', 'dismissed')),
        quarantine_reason text,
        lead_id uuid references lead (id) deferrable,
        consent_version text not null,
        consent_at timestamptz not null,
        referrer text,
        utm jsonb not null default '{}',
        ip_hash bytea,
        user_agent text,
        demo boolean not null default false,
        created_at timestamptz not null default clock_timestamp())`);
    await runner.query(`create index inquiry_lead on inquiry (lead_id) where lead_id is not null`);
    await runner.query(
      `create index inquiry_waiting on inquiry (created_at) where status in ('received', 'quarantined')`,
    );
    await runner.query(`create index inquiry_article on inquiry (article_id) where article_id is not null`);
    await runner.query(`
      create table note (
        id uuid primary key default gen_random_uuid(),
        lead_id uuid not null references lead (id) on delete cascade deferrable,
        author_id uuid not null references app_user (id) deferrable,
        key text not null unique,
        text text not null,
        created_at timestamptz not null default now())`);
    await runner.query(`create index note_lead on note (lead_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['note', 'inquiry', 'lead_contact', 'lead']) await runner.query(`drop table ${table}`);
  }
}
