import { regionName } from '@app/reference';
import type { Hypothesis, HypothesisStrength } from './hypothesised-need.js';
import type { ProspectFacts } from './prospect-facts.js';

/** What a line of the desk says of why it stands where it stands; words are made from it where it is shown. */
export interface DeskReason {
  /** Prospects that may become leads. */
  prospects: number;
  /** Of the best one. */
  company?: string;
  stage?: string;
  /** Its place, short: 柯城. */
  place?: string;
  strength?: HypothesisStrength;
  /** Listings that fit the best one, at most 20 are counted. */
  fits?: number;
  /** A company that is known already. */
  known?: boolean;
  /** Days between the news and its arrival, when more than half a year. */
  oldDays?: number;
}

/** One prospect as the score sees it. */
export interface Judged {
  facts: ProspectFacts;
  hypothesis: Hypothesis;
  fits: number;
  known: boolean;
}

const BY_STRENGTH: Record<HypothesisStrength, number> = { strong: 60, likely: 45, weak: 20, none: 5 };
const OLD = 183;

function worth({ facts, hypothesis, fits, known }: Judged): number {
  const amount = facts.amount_cny ?? 0;
  return (
    BY_STRENGTH[hypothesis.strength] +
    Math.min(fits, 5) * 3 +
    (amount >= 1e9 ? 10 : amount >= 1e8 ? 5 : 0) +
    (facts.company ? 5 : 0) -
    (known ? 10 : 0)
  );
}

/**
 * Where an article stands on the desk, 0 to 100, and why: the best of its prospects decides, more of them and sites that
 * fit lift it, old news and companies already in hand lower it.
 */
export function deskScore(prospects: readonly Judged[], ageDays: number): { score: number; reason: DeskReason } {
  const best = [...prospects].sort((a, b) => worth(b) - worth(a))[0];
  if (!best) return { score: 0, reason: { prospects: 0 } };
  const age = ageDays > 2 * OLD ? 20 : ageDays > OLD ? 10 : 0;
  const score = worth(best) + Math.min(prospects.length - 1, 3) * 3 - age;
  const { facts, hypothesis, fits, known } = best;
  const reason: DeskReason = {
    prospects: prospects.length,
    ...(facts.company ? { company: facts.company } : {}),
    ...(facts.stage ? { stage: facts.stage } : {}),
    ...(facts.region ? { place: regionName(facts.region).replace(/(?<=..)(?:市|区|县|省)$/, '') } : {}),
    strength: hypothesis.strength,
    ...(fits > 0 ? { fits } : {}),
    ...(known ? { known } : {}),
    ...(age > 0 ? { oldDays: Math.round(ageDays) } : {}),
  };
  return { score: Math.max(0, Math.min(100, score)), reason };
}
