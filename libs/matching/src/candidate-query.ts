import { type Listing, LISTING_KINDS } from '@app/listings';
import { bindInto, type Bind } from './bind.js';
import { type CandidateBounds, candidateBounds } from './candidate-bounds.js';
import { above, below, costsOf, offersAny, roughScore, SHORT } from './candidate-terms.js';
import { BANDS } from './compile-need.js';
import { propertyCriterion } from './criteria/property.js';
import type { MatchingRules } from './matching-rules.js';
import type { MatchNeed } from './match-need.js';
import { needCriteria } from './need-criteria.js';
import { earlyTests, IS_SHORT, LEFT, mostCost, reachLimits, reachOf } from './score-reach.js';
import { askedMu, sizeBands } from './size-bands.js';

/** Where one query looks; `counties` undefined = anywhere. */
export interface Place {
  counties?: string[];
  zones?: string[];
  /** What being there costs: 0 inside what was asked, a shortfall beside it. */
  cost: number;
}
/** Sizes that one query looks at, as a condition each: every one is a range of an index. Undefined: whatever size. */
export interface Sizes {
  ranges: (Range | undefined)[];
  /** The most that listings of these sizes can score. */
  ceiling: number;
}
type Range = ($: Bind) => string;
/** What a page must come before to matter: the last that is kept so far. */
export interface Bar {
  score: number;
  verified: string;
}

/** On offer, in the words of the indexes. */
export const OFFERED = `published_at is not null and status in ('available', 'reserved')`;

export interface PageQuery {
  sql: string;
  parameters: unknown[];
}

/** Everything that the database needs to know of one need. */
export interface CandidateQuery {
  bounds: CandidateBounds;
  /** The right sizes, those to be split, and all others that may still do: the best first. */
  sizes: Sizes[];
  /**
   * SQL of a page of candidates, those that can reach most first. Columns: id, ref, verified, reach, facts, status. What is
   * asked for are parameters: whoever asks for the same things has the same text, and a routine keeps its plan.
   */
  page(place: Place, sizes: Sizes, options: { bar?: Bar; limit: number; whole?: boolean }): PageQuery;
}

export function candidateQuery(need: MatchNeed, rules: MatchingRules): CandidateQuery {
  const bounds = candidateBounds(need, rules);
  const criteria = needCriteria(need, rules);
  const kinds = kindsAt(need, rules);
  const unplaced = rules.points.unknown.regions ?? rules.points.unknown.other;
  const placing = bounds.regions
    ? [`case when fact_county = '' and fact_zone is null then ${unplaced} else 0 end`]
    : [];
  return {
    bounds,
    sizes: sizesOf(need, bounds, rules),
    page(place, { ranges }, { bar, limit, whole = false }) {
      const parameters: unknown[] = [];
      const $ = bindInto(parameters);
      const rough = roughScore(need, criteria, rules, $);
      const terms = [...rough.cheap, ...placing];
      const [cheap, dear] = [terms.join(' + '), rough.dear.join(' + ') || '0'];
      const hints = rough.hints.join(' + ') || '0';
      const read = columnsIn([cheap, dear, hints].join(' '));
      const spent = place.cost;
      const early = bar ? earlyTests([...terms, ...rough.dear], { score: bar.score, spent }, rules, $) : [];
      const late = bar && `fact_verified >= ${$(bar.verified, 'text')}`;
      if (bar && bar.score >= BANDS[3].top) early.unshift(late!);
      const also = conditions(bar ? { ...bounds, kinds: kinds(bounds.kinds, bar.score) } : bounds, $);
      const parts = placesOf(place, $).flatMap((where) =>
        ranges.map((size) => {
          const tests = [OFFERED, where, ...also, size?.($), ...early].filter(Boolean);
          return `select id, ref, fact_verified, ${read} from listing where ${tests.join(' and ')}`;
        }),
      );
      const affordable = `${LEFT} <= ${$(mostCost(bar?.score ?? 0, rules), 'float8')}`;
      // An equal score only matters with a verification as late.
      const better =
        bar && bar.score >= BANDS[3].top
          ? 'false'
          : `${LEFT} <= ${$(mostCost((bar?.score ?? 0) + 0.01, rules), 'float8')}`;
      const tie = late ? `(${late} or ${better})` : 'true';
      // Each "offset 0" keeps the planner from writing a sum into every place that uses it. Cheap tests come first.
      const sql = `select best.reach, best.verified, listing.id, listing.facts, listing.status, listing.status_reason as "statusReason"
        from (select id, ref, verified, ${reachOf(rules)} as reach from (
            select id, ref, fact_verified as verified, cost + (${dear})::float8 as cost, (${hints})::float8 as hint from (
              select *, (${place.cost} + ${cheap})::float8 as cost from (${parts.join(' union all ')} offset 0) as near
              offset 0) as near where ${affordable} and ${tie} offset 0) as judged
          where ${affordable}${whole ? ` and not (${IS_SHORT})` : ''} and ${reachOf(rules)} >= ${$((bar?.score ?? 0) - 1e-6, 'float8')}
          order by reach desc, verified desc, ref collate "C" limit ${limit}) as best join listing on listing.id = best.id
        order by best.reach desc, best.verified desc, best.ref collate "C"`;
      return { sql, parameters };
    },
  };
}

/** Of the kinds, those with which a score can be reached. */
function kindsAt(
  need: MatchNeed,
  rules: MatchingRules,
): (kinds: string[] | undefined, score: number) => string[] | undefined {
  const criterion = propertyCriterion(need);
  if (!criterion) return (kinds) => kinds;
  const costs = { pass: 0, ...costsOf('property', need, rules) };
  const facilities = ['cold_storage'];
  const costOf = (kind: string) => costs[criterion.judge({ ref: '', kind, facilities } as unknown as Listing)!.verdict];
  return (kinds, score) => {
    const { plain, short } = reachLimits(score, rules);
    return (kinds ?? LISTING_KINDS).filter((kind) => {
      const cost = costOf(kind);
      return cost >= SHORT ? cost - SHORT <= short : cost <= plain;
    });
  };
}

const columnsIn = (sql: string) =>
  [...new Set(['status', 'fact_county', ...(sql.match(/\bfact_[a-z_]+/g) ?? [])])]
    .filter((name) => name !== 'fact_verified')
    .join(', ');

function placesOf({ counties, zones }: Place, $: Bind): (string | undefined)[] {
  if (!counties) return [undefined];
  const places = counties.length ? [`fact_county = any(${$(counties, 'text[]')})`] : [];
  if (zones?.length)
    places.push(
      `fact_zone = any(${$(
        zones.map((zone) => zone.slice(0, 60)),
        'text[]',
      )})`,
    );
  return places;
}

function conditions(
  { transactions, kinds, heightMin, loadMin, fireClasses }: CandidateBounds,
  $: Bind,
): (string | undefined)[] {
  const own = (upper: string, ground: string) => `(case when fact_storey = 'upper' then ${upper} else ${ground} end)`;
  const atLeast = (column: string, min: number | undefined) =>
    min === undefined ? undefined : `(${column} is null or ${column} >= ${$(min, 'float8')})`;
  return [
    kinds && `fact_kind = any(${$(kinds, 'text[]')})`,
    atLeast(own('fact_upper_height', 'fact_height'), heightMin),
    atLeast(own('fact_upper_load', 'fact_load'), loadMin),
    fireClasses && `(fact_fire is null or fact_fire = any(${$(fireClasses, 'text[]')}))`,
    transactions && `(fact_offers is null or fact_offers in ('true', '[]') or ${offersAny(transactions)})`,
  ];
}

/** By floor area where it is asked for, else by land. */
function sizesOf(need: MatchNeed, bounds: CandidateBounds, rules: MatchingRules): Sizes[] {
  const byArea = sizeBands(need.area_sqm, rules.area);
  const bands = byArea ?? sizeBands(askedMu(need), rules.land);
  const limits = byArea ? bounds.areaSqm : bounds.landMu;
  const [, , good, best] = BANDS;
  if (!bands || !limits) return [{ ranges: [undefined], ceiling: best.top }];
  const column = byArea ? 'fact_area' : 'fact_land';
  const splitting = byArea
    ? 'coalesce(fact_divisible, fact_area_min < fact_area, false)'
    : 'coalesce(fact_divisible, false)';
  const [from, to] = [below(bands.passMin), above(bands.passMax)];
  const { wholeMin, wholeMax, partMax } = limits;
  const $from = ($: Bind) => $(from, 'float8');
  const $to = ($: Bind) => $(to, 'float8');
  const right: Range = ($) =>
    Number.isFinite(to) ? `${column} >= ${$from($)} and ${column} <= ${$to($)}` : `${column} >= ${$from($)}`;
  const others: Range[] = [
    ($) => `${column} >= ${$(wholeMin, 'float8')} and ${column} < ${$from($)}`,
    () => `${column} is null`,
  ];
  const split: Range[] = [];
  if (Number.isFinite(to) && wholeMax !== undefined) {
    others.push(
      ($) => `${column} > ${$to($)} and ${column} <= ${$(Math.max(wholeMax, to), 'float8')} and not ${splitting}`,
    );
    const parts = byArea && partMax !== undefined;
    split.push(
      ($) =>
        `${column} > ${$to($)} and ${splitting}${parts ? ` and (fact_area_min is null or fact_area_min <= ${$(partMax, 'float8')})` : ''}`,
    );
  }
  return [
    { ranges: [right], ceiling: best.top },
    { ranges: split, ceiling: good.top },
    { ranges: others, ceiling: ceilingOf(need, byArea ? 'area_sqm' : 'land_mu', rules) },
  ];
}

/** Too small, too big or not said costs something, unless a size of the other kind is asked for as well. */
function ceilingOf(need: MatchNeed, key: 'area_sqm' | 'land_mu', rules: MatchingRules): number {
  const [, , good, best] = BANDS;
  if (need.area_sqm && askedMu(need)) return best.top;
  const { near, unknown } = costsOf(key, need, rules);
  if (unknown <= rules.points.sure) return best.top;
  return good.top - good.slope * Math.min(near - SHORT, unknown);
}
