import type { MigrationInterface, QueryRunner } from 'typeorm';

const OFFERED = `where published_at is not null and status in ('available', 'reserved')`;

/**
 * What the public list is sorted and found by: a site by its code alone, each order with its ties, and one price that
 * sales compare by: yuan a ㎡ of floor, or of land.
 */
export class PublicListingFilters1763900000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function listing_sale_sqm(facts jsonb) returns numeric language sql immutable parallel safe as $$
        select min(case offer #>> '{price,basis}'
          when 'price_sqm' then ask
          when 'price_sqm_land' then ask
          when 'price_mu' then ask * 3 / 2000
          when 'price_total' then ask / nullif(coalesce((facts ->> 'area_sqm')::numeric,
            (facts ->> 'land_mu')::numeric * 2000 / 3), 0) end)
        from jsonb_array_elements(case when jsonb_typeof(facts -> 'offers') = 'array' then facts -> 'offers' else '[]' end) as offer,
          lateral (select coalesce((offer #>> '{price,min}')::numeric, (offer #>> '{price,max}')::numeric) as ask) as asked
      $$`);
    await runner.query(`create index listing_ref on listing (ref)`);
    const orders = {
      verified: `coalesce(verified_on, '0001-01-01'::date)`,
      rent: `coalesce(listing_rent_month(facts), 'Infinity'::numeric)`,
      area: `coalesce(area_sqm, land_mu * 2000 / 3, 'Infinity'::numeric)`,
      size: `coalesce(area_sqm, land_mu * 2000 / 3, 0::numeric)`,
    };
    for (const [name, order] of Object.entries(orders))
      await runner.query(`create index listing_by_${name} on listing ((${order}), id) ${OFFERED}`);
    await runner.query(`create index listing_offered_region on listing (region) ${OFFERED}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['offered_region', 'by_size', 'by_area', 'by_rent', 'by_verified', 'ref'])
      await runner.query(`drop index listing_${name}`);
    await runner.query(`drop function listing_sale_sqm(jsonb)`);
  }
}
