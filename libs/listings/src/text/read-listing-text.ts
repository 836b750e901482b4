import { regionByCode, shortRegionName, type ZoneList } from '@app/reference';
import type { Listing, ListingKind } from '../listing.js';
import { OwnerText, type TextSpan } from './owner-text.js';
import { readOfferFacts } from './read-offer-facts.js';
import { readSiteFacts } from './read-site-facts.js';

/** A text as a listing: only what it says. `spans`: a key, or a part of `offers`, and the words it came from. */
export interface ListingText {
  listing: Partial<Listing>;
  spans: Record<string, TextSpan>;
  /** A title made of the facts, for a form that has none yet. */
  title: string;
}

/**
 * Reads an owner's offer by the grammar of needs and by what only offers say: floor price, smallest part, what power there
 * is and what can be had, floor, building, papers. No model, no I/O, never throws; nothing is guessed.
 * @param options.asOf ISO day that 明年3月 starts from and that 现空 means
 */
export function readListingText(text: string, { asOf, zones }: { asOf: string; zones?: ZoneList }): ListingText {
  const owner = new OwnerText(text, asOf, zones);
  if (owner.text.trim() === '') return { listing: {}, spans: {}, title: '' };
  readSiteFacts(owner);
  readOfferFacts(owner);
  return { listing: owner.listing, spans: owner.spans, title: titleOf(owner.listing) };
}

const KIND: Record<ListingKind, string> = {
  factory: '厂房',
  warehouse: '仓库',
  land: '工业用地',
  cold_storage: '冷库',
  office: '办公楼',
  lab: '实验室',
  yard: '堆场',
  hazmat_warehouse: '危化品仓库',
};

/** 碧澜智造园3号楼1层2600㎡厂房，层高8米. */
function titleOf(listing: Partial<Listing>): string {
  const place = listing.park ?? (listing.region && shortRegionName(regionByCode(listing.region)?.name ?? '')) ?? '';
  const floor = listing.floor_no ? `${listing.floor_no}层` : listing.storey === 'single' ? '单层' : '';
  const size = listing.kind === 'land' || listing.area_sqm === undefined ? (listing.land_mu ? `${listing.land_mu}亩` : '') : `${listing.area_sqm}㎡`; // prettier-ignore
  const height = listing.height_m ?? listing.upper_height_m;
  if (!listing.kind) return '';
  const head = `${place}${listing.building ?? ''}${floor}${size}${KIND[listing.kind]}`;
  return height === undefined ? head : `${head}，层高${height}米`;
}
