import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events whose writer goes on with them itself stay out of the relay's sight for a moment, and are its own if it dies. */
export class OutboxNotBefore1763900000090 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table outbox add column not_before timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table outbox drop column not_before`);
  }
}
