import type { Listing } from '@app/listings';
import { type Criterion, type Explanation, type Finding, UNKNOWN } from '../criterion.js';
import { figureText, percentText, rangeText } from '../figure-text.js';
import type { MatchingRules } from '../matching-rules.js';
import type { MatchNeed } from '../match-need.js';
import { askedMu, judgeSize, type SizeBands, sizeBands, splits } from '../size-bands.js';

const ASIDE: Finding = Object.freeze({ verdict: 'unknown', because: 'aside', aside: true });

/** Floor area in ㎡. */
export function areaCriterion(need: MatchNeed, rules: MatchingRules): Criterion | undefined {
  const asked = need.area_sqm;
  const bands = sizeBands(asked, rules.area);
  if (!asked || !bands) return undefined;
  const landToo = askedMu(need) !== undefined;
  return {
    key: 'area_sqm',
    judge(listing) {
      const whole = listing.area_sqm;
      if (whole === undefined) return landToo && listing.kind === 'land' ? ASIDE : UNKNOWN;
      const part = listing.area_sqm_min;
      return judgeSize(bands, { whole, part, divisible: splits(listing), anyPart: false }, rules.split);
    },
    explain: (listing, finding) => ({
      need: asked,
      listing: listing.area_sqm ?? null,
      ...sizeText(finding, {
        asked,
        bands,
        whole: listing.area_sqm,
        part: listing.area_sqm_min,
        unit: '㎡',
        unitEn: 'm²',
      }),
    }),
  };
}

/** Land area in 亩. A parcel that may be split is cut to any size. */
export function landCriterion(need: MatchNeed, rules: MatchingRules): Criterion | undefined {
  const asked = askedMu(need);
  const bands = sizeBands(asked, rules.land);
  if (!asked || !bands) return undefined;
  const floorToo = need.area_sqm !== undefined;
  return {
    key: 'land_mu',
    judge(listing) {
      const whole = listing.land_mu;
      if (whole === undefined) return floorToo && listing.kind !== 'land' ? ASIDE : UNKNOWN;
      return judgeSize(bands, { whole, divisible: listing.divisible, anyPart: true }, rules.split);
    },
    explain: (listing: Listing, finding: Finding): Explanation => ({
      need: need.land_mu ?? asked,
      listing: listing.land_mu ?? null,
      ...sizeText(finding, { asked, bands, whole: listing.land_mu, unit: '亩', unitEn: 'mu' }),
    }),
  };
}

interface SizeFacts {
  asked: { min?: number; max?: number };
  bands: SizeBands;
  whole?: number;
  part?: number;
  unit: string;
  unitEn: string;
}

function sizeText(
  finding: Finding,
  { asked, bands, whole, part, unit, unitEn }: SizeFacts,
): { zh: string; en: string } {
  const wanted = rangeText(asked);
  const need = { zh: `需${/^\d/.test(wanted.zh) ? ' ' : ''}${wanted.zh} ${unit}`, en: `${wanted.en} ${unitEn} needed` };
  if (whole === undefined) {
    if (finding.because === 'aside')
      return { zh: '此房源不按这项面积比较', en: 'This kind of site is not compared by this area' };
    return { zh: `面积未说明，${need.zh}`, en: `Area not stated, ${need.en}` };
  }
  const has = { zh: `${figureText(whole)} ${unit}`, en: `${figureText(whole)} ${unitEn}` };
  const from = part === undefined ? undefined : figureText(part);
  const over = figureText(whole - (asked.max ?? bands.passMax));
  switch (finding.because) {
    case 'short': {
      if (asked.min === undefined) {
        const part = percentText(whole / asked.max!);
        return { zh: `${has.zh}，${need.zh}，只有 ${part}`, en: `${has.en}, ${need.en}: only ${part} of it` };
      }
      const floor = asked.min;
      const gap = `${figureText(floor - whole)} ${unit}`;
      const share = percentText((floor - whole) / floor);
      return {
        zh: `${has.zh}，${need.zh}，少 ${gap}（${share}）`,
        en: `${has.en}, ${need.en}: ${figureText(floor - whole)} ${unitEn} short (${share})`,
      };
    }
    case 'split':
      return {
        zh: `共 ${has.zh}，可分割${from ? `（${from} ${unit}起）` : ''}，${need.zh}`,
        en: `${has.en} in all, divisible${from ? ` from ${from} ${unitEn}` : ''}, ${need.en}`,
      };
    case 'part_over': {
      const extra = figureText(part! - (asked.max ?? bands.passMax));
      return {
        zh: `最小分割 ${from} ${unit}，${need.zh}，多 ${extra} ${unit}`,
        en: `Smallest part ${from} ${unitEn}, ${need.en}: ${extra} ${unitEn} over`,
      };
    }
    case 'ask_split':
      return {
        zh: `共 ${has.zh}，能否分割未说明，${need.zh}`,
        en: `${has.en} in all, not said whether it splits, ${need.en}`,
      };
    case 'ask_part':
      return {
        zh: `共 ${has.zh}，可分割，起租面积未说明，${need.zh}`,
        en: `${has.en}, divisible, smallest part not stated, ${need.en}`,
      };
    case 'over':
      return { zh: `${has.zh}，${need.zh}，多 ${over} ${unit}`, en: `${has.en}, ${need.en}: ${over} ${unitEn} over` };
    default:
      return { zh: `${has.zh}，${need.zh}`, en: `${has.en}, ${need.en}` };
  }
}
