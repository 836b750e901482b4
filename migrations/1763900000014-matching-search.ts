import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists inside an index row must stay short: what is longer is `true`, "look into the facts". */
const list = (json: string, most: number) =>
  `case when length((${json})::text) <= ${most} then ${json} else 'true' end`;
const figure = (key: string) => `(facts ->> '${key}')::double precision`;

/**
 * `fact_*` are read from `facts` by Postgres itself, so that every writer only writes facts: what candidates are found
 * and judged roughly by, without opening `facts`. Null = not stated. ㎡, 亩, m, t/㎡, kVA as in the contract.
 */
const FACTS: Record<string, string> = {
  places: `text[] generated always as (array_remove(array[left(facts ->> 'region', 2), left(facts ->> 'region', 4),
    facts ->> 'region', facts ->> 'devzone'], null)) stored`,
  fact_county: `text collate "C" generated always as (coalesce(facts ->> 'region', '')) stored`,
  fact_zone: `text generated always as (left(facts ->> 'devzone', 60)) stored`,
  fact_kind: `text collate "C" generated always as (coalesce(facts ->> 'kind', '')) stored`,
  fact_offers: `jsonb generated always as (${list(`facts -> 'offers'`, 500)}) stored`,
  fact_area: `double precision generated always as (${figure('area_sqm')}) stored`,
  fact_area_min: `double precision generated always as (${figure('area_sqm_min')}) stored`,
  fact_divisible: `boolean generated always as ((facts ->> 'divisible')::boolean) stored`,
  fact_land: `double precision generated always as (${figure('land_mu')}) stored`,
  fact_storey: `text generated always as (left(facts ->> 'storey', 20)) stored`,
  fact_height: `double precision generated always as (${figure('height_m')}) stored`,
  fact_height_kind: `text generated always as (left(facts ->> 'height_kind', 20)) stored`,
  fact_upper_height: `double precision generated always as (${figure('upper_height_m')}) stored`,
  fact_load: `double precision generated always as (${figure('load_t_sqm')}) stored`,
  fact_upper_load: `double precision generated always as (${figure('upper_load_t_sqm')}) stored`,
  fact_cranes: `jsonb generated always as (${list(`facts -> 'crane'`, 150)}) stored`,
  fact_corbels: `boolean generated always as ((facts ->> 'crane_ready')::boolean) stored`,
  fact_power: `double precision generated always as (${figure('power_kva')}) stored`,
  fact_power_more: `double precision generated always as (${figure('power_expand_kva')}) stored`,
  fact_fire: `text generated always as (left(facts ->> 'fire_class', 20)) stored`,
  fact_docks: `double precision generated always as (${figure('docks')}) stored`,
  fact_allowed: `jsonb generated always as (${list(`facts -> 'industries_allowed'`, 300)}) stored`,
  fact_denied: `jsonb generated always as (${list(`facts -> 'industries_denied'`, 300)}) stored`,
  fact_admitted: `jsonb generated always as (${list(`jsonb_path_query_array(facts, '$.land.admitted[*].division')`, 300)}) stored`,
  fact_pollution: `boolean generated always as ((facts ->> 'pollution_ok')::boolean) stored`,
  fact_papers: `jsonb generated always as (${list(`coalesce(facts -> 'permits', '[]') || coalesce(facts -> 'facilities', '[]')`, 300)}) stored`,
  fact_from: `text collate "C" generated always as (left(facts ->> 'available_from', 10)) stored`,
  fact_verified: `text collate "C" generated always as (left(coalesce(facts ->> 'verified_on', ''), 10)) stored`,
};
/** All of it in the index: candidates are chosen without a look at the table. */
const CARRIED = [
  'fact_zone, fact_offers, fact_area_min, fact_divisible, fact_storey, fact_height, fact_height_kind, fact_upper_height',
  'fact_load, fact_upper_load, fact_cranes, fact_corbels, fact_power, fact_power_more, fact_fire, fact_docks',
  'fact_allowed, fact_denied, fact_admitted, fact_pollution, fact_papers, fact_from, fact_verified, status, ref, id',
].join(', ');
const OFFERED = `where published_at is not null and status in ('available', 'reserved')`;

const end = (key: string, side: string) => `(need -> '${key}' ->> '${side}')::double precision`;
const mu = (side: string) =>
  `case when need ? 'land_mu' then ${end('land_mu', side)} else ${end('land_sqm', side)} * 3 / 2000 end`;

/** `want_*` are read from `need` in the same way: what a listing finds its leads by. */
const WANTS: Record<string, string> = {
  want_places: `jsonb generated always as (want_places(need)) stored`,
  want_place: `text collate "C" generated always as (case when want_anywhere(need) then '' when
    jsonb_array_length(want_places(need)) = 1 then left(want_places(need) ->> 0, 60) else '*' end) stored`,
  want_deals: `jsonb generated always as (${list(`need -> 'transaction'`, 200)}) stored`,
  want_kinds: `jsonb generated always as (${list(`need -> 'property'`, 200)}) stored`,
  want_area_min: `double precision generated always as (${end('area_sqm', 'min')}) stored`,
  want_area_max: `double precision generated always as (${end('area_sqm', 'max')}) stored`,
  want_land_min: `double precision generated always as (${mu('min')}) stored`,
  want_land_max: `double precision generated always as (${mu('max')}) stored`,
  want_height: `double precision generated always as (${end('height_m', 'min')}) stored`,
  want_load: `double precision generated always as (${end('load_t_sqm', 'min')}) stored`,
  want_division: `text generated always as (left(need -> 'industry' ->> 'division', 20)) stored`,
};
const LOOKING = `where stage in ('new', 'contacted', 'qualified', 'proposed', 'visited', 'negotiating', 'under_review', 'parked')
  and need ->> 'side' = 'demand'`;

const added = (columns: Record<string, string>) =>
  Object.entries(columns)
    .map(([name, type]) => `add column ${name} ${type}`)
    .join(', ');
const dropped = (columns: Record<string, string>) =>
  Object.keys(columns)
    .map((name) => `drop column ${name}`)
    .join(', ');

/** Matching finds its way by index in both directions; what it told whom, and what was turned down and why, is kept. */
export class MatchingSearch1763900000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.listings(runner);
    await this.leads(runner);
    await runner.query(`
      alter table match add column notes jsonb not null default '[]', add column fit_since timestamptz,
        add column gone_at timestamptz`);
    await runner.query(`update match set fit_since = matched_at where verdict = 'fit'`);
    await runner.query(`
      create table match_feedback (
        id uuid primary key default gen_random_uuid(),
        lead_id uuid not null references lead (id) on delete cascade deferrable,
        listing_id uuid not null references listing (id) on delete cascade deferrable,
        reason text not null check (reason in
          ('price', 'area', 'height_load', 'power_fire', 'location', 'timing', 'landlord', 'other')),
        note text not null default '',
        author_id uuid not null references app_user (id) deferrable,
        created_at timestamptz not null default now(),
        unique (lead_id, listing_id))`);
    await runner.query(`create index match_feedback_listing on match_feedback (listing_id)`);
    await runner.query(`create index match_feedback_time on match_feedback (created_at)`);
    await runner.query(`
      create table match_told (
        lead_id uuid not null references lead (id) on delete cascade deferrable,
        listing_id uuid not null references listing (id) on delete cascade deferrable,
        user_id uuid not null references app_user (id) on delete cascade deferrable,
        event_id bigint not null,
        told_at timestamptz not null default now(),
        primary key (lead_id, listing_id))`);
    await runner.query(`create index match_told_digest on match_told (user_id, event_id)`);
    await runner.query(`create index match_told_listing on match_told (listing_id)`);
    await runner.query(`
      create table rematch (
        lead_id uuid primary key references lead (id) on delete cascade deferrable,
        event_ids bigint[] not null default '{}',
        asked_at timestamptz not null default now())`);
    await runner.query(
      `alter table notification add column listing_id uuid references listing (id) on delete cascade deferrable`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table notification drop column listing_id`);
    for (const table of ['rematch', 'match_told', 'match_feedback']) await runner.query(`drop table ${table}`);
    await runner.query(`alter table match drop column notes, drop column fit_since, drop column gone_at`);
    await runner.query(`alter table lead ${dropped(WANTS)}`);
    for (const name of ['want_anywhere', 'want_places']) await runner.query(`drop function ${name}(jsonb)`);
    await runner.query(`alter table listing ${dropped(FACTS)}`);
  }

  private async listings(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table listing ${added(FACTS)}`);
    await runner.query(`
      create index listing_match_place on listing (fact_county, fact_kind, fact_area)
        include (fact_land, ${CARRIED}) ${OFFERED}`);
    await runner.query(`
      create index listing_match_anywhere on listing (fact_kind, fact_area)
        include (fact_county, fact_land, ${CARRIED}) ${OFFERED}`);
    await runner.query(`
      create index listing_match_land on listing (fact_county, fact_land)
        include (fact_kind, fact_area, ${CARRIED}) ${OFFERED} and fact_land is not null`);
    await runner.query(`create index listing_match_zone on listing (fact_zone) ${OFFERED} and fact_zone is not null`);
  }

  /** A zone stands for itself and for the place around its host. */
  private async leads(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function want_places(need jsonb) returns jsonb language sql immutable parallel safe as $$
        select jsonb_path_query_array(need, '$.regions[*].code') || jsonb_path_query_array(need, '$.regions[*].codes[*]')
          || jsonb_path_query_array(need, '$.regions[*] ? (@.level == "devzone").name')
          || jsonb_path_query_array(need, '$.regions[*] ? (@.level == "devzone").host_code') $$`);
    await runner.query(`
      create function want_anywhere(need jsonb) returns boolean language sql immutable parallel safe as $$
        select not jsonb_path_exists(need, '$.regions[*]') or jsonb_path_exists(need,
          '$.regions[*] ? (@.level != "devzone" && !exists (@.code) && !exists (@.codes[*]))') $$`);
    await runner.query(`alter table lead ${added(WANTS)}`);
    await runner.query(`
      create index lead_want_place on lead (want_place, want_area_max) include (want_deals, want_kinds, want_area_min,
        want_land_min, want_land_max, want_height, want_load, want_division, id) ${LOOKING}`);
    await runner.query(`create index lead_want_places on lead using gin (want_places) ${LOOKING} and want_place = '*'`);
  }
}
