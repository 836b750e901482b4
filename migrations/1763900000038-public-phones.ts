import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a company published the number that somebody found: the page's address. */
export class PublicPhones1763900000038 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table contact add column phone_source text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table contact drop column phone_source`);
  }
}
