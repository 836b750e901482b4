import type { InquiryRow } from '../api/views';

/** Where something waits, and where it lies when that is done. */
export const boxes = [
  { open: 'quarantined', done: 'dismissed', can: 'inquiry.review' },
  { open: 'offered', done: 'listed', can: 'listing.edit' },
  { open: 'requested', done: 'closed', can: 'inquiry.review' },
] as const;

export type Box = (typeof boxes)[number];
export type BoxStatus = Box['open'] | Box['done'];

export const boxOf = (status: string | undefined): Box | undefined =>
  boxes.find(({ open, done }) => status === open || status === done);

export type Act = 'release' | 'toLead' | 'toListing' | 'listed' | 'dismiss' | 'close' | 'restore';

/** One key an act; the same on every tab. */
export const actKeys: Record<Act, string> = {
  release: 'r',
  toLead: 'l',
  toListing: 'f',
  listed: 'd',
  dismiss: 'x',
  close: 'c',
  restore: 'z',
};

/** What may be done to a row, the first one being what is done most often. */
export function actsOf({ status, quarantineReason }: Pick<InquiryRow, 'status' | 'quarantineReason'>): Act[] {
  if (status === 'quarantined') return [quarantineReason === 'advert' ? 'toLead' : 'release', 'dismiss'];
  if (status === 'offered') return ['toListing', 'listed', 'toLead', 'dismiss'];
  if (status === 'requested') return ['close', 'toLead'];
  return status === 'dismissed' || status === 'listed' ? ['restore'] : [];
}
