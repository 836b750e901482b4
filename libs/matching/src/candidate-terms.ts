import { FIRE_CLASSES, type Listing, LISTING_KINDS, LISTING_STOREYS } from '@app/listings';
import type { Bind } from './bind.js';
import type { Criterion } from './criterion.js';
import { askedDivisions } from './criteria/industry.js';
import { heightGap } from './criteria/height.js';
import type { CriterionKey } from './match.js';
import type { MatchingRules } from './matching-rules.js';
import type { MatchNeed } from './match-need.js';
import { budgetTerm } from './candidate-budget.js';
import { askedMu, sizeBands, type SizeBands } from './size-bands.js';

/**
 * What a listing costs by one criterion, as SQL over the `fact_*` columns: never more than the scorer takes. Points of
 * what is only unknown as they are, each shortfall plus SHORT, a part to be split off LESSER, what cannot match NEVER.
 */
export const SHORT = 1000;
export const LESSER = 1_000_000;
export const NEVER = 900;

/** The codes of one criterion's outcomes. */
export interface Costs {
  near: number;
  fail: number;
  unknown: number;
}
/** Sum of costs, and of what only lowers inside a grade. */
export interface RoughScore {
  /** Of figures and short words. */
  cheap: string[];
  /** Of lists, which take longer to look into. */
  dear: string[];
  hints: string[];
}

export const text = (value: string) => `'${value.replaceAll("'", "''")}'`;
const OWN_HEIGHT = `(case when fact_storey = 'upper' then fact_upper_height else fact_height end)`;
const OWN_LOAD = `(case when fact_storey = 'upper' then fact_upper_load else fact_load end)`;
/** A little wider, so that no boundary is lost to floating point. */
export const below = (value: number) => value - 1e-6 * Math.max(1, Math.abs(value));
export const above = (value: number) => value + 1e-6 * Math.max(1, Math.abs(value));

export function costsOf(key: CriterionKey, need: MatchNeed, { points, hard }: MatchingRules): Costs {
  const must = hard.includes(key) || (key.startsWith('needs.') && need.hard_requirement === true);
  return {
    near: SHORT + (points.near[key] ?? points.near.other),
    fail: must ? NEVER : SHORT + (points.fail[key] ?? points.fail.other),
    unknown: points.unknown[key] ?? points.unknown.other,
  };
}

/** Columns that are lists. */
const LISTS = /fact_(offers|cranes|allowed|denied|admitted|papers)/;

/** The rough score of a need: an upper bound of what its listings can reach, and for most criteria exact. */
export function roughScore(need: MatchNeed, criteria: readonly Criterion[], rules: MatchingRules, $: Bind): RoughScore {
  const rough: RoughScore = {
    cheap: [`case when status = 'reserved' then ${SHORT + rules.points.reserved} else 0 end`],
    dear: [],
    hints: [],
  };
  for (const criterion of criteria) {
    const costs = costsOf(criterion.key, need, rules);
    const cost = termOf({ criterion, costs, need, rules, hints: rough.hints, $ });
    if (cost) (LISTS.test(cost) ? rough.dear : rough.cheap).push(cost);
  }
  const implied = need.property_inferred;
  if (!need.property?.length && implied?.length)
    rough.hints.push(`case when fact_kind = any(${$(implied, 'text[]')}) then 0 else 0.25 end`);
  return rough;
}

/** What a term is made of. Whatever is asked for goes as a parameter: needs that ask for the same things have one text. */
interface Asked {
  criterion: Criterion;
  costs: Costs;
  need: MatchNeed;
  rules: MatchingRules;
  hints: string[];
  $: Bind;
}

function termOf(asked: Asked): string | undefined {
  const { criterion, costs, need, rules, hints, $ } = asked;
  const { key } = criterion;
  switch (key) {
    case 'transaction':
      return dealTerm(need.transaction!, costs);
    case 'property':
      return kindTerm(criterion, costs, need.property!.includes('cold_storage'));
    case 'fire_class':
      return listed(criterion, costs, 'fire_class', FIRE_CLASSES, hints);
    case 'storey':
      return listed(criterion, costs, 'storey', LISTING_STOREYS, hints);
    case 'area_sqm':
      return areaTerm(sizeBands(need.area_sqm, rules.area)!, askedMu(need) !== undefined, asked);
    case 'land_mu':
      return landTerm(sizeBands(askedMu(need), rules.land)!, need.area_sqm !== undefined, asked);
    case 'height_m':
      return heightTerm(asked);
    case 'load_t_sqm':
      return atLeast(OWN_LOAD, need.load_t_sqm!.min!, asked);
    case 'upper_load_t_sqm':
      return atLeast('fact_upper_load', need.upper_load_t_sqm!.min!, asked);
    case 'crane':
      return craneTerm(asked);
    case 'power_kva':
      return powerTerm(need.power_kva!.min!, asked);
    case 'docks':
      return docksTerm(need.docks!.min!, costs, $);
    case 'industry':
      return industryTerm(asked);
    case 'budget':
      return budgetTerm(need, costs, rules, $);
    case 'move_in':
      return moveInTerm(need.move_in!.latest!, costs, rules.moveInDays, $);
    default:
      return key.startsWith('needs.') ? tagTerm(key.slice('needs.'.length), costs) : undefined;
  }
}

/** A value out of a short list: the criterion itself says what each is worth. */
function listed(
  criterion: Criterion,
  costs: Costs,
  key: 'fire_class' | 'storey',
  values: readonly string[],
  hints: string[],
) {
  const column = { fire_class: 'fact_fire', storey: 'fact_storey' }[key];
  const worth = values.map((value) => ({
    value,
    finding: criterion.judge({ ref: '', kind: 'factory', [key]: value } as Listing)!,
  }));
  const hinted = worth.filter(({ finding }) => finding.hint);
  for (const { value, finding } of hinted)
    hints.push(`case when ${column} = ${text(value)} then ${finding.hint} else 0 end`);
  const cases = worth.map(
    ({ value, finding: { verdict } }) => `when ${text(value)} then ${verdict === 'pass' ? 0 : costs[verdict]}`,
  );
  return `case ${column} ${cases.join(' ')} else ${costs.unknown} end`;
}

/** A hall may hold cold rooms: its papers say. */
function kindTerm(criterion: Criterion, costs: Costs, cold: boolean): string {
  const worth = (kind: string, facilities: string[]) => {
    const { verdict } = criterion.judge({ ref: '', kind, facilities } as unknown as Listing)!;
    return verdict === 'pass' ? 0 : costs[verdict];
  };
  const cases = LISTING_KINDS.map((kind) => {
    const [bare, rooms] = [worth(kind, []), worth(kind, ['cold_storage'])];
    const with_ = `case when fact_papers = 'true' or fact_papers ? 'cold_storage' then ${rooms} else ${bare} end`;
    return `when ${text(kind)} then ${cold && bare !== rooms ? with_ : bare}`;
  });
  return `case fact_kind ${cases.join(' ')} else ${costs.unknown} end`;
}

export const offersAny = (transactions: readonly string[]) =>
  `(${transactions.map((one) => `fact_offers @> ${text(JSON.stringify([{ transaction: one }]))}`).join(' or ')})`;

function dealTerm(asked: readonly string[], { near, unknown }: Costs) {
  return `case when fact_offers is null or fact_offers = '[]' then ${unknown} when fact_offers = 'true' or ${offersAny(asked)} then 0 else ${near} end`;
}

function areaTerm(bands: SizeBands, landToo: boolean, { costs, rules: { split }, $ }: Asked) {
  const { near, unknown } = costs;
  const aside = landToo ? `case when fact_kind = 'land' then 0 else ${unknown} end` : unknown;
  const part = () => `when coalesce(fact_divisible, fact_area_min < fact_area) then
    case when fact_area_min is null then case when fact_area <= ${$(above(bands.passMax * split.passTimes), 'float8')} then ${LESSER} else ${unknown} end
    when fact_area_min <= ${$(above(bands.passMax), 'float8')} then ${LESSER} else ${near} end`;
  return sizeCase('fact_area', bands, { aside, part, near, unknown, $ });
}

function landTerm(bands: SizeBands, floorToo: boolean, { costs: { near, unknown }, $ }: Asked) {
  const aside = floorToo ? `case when fact_kind <> 'land' then 0 else ${unknown} end` : unknown;
  return sizeCase('fact_land', bands, { aside, part: () => `when fact_divisible then ${LESSER}`, near, unknown, $ });
}

function sizeCase(
  column: string,
  { passMin, passMax, nearMax }: SizeBands,
  {
    aside,
    part,
    near,
    unknown,
    $,
  }: { aside: string | number; part: () => string; near: number; unknown: number; $: Bind },
) {
  const upper = Number.isFinite(passMax)
    ? `when ${column} <= ${$(above(passMax), 'float8')} then 0 ${part()} when ${column} <= ${$(above(nearMax), 'float8')} then ${near} else ${unknown}`
    : 'else 0';
  return `case when ${column} is null then ${aside} when ${column} < ${$(below(passMin), 'float8')} then ${near} ${upper} end`;
}

function heightTerm({ need, costs: { near, fail, unknown }, rules, $ }: Asked) {
  const min = need.height_m!.min!;
  const enough = `${OWN_HEIGHT} >= ${$(below(min), 'float8')}`;
  const short = `when ${OWN_HEIGHT} >= ${$(below(min - heightGap(min, rules.height)), 'float8')} then ${near} else ${fail}`;
  const start = `case when ${OWN_HEIGHT} is null then ${unknown}`;
  if (need.height_kind !== 'clear') return `${start} when ${enough} then 0 ${short} end`;
  return `${start} when ${enough} and fact_height_kind = 'clear'
    or ${OWN_HEIGHT} >= ${$(below(min + rules.height.clearSpare), 'float8')} then 0
    when ${enough} and fact_height_kind is null then ${unknown} ${short} end`;
}

const atLeast = (column: string, min: number, { costs: { near, fail, unknown }, rules: { nearShare }, $ }: Asked) =>
  `case when ${column} is null then ${unknown} when ${column} >= ${$(below(min), 'float8')} then 0
    when ${column} >= ${$(below(min * nearShare.load), 'float8')} then ${near} else ${fail} end`;

function craneTerm({ need: { crane = [] }, costs: { near, fail, unknown }, rules: { points, nearShare }, $ }: Asked) {
  const asked = crane.reduce((most, { t }) => Math.max(most, t ?? 0), 0);
  const reaches = (t: number) => `jsonb_path_exists(fact_cranes, ${$(`$[*] ? (@.t >= ${below(t)})`, 'jsonpath')})`;
  const own = crane.every((one) => Boolean(one.install)) ? 'when fact_corbels then 0' : '';
  const light = SHORT + Math.min(points.lightCrane, near - SHORT);
  return `case when fact_cranes = 'true' or ${reaches(asked)} then 0 ${own} when ${reaches(asked * nearShare.crane)} then ${light}
    when fact_cranes <> '[]' then ${fail} when fact_corbels then ${near} when fact_cranes is null then ${unknown} else ${fail} end`;
}

function powerTerm(min: number, { costs: { near, fail, unknown }, rules: { nearShare }, $ }: Asked) {
  const enough = $(below(min), 'float8');
  return `case when fact_power >= ${enough} then 0 when fact_power_more >= ${enough} then ${near} when fact_power is null then ${unknown}
    when fact_power >= ${$(below(min * nearShare.power), 'float8')} then ${near} else ${fail} end`;
}

function docksTerm(min: number, { near, fail, unknown }: Costs, $: Bind) {
  const said = min <= 1 ? `when fact_papers ? 'dock' or fact_papers = 'true' then 0` : '';
  return `case when fact_docks >= ${$(min, 'float8')} then 0 when fact_docks >= 1 then ${near} when fact_docks is not null then ${fail} ${said} else ${unknown} end`;
}

function industryTerm({ need, costs: { near, fail, unknown }, rules: { points }, hints, $ }: Asked) {
  const divisions = askedDivisions(need);
  const unsaid = points.unknownBuildingIndustry;
  if (divisions.length === 0) return `case when fact_kind = 'land' then ${unknown} else ${unsaid} end`;
  const own = need.industry?.division;
  const named = (column: string) => `(${column} = 'true' or ${column} ?| ${$(divisions, 'text[]')})`;
  const stated = (column: string) => `coalesce(${column} <> '[]', false)`;
  hints.push(
    `case when fact_kind <> 'land' and not ${stated('fact_allowed')} and ${stated('fact_denied')} and fact_denied <> 'true' then 0.5 else 0 end`,
  );
  return `case ${own ? `when fact_denied ? ${$(own, 'text')} then ${fail}` : ''}
    when fact_kind = 'land' then case when fact_admitted = '[]' then ${unknown} when ${named('fact_admitted')} then 0 else ${fail} end
    when ${stated('fact_allowed')} then case when ${named('fact_allowed')} then 0 else ${near} end
    when ${stated('fact_denied')} then 0 else ${unsaid} end`;
}

function moveInTerm(latest: string, { near, fail, unknown }: Costs, days: number, $: Bind) {
  const last = new Date(Date.parse(latest) + (days + 1) * 86_400_000).toISOString().slice(0, 10);
  return `case when fact_from is null then ${unknown} when fact_from <= ${$(latest, 'text')} then 0 when fact_from <= ${$(last, 'text')} then ${near} else ${fail} end`;
}

function tagTerm(tag: string, { fail, unknown }: Costs) {
  const has = `(fact_papers = 'true' or fact_papers ? ${text(tag)})`;
  switch (tag) {
    case 'eia':
      return `case when ${has} or fact_pollution then 0 when fact_pollution is null then ${unknown} else ${fail} end`;
    case 'dock':
      return `case when ${has} or fact_docks >= 1 then 0 when fact_docks = 0 then ${fail} else ${unknown} end`;
    case 'cold_storage':
      return `case when ${has} or fact_kind = 'cold_storage' then 0 else ${unknown} end`;
    case 'hazmat':
      return `case when fact_fire is null then ${unknown} when fact_fire not in ('甲', '乙') then ${fail}
        when fact_kind = 'hazmat_warehouse' then 0 else ${unknown} end`;
    default:
      return `case when ${has} then 0 else ${unknown} end`;
  }
}
