import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Exports of leads: who took how many rows out, and how many were left out because the person asked not to be contacted. The
 * row is there before the first byte; a person has one running at a time, and one that gave no sign of life is broken off.
 */
export class LeadExports1763900000080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table lead_export (
        id uuid primary key default gen_random_uuid(),
        user_id uuid not null references app_user (id) on delete cascade deferrable,
        format text not null check (format in ('csv', 'xlsx')),
        left_out integer not null,
        rows integer not null default 0,
        started_at timestamptz not null default now(),
        beat_at timestamptz not null default now(),
        ended_at timestamptz,
        outcome text check (outcome in ('done', 'stopped', 'failed', 'broken_off')),
        check ((ended_at is null) = (outcome is null)))`);
    await runner.query(`create unique index lead_export_running on lead_export (user_id) where ended_at is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table lead_export`);
  }
}
