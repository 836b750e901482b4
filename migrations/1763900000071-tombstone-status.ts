import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a page was when a request took it down: a page that an editor had hidden before does not come back with a refusal. */
export class TombstoneStatus1763900000071 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table tombstone add column status_before text not null default 'published'
        check (status_before in ('draft', 'published', 'hidden'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table tombstone drop column status_before`);
  }
}
