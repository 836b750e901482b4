import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A listing keeps the whole contract object in `facts` (public keys) and `internal` (floor price, owner); the columns
 * beside them are what candidates are searched by. Areas in ㎡ and 亩 as the column says.
 */
export class Listings1763900000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table park (
        id uuid primary key default gen_random_uuid(),
        name text not null unique,
        region text not null,
        devzone text,
        address text,
        demo boolean not null default false)`);
    await runner.query(`
      create table listing (
        id uuid primary key default gen_random_uuid(),
        ref text not null,
        source text not null default 'own',
        park_id uuid references park (id) deferrable,
        kind text not null,
        title text not null,
        region text not null,
        devzone text,
        transactions text[] not null default '{}',
        area_sqm numeric,
        area_sqm_min numeric,
        land_mu numeric,
        status text not null default 'available'
          check (status in ('available', 'reserved', 'let', 'sold', 'withdrawn')),
        status_reason text,
        available_from date,
        verified text not null default 'none' check (verified in ('none', 'phone', 'site')),
        verified_on date,
        facts jsonb not null,
        internal jsonb not null default '{}',
        published_at timestamptz,
        demo boolean not null default false,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        title_bg text[] generated always as (bigrams(title)) stored,
        unique (source, ref))`);
    await runner.query(
      `create index listing_region on listing (region, kind) where status in ('available', 'reserved')`,
    );
    await runner.query(
      `create index listing_open on listing (created_at desc, id desc) where published_at is not null`,
    );
    await runner.query(`create index listing_title_bg on listing using gin (title_bg)`);
    await runner.query(`create index listing_park on listing (park_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table listing`);
    await runner.query(`drop table park`);
  }
}
