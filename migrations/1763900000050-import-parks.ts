import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A park says which import made it, so that undoing that import takes back the park too when nothing else uses it. */
export class ImportParks1763900000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table park add column import_id uuid references listing_import (id) on delete set null deferrable`,
    );
    await runner.query(`create index park_import on park (import_id) where import_id is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table park drop column import_id`);
  }
}
