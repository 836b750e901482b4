import type { Listing } from '@app/listings';
import { type Criterion, FAIL, NEAR, PASS, UNKNOWN } from '../criterion.js';
import type { MatchingRules } from '../matching-rules.js';
import type { MatchNeed } from '../match-need.js';

const DAY = 86_400_000;
/** Days from ISO date `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

export function moveInCriterion(need: MatchNeed, rules: MatchingRules): Criterion | undefined {
  const latest = need.move_in?.latest;
  if (!latest) return undefined;
  return {
    key: 'move_in',
    judge({ available_from: from }: Listing) {
      if (from === undefined) return UNKNOWN;
      if (from <= latest) return PASS;
      return daysBetween(latest, from) <= rules.moveInDays ? NEAR : FAIL;
    },
    explain({ available_from: from }, { verdict }) {
      const values = { need: need.move_in, listing: from ?? null };
      if (from === undefined)
        return {
          ...values,
          zh: `交付时间未说明，最晚需 ${latest}`,
          en: `Availability not stated, ${latest} at the latest`,
        };
      const late = daysBetween(latest, from);
      const more = verdict === 'pass' ? { zh: '', en: '' } : { zh: `，晚 ${late} 天`, en: `: ${late} days late` };
      return {
        ...values,
        zh: `${from} 可交付，最晚需 ${latest}${more.zh}`,
        en: `Available ${from}, ${latest} at the latest${more.en}`,
      };
    },
  };
}
