import type { Listing } from '@app/listings';
import { type Criterion, FAIL, type Finding, PASS, reaches, UNKNOWN } from '../criterion.js';
import { figureText } from '../figure-text.js';
import type { MatchingRules } from '../matching-rules.js';
import type { MatchNeed } from '../match-need.js';

const CORBELS_DO: Finding = Object.freeze({ verdict: 'pass', because: 'corbels' });
const CORBELS_ONLY: Finding = Object.freeze({ verdict: 'near', because: 'corbels' });

const largestOf = (cranes: { t?: number }[]) => cranes.reduce((most, { t }) => Math.max(most, t ?? 0), 0);

/** Largest crane in t; `[]` says that there is none. Corbels alone carry a crane that the tenant installs. */
export function craneCriterion(need: MatchNeed, rules: MatchingRules): Criterion | undefined {
  if (!need.crane?.length) return undefined;
  const asked = largestOf(need.crane);
  const installs = need.crane.every((crane) => Boolean(crane.install));
  const light: Finding = { verdict: 'near', because: 'light', points: rules.points.lightCrane };
  return {
    key: 'crane',
    judge({ crane, crane_ready: corbels }: Listing) {
      const largest = largestOf(crane ?? []);
      if (crane?.length && reaches(largest, asked)) return PASS;
      if (corbels && installs) return CORBELS_DO;
      if (crane?.length) return reaches(largest, asked * rules.nearShare.crane) ? light : FAIL;
      if (corbels) return CORBELS_ONLY;
      return crane ? FAIL : UNKNOWN;
    },
    explain: (listing, finding) => ({
      need: need.crane,
      listing: listing.crane ?? (listing.crane_ready ? { crane_ready: true } : null),
      ...craneText(asked, listing, finding),
    }),
  };
}

function craneText(asked: number, { crane }: Listing, { verdict, because }: Finding): { zh: string; en: string } {
  const want =
    asked > 0
      ? { zh: `需 ${figureText(asked)} t 行车`, en: `${figureText(asked)} t needed` }
      : { zh: '需行车', en: 'a crane needed' };
  if (because === 'corbels') {
    return verdict === 'pass'
      ? { zh: '有牛腿，可自装行车', en: 'Corbels are there for your own crane' }
      : { zh: `只有牛腿，${want.zh}，须自装`, en: `Corbels only, ${want.en}: to be installed` };
  }
  if (verdict === 'unknown') return { zh: `行车未说明，${want.zh}`, en: `Crane not stated, ${want.en}` };
  if (!crane?.length) return { zh: `没有行车，${want.zh}`, en: `No crane, ${want.en}` };
  const has = figureText(largestOf(crane));
  if (verdict === 'pass') return { zh: `行车 ${has} t，${want.zh}`, en: `Crane ${has} t, ${want.en}` };
  const gap = figureText(asked - largestOf(crane));
  return { zh: `行车 ${has} t，${want.zh}，差 ${gap} t`, en: `Crane ${has} t, ${want.en}: ${gap} t short` };
}
