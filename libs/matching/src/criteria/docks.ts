import type { Listing } from '@app/listings';
import { type Criterion, FAIL, NEAR, PASS, UNKNOWN } from '../criterion.js';
import type { MatchNeed } from '../match-need.js';

export function docksCriterion(need: MatchNeed): Criterion | undefined {
  const min = need.docks?.min;
  if (min === undefined) return undefined;
  return {
    key: 'docks',
    judge({ docks, facilities }: Listing) {
      if (docks !== undefined) return docks >= min ? PASS : docks >= 1 ? NEAR : FAIL;
      return min <= 1 && facilities?.includes('dock') ? PASS : UNKNOWN;
    },
    explain({ docks }, { verdict }) {
      const values = { need: need.docks, listing: docks ?? null };
      if (docks === undefined) {
        return verdict === 'pass'
          ? { ...values, zh: '有卸货平台', en: 'Has loading docks' }
          : { ...values, zh: `卸货平台数未说明，需 ${min} 个`, en: `Number of docks not stated, ${min} needed` };
      }
      if (docks === 0) return { ...values, zh: `没有卸货平台，需 ${min} 个`, en: `No docks, ${min} needed` };
      const gap =
        verdict === 'near' ? { zh: `，少 ${min - docks} 个`, en: `: ${min - docks} short` } : { zh: '', en: '' };
      return {
        ...values,
        zh: `卸货平台 ${docks} 个，需 ${min} 个${gap.zh}`,
        en: `${docks} docks, ${min} needed${gap.en}`,
      };
    },
  };
}
