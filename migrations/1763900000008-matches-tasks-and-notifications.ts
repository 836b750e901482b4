import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each effect of the flow has a unique constraint, so that running a handler twice changes nothing. */
export class MatchesTasksAndNotifications1763900000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table match (
        id uuid primary key default gen_random_uuid(),
        lead_id uuid not null references lead (id) on delete cascade deferrable,
        listing_id uuid not null references listing (id) on delete cascade deferrable,
        score double precision not null,
        verdict text not null check (verdict in ('fit', 'near')),
        criteria jsonb not null,
        matched_at timestamptz not null default now(),
        unique (lead_id, listing_id))`);
    await runner.query(`create index match_listing on match (listing_id)`);
    await runner.query(`
      create table task (
        id uuid primary key default gen_random_uuid(),
        lead_id uuid not null references lead (id) on delete cascade deferrable,
        kind text not null check (kind in ('first_call', 'call_back', 'send_sites', 'visit', 'review', 'follow_up')),
        slot text not null,
        title text not null default '',
        due_at timestamptz not null,
        owner_id uuid references app_user (id) deferrable,
        team_id uuid references team (id) deferrable,
        status text not null default 'open' check (status in ('open', 'done', 'cancelled')),
        done_at timestamptz,
        overdue_at timestamptz,
        created_at timestamptz not null default now(),
        unique (lead_id, kind, slot))`);
    await runner.query(`create index task_owner_due on task (owner_id, due_at) where status = 'open'`);
    await runner.query(`create index task_lead on task (lead_id, due_at)`);
    await runner.query(`create index task_due on task (due_at) where status = 'open' and overdue_at is null`);
    await runner.query(`create index task_team_due on task (team_id, due_at) where status = 'open'`);
    await runner.query(`
      create table assignment (
        id uuid primary key default gen_random_uuid(),
        lead_id uuid not null references lead (id) on delete cascade deferrable,
        event_id bigint unique,
        owner_id uuid references app_user (id) deferrable,
        receipt jsonb not null,
        created_at timestamptz not null default now())`);
    await runner.query(`create index assignment_lead on assignment (lead_id, created_at)`);
    await runner.query(`
      create table call (
        id uuid primary key default gen_random_uuid(),
        lead_id uuid not null references lead (id) on delete cascade deferrable,
        author_id uuid not null references app_user (id) deferrable,
        key text not null unique,
        outcome text not null
          check (outcome in ('interested', 'call_again', 'no_answer', 'wrong_number', 'refused')),
        note text not null default '',
        created_at timestamptz not null default now())`);
    await runner.query(`create index call_lead on call (lead_id)`);
    await runner.query(`
      create table notification (
        id bigint generated always as identity primary key,
        user_id uuid not null references app_user (id) on delete cascade deferrable,
        event_id bigint not null,
        kind text not null,
        lead_id uuid references lead (id) on delete cascade deferrable,
        created_at timestamptz not null default now(),
        read_at timestamptz,
        unique (user_id, event_id, kind))`);
    await runner.query(`create index notification_user on notification (user_id, id desc)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['notification', 'call', 'assignment', 'task', 'match'])
      await runner.query(`drop table ${table}`);
  }
}
