import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sites that were sent to a client behind a link. The link's token is kept as a hash only; `said` holds what the page
 * tells the client of each site, so that it stays what was sent.
 */
export class Shares1763900000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table share (
        id uuid primary key,
        lead_id uuid not null references lead (id) on delete cascade deferrable,
        author_id uuid not null references app_user (id) on delete cascade deferrable,
        key text not null unique,
        token_hash bytea not null unique,
        note text not null default '',
        expires_at timestamptz not null,
        revoked_at timestamptz,
        opens integer not null default 0,
        first_opened_at timestamptz,
        counted_at timestamptz,
        last_opened_at timestamptz,
        created_at timestamptz not null default now())`);
    await runner.query(`create index share_lead on share (lead_id, created_at)`);
    await runner.query(`
      create table share_listing (
        share_id uuid not null references share (id) on delete cascade deferrable,
        listing_id uuid not null references listing (id) on delete cascade deferrable,
        position integer not null,
        said jsonb not null default '{}',
        wanted_at timestamptz,
        primary key (share_id, listing_id))`);
    await runner.query(`create index share_listing_listing on share_listing (listing_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table share_listing`);
    await runner.query(`drop table share`);
  }
}
