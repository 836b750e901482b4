import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Search in Chinese needs two-character words, which trigrams miss: `bigrams()` cuts a text into overlapping pairs.
 * A single character is kept as itself, so that a one-character text still has a gram.
 */
export class ExtensionsAndBigrams1763900000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create extension if not exists pg_trgm`);
    await runner.query(`create extension if not exists btree_gin`);
    await runner.query(`create extension if not exists btree_gist`);
    await runner.query(`
      create function bigrams(t text) returns text[] language sql immutable strict parallel safe as $$
        select coalesce(array_agg(distinct gram), '{}') from (
          select substr(lower(t), i, 2) as gram from generate_series(1, greatest(length(t) - 1, 1)) as i) as grams
      $$`);
    await runner.query(`
      create table setting (
        key text primary key,
        value jsonb not null,
        updated_at timestamptz not null default now(),
        updated_by uuid)`);
    await runner.query(`
      create table asset (
        name text primary key,
        mime text not null,
        bytes bytea not null,
        updated_at timestamptz not null default now())`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table asset`);
    await runner.query(`drop table setting`);
    await runner.query(`drop function bigrams(text)`);
  }
}
