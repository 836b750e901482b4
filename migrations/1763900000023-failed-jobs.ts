import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Work that failed for good, kept outside the queue: the queue may lose everything, and it must let go of a job's id so
 * that the same work can be handed over again. `reason` holds no personal data. `next_at` says when the reconciler tries
 * by itself; null = not before somebody asks for it. `flow_beat` is the reconciler's last look: when, and how many events
 * still had a follower to come. The block-range index lets it look at the last days only, however long the history.
 */
export class FailedJobs1763900000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table failed_job (
        id uuid primary key default gen_random_uuid(),
        queue text not null,
        handler text not null,
        subject text not null,
        event_id bigint references event (id) on delete cascade deferrable,
        attempts integer not null,
        kind text not null check (kind in ('database', 'outside', 'crashed', 'program')),
        reason text not null,
        times integer not null default 1,
        first_at timestamptz not null default now(),
        last_at timestamptz not null default now(),
        next_at timestamptz,
        retried_at timestamptz,
        dismissed_at timestamptz,
        unique (handler, subject))`);
    await runner.query(`create index failed_job_last on failed_job (last_at desc, id desc) where dismissed_at is null`);
    await runner.query(`create index failed_job_event on failed_job (event_id, handler)`);
    await runner.query(`
      create table flow_beat (
        id integer primary key default 1 check (id = 1),
        at timestamptz not null default now(),
        undone integer not null,
        oldest_at timestamptz)`);
    await runner.query(`create index event_at on event using brin (at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index event_at`);
    await runner.query(`drop table flow_beat`);
    await runner.query(`drop table failed_job`);
  }
}
