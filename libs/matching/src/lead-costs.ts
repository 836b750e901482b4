import type { Listing } from '@app/listings';
import type { Bind } from './bind.js';
import { costsOf, NEVER, SHORT } from './candidate-terms.js';
import { ownHeight } from './criteria/height.js';
import { ownLoad } from './criteria/load.js';
import { COLD_HALLS, NEAR_KINDS } from './criteria/property.js';
import type { CriterionKey } from './match.js';
import type { MatchingRules, SizeRules } from './matching-rules.js';
import { splits } from './size-bands.js';

/** Bits of `want_asks`: what a need asks for that a listing may not say. */
const ASKS = { crane: 1, fire_class: 2, storey: 4, move_in: 8, docks: 16 } as const;
const RENT_DAYS_PER_MONTH = 365 / 12;

/**
 * What a listing costs a lead, as SQL over the `want_*` columns: never more than the scorer takes, a shortfall as SHORT and
 * its points. The counterpart of `roughScore`.
 */
export function leadCosts(listing: Listing, rules: MatchingRules, $: Bind): string[] {
  const costs = new Costs(rules);
  return [
    listing.status === 'reserved' ? String(SHORT + rules.points.reserved) : undefined,
    dealCost(listing, costs, $),
    kindCost(listing, costs, $),
    listing.area_sqm === undefined
      ? sizeUnknown('want_area', listing.kind === 'land' ? 'want_land' : undefined, costs.of('area_sqm').unknown)
      : sizeCost('want_area', listing.area_sqm, splits(listing), costs.of('area_sqm'), rules.area, $),
    listing.land_mu === undefined
      ? sizeUnknown('want_land', listing.kind === 'land' ? undefined : 'want_area', costs.of('land_mu').unknown)
      : sizeCost('want_land', listing.land_mu, listing.divisible, costs.of('land_mu'), rules.land, $),
    leastCost('want_height', ownHeight(listing), costs.of('height_m'), $),
    leastCost('want_load', ownLoad('load_t_sqm', listing), costs.of('load_t_sqm'), $),
    powerCost(listing, costs, $),
    industryCost(listing, costs, rules, $),
    rentCost(listing, costs, rules, $),
    tagCost(listing, rules, $),
    ...unsaidCosts(listing, costs),
  ].filter((cost) => cost !== undefined);
}

/** Points of a criterion; `short`: of the mildest way to miss it. */
class Costs {
  constructor(private readonly rules: MatchingRules) {}

  of(key: CriterionKey): { short: number; near: number; fail: number; unknown: number } {
    const costs = costsOf(key, {}, this.rules);
    return { ...costs, short: mildest(costs.near, costs.fail) };
  }
}

type Points = ReturnType<Costs['of']>;

/** The least that any of these outcomes can take: of the points the fewest, a shortfall only when all of them are one. */
const mildest = (...costs: number[]): number => {
  const points = Math.min(...costs.map((cost) => (cost === NEVER ? cost : cost % SHORT)));
  return points + (points !== NEVER && costs.every((cost) => cost >= SHORT || cost === NEVER) ? SHORT : 0);
};
/** The value, and a hair more. */
const hair = (value: number) => value + 1e-6 * Math.max(1, Math.abs(value));

function dealCost({ offers }: Listing, costs: Costs, $: Bind): string {
  const { short, unknown } = costs.of('transaction');
  const offered = (offers ?? []).map(({ transaction }) => transaction as string);
  if (offered.length === 0) return `case when coalesce(want_deals, '[]') in ('[]', 'true') then 0 else ${unknown} end`;
  return `case when coalesce(want_deals, '[]') in ('[]', 'true') or want_deals ?| ${$(offered, 'text[]')} then 0 else ${short} end`;
}

/** A kind that nearly serves costs; all that cannot is outside already, unless the kind is no must. */
function kindCost({ kind }: Listing, costs: Costs, $: Bind): string {
  const { short, fail } = costs.of('property');
  const serves = COLD_HALLS.includes(kind) || Object.values(NEAR_KINDS).some((kinds) => kinds.includes(kind));
  return `case when coalesce(want_kinds, '[]') in ('[]', 'true') or want_kinds ? ${$(kind, 'text')} then 0
    else ${serves ? short : fail} end`;
}

/** `other`: where the need may ask for the size in the other unit instead, which is then no criterion here. */
function sizeUnknown(column: string, other: string | undefined, unknown: number): string {
  const asked = `(${column}_min is not null or ${column}_max is not null)`;
  const aside = other ? ` and ${other}_min is null and ${other}_max is null` : '';
  return `case when ${asked}${aside} then ${unknown} else 0 end`;
}

/** Too small is a shortfall. Too big may be split, or be asked about: the mildest of it. */
function sizeCost(
  column: string,
  size: number,
  splitting: boolean | undefined,
  points: Points,
  of: SizeRules,
  $: Bind,
) {
  const { range, figure, atLeast, atMost } = of;
  const [min, max, is] = [`${column}_min`, `${column}_max`, $(size, 'float8')];
  const from = `case when ${max} is null then ${min} when ${min} is null then ${max} * ${atMost.passFrom}
    else ${min} * case when ${min} = ${max} then ${1 - figure.passUnder} else ${1 - range.passUnder} end end`;
  const to = `case when ${max} is null then ${min} * ${atLeast.passTimes} when ${min} is null then ${max}
    else ${max} * case when ${min} = ${max} then ${1 + figure.passOver} else ${1 + range.passOver} end end`;
  const over = splitting === true ? 0 : splitting === false ? points.short : mildest(points.unknown, points.short);
  return `case when ${min} is null and ${max} is null then 0 when ${is} * (1 + 1e-6) + 1e-6 < ${from} then ${points.short}
    when ${is} * (1 - 1e-6) - 1e-6 > ${to} then ${over} else 0 end`;
}

function leastCost(column: string, has: number | undefined, { short, unknown }: Points, $: Bind): string {
  if (has === undefined) return `case when ${column} is null then 0 else ${unknown} end`;
  return `case when ${column} > ${$(hair(has), 'float8')} then ${short} else 0 end`;
}

function powerCost({ power_kva: has, power_expand_kva: more }: Listing, costs: Costs, $: Bind): string {
  const points = costs.of('power_kva');
  if (has !== undefined || more === undefined) return leastCost('want_power', has, points, $);
  return `case when want_power is null then 0 else ${mildest(points.near, points.unknown)} end`;
}

/** `want_trades`: the divisions, `[]` when the industry is only text. */
function industryCost(listing: Listing, costs: Costs, { points }: MatchingRules, $: Bind): string {
  const { short, unknown } = costs.of('industry');
  const asked = (cost: number | string) => `case when want_trades is null then 0 else ${cost} end`;
  const { kind, industries_allowed: allowed = [], industries_denied: denied = [] } = listing;
  const silent = kind === 'land' ? unknown : points.unknownBuildingIndustry;
  const among = (list: string[]) => `want_trades = 'true' or want_trades ?| ${$(list, 'text[]')}`;
  const by = (list: string[]) =>
    asked(`case when want_trades = '[]' then ${silent} when ${among(list)} then 0 else ${short} end`);
  if (kind === 'land') {
    const admitted = (listing.land?.admitted ?? []).map(({ division }) => division);
    return admitted.length ? by(admitted) : asked(silent);
  }
  if (allowed.length > 0) return by(allowed);
  return denied.length > 0 ? asked(`case when want_trades = '[]' then ${silent} else 0 end`) : asked(silent);
}

/** Rents per ㎡ against the top of the budget, `want_rent` in yuan a month; all else is left to the scorer. */
function rentCost({ offers = [] }: Listing, costs: Costs, rules: MatchingRules, $: Bind): string | undefined {
  if (!rules.hard.includes('transaction') || offers.length === 0) return undefined;
  const { near, fail, unknown } = costs.of('budget');
  const asks: number[] = [];
  let unpriced = false;
  for (const { transaction, price } of offers) {
    const ask = price?.min ?? price?.max;
    const times = price && { rent_sqm_month: 1, rent_sqm_day: RENT_DAYS_PER_MONTH }[price.basis as string];
    // Paid for in another way: it may be no criterion at all.
    if (price ? times === undefined : transaction === 'buy' || transaction === 'land') return undefined;
    if (ask === undefined) unpriced = true;
    else asks.push(ask * times!);
  }
  if (asks.length === 0) return `case when want_rent is null then 0 else ${mildest(unknown, fail)} end`;
  const rest = unpriced ? mildest(unknown, fail) : fail;
  const ask = $(Math.min(...asks) * (1 - 1e-6) - 1e-6, 'float8');
  return `case when want_rent is null or want_rent >= ${ask} then 0
    when want_rent * ${1 + rules.budgetOver} >= ${ask} then ${mildest(near, rest)} else ${rest} end`;
}

/** Papers and facilities that are not all there: one at least is unknown, or failed. */
function tagCost(listing: Listing, { points }: MatchingRules, $: Bind): string {
  const { kind, permits = [], facilities = [], docks, pollution_ok: pollution } = listing;
  const has = [...permits, ...facilities, 'hazmat', ...(docks ? ['dock'] : []), ...(pollution ? ['eia'] : [])];
  if (kind === 'cold_storage') has.push('cold_storage');
  const least = (of: Partial<Record<string, number>>) =>
    Math.min(...Object.entries(of).flatMap(([key, each]) => (/^(needs\.|other$)/.test(key) ? [each!] : [])));
  const cost = Math.min(least(points.unknown), least(points.fail));
  return `case when want_tags is null or want_tags <@ ${$(JSON.stringify([...has, true]), 'jsonb')} then 0 else ${cost} end`;
}

/** What the listing does not say at all. */
function unsaidCosts(listing: Listing, costs: Costs): string[] {
  const { crane, crane_ready: corbels, facilities, docks } = listing;
  const unsaid: Partial<Record<keyof typeof ASKS, boolean>> = {
    crane: crane === undefined && !corbels,
    fire_class: listing.fire_class === undefined,
    storey: listing.storey === undefined,
    move_in: listing.available_from === undefined,
    docks: docks === undefined && !facilities?.includes('dock'),
  };
  return Object.entries(unsaid)
    .filter(([, is]) => is)
    .map(([key]) => {
      const { unknown } = costs.of(key as CriterionKey);
      return `case when want_asks & ${ASKS[key as keyof typeof ASKS]} > 0 then ${unknown} else 0 end`;
    });
}
