import type { Listing } from '@app/listings';
import type { MatchNote } from './match.js';

export const REJECT_REASONS = [
  'price',
  'area',
  'height_load',
  'power_fire',
  'location',
  'timing',
  'landlord',
  'other',
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

/** A listing that was turned down for a lead, and why. */
export interface Rejection {
  listing: Listing;
  reason: RejectReason;
}

/** Points of score for each rejection that a listing is like, and the most of them together. */
const EACH = 3;
const MOST = 9;

const WORDS: Record<RejectReason, { zh: string; en: string }> = {
  price: { zh: '价格', en: 'price' },
  area: { zh: '面积', en: 'area' },
  height_load: { zh: '层高或承重', en: 'height or load' },
  power_fire: { zh: '配电或消防', en: 'power or fire class' },
  location: { zh: '位置', en: 'location' },
  timing: { zh: '交付时间', en: 'timing' },
  landlord: { zh: '业主', en: 'landlord' },
  other: { zh: '其他原因', en: 'another reason' },
};

const known = <T>(a: T | undefined, b: T | undefined, test: (a: T, b: T) => boolean) =>
  a !== undefined && b !== undefined && test(a, b);
const notMore = (a: number | undefined, b: number | undefined) => known(a, b, (x, y) => x <= y);
const cheapest = ({ offers }: Listing, basis: string) =>
  offers
    ?.map(({ price }) => (price?.basis === basis ? (price.min ?? price.max) : undefined))
    .find((ask) => ask !== undefined);
const samePark = (a: Listing, b: Listing) => known(a.park, b.park, (x, y) => x === y) && a.region === b.region;

/** What was wrong with the one is at least as wrong with the other. */
const ALIKE: Record<RejectReason, (listing: Listing, rejected: Listing) => boolean> = {
  price: (listing, rejected) =>
    (rejected.offers ?? []).some(({ price }) =>
      price ? known(cheapest(listing, price.basis), price.min ?? price.max, (ask, before) => ask >= before) : false,
    ),
  area: (listing, rejected) => known(listing.area_sqm, rejected.area_sqm, (a, b) => Math.abs(a - b) <= b * 0.1),
  height_load: (listing, rejected) =>
    notMore(listing.height_m, rejected.height_m) || notMore(listing.load_t_sqm, rejected.load_t_sqm),
  power_fire: (listing, rejected) =>
    notMore(listing.power_kva, rejected.power_kva) || known(listing.fire_class, rejected.fire_class, (a, b) => a === b),
  location: (listing, rejected) =>
    samePark(listing, rejected) || known(listing.region, rejected.region, (a, b) => a === b),
  timing: (listing, rejected) => known(listing.available_from, rejected.available_from, (a, b) => a >= b),
  landlord: samePark,
  other: (listing, rejected) =>
    samePark(listing, rejected) && known(listing.building, rejected.building, (a, b) => a === b),
};

/**
 * How much lower a listing stands for a lead that turned others down: 3 points of score for each that it is like in what
 * was wrong, or shares the park with when the place or the landlord was; 9 at most. Never below the foot of its verdict,
 * so that it changes the order and nothing else. `note` says why.
 */
export function feedbackPenalty(
  listing: Listing,
  rejections: readonly Rejection[],
): { points: number; note?: MatchNote } {
  const alike = rejections.filter((one) => one.listing.ref !== listing.ref && ALIKE[one.reason](listing, one.listing));
  if (alike.length === 0) return { points: 0 };
  const reasons = [...new Set(alike.map(({ reason }) => reason))].map((reason) => WORDS[reason]);
  const note: MatchNote = {
    key: 'like_rejected',
    why: `与已判不合适的房源相似（${reasons.map(({ zh }) => zh).join('、')}），排序靠后`,
    why_en: `Like a site that was turned down (${reasons.map(({ en }) => en).join(', ')}): ranked lower`,
  };
  return { points: Math.min(MOST, EACH * alike.length), note };
}

const FLOOR = { fit: 70, near: 30, no: 0 } as const;
export const lowered = (score: number, verdict: keyof typeof FLOOR, points: number): number =>
  Math.round(Math.max(Math.min(score, FLOOR[verdict]), score - points) * 100) / 100;
