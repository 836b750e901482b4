import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The public list in the order of sale and land prices: read page by page from an index, as the other orders are. */
export class SalePriceOrder1763900000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index listing_by_sale on listing ((coalesce(listing_sale_sqm(facts), 'Infinity'::numeric)), id)
       where published_at is not null and status in ('available', 'reserved')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index listing_by_sale`);
  }
}
