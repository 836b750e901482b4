import type { Listing } from '@app/listings';
import { type Criterion, FAIL, type Finding, NEAR, PASS, UNKNOWN } from '../criterion.js';
import { storeyLabel } from '../labels.js';
import type { MatchNeed } from '../match-need.js';

/** A wish, not a condition: it only stands lower. */
const WISH_MISSED: Finding = Object.freeze({ verdict: 'pass', because: 'wish', hint: 0.5 });

const TABLE: Record<string, Record<string, Finding>> = {
  single: { single: PASS, ground: NEAR, multi: FAIL, upper: FAIL },
  ground: { single: PASS, ground: PASS, multi: NEAR, upper: FAIL },
  ground_preferred: { single: PASS, ground: PASS, multi: PASS, upper: WISH_MISSED },
  multi: { multi: PASS, single: NEAR, ground: NEAR, upper: NEAR },
  upper: { upper: PASS, multi: PASS, ground: PASS, single: PASS },
};

export function storeyCriterion(need: MatchNeed): Criterion | undefined {
  const asked = need.storey;
  const row = asked === undefined || !Object.hasOwn(TABLE, asked) ? undefined : TABLE[asked];
  if (asked === undefined || !row) return undefined;
  return {
    key: 'storey',
    judge: ({ storey }: Listing) => (storey === undefined ? UNKNOWN : (row[storey] ?? UNKNOWN)),
    explain({ storey }, { verdict, because }) {
      const ask = storeyLabel(asked);
      const values = { need: asked, listing: storey ?? null };
      if (storey === undefined)
        return { ...values, zh: `楼层未说明，需${ask.zh}`, en: `Storey not stated; asked: ${ask.en}` };
      const has = storeyLabel(storey);
      if (because === 'wish') return { ...values, zh: `${has.zh}，${ask.zh}`, en: `Storey: ${has.en}; ${ask.en}` };
      if (verdict === 'pass') return { ...values, zh: `${has.zh}，符合`, en: `Storey: ${has.en}, as asked` };
      return { ...values, zh: `楼层为${has.zh}，需${ask.zh}`, en: `Storey: ${has.en}; asked: ${ask.en}` };
    },
  };
}
