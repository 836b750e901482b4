import type { Listing } from '@app/listings';
import { ownHeight } from './criteria/height.js';
import { ownLoad } from './criteria/load.js';
import type { Finding } from './criterion.js';
import type { MatchNote } from './match.js';
import type { MatchNeed } from './match-need.js';

const GONE: Record<string, { zh: string; en: string }> = {
  let: { zh: '已租', en: 'Already let' },
  sold: { zh: '已售', en: 'Already sold' },
  withdrawn: { zh: '已撤下', en: 'Withdrawn' },
};
/** How many times over a listing has what was asked; better is no fault, this much is worth a word. */
const GROSS = [
  {
    zh: '层高',
    en: 'height',
    limit: 2,
    times: (need: MatchNeed, has: Listing) => times(ownHeight(has), need.height_m?.min),
  },
  {
    zh: '承重',
    en: 'floor load',
    limit: 4,
    times: (need: MatchNeed, has: Listing) => times(ownLoad('load_t_sqm', has), need.load_t_sqm?.min),
  },
  {
    zh: '配电',
    en: 'power',
    limit: 4,
    times: (need: MatchNeed, has: Listing) => times(has.power_kva, need.power_kva?.min),
  },
];
const times = (has: number | undefined, asked: number | undefined) => (has && asked ? has / asked : 0);
const HAZARD: readonly (string | undefined)[] = ['甲', '乙'];

/** Whether goods of class 甲 or 乙 are in play on either side: such pairs always go to a person. */
export function isHazmatPair(need: MatchNeed, listing: Listing): boolean {
  const asked = [need.fire_class?.min, ...(need.fire_class?.only ?? [])];
  return (
    listing.kind === 'hazmat_warehouse' ||
    HAZARD.includes(listing.fire_class) ||
    asked.some((one) => HAZARD.includes(one)) ||
    Boolean(need.needs?.includes('hazmat') || need.property?.includes('hazmat_warehouse'))
  );
}

export function matchNotes(need: MatchNeed, listing: Listing, findings: (Finding | undefined)[]): MatchNote[] {
  const notes: MatchNote[] = [];
  const reason = listing.status_reason;
  const gone = GONE[listing.status ?? ''];
  if (gone) {
    notes.push({ key: 'gone', why: reason ? `${gone.zh}：${reason}` : gone.zh, why_en: gone.en });
  }
  if (listing.status === 'reserved') {
    notes.push({
      key: 'reserved',
      why: reason ? `已有意向预留：${reason}` : '已有意向预留',
      why_en: 'Reserved for somebody',
    });
  }
  if (findings.some((finding) => finding?.because === 'split')) {
    notes.push({ key: 'split', why: '须分割', why_en: 'Has to be split' });
  }
  const grossly = GROSS.filter((one) => one.times(need, listing) >= one.limit);
  if (grossly.length > 0) {
    const zh = grossly.map((one) => one.zh).join('、');
    const en = grossly.map((one) => one.en).join(', ');
    notes.push({
      key: 'oversize',
      why: `${zh}远超所需，费用可能偏高`,
      why_en: `Far more than needed, and paid for: ${en}`,
    });
  }
  if (isHazmatPair(need, listing)) {
    notes.push({ key: 'hazmat_review', why: '涉及甲乙类，须人工复核', why_en: 'Hazardous class: a person must look' });
  }
  return notes;
}
