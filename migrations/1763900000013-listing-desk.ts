import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the listing desk needs: photos with their two web sizes (bytes in the database, so that a backup holds them), parks
 * that keep their unit numbers to themselves, the staff list in keyset order whatever is published, and one rent that
 * different askings compare by: yuan a ㎡ and month, a day counted as 12/365 of a month.
 */
export class ListingDesk1763900000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table park add column hide_units boolean not null default false`);
    await runner.query(`
      create table listing_photo (
        id uuid primary key default gen_random_uuid(),
        listing_id uuid not null references listing (id) on delete cascade deferrable,
        position integer not null,
        caption text not null default '',
        width integer not null,
        height integer not null,
        content_hash bytea not null,
        small bytea not null,
        large bytea not null,
        created_by uuid,
        created_at timestamptz not null default now(),
        unique (listing_id, content_hash))`);
    await runner.query(`create index listing_photo_order on listing_photo (listing_id, position)`);
    await runner.query(`create index listing_created on listing (created_at desc, id desc)`);
    await runner.query(`
      create function listing_rent_month(facts jsonb) returns numeric language sql immutable parallel safe as $$
        select min(case offer #>> '{price,basis}'
          when 'rent_sqm_month' then ask
          when 'rent_sqm_day' then ask * 365 / 12
          when 'rent_month_total' then ask / nullif((facts ->> 'area_sqm')::numeric, 0)
          when 'rent_year_total' then ask / 12 / nullif((facts ->> 'area_sqm')::numeric, 0) end)
        from jsonb_array_elements(case when jsonb_typeof(facts -> 'offers') = 'array' then facts -> 'offers' else '[]' end) as offer,
          lateral (select coalesce((offer #>> '{price,min}')::numeric, (offer #>> '{price,max}')::numeric) as ask) as asked
      $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function listing_rent_month(jsonb)`);
    await runner.query(`drop index listing_created`);
    await runner.query(`drop table listing_photo`);
    await runner.query(`alter table park drop column hide_units`);
  }
}
