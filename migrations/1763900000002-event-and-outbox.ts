import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * `event` is the audit trail and the timeline in one and only grows; `outbox` holds what the relay still has to hand
 * to the queue; `handled` says which follower did its work for which event, written with that work, so that a second run
 * does nothing; `event_seal` chains hashes over events after they committed.
 * Rows of `event` may go only in a transaction that says so (`set local plotline.purge = 'on'`): demo clear, restore.
 */
export class EventAndOutbox1763900000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table event (
        id bigint generated always as identity primary key,
        at timestamptz not null default clock_timestamp(),
        type text not null,
        actor_id uuid,
        lead_id uuid,
        subject_id uuid,
        data jsonb not null default '{}',
        request_id text)`);
    await runner.query(`create index event_lead on event (lead_id, id) where lead_id is not null`);
    await runner.query(`create index event_subject on event (subject_id, id) where subject_id is not null`);
    await runner.query(`create index event_type on event (type, id)`);
    await runner.query(`
      create function event_is_append_only() returns trigger language plpgsql as $$
      begin
        if current_setting('plotline.purge', true) = 'on' then return coalesce(old, null); end if;
        raise exception 'event rows are append-only';
      end $$`);
    await runner.query(`
      create trigger event_no_change before update or delete on event
        for each row execute function event_is_append_only()`);
    await runner.query(`
      create trigger event_no_truncate before truncate on event
        for each statement execute function event_is_append_only()`);
    await runner.query(`
      create table outbox (
        event_id bigint primary key references event (id) on delete cascade deferrable,
        created_at timestamptz not null default now())`);
    await runner.query(`
      create table handled (
        event_id bigint not null references event (id) on delete cascade deferrable,
        handler text not null,
        at timestamptz not null default now(),
        primary key (event_id, handler))`);
    await runner.query(`
      create table event_seal (
        seq bigint primary key,
        event_id bigint not null unique references event (id) on delete cascade deferrable,
        hash bytea not null,
        sealed_at timestamptz not null default now())`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table event_seal`);
    await runner.query(`drop table handled`);
    await runner.query(`drop table outbox`);
    await runner.query(`drop table event`);
    await runner.query(`drop function event_is_append_only()`);
  }
}
