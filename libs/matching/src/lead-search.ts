import type { Listing } from '@app/listings';
import { regionsOf } from '@app/reference';
import { bindInto, type Bind } from './bind.js';
import { splits } from './size-bands.js';
import { COLD_HALLS, NEAR_KINDS } from './criteria/property.js';
import { ownHeight } from './criteria/height.js';
import { ownLoad } from './criteria/load.js';
import { SHORT } from './candidate-terms.js';
import { leadCosts } from './lead-costs.js';
import type { MatchingRules, SizeRules } from './matching-rules.js';
import { cityPrefix, holds, regionReach } from './region-reach.js';
import { LEFT, mostCost, reachOf } from './score-reach.js';

/** Where the leads stand that a listing may be for: the same text as the predicate of their indexes. */
export const LOOKING = `stage in ('new', 'contacted', 'qualified', 'proposed', 'visited', 'negotiating', 'under_review', 'parked')
  and need ->> 'side' = 'demand'`;

const asking = new Map<string, string[]>();

/** Codes of all places that, when asked for, a county is inside of or beside. */
export function codesAskingFor(county: string): string[] {
  let codes = asking.get(county);
  if (!codes) {
    codes = (['province', 'city', 'county'] as const).flatMap((level) =>
      regionsOf(level)
        .filter(({ code, name }) => {
          const { inside, near } = regionReach([{ name, level, code }]);
          return holds(inside, county, undefined) || holds(near, county, undefined);
        })
        .map(({ code }) => code),
    );
    for (const own of [county, county.slice(0, 4), county.slice(0, 2)]) if (!codes.includes(own)) codes.push(own);
    asking.set(county, codes);
  }
  return codes;
}

/**
 * SQL of the leads that a listing could be among the best of: it can be a fit or near, and can come before the last of a
 * full list. Column: `id`.
 */
export function leadSearch(listing: Listing, rules: MatchingRules): { sql: string; parameters: unknown[] } {
  const parameters: unknown[] = [];
  const $ = bindInto(parameters);
  const also = [...wants(listing, rules, $), ...sizes(listing, rules, $)].map((one) => ` and ${one}`).join('');
  const costs = leadCosts(listing, rules, $).join(' + ') || '0';
  const places = placesOf(listing, rules, $).map(
    ({ where, cost }) =>
      `select id, (${cost} + ${costs})::float8 as cost from lead where ${LOOKING} and ${where}${also}`,
  );
  // Each "offset 0" keeps a sum from being written out wherever it is used, and the floors from being read in whole.
  const sql = `select id from (
      select id, ${reachOf(rules, '0')} as reach from (${places.join(' union all ')} offset 0) as near
      where ${LEFT} <= ${mostCost(0, rules)} offset 0) as near
    left join lateral (
      select score, verified from match_floor where match_floor.lead_id = near.id offset 0) as floor on true
    where floor.score is null or reach > floor.score + 1e-6
      or (reach >= floor.score - 1e-6 and ${$((listing.verified_on ?? '').slice(0, 10), 'text')} collate "C" >= floor.verified)`;
  return { sql, parameters };
}

/** Where leads ask for; no lead is in two of them. `cost`: what being beside it costs. */
function placesOf({ region, devzone }: Listing, rules: MatchingRules, $: Bind): { where: string; cost: number }[] {
  if (region === undefined || !rules.hard.includes('regions')) return [{ where: 'true', cost: 0 }];
  const codes = codesAskingFor(region);
  const inside = codes.filter((code) => holds(regionReach([placeOf(code)]).inside, region, undefined));
  const beside = codes.filter((code) => !inside.includes(code));
  const city = cityPrefix(region);
  const at = [...inside, '', ...(devzone ? [devzone.slice(0, 60)] : [])];
  const near = SHORT + (rules.points.near.regions ?? rules.points.near.other);
  return [
    { where: `want_place = any(${$(at, 'text[]')})`, cost: 0 },
    { where: `want_place = any(${$(beside, 'text[]')})`, cost: near },
    { where: `want_place = '*' and want_places ?| ${$([...codes, devzone ?? ''], 'text[]')}`, cost: 0 },
    // Counties that are newer than our table stand for their city.
    ...(city
      ? [
          {
            where: `want_place > ${$(city, 'text')} and want_place < ${$(`${city}~`, 'text')} and want_place <> all(${$(codes, 'text[]')})`,
            cost: 0,
          },
        ]
      : []),
  ];
}

const placeOf = (code: string) => ({
  name: '',
  level: ({ 2: 'province', 4: 'city' } as const)[code.length] ?? ('county' as const),
  code,
});

function wants(listing: Listing, rules: MatchingRules, $: Bind): string[] {
  const tests: string[] = [];
  const hard = (key: MatchingRules['hard'][number]) => rules.hard.includes(key);
  const oneOf = (column: string, values: string[]) =>
    tests.push(`(${column} is null or ${column} in ('true', '[]') or ${column} ?| ${$(values, 'text[]')})`);
  const offered = listing.offers?.map(({ transaction }) => transaction as string) ?? [];
  if (hard('transaction') && offered.length > 0)
    oneOf('want_deals', offered.includes('land') ? [...offered, 'build_to_suit'] : offered);
  if (hard('property')) {
    const cold = COLD_HALLS.includes(listing.kind) ? ['cold_storage'] : [];
    const served = Object.keys(NEAR_KINDS).filter((asked) => NEAR_KINDS[asked]!.includes(listing.kind));
    oneOf('want_kinds', [listing.kind, ...served, ...cold]);
  }
  const [height, load] = [ownHeight(listing), ownLoad('load_t_sqm', listing)];
  const gap = Math.max(rules.height.lowGap, rules.height.highGap);
  if (hard('height_m') && height !== undefined)
    tests.push(`(want_height is null or want_height <= ${$(height + gap + 1e-6, 'float8')})`);
  if (hard('load_t_sqm') && load !== undefined)
    tests.push(
      `(want_load is null or want_load * ${rules.nearShare.load} <= ${$(load + 1e-6 * Math.max(1, load), 'float8')})`,
    );
  const denied = listing.industries_denied ?? [];
  if (hard('industry') && denied.length > 0)
    tests.push(`(want_division is null or want_division <> all(${$(denied, 'text[]')}))`);
  return tests;
}

function sizes(listing: Listing, rules: MatchingRules, $: Bind): string[] {
  const tests: string[] = [];
  const { area_sqm: area, land_mu: land } = listing;
  if (rules.hard.includes('area_sqm') && area !== undefined)
    tests.push(...within('want_area', area, rules.area, rules, splits(listing) === true, $));
  if (rules.hard.includes('land_mu') && land !== undefined)
    tests.push(...within('want_land', land, rules.land, rules, listing.divisible === true, $));
  return tests;
}

/** The widest that any way of asking reaches; what splits has no upper end. */
function within(column: string, size: number, size_: SizeRules, { split }: MatchingRules, splitting: boolean, $: Bind) {
  const { range, figure, atLeast, atMost } = size_;
  const under = Math.max(range.nearUnder, figure.nearUnder, range.passUnder, figure.passUnder, atLeast.nearUnder);
  const over = 1 + Math.max(range.nearOver, figure.nearOver, atMost.nearOver);
  const asked = (1 + Math.max(range.passOver, figure.passOver)) * split.askTimes;
  const times = Math.max(atLeast.nearTimes, atLeast.passTimes * split.askTimes);
  const from = Math.min(atMost.nearFrom, atMost.passFrom);
  const is = $(size, 'float8');
  const tests = [`(coalesce(${column}_min * ${1 - under}, ${column}_max * ${from}, 0) <= ${is} * (1 + 1e-6) + 1e-6)`];
  if (!splitting)
    tests.push(
      `(coalesce(${column}_max * ${Math.max(over, asked)}, ${column}_min * ${times}, 'infinity') >= ${is} * (1 - 1e-6) - 1e-6)`,
    );
  return tests;
}
