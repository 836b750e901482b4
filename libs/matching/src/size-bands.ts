import type { Listing } from '@app/listings';
import { type Finding, reaches } from './criterion.js';
import type { MatchingRules, SizeRules } from './matching-rules.js';
import type { MatchNeed } from './match-need.js';

export const SQM_PER_MU = 2000 / 3;

/** What passes and what is near, in the unit of the asked range; `Infinity` where nothing bounds it. */
export interface SizeBands {
  passMin: number;
  passMax: number;
  nearMin: number;
  nearMax: number;
}

export function sizeBands(asked: { min?: number; max?: number } | undefined, rules: SizeRules): SizeBands | undefined {
  const { min, max } = asked ?? {};
  if (min === undefined && max === undefined) return undefined;
  if (max === undefined) {
    const { nearUnder, passTimes, nearTimes } = rules.atLeast;
    return { passMin: min!, passMax: min! * passTimes, nearMin: min! * (1 - nearUnder), nearMax: min! * nearTimes };
  }
  if (min === undefined) {
    const { passFrom, nearFrom, nearOver } = rules.atMost;
    return { passMin: max * passFrom, passMax: max, nearMin: max * nearFrom, nearMax: max * (1 + nearOver) };
  }
  const { passUnder, passOver, nearUnder, nearOver } = min === max ? rules.figure : rules.range;
  return {
    passMin: min * (1 - passUnder),
    passMax: max * (1 + passOver),
    nearMin: min * (1 - nearUnder),
    nearMax: max * (1 + nearOver),
  };
}

/** 亩 asked for, from either of the two units. */
export function askedMu(need: MatchNeed): { min?: number; max?: number } | undefined {
  if (need.land_mu || !need.land_sqm) return need.land_mu;
  const { min, max } = need.land_sqm;
  return { ...(min !== undefined && { min: min / SQM_PER_MU }), ...(max !== undefined && { max: max / SQM_PER_MU }) };
}

/** Whether less than the whole can be had; undefined: not said. A smallest part below the whole says yes. */
export function splits({ divisible, area_sqm, area_sqm_min }: Listing): boolean | undefined {
  if (divisible !== undefined) return divisible;
  return area_sqm_min !== undefined && area_sqm !== undefined && area_sqm_min < area_sqm ? true : undefined;
}

const SHORT: Finding = Object.freeze({ verdict: 'near', because: 'short' });
const TOO_SHORT: Finding = Object.freeze({ verdict: 'fail', because: 'short' });
const OVER: Finding = Object.freeze({ verdict: 'near', because: 'over' });
const TOO_BIG: Finding = Object.freeze({ verdict: 'fail', because: 'over' });
const SPLIT: Finding = Object.freeze({ verdict: 'pass', because: 'split', lesser: true });
const SPLIT_OVER: Finding = Object.freeze({ verdict: 'near', because: 'part_over' });
const ASK_SPLIT: Finding = Object.freeze({ verdict: 'unknown', because: 'ask_split' });
const ASK_PART: Finding = Object.freeze({ verdict: 'unknown', because: 'ask_part' });
const WITHIN: Finding = Object.freeze({ verdict: 'pass' });

/** @param part smallest part let, same unit; `anyPart`: it may be cut to any size (land) */
export function judgeSize(
  bands: SizeBands,
  { whole, part, divisible, anyPart }: { whole: number; part?: number; divisible?: boolean; anyPart: boolean },
  { passTimes, askTimes }: MatchingRules['split'],
): Finding {
  if (!reaches(whole, bands.passMin)) return reaches(whole, bands.nearMin) ? SHORT : TOO_SHORT;
  if (reaches(bands.passMax, whole)) return WITHIN;
  if (divisible) {
    if (part !== undefined) {
      if (reaches(bands.passMax, part)) return SPLIT;
      return reaches(bands.nearMax, part) ? SPLIT_OVER : TOO_BIG;
    }
    return anyPart || reaches(bands.passMax * passTimes, whole) ? SPLIT : ASK_PART;
  }
  if (reaches(bands.nearMax, whole)) return OVER;
  return divisible === undefined && reaches(bands.passMax * askTimes, whole) ? ASK_SPLIT : TOO_BIG;
}
