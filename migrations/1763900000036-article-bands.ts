import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 32 minhash keys a text: articles that share one are candidates for the same story. The index takes new keys at once
 * (no pending list), so that a look-up never has to read through what is not sorted in yet.
 */
export class ArticleBands1763900000036 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table article_band (
        article_id uuid primary key references article (id) on delete cascade deferrable,
        keys integer[] not null)`);
    await runner.query(`create index article_band_keys on article_band using gin (keys) with (fastupdate = off)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table article_band`);
  }
}
