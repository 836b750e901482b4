import { type CandidateBounds, candidateBounds } from './candidate-bounds.js';
import { above, below, LESSER, offersAny, roughScore, SHORT, text } from './candidate-terms.js';
import { BANDS } from './compile-need.js';
import type { MatchingRules } from './matching-rules.js';
import type { MatchNeed } from './match-need.js';
import { needCriteria } from './need-criteria.js';
import { askedMu, sizeBands } from './size-bands.js';

/** Where one query looks; `counties` undefined = anywhere. */
export interface Place {
  counties?: string[];
  zones?: string[];
  /** What being there costs: 0 inside what was asked, a shortfall beside it. */
  cost: number;
}
/** Sizes that one query looks at, as a condition each: every one is a range of an index. */
export type Sizes = (string | undefined)[];

const OFFERED = `published_at is not null and status in ('available', 'reserved')`;
const list = (values: readonly string[]) => `array[${values.map(text).join(', ')}]::text[]`;

/** Whether a cost holds a shortfall: thousands below a million. */
const IS_SHORT = `mod(floor(cost / ${SHORT})::bigint, ${LESSER / SHORT}) > 0`;

/** Everything that the database needs to know of one need. */
export interface CandidateQuery {
  bounds: CandidateBounds;
  /** The right size, and all other sizes that may still do. */
  right: Sizes;
  other: Sizes;
  /** SQL of a page of candidates, those that can reach most first. Columns: id, ref, verified, reach, facts, status. */
  page(place: Place, sizes: Sizes, options: { atLeast: number; limit: number; whole?: boolean }): string;
}

export function candidateQuery(need: MatchNeed, rules: MatchingRules): CandidateQuery {
  const bounds = candidateBounds(need, rules);
  const rough = roughScore(need, needCriteria(need, rules), rules);
  const also = conditions(bounds);
  const hints = rough.hints.join(' + ') || '0';
  return {
    bounds,
    ...sizesOf(need, bounds, rules),
    page(place, sizes, { atLeast, limit, whole = false }) {
      const costs = [
        ...rough.costs,
        String(place.cost),
        ...(bounds.regions
          ? [
              `case when fact_county = '' and fact_zone is null then ${rules.points.unknown.regions ?? rules.points.unknown.other} else 0 end`,
            ]
          : []),
      ];
      const parts = placesOf(place).flatMap((where) =>
        sizes.map(
          (size) =>
            `select id, ref, fact_verified as verified, (${costs.join(' + ')})::float8 as cost, (${hints})::float8 as hint
             from listing where ${[OFFERED, where, ...also, size].filter(Boolean).join(' and ')}`,
        ),
      );
      // "offset 0" keeps the planner from writing each sum into the three places that use it.
      const found = `select id, ref, verified, ${reachOf(rules)} as reach from (${parts.join(' union all ')} offset 0) as rough
         where mod(cost::numeric, ${SHORT}) <= ${rules.points.limit + 1e-6}${whole ? ` and not (${IS_SHORT})` : ''}`;
      return `select best.reach, best.verified, listing.id, listing.facts, listing.status, listing.status_reason as "statusReason"
        from (select * from (${found}) as judged where reach >= ${atLeast - 1e-6}
          order by reach desc, verified desc, ref collate "C" limit ${limit}) as best join listing on listing.id = best.id
        order by best.reach desc, best.verified desc, best.ref collate "C"`;
    },
  };
}

/** The most that a cost leaves of a score: the bands of the scorer. A hair above, for sums that are not exact. */
function reachOf({ points }: MatchingRules): string {
  const left = `(cost - floor(cost / ${SHORT}) * ${SHORT})`;
  const [, poor, good, best] = BANDS;
  const band = ({ top, bottom, slope }: (typeof BANDS)[number], lesser = '') =>
    `greatest(${bottom}, ${top} - ${slope} * ${left} - 4 * hint${lesser})`;
  const less = ` - case when cost >= ${LESSER} then 2 else 0 end`;
  return `floor((case when cost <= ${points.sure + 1e-9} then ${band(best)}
    when not (${IS_SHORT}) or ${left} <= ${points.goodNear + 1e-9} then ${band(good, less)} else ${band(poor, less)} end) * 100 + 0.5 + 1e-6) / 100`;
}

function placesOf({ counties, zones }: Place): (string | undefined)[] {
  if (!counties) return [undefined];
  const places = counties.length ? [`fact_county = any(${list(counties)})`] : [];
  if (zones?.length) places.push(`fact_zone = any(${list(zones.map((zone) => zone.slice(0, 60)))})`);
  return places;
}

function conditions({ transactions, kinds, heightMin, loadMin, fireClasses }: CandidateBounds): (string | undefined)[] {
  const own = (upper: string, ground: string) => `(case when fact_storey = 'upper' then ${upper} else ${ground} end)`;
  const atLeast = (column: string, min: number | undefined) =>
    min === undefined ? undefined : `(${column} is null or ${column} >= ${min})`;
  return [
    kinds && `fact_kind = any(${list(kinds)})`,
    atLeast(own('fact_upper_height', 'fact_height'), heightMin),
    atLeast(own('fact_upper_load', 'fact_load'), loadMin),
    fireClasses && `(fact_fire is null or fact_fire = any(${list(fireClasses)}))`,
    transactions && `(fact_offers is null or fact_offers in ('true', '[]') or ${offersAny(transactions)})`,
  ];
}

/** By floor area where it is asked for, else by land. */
function sizesOf(
  need: MatchNeed,
  bounds: CandidateBounds,
  rules: MatchingRules,
): Pick<CandidateQuery, 'right' | 'other'> {
  const byArea = sizeBands(need.area_sqm, rules.area);
  const bands = byArea ?? sizeBands(askedMu(need), rules.land);
  const limits = byArea ? bounds.areaSqm : bounds.landMu;
  if (!bands || !limits) return { right: [undefined], other: [] };
  const column = byArea ? 'fact_area' : 'fact_land';
  const splitting = byArea ? 'coalesce(fact_divisible, fact_area_min < fact_area)' : 'fact_divisible';
  const [from, to] = [below(bands.passMin), above(bands.passMax)];
  const { wholeMin, wholeMax, partMax } = limits;
  const other = [`${column} >= ${wholeMin} and ${column} < ${from}`, `${column} is null`];
  const right = Number.isFinite(to) ? `${column} >= ${from} and ${column} <= ${to}` : `${column} >= ${from}`;
  if (Number.isFinite(to) && wholeMax !== undefined) {
    const part = byArea && partMax !== undefined ? ` and (fact_area_min is null or fact_area_min <= ${partMax})` : '';
    const most = Math.max(wholeMax, to);
    other.push(`${column} > ${to} and ${column} <= ${most}`, `${column} > ${most} and ${splitting}${part}`);
  }
  return { right: [right], other };
}
