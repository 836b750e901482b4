import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Articles that a language model is asked about, once each, and how many were asked on a day (Shanghai time). Facts that
 * came of it are named on the prospect.
 */
export class ModelAsks1763900000070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table model_ask (
        article_id uuid primary key references article (id) on delete cascade deferrable,
        status text not null default 'waiting' check (status in ('waiting', 'done', 'failed')),
        attempts smallint not null default 0,
        next_at timestamptz not null default now(),
        reason text,
        kept smallint,
        dropped smallint,
        created_at timestamptz not null default now(),
        done_at timestamptz)`);
    await runner.query(`create index model_ask_next on model_ask (next_at) where status = 'waiting'`);
    await runner.query(`create index model_ask_done on model_ask (done_at desc) where done_at is not null`);
    await runner.query(`create table model_day (day date primary key, asked integer not null)`);
    await runner.query(`alter table prospect add column from_model text[] not null default '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table prospect drop column from_model`);
    await runner.query(`drop table model_day, model_ask`);
  }
}
