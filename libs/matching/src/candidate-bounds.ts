import { FIRE_CLASSES, type Listing, LISTING_KINDS, LISTING_STATUSES } from '@app/listings';
import { GONE } from './compile-need.js';
import { usableClasses } from './criteria/fire-class.js';
import { heightGap, ownHeight } from './criteria/height.js';
import { admittedRow, askedDivisions } from './criteria/industry.js';
import { ownLoad } from './criteria/load.js';
import { COLD_HALLS, NEAR_KINDS } from './criteria/property.js';
import type { CriterionKey } from './match.js';
import { type MatchingRules, matchingRules, type RulesOverride, type SizeRules } from './matching-rules.js';
import type { MatchNeed } from './match-need.js';
import { needCriteria } from './need-criteria.js';
import { holds, regionReach } from './region-reach.js';
import { askedMu, sizeBands, splits } from './size-bands.js';

/** The whole is at least `wholeMin`, and at most `wholeMax` or divisible with a smallest part of at most `partMax`. */
export interface SizeBounds {
  wholeMin: number;
  /** Undefined: nothing bounds it. */
  wholeMax?: number;
  partMax?: number;
}

/**
 * Where to look for candidates: whatever a need could call `fit` or `near` lies inside, and much that it could not. A
 * value that a listing does not state is always inside, so SQL says `(x is null or …)`. Undefined: no bound.
 */
export interface CandidateBounds {
  /** The need asks for nothing that can be matched: there are no candidates. */
  none: boolean;
  statuses: string[];
  /** One of them is offered. */
  transactions?: string[];
  kinds?: string[];
  /** GB/T 2260 prefixes of 2, 4 or 6 digits, or a development zone by name. */
  regions?: { codes: string[]; zones: string[] };
  excluded?: { codes: string[]; zones: string[] };
  /** ㎡; a listing splits when `divisible`, or when that is not said and `area_sqm_min` is below `area_sqm`. */
  areaSqm?: SizeBounds;
  /** 亩; splits when `divisible`, to any size. */
  landMu?: SizeBounds;
  /** m; upper floors by `upper_height_m`. */
  heightMin?: number;
  /** t/㎡; upper floors by `upper_load_t_sqm`. */
  loadMin?: number;
  fireClasses?: string[];
  /** `denied`: the division that a listing must not deny. `admitted`: a parcel with rows must have one of these. */
  industry?: { denied?: string; admitted: string[] };
}

/** A little wider, so that no boundary is lost to floating point. */
const below = (value: number) => value - 1e-6 * Math.max(1, Math.abs(value));
const above = (value: number) => (Number.isFinite(value) ? value + 1e-6 * Math.max(1, Math.abs(value)) : undefined);

export function candidateBounds(need: MatchNeed, override?: RulesOverride): CandidateBounds {
  const rules = matchingRules(override);
  const statuses = LISTING_STATUSES.filter((status) => !GONE.has(status));
  if (needCriteria(need, rules).length === 0) return { none: true, statuses };
  const hard = <T>(key: CriterionKey, bound: T): T | undefined => (rules.hard.includes(key) ? bound : undefined);
  return {
    none: false,
    statuses,
    transactions: hard('transaction', transactionsFor(need)),
    kinds: hard('property', kindsFor(need)),
    ...(rules.hard.includes('regions') && regionBounds(need)),
    areaSqm: hard('area_sqm', sizeBounds(need.area_sqm, rules.area, rules)),
    landMu: hard('land_mu', sizeBounds(askedMu(need), rules.land, rules)),
    heightMin: hard('height_m', heightMin(need, rules)),
    loadMin: hard('load_t_sqm', need.load_t_sqm?.min && below(need.load_t_sqm.min * rules.nearShare.load)),
    fireClasses: hard('fire_class', usableClasses(need, FIRE_CLASSES)),
    industry: hard('industry', industryBounds(need)),
  };
}

function transactionsFor({ transaction: asked }: MatchNeed): string[] | undefined {
  if (!asked?.length) return undefined;
  return [...new Set<string>(asked.includes('build_to_suit') ? [...asked, 'land'] : asked)];
}

function kindsFor({ property: asked }: MatchNeed): string[] | undefined {
  if (!asked?.length) return undefined;
  const kinds = asked.flatMap((kind) => [
    kind,
    ...(NEAR_KINDS[kind] ?? []),
    ...(kind === 'cold_storage' ? COLD_HALLS : []),
  ]);
  return LISTING_KINDS.filter((kind) => kinds.includes(kind));
}

function regionBounds(need: MatchNeed): Pick<CandidateBounds, 'regions' | 'excluded'> {
  const { inside, near, excluded, vague } = regionReach(need.regions, need.exclude_regions);
  const codes = [...new Set([...inside.codes, ...near.codes])].sort();
  return {
    regions: need.regions?.length && !vague ? { codes, zones: [...inside.zones] } : undefined,
    excluded: need.exclude_regions?.length ? { codes: [...excluded.codes], zones: [...excluded.zones] } : undefined,
  };
}

function sizeBounds(asked: { min?: number; max?: number } | undefined, sizes: SizeRules, rules: MatchingRules) {
  const bands = sizeBands(asked, sizes);
  if (!bands) return undefined;
  const wholeMax = Math.max(bands.nearMax, bands.passMax * rules.split.askTimes);
  return { wholeMin: below(bands.nearMin), wholeMax: above(wholeMax), partMax: above(bands.nearMax) };
}

function heightMin(need: MatchNeed, rules: MatchingRules): number | undefined {
  const min = need.height_m?.min;
  return min === undefined ? undefined : below(min - heightGap(min, rules.height));
}

function industryBounds(need: MatchNeed): CandidateBounds['industry'] {
  const admitted = askedDivisions(need);
  return admitted.length ? { denied: need.industry?.division, admitted } : undefined;
}

/** The bounds as a test of one listing: what the SQL must let through. */
export function insideBounds(bounds: CandidateBounds, listing: Listing): boolean {
  const { transactions, kinds, fireClasses, heightMin: height, loadMin: load } = bounds;
  const atLeast = (value: number | undefined, min: number | undefined) =>
    value === undefined || min === undefined || value >= min;
  if (bounds.none || !bounds.statuses.includes(listing.status ?? 'available')) return false;
  if (transactions && listing.offers?.length && !listing.offers.some((o) => transactions.includes(o.transaction)))
    return false;
  if (kinds && !kinds.includes(listing.kind)) return false;
  if (fireClasses && listing.fire_class && !fireClasses.includes(listing.fire_class)) return false;
  if (!atLeast(ownHeight(listing), height) || !atLeast(ownLoad('load_t_sqm', listing), load)) return false;
  if (!insideSize(bounds.areaSqm, listing.area_sqm, splits(listing), listing.area_sqm_min)) return false;
  if (!insideSize(bounds.landMu, listing.land_mu, listing.divisible)) return false;
  return insidePlaces(bounds, listing) && insideIndustry(bounds, listing);
}

function insideSize(
  bounds: SizeBounds | undefined,
  whole: number | undefined,
  divisible?: boolean,
  part?: number,
): boolean {
  if (!bounds || whole === undefined) return true;
  const { wholeMin, wholeMax, partMax } = bounds;
  if (whole < wholeMin) return false;
  if (wholeMax === undefined || whole <= wholeMax) return true;
  return divisible === true && (part === undefined || partMax === undefined || part <= partMax);
}

function insidePlaces({ regions, excluded }: CandidateBounds, { region, devzone }: Listing): boolean {
  const among = ({ codes, zones }: { codes: string[]; zones: string[] }) =>
    holds({ codes: new Set(codes), zones: new Set(zones) }, region, devzone);
  return !(excluded && among(excluded)) && (!regions || region === undefined || among(regions));
}

function insideIndustry({ industry }: CandidateBounds, listing: Listing): boolean {
  if (!industry) return true;
  if (industry.denied && listing.industries_denied?.includes(industry.denied)) return false;
  const rows = listing.kind === 'land' && listing.land?.admitted?.length;
  return !rows || admittedRow(industry.admitted, listing) !== undefined;
}
