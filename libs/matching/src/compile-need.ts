import type { Listing } from '@app/listings';
import type { Criterion, Finding } from './criterion.js';
import { impliedKindHint } from './criteria/property.js';
import type { Match, Verdict } from './match.js';
import { matchNotes } from './match-notes.js';
import { type MatchingRules, matchingRules, type RulesOverride } from './matching-rules.js';
import type { MatchNeed } from './match-need.js';
import { needCriteria } from './need-criteria.js';

/** A listing judged, its sentences not yet written. `findings` stand beside the need's criteria. */
export interface Judgement {
  listing: Listing;
  score: number;
  verdict: Verdict;
  grade: Match['grade'];
  findings: (Finding | undefined)[];
}

/** One need made ready for many listings: call it for a full match, or `judge` all and `explain` what is shown. */
export interface CompiledNeed {
  (listing: Listing): Match;
  /** `brief`: may stop at what makes a listing a `no`. */
  judge(listing: Listing, brief?: boolean): Judgement;
  explain(judgement: Judgement): Match;
  readonly criteria: readonly Criterion[];
}

interface Weighed {
  criterion: Criterion;
  hard: boolean;
  near: number;
  fail: number;
  unknown: number;
}

/** Site that is no longer to be had. */
export const GONE: ReadonlySet<string | undefined> = new Set(['let', 'sold', 'withdrawn']);

/** Counts of one listing while its criteria are gone through. */
class Tally {
  passed = 0;
  near = 0;
  failed = 0;
  unknown = 0;
  points = 0;
  unsure = 0;
  hint = 0;
  hardFail = false;
  lesser = false;
  elsewhere = false;

  add(finding: Finding, weighed: Weighed): void {
    if (finding.aside) return;
    if (finding.hint) this.hint += finding.hint;
    if (finding.lesser) this.lesser = true;
    switch (finding.verdict) {
      case 'pass':
        this.passed++;
        return;
      case 'unknown': {
        const points = finding.points ?? weighed.unknown;
        this.unknown++;
        this.unsure += points;
        this.points += points;
        return;
      }
      case 'near':
        this.near++;
        this.points += finding.points ?? weighed.near;
        if (weighed.criterion.key === 'regions') this.elsewhere = true;
        return;
      default:
        this.failed++;
        this.points += finding.points ?? weighed.fail;
        if (weighed.hard) this.hardFail = true;
    }
  }

  verdict(status: string | undefined, rules: MatchingRules): Verdict {
    const all = this.passed + this.near + this.failed + this.unknown;
    if (status === 'reserved') this.points += rules.points.reserved;
    if (all === 0 || GONE.has(status) || this.hardFail || this.failed > 1) return 'no';
    if (this.points > rules.points.limit) return 'no';
    if (this.elsewhere && this.passed < (all - 1) * rules.neighbourPassShare) return 'no';
    const doubtful = this.unknown > all * rules.unknownShare + 1e-9;
    return this.near > 0 || this.failed > 0 || doubtful || status === 'reserved' ? 'near' : 'fit';
  }

  grade(verdict: Verdict, { sure, goodNear }: MatchingRules['points']): Match['grade'] {
    if (verdict === 'no') return 0;
    if (verdict === 'fit') return this.unsure <= sure && !this.lesser ? 3 : 2;
    return this.points <= goodNear ? 2 : 1;
  }

  /** Grades do not overlap; inside one, fewer points, then fewer hints, stand higher. */
  score(grade: Match['grade']): number {
    const { top, bottom, slope } = BANDS[grade];
    const worth = top - this.points * slope - this.hint * 4 - (this.lesser ? 2 : 0);
    return Math.round(Math.max(bottom, worth) * 100) / 100;
  }
}
/** Score by grade: its best, its worst, and what a point costs. */
export const BANDS = [
  { top: 25, bottom: 0, slope: 2 },
  { top: 60, bottom: 30, slope: 6 },
  { top: 88, bottom: 70, slope: 6 },
  { top: 100, bottom: 90, slope: 6 },
] as const;

export function compileNeed(need: MatchNeed, override?: RulesOverride): CompiledNeed {
  const rules = matchingRules(override);
  const weighed = needCriteria(need, rules).map((criterion) => weigh(criterion, need, rules));
  const criteria = weighed.map(({ criterion }) => criterion);

  function judge(listing: Listing, brief = false): Judgement {
    const tally = new Tally();
    const findings: (Finding | undefined)[] = [];
    if (!brief || !GONE.has(listing.status)) {
      for (const one of weighed) {
        const finding = one.criterion.judge(listing);
        findings.push(finding);
        if (finding) tally.add(finding, one);
        if (brief && tally.hardFail) break;
      }
    }
    tally.hint += impliedKindHint(need, listing);
    const verdict = tally.verdict(listing.status, rules);
    const grade = tally.grade(verdict, rules.points);
    return { listing, verdict, grade, score: tally.score(grade), findings };
  }

  function explain({ listing, findings, verdict, grade, score }: Judgement): Match {
    const results: Match['criteria'] = [];
    criteria.forEach((criterion, i) => {
      const finding = findings[i];
      if (!finding) return;
      const { need: asked, listing: has, zh, en } = criterion.explain(listing, finding);
      results.push({ key: criterion.key, verdict: finding.verdict, need: asked, listing: has, why: zh, why_en: en });
    });
    return { ref: listing.ref, score, verdict, grade, criteria: results, notes: matchNotes(need, listing, findings) };
  }

  return Object.assign((listing: Listing) => explain(judge(listing)), { judge, explain, criteria });
}

function weigh(criterion: Criterion, need: MatchNeed, { hard, points }: MatchingRules): Weighed {
  const { key } = criterion;
  const must = key.startsWith('needs.') && need.hard_requirement === true;
  return {
    criterion,
    hard: must || hard.includes(key),
    near: points.near[key] ?? points.near.other,
    fail: points.fail[key] ?? points.fail.other,
    unknown: points.unknown[key] ?? points.unknown.other,
  };
}
