import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists inside an index row must stay short: what is longer is `true`, "look into the need". */
const list = (json: string, most: number) =>
  `case when length((${json})::text) <= ${most} then ${json} else 'true' end`;

/** Lists that a listing may not state: null then, which costs what is unknown, instead of "look into the facts". */
const LISTS: Record<string, [json: string, most: number]> = {
  fact_offers: [`facts -> 'offers'`, 500],
  fact_cranes: [`facts -> 'crane'`, 150],
  fact_allowed: [`facts -> 'industries_allowed'`, 300],
  fact_denied: [`facts -> 'industries_denied'`, 300],
};
const kept = ([json, most]: [string, number], absent: string) =>
  `jsonb generated always as (case when ${json} is null then ${absent} when length((${json})::text) <= ${most} then ${json} else 'true' end) stored`;
const FACTS = [
  'fact_zone, fact_offers, fact_area_min, fact_divisible, fact_storey, fact_height, fact_height_kind, fact_upper_height',
  'fact_load, fact_upper_load, fact_cranes, fact_corbels, fact_power, fact_power_more, fact_fire, fact_docks',
  'fact_allowed, fact_denied, fact_admitted, fact_pollution, fact_papers, fact_from, fact_verified, status, ref, id',
].join(', ');
const OFFERED = `where published_at is not null and status in ('available', 'reserved')`;

/** What a need asks for that a listing may not say, as bits: crane, fire class, storey, move-in, docks. */
const ASKS = [
  `jsonb_typeof(need -> 'crane') = 'array' and need -> 'crane' <> '[]'`,
  `need -> 'fire_class' ->> 'min' <> '' or need -> 'fire_class' -> 'only' <> '[]'`,
  `need ->> 'storey' in ('single', 'ground', 'ground_preferred', 'multi', 'upper')`,
  `need -> 'move_in' ->> 'latest' <> ''`,
  `need -> 'docks' ? 'min'`,
];
const asks = ASKS.map((test, bit) => `case when ${test} then ${2 ** bit} else 0 end`).join(' + ');

/** Read from `need` by Postgres itself, like the others: yuan a ㎡ and month, kVA, GB/T 4754 divisions. */
const WANTS: Record<string, string> = {
  want_asks: `smallint generated always as (${asks}) stored`,
  want_power: `double precision generated always as ((need -> 'power_kva' ->> 'min')::double precision) stored`,
  want_trades: `jsonb generated always as (case when jsonb_typeof(need -> 'industry') = 'object' then ${list(
    `(jsonb_path_query_array(need, '$.industry.division') || jsonb_path_query_array(need, '$.industry.alt[*]'))`,
    100,
  )} end) stored`,
  want_tags: `jsonb generated always as (${list(`need -> 'needs'`, 200)}) stored`,
  want_rent: `double precision generated always as (want_rent(need)) stored`,
};
const LOOKING = `where stage in ('new', 'contacted', 'qualified', 'proposed', 'visited', 'negotiating', 'under_review', 'parked')
  and need ->> 'side' = 'demand'`;
const CARRIED = `want_deals, want_kinds, want_area_min, want_land_min, want_land_max, want_height, want_load, want_division`;

/**
 * A new listing is held only against leads whose last match it could come before: `match_floor` is the last of each full
 * list, kept by Postgres itself whoever changes the matches; a lead without a row has room.
 */
export class MatchFloors1763900000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function want_rent(need jsonb) returns double precision language sql immutable parallel safe as $$
        select max((one ->> 'max')::double precision * case one ->> 'basis' when 'rent_sqm_day' then 365 / 12.0 else 1 end)
        from jsonb_array_elements(case jsonb_typeof(need -> 'budget') when 'array' then need -> 'budget' else '[]' end) as one
        having bool_and(coalesce(one ->> 'basis' in ('rent_sqm_month', 'rent_sqm_day') and one ->> 'max' is not null, false)) $$`);
    const added = Object.entries(WANTS).map(([name, type]) => `add column ${name} ${type}`);
    await runner.query(`alter table lead ${added.join(', ')}`);
    await runner.query(`drop index lead_want_place`);
    await runner.query(`
      create index lead_want_place on lead (want_place, want_area_max)
        include (${CARRIED}, ${Object.keys(WANTS).join(', ')}, id) ${LOOKING}`);
    await runner.query(`
      create table match_floor (
        lead_id uuid primary key references lead (id) on delete cascade deferrable,
        listing_id uuid not null references listing (id) on delete cascade deferrable,
        score double precision not null,
        verified text collate "C" not null)`);
    await runner.query(`create index match_floor_listing on match_floor (listing_id)`);
    await this.keptByPostgres(runner);
    await this.lists(runner, 'null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.lists(runner, `'true'`);
    for (const event of ['insert', 'update', 'delete'])
      await runner.query(`drop trigger match_floor_${event} on match`);
    await runner.query(`drop function match_floor_follows()`);
    await runner.query(`drop function match_floor_keep(uuid[])`);
    await runner.query(`drop table match_floor`);
    await runner.query(`drop index lead_want_place`);
    await runner.query(`
      create index lead_want_place on lead (want_place, want_area_max) include (${CARRIED}, id) ${LOOKING}`);
    const dropped = Object.keys(WANTS).map((name) => `drop column ${name}`);
    await runner.query(`alter table lead ${dropped.join(', ')}`);
    await runner.query(`drop function want_rent(jsonb)`);
  }

  /** The indexes that carry the columns go and come back with them. */
  private async lists(runner: QueryRunner, absent: string): Promise<void> {
    const dropped = Object.keys(LISTS).map((name) => `drop column ${name}`);
    const added = Object.entries(LISTS).map(([name, of]) => `add column ${name} ${kept(of, absent)}`);
    await runner.query(`alter table listing ${dropped.join(', ')}`);
    await runner.query(`alter table listing ${added.join(', ')}`);
    await runner.query(`
      create index listing_match_place on listing (fact_county, fact_kind, fact_area) include (fact_land, ${FACTS}) ${OFFERED}`);
    await runner.query(`
      create index listing_match_anywhere on listing (fact_kind, fact_area) include (fact_county, fact_land, ${FACTS}) ${OFFERED}`);
    await runner.query(`
      create index listing_match_land on listing (fact_county, fact_land)
        include (fact_kind, fact_area, ${FACTS}) ${OFFERED} and fact_land is not null`);
  }

  /** One after the other by the lead's row; what is read after that lock was granted is the truth. */
  private async keptByPostgres(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function match_floor_keep(leads uuid[]) returns void language plpgsql as $$
      begin
        perform from lead where id = any(leads) order by id for no key update;
        with last as (
          select one.lead_id, floor.* from unnest(leads) as one (lead_id), lateral (
            select match.listing_id, match.score, listing.fact_verified from match join listing on listing.id = match.listing_id
            where match.lead_id = one.lead_id and match.gone_at is null
            order by match.score desc, listing.fact_verified desc, listing.ref collate "C" offset 19 limit 1) as floor),
        room as (
          delete from match_floor where lead_id = any(leads) and not exists (select from last where last.lead_id = match_floor.lead_id))
        insert into match_floor (lead_id, listing_id, score, verified) select * from last
        on conflict (lead_id) do update
          set listing_id = excluded.listing_id, score = excluded.score, verified = excluded.verified
          where (match_floor.listing_id, match_floor.score, match_floor.verified) is distinct from
            (excluded.listing_id, excluded.score, excluded.verified);
      end $$`);
    await runner.query(`
      create function match_floor_follows() returns trigger language plpgsql as $$
      declare leads uuid[];
      begin
        select array_agg(distinct lead_id) into leads from changed;
        if leads is not null then perform match_floor_keep(leads); end if;
        return null;
      end $$`);
    for (const [event, rows] of [
      ['insert', 'new'],
      ['update', 'new'],
      ['delete', 'old'],
    ])
      await runner.query(`
        create trigger match_floor_${event} after ${event} on match referencing ${rows} table as changed
          for each statement execute function match_floor_follows()`);
    await runner.query(
      `select match_floor_keep(array(select lead_id from match group by lead_id having count(*) >= 20))`,
    );
  }
}
