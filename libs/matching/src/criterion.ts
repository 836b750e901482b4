import type { Listing } from '@app/listings';
import type { CriterionKey, CriterionVerdict } from './match.js';

/** What judging one criterion found. Numbers are kept for the sentence, which is only built for matches that are shown. */
export interface Finding {
  verdict: CriterionVerdict;
  /** Which of the ways to this verdict it was, like `split` or `corbels`. */
  because?: string;
  /** Points when they differ from the rule of this key and verdict. */
  points?: number;
  /** The need asks for something else as well, which this listing is: shown, not counted. */
  aside?: boolean;
  /** A true but weaker pass: lower inside its grade, no points. */
  hint?: number;
  /** A pass that keeps a fit from the best grade. */
  lesser?: boolean;
}

/** `need` and `listing` are contract values; zh and en are one sentence each. */
export interface Explanation {
  need: unknown;
  listing: unknown;
  zh: string;
  en: string;
}

/** One line of the rules, made for one need. */
export interface Criterion {
  key: CriterionKey;
  /** Undefined: the listing gives no reason to speak of it. */
  judge(listing: Listing): Finding | undefined;
  explain(listing: Listing, finding: Finding): Explanation;
}

export const PASS: Finding = Object.freeze({ verdict: 'pass' });
export const NEAR: Finding = Object.freeze({ verdict: 'near' });
export const FAIL: Finding = Object.freeze({ verdict: 'fail' });
export const UNKNOWN: Finding = Object.freeze({ verdict: 'unknown' });

const ORDER: Record<CriterionVerdict, number> = { pass: 3, near: 2, unknown: 1, fail: 0 };

/** The better of two findings about alternatives. */
export function better(a: Finding | undefined, b: Finding): Finding {
  return a && ORDER[a.verdict] >= ORDER[b.verdict] ? a : b;
}

/** `a >= b`, forgiving what floating point makes of a boundary. */
export function reaches(a: number, b: number): boolean {
  return a >= b - 1e-9 * Math.max(1, Math.abs(b));
}
