import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The letters of an imported csv, so that its rows to correct come back in the same. Null: a workbook, which has none. */
export class ImportEncoding1763900000051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table listing_import add column encoding text check (encoding in ('utf-8', 'gb18030'))`);
    await runner.query(`update listing_import set encoding = 'utf-8' where file_type = 'csv'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table listing_import drop column encoding`);
  }
}
