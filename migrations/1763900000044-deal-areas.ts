import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was signed for: floor in ㎡, land in 亩. */
export class DealAreas1763900000044 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table deal
        add column area_sqm integer check (area_sqm between 1 and 100000000),
        add column land_mu numeric(9, 2) check (land_mu > 0)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table deal drop column land_mu, drop column area_sqm`);
  }
}
