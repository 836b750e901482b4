import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the whole texts of a source were permitted; `licence_note` says by whom. */
export class SourceLicensedOn1763900000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table source add column licensed_on date`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table source drop column licensed_on`);
  }
}
