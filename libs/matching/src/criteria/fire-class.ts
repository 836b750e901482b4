import type { FireClass, Listing } from '@app/listings';
import { better, type Criterion, FAIL, type Finding, PASS, UNKNOWN } from '../criterion.js';
import type { MatchNeed } from '../match-need.js';

/** Heavier hazard above: a unit takes its own class and safer. 丙 alone is 丙2 until it is known better. */
const RANKS: Record<FireClass, number> = { 甲: 5, 乙: 4, 丙1: 3, 丙2: 2, 丙: 2, 丁: 1, 戊: 0 };
const rankOf = (name: string): number | undefined => (RANKS as Record<string, number | undefined>)[name];

const ABOVE: Finding = Object.freeze({ verdict: 'near', because: 'above' });
/** 甲 for a need of 乙 passes, but is more than an advisor would send first. */
const HIGHER: Finding = Object.freeze({ verdict: 'pass', because: 'higher', lesser: true });

function oneClass(asked: string, has: FireClass): Finding {
  const want = rankOf(asked);
  if (want === undefined) return UNKNOWN;
  if (asked === '丙1' && has === '丙') return UNKNOWN;
  const rank = RANKS[has];
  if (rank < want) return FAIL;
  if (rank === want || rank < RANKS.乙) return PASS;
  return want >= RANKS.乙 ? HIGHER : ABOVE;
}

/** Classes that may serve the need (pass, near or to be asked). */
export function usableClasses(need: MatchNeed, all: readonly FireClass[]): FireClass[] | undefined {
  const asked = askedClasses(need);
  return asked && all.filter((has) => asked.some((one) => oneClass(one, has).verdict !== 'fail'));
}

function askedClasses({ fire_class: asked }: MatchNeed): string[] | undefined {
  if (asked?.min) return [asked.min];
  return asked?.only?.length ? asked.only : undefined;
}

export function fireClassCriterion(need: MatchNeed): Criterion | undefined {
  const asked = askedClasses(need);
  if (!asked) return undefined;
  const ask = asked.join('、');
  return {
    key: 'fire_class',
    judge({ fire_class: has }: Listing) {
      return has === undefined ? UNKNOWN : asked.map((one) => oneClass(one, has)).reduce(better);
    },
    explain({ fire_class: has }, { verdict, because }) {
      const values = { need: need.fire_class, listing: has ?? null };
      if (has === undefined)
        return { ...values, zh: `消防等级未说明，需${ask}类`, en: `Fire class not stated, ${ask} needed` };
      const is = { zh: `消防${has}类，需${ask}类`, en: `Fire class ${has}, ${ask} needed` };
      const more = {
        pass: because === 'higher' ? { zh: '，等级更高', en: ': higher than asked' } : { zh: '', en: '' },
        near: { zh: '，远高于所需，用途须核实', en: ': far above it, confirm that it may be used so' },
        fail: { zh: '，等级不够', en: ': not enough' },
        unknown: { zh: '，是否丙1类未说明', en: ': not said whether it is 丙1' },
      }[verdict];
      return { ...values, zh: is.zh + more.zh, en: is.en + more.en };
    },
  };
}
