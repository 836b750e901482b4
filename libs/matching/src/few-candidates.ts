import type { Listing } from '@app/listings';
import type { Tx } from '@app/platform';
import type { CandidateBounds } from './candidate-bounds.js';
import { OFFERED, type Place } from './candidate-query.js';

/** What is on offer in a few places: up to so many listings it is quicker to look at each than to plan where to look. */
export const FEW = 300;

export interface FewRow {
  id: string;
  facts: Listing;
  status: string;
  statusReason: string | null;
}

/** Whatever the need: always the same text, so that a routine keeps its plan. Too many there: one row that says so. */
const SEARCH = `
  with there as materialized (
    (select id, fact_kind, fact_area, fact_area_min, fact_divisible, fact_land from listing
      where ${OFFERED} and fact_county = any($1::text[]) limit $3::int + 1)
    union all
    (select id, fact_kind, fact_area, fact_area_min, fact_divisible, fact_land from listing
      where ${OFFERED} and fact_zone = any($2::text[]) limit $3::int + 1)),
  inside as (
    select distinct id from there where (select count(*) from there) <= $3
      and ($4::text[] is null or fact_kind = any($4))
      and ($5::float8 is null or fact_area is null or fact_area >= $5)
      and ($6::float8 is null or fact_area is null or fact_area <= $6 or coalesce(fact_divisible, fact_area_min < fact_area, false))
      and ($7::float8 is null or fact_land is null or fact_land >= $7)
      and ($8::float8 is null or fact_land is null or fact_land <= $8 or coalesce(fact_divisible, false)))
  select listing.id, listing.facts, listing.status, listing.status_reason as "statusReason"
  from inside cross join lateral (select * from listing where listing.id = inside.id offset 0) as listing
  union all select null, null, 'too many', null where (select count(*) from there) > $3`;

/** All that a need could match in its places, unsorted; undefined where more than `few` are on offer. */
export async function fewCandidates(
  tx: Tx,
  { kinds, areaSqm, landMu }: CandidateBounds,
  places: Place[],
  few: number,
): Promise<FewRow[] | undefined> {
  if (few < 1 || places.some(({ counties }) => !counties)) return undefined;
  const rows = await tx.query<FewRow[]>(SEARCH, [
    places.flatMap(({ counties = [] }) => counties),
    places.flatMap(({ zones = [] }) => zones.map((zone) => zone.slice(0, 60))),
    few,
    kinds ?? null,
    areaSqm?.wholeMin ?? null,
    areaSqm?.wholeMax ?? null,
    landMu?.wholeMin ?? null,
    landMu?.wholeMax ?? null,
  ]);
  return rows.some(({ id }) => id === null) ? undefined : rows;
}
