import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rules of the demo firm, which go with it. */
export class DemoRules1763900000046 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table routing_rules add column demo boolean not null default false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table routing_rules drop column demo`);
  }
}
