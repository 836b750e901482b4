import type { Listing } from '@app/listings';
import { compileNeed, type Judgement } from './compile-need.js';
import type { Match } from './match.js';
import type { RulesOverride } from './matching-rules.js';
import type { MatchNeed } from './match-need.js';

export interface RankOptions {
  /** Best so many; all when not given. */
  limit?: number;
  /** With the listings whose verdict is `no`. */
  includeNo?: boolean;
  rules?: RulesOverride;
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Best first; ties by the date of verification, latest first, then by ref. */
export function compareJudgements(a: Judgement, b: Judgement): number {
  return (
    b.score - a.score ||
    byText(b.listing.verified_on ?? '', a.listing.verified_on ?? '') ||
    byText(a.listing.ref, b.listing.ref)
  );
}

/** Sentences are only written for what is returned. */
export function rankListings(need: MatchNeed, listings: Iterable<Listing>, options: RankOptions = {}): Match[] {
  const { limit, includeNo = false, rules } = options;
  const compiled = compileNeed(need, rules);
  const judged: Judgement[] = [];
  for (const listing of compiled.criteria.length ? listings : []) {
    const judgement = compiled.judge(listing, !includeNo);
    if (includeNo || judgement.verdict !== 'no') judged.push(judgement);
  }
  return judged.sort(compareJudgements).slice(0, limit).map(compiled.explain);
}
