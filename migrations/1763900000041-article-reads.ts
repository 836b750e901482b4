import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Openings of an article's page a day in China, robots and staff left out: a number, nothing about who. */
export class ArticleReads1763900000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table article_read (
        article_id uuid not null references article (id) on delete cascade deferrable,
        day date not null,
        reads integer not null check (reads > 0),
        primary key (article_id, day))`);
    await runner.query(`create index article_read_day on article_read (day)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table article_read`);
  }
}
