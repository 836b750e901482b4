import type { Listing } from '@app/listings';
import { type Criterion, FAIL, type Finding, NEAR, PASS, reaches, UNKNOWN } from '../criterion.js';
import { figureText } from '../figure-text.js';
import type { MatchingRules } from '../matching-rules.js';
import type { MatchNeed } from '../match-need.js';

const OBTAINABLE: Finding = Object.freeze({ verdict: 'near', because: 'obtainable' });

/** kVA installed, else obtainable. Never compared with kW or kWh. */
export function powerCriterion(need: MatchNeed, rules: MatchingRules): Criterion | undefined {
  const min = need.power_kva?.min;
  if (min === undefined) return undefined;
  return {
    key: 'power_kva',
    judge({ power_kva: installed, power_expand_kva: obtainable }: Listing) {
      if (installed !== undefined && reaches(installed, min)) return PASS;
      if (obtainable !== undefined && reaches(obtainable, min)) return OBTAINABLE;
      if (installed === undefined) return UNKNOWN;
      return reaches(installed, min * rules.nearShare.power) ? NEAR : FAIL;
    },
    explain(listing, { verdict, because }) {
      const has = listing.power_kva;
      const wantZh = `需 ${figureText(min)} kVA`;
      const wantEn = `${figureText(min)} kVA needed`;
      const isZh = has === undefined ? '现配电未说明' : `现配电 ${figureText(has)} kVA`;
      const isEn = has === undefined ? 'Installed power not stated' : `${figureText(has)} kVA installed`;
      const values = { need: need.power_kva, listing: has ?? null };
      if (because === 'obtainable') {
        const can = figureText(listing.power_expand_kva!);
        return {
          ...values,
          zh: `${isZh}，可增容到 ${can} kVA，${wantZh}`,
          en: `${isEn}, ${can} kVA obtainable, ${wantEn}`,
        };
      }
      if (has === undefined || verdict === 'pass')
        return { ...values, zh: `${isZh}，${wantZh}`, en: `${isEn}, ${wantEn}` };
      const gap = figureText(min - has);
      return { ...values, zh: `${isZh}，${wantZh}，差 ${gap} kVA`, en: `${isEn}, ${wantEn}: ${gap} kVA short` };
    },
  };
}
