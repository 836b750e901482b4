import type { CriterionKey } from './match.js';

/** Shares of the asked size, 0.15 = 15 %. */
export interface SizeRules {
  range: { passUnder: number; passOver: number; nearUnder: number; nearOver: number };
  figure: { passUnder: number; passOver: number; nearUnder: number; nearOver: number };
  /** Times the minimum. */
  atLeast: { nearUnder: number; passTimes: number; nearTimes: number };
  /** Shares of the maximum. */
  atMost: { passFrom: number; nearFrom: number; nearOver: number };
}

type Points = Partial<Record<CriterionKey, number>> & { other: number };

/** How far a listing may fall short, and what each shortfall weighs. All of it may be set by an admin. */
export interface MatchingRules {
  area: SizeRules;
  land: SizeRules;
  /** Times the upper end of what passes: a divisible whole still passes, an unsaid one is asked about. */
  split: { passTimes: number; askTimes: number };
  /** m; minima up to `lowMax` may be missed by `lowGap`. `clearSpare`: what another kind must have over a clear height. */
  height: { lowMax: number; lowGap: number; highGap: number; clearSpare: number };
  /** Share of the asked figure that is near. */
  nearShare: { load: number; crane: number; power: number; tax: number; invest: number };
  /** What a total investment must have to spare, since the fixed share is not known. */
  investSpare: number;
  budgetOver: number;
  moveInDays: number;
  /** One fail here is a `no`. A need with `hard_requirement` adds its tags. */
  hard: CriterionKey[];
  points: {
    near: Points;
    fail: Points;
    unknown: Points;
    reserved: number;
    /** A crane that is too light, against corbels only (`near.crane`). */
    lightCrane: number;
    /** An allowed or denied list missing on a building, against admitted rows missing on a parcel (`unknown.industry`). */
    unknownBuildingIndustry: number;
    /** Above this a match is too weak. */
    limit: number;
    /** A near match up to here is grade 2. */
    goodNear: number;
    /** A fit with no more than this unknown is grade 3. */
    sure: number;
  };
  /** Share of criteria: at most so many unknown in a fit, at least so many passed in a neighbouring region. */
  unknownShare: number;
  neighbourPassShare: number;
}

const atLeast = { nearUnder: 0.15, passTimes: 2, nearTimes: 4 };
const atMost = { passFrom: 0.5, nearFrom: 0.3, nearOver: 0.15 };

export const DEFAULT_RULES: MatchingRules = {
  area: {
    range: { passUnder: 0, passOver: 0, nearUnder: 0.15, nearOver: 0.3 },
    figure: { passUnder: 0.05, passOver: 0.15, nearUnder: 0.15, nearOver: 0.4 },
    atLeast,
    atMost,
  },
  land: {
    range: { passUnder: 0, passOver: 0, nearUnder: 0.25, nearOver: 0.5 },
    figure: { passUnder: 0.1, passOver: 0.15, nearUnder: 0.25, nearOver: 0.5 },
    atLeast: { ...atLeast, nearUnder: 0.25 },
    atMost: { ...atMost, nearOver: 0.5 },
  },
  split: { passTimes: 2, askTimes: 2.5 },
  height: { lowMax: 8, lowGap: 0.5, highGap: 1, clearSpare: 1 },
  nearShare: { load: 0.8, crane: 0.8, power: 0.8, tax: 0.85, invest: 0.85 },
  investSpare: 0.15,
  budgetOver: 0.15,
  moveInDays: 31,
  hard: [
    'transaction',
    'property',
    'regions',
    'area_sqm',
    'land_mu',
    'fire_class',
    'industry',
    'storey',
    'height_m',
    'load_t_sqm',
    'upper_load_t_sqm',
    'crane',
    'needs.eia',
    'needs.hazmat',
  ],
  points: {
    near: {
      other: 1,
      regions: 2,
      property: 2,
      height_m: 2,
      load_t_sqm: 2,
      upper_load_t_sqm: 2,
      storey: 2,
      fire_class: 2,
    },
    fail: { other: 3, tax_year_cny: 2, tax_per_mu_cny: 2, invest_per_mu_cny: 2 },
    unknown: { other: 0.5, area_sqm: 1, land_mu: 1, docks: 0.25, move_in: 0.25 },
    reserved: 2,
    lightCrane: 2,
    unknownBuildingIndustry: 0.25,
    limit: 3.5,
    goodNear: 1.25,
    sure: 0.25,
  },
  unknownShare: 1 / 3,
  neighbourPassShare: 1 / 2,
};

export type RulesOverride = DeepPartial<MatchingRules>;
type DeepPartial<T> = T extends unknown[] | number ? T : { [K in keyof T]?: DeepPartial<T[K]> };

/** The defaults with what the settings say otherwise. */
export function matchingRules(override: RulesOverride = {}): MatchingRules {
  return merged(DEFAULT_RULES, override) as MatchingRules;
}

function merged(base: unknown, over: unknown): unknown {
  if (over === undefined) return base;
  if (typeof base !== 'object' || base === null || Array.isArray(base)) return over;
  const both = { ...base } as Record<string, unknown>;
  for (const [key, value] of Object.entries(over as object)) both[key] = merged(both[key], value);
  return both;
}
