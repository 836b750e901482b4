import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Teams form a tree; a manager sees the subtree of their team. Sessions store only the hash of their token. */
export class UsersAndSessions1763900000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table team (
        id uuid primary key default gen_random_uuid(),
        name text not null unique,
        parent_id uuid references team (id) deferrable,
        demo boolean not null default false)`);
    await runner.query(`create index team_parent on team (parent_id)`);
    await runner.query(`
      create table app_user (
        id uuid primary key default gen_random_uuid(),
        email text not null check (email = lower(email)),
        name text not null,
        role text not null check (role in ('advisor', 'manager', 'admin')),
        team_id uuid not null references team (id) deferrable,
        password_hash text not null,
        must_change_password boolean not null default false,
        regions text[] not null default '{}',
        industries text[] not null default '{}',
        on_leave_until timestamptz,
        last_assigned_at timestamptz,
        disabled_at timestamptz,
        demo boolean not null default false,
        created_at timestamptz not null default now())`);
    await runner.query(`create unique index app_user_email on app_user (email)`);
    await runner.query(`create index app_user_team on app_user (team_id)`);
    await runner.query(`
      create table session (
        token_hash bytea primary key,
        user_id uuid not null references app_user (id) on delete cascade deferrable,
        created_at timestamptz not null default now(),
        seen_at timestamptz not null default now(),
        expires_at timestamptz not null)`);
    await runner.query(`create index session_user_id on session (user_id)`);
    await runner.query(`create index session_expires on session (expires_at)`);
    await runner.query(`
      create table calendar_day (
        day date primary key,
        kind text not null check (kind in ('workday', 'holiday')),
        name text not null default '')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['calendar_day', 'session', 'app_user', 'team']) await runner.query(`drop table ${table}`);
  }
}
