import type { Bind } from './bind.js';
import { LESSER, SHORT } from './candidate-terms.js';
import { BANDS } from './compile-need.js';
import type { MatchingRules } from './matching-rules.js';

/** Points of a `cost` in SQL, its shortfalls and splits left aside. */
export const LEFT = `(cost - floor(cost / ${SHORT}) * ${SHORT})`;

/** Whether a cost holds a shortfall: thousands below a million. */
export const IS_SHORT = `mod(floor(cost / ${SHORT})::bigint, ${LESSER / SHORT}) > 0`;

/**
 * Points with which a score can just be reached: by what falls short nowhere, and by what does. Below 0: not at all. A hair
 * above, for scores are rounded.
 */
export function reachLimits(score: number, { points }: MatchingRules): { plain: number; short: number } {
  const [, poor, good, best] = BANDS;
  const within = ({ top, bottom, slope }: (typeof BANDS)[number], most: number) =>
    Math.min(most, score <= bottom ? most : (top - score) / slope);
  const limit = (...all: number[]) => Math.min(points.limit, Math.max(...all)) + 1e-3;
  return {
    plain: limit(within(best, points.sure), within(good, points.limit)),
    short: limit(within(good, points.goodNear), within(poor, points.limit)),
  };
}

/** Points above which a score cannot be reached. */
export function mostCost(score: number, rules: MatchingRules): number {
  const { plain, short } = reachLimits(score, rules);
  return Math.max(plain, short);
}

/** SQL of tests that each term of a `cost` has to pass, for the sum to reach a score: most rows fail an early one. */
export function earlyTests(
  terms: readonly string[],
  { score, spent }: { score: number; spent: number },
  rules: MatchingRules,
  $: Bind,
): string[] {
  const { plain, short } = reachLimits(score, rules);
  const most =
    spent >= SHORT
      ? spent % SHORT <= short
        ? SHORT + short - (spent % SHORT)
        : -1
      : short >= 0
        ? SHORT + short
        : plain;
  const splits = score <= BANDS[2].top - 2;
  return terms.map(
    (term) =>
      `((${term}) <= ${$(most, 'float8')}${splits && term.includes(String(LESSER)) ? ` or (${term}) >= ${LESSER}` : ''})`,
  );
}

/**
 * SQL of the most that a `cost` and a `hint` leave of a score: the bands of the scorer. A hair above, for sums that are
 * not exact.
 */
export function reachOf({ points }: MatchingRules, hint = 'hint'): string {
  const [, poor, good, best] = BANDS;
  const band = ({ top, bottom, slope }: (typeof BANDS)[number], lesser = '') =>
    `greatest(${bottom}, ${top} - ${slope} * ${LEFT} - 4 * ${hint}${lesser})`;
  const less = ` - case when cost >= ${LESSER} then 2 else 0 end`;
  return `floor((case when cost <= ${points.sure + 1e-9} then ${band(best)}
    when not (${IS_SHORT}) or ${LEFT} <= ${points.goodNear + 1e-9} then ${band(good, less)} else ${band(poor, less)} end) * 100 + 0.5 + 1e-6) / 100`;
}
