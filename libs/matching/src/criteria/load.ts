import type { Listing } from '@app/listings';
import { type Criterion, FAIL, NEAR, PASS, reaches, UNKNOWN } from '../criterion.js';
import { figureText } from '../figure-text.js';
import type { MatchingRules } from '../matching-rules.js';
import type { MatchNeed } from '../match-need.js';

type LoadKey = 'load_t_sqm' | 'upper_load_t_sqm';

/** t/㎡; an upper floor is judged on the load of upper floors. */
export function ownLoad(key: LoadKey, listing: Listing): number | undefined {
  return key === 'upper_load_t_sqm' || listing.storey === 'upper' ? listing.upper_load_t_sqm : listing.load_t_sqm;
}

export function loadCriterion(key: LoadKey, need: MatchNeed, rules: MatchingRules): Criterion | undefined {
  const min = need[key]?.min;
  if (min === undefined) return undefined;
  return {
    key,
    judge(listing) {
      const has = ownLoad(key, listing);
      if (has === undefined) return UNKNOWN;
      return reaches(has, min) ? PASS : reaches(has, min * rules.nearShare.load) ? NEAR : FAIL;
    },
    explain(listing, { verdict }) {
      const has = ownLoad(key, listing);
      const upper = key === 'upper_load_t_sqm' || listing.storey === 'upper';
      const name = upper ? { zh: '楼上承重', en: 'Upper floor load' } : { zh: '承重', en: 'Floor load' };
      const zhNeed = `需 ${figureText(min)} t/㎡`;
      const enNeed = `${figureText(min)} t/m² needed`;
      const values = { need: need[key], listing: has ?? null };
      if (has === undefined)
        return { ...values, zh: `${name.zh}未说明，${zhNeed}`, en: `${name.en} not stated, ${enNeed}` };
      const gap = figureText(min - has);
      const short = verdict === 'pass' ? { zh: '', en: '' } : { zh: `，差 ${gap} t/㎡`, en: `: ${gap} t/m² short` };
      return {
        ...values,
        zh: `${name.zh} ${figureText(has)} t/㎡，${zhNeed}${short.zh}`,
        en: `${name.en} ${figureText(has)} t/m², ${enNeed}${short.en}`,
      };
    },
  };
}
