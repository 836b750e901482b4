import type { Listing } from '@app/listings';
import { type Criterion, FAIL, type Finding, NEAR, PASS, reaches, UNKNOWN } from '../criterion.js';
import { figureText } from '../figure-text.js';
import { heightLabel } from '../labels.js';
import type { MatchingRules } from '../matching-rules.js';
import type { MatchNeed } from '../match-need.js';

const KIND_NEAR: Finding = Object.freeze({ verdict: 'near', because: 'kind' });
const KIND_UNSAID: Finding = Object.freeze({ verdict: 'unknown', because: 'kind' });

/** m; an upper floor has a height of its own. */
export function ownHeight(listing: Listing): number | undefined {
  return listing.storey === 'upper' ? listing.upper_height_m : listing.height_m;
}

/** By how much a minimum may be missed and still be near, m. */
export function heightGap(min: number, { lowMax, lowGap, highGap }: MatchingRules['height']): number {
  return min <= lowMax ? lowGap : highGap;
}

/**
 * A clear height (净高) ends at the lowest beam or duct, so other kinds need a metre to spare to stand for it. All other
 * kinds are compared as they stand.
 */
export function heightCriterion(need: MatchNeed, rules: MatchingRules): Criterion | undefined {
  const min = need.height_m?.min;
  if (min === undefined) return undefined;
  const clear = need.height_kind === 'clear';
  const gap = heightGap(min, rules.height);
  return {
    key: 'height_m',
    judge(listing) {
      const has = ownHeight(listing);
      if (has === undefined) return UNKNOWN;
      const kind = listing.height_kind;
      if (!clear || kind === 'clear') return reaches(has, min) ? PASS : reaches(has, min - gap) ? NEAR : FAIL;
      if (reaches(has, min + rules.height.clearSpare)) return PASS;
      if (reaches(has, min)) return kind === undefined ? KIND_UNSAID : KIND_NEAR;
      return reaches(has, min - gap) ? NEAR : FAIL;
    },
    explain: (listing, finding) => ({
      need: need.height_m,
      listing: ownHeight(listing) ?? null,
      ...heightText(need, min, listing, finding),
    }),
  };
}

function heightText(need: MatchNeed, min: number, listing: Listing, { verdict, because }: Finding) {
  const has = ownHeight(listing);
  const asked = need.height_kind ? heightLabel(need.height_kind) : undefined;
  const want = {
    zh: `需${asked?.zh ?? ''} ${figureText(min)} m`,
    en: `${figureText(min)} m ${asked?.en ?? ''} needed`.replace('  ', ' '),
  };
  const upper = listing.storey === 'upper';
  const own = heightLabel(listing.height_kind ?? (upper ? 'storey' : undefined));
  const name = { zh: `${upper ? '楼上' : ''}${own.zh}`, en: `${upper ? 'Upper floor ' : ''}${own.en}` };
  const en = name.en.charAt(0).toUpperCase() + name.en.slice(1);
  if (has === undefined) return { zh: `${name.zh}未说明，${want.zh}`, en: `${en} not stated, ${want.en}` };
  const is = { zh: `${name.zh} ${figureText(has)} m`, en: `${en} ${figureText(has)} m` };
  if (because === 'kind') {
    const ask =
      verdict === 'near'
        ? { zh: '净高需核实', en: 'check the clear height' }
        : { zh: '未说明是否净高', en: 'not said whether it is clear' };
    return { zh: `${is.zh}，${want.zh}，${ask.zh}`, en: `${is.en}, ${want.en}: ${ask.en}` };
  }
  if (verdict === 'pass') return { zh: `${is.zh}，${want.zh}`, en: `${is.en}, ${want.en}` };
  const short = figureText(min - has);
  return { zh: `${is.zh}，${want.zh}，差 ${short} m`, en: `${is.en}, ${want.en}: ${short} m short` };
}
