import { LISTING_KINDS, type ListingKind, OFFER_TRANSACTIONS, type OfferTransaction } from '@app/listings';
import { regionByCode, regionName, shortRegionName } from '@app/reference';
import { plainText } from './plain-text.js';
import type { Words } from './site-words.js';

/** The filters of /listings as its address holds them; what is not understood is left out. */
export interface ListingQuery {
  city: string;
  kind: ListingKind | '';
  transaction: OfferTransaction | '';
  areaMin: number | null;
  areaMax: number | null;
}

const oneOf = <T extends string>(words: readonly T[], value: string): T | '' =>
  words.find((word) => word === value) ?? '';

function area(value: unknown): number | null {
  const digits = plainText(value, 20)
    .replace(/㎡|平方?米?|m2/gi, '')
    .normalize('NFKC')
    .replace(/[,\s]/g, '');
  const number = Number(digits || NaN);
  return Number.isFinite(number) && number > 0 && number < 1e9 ? number : null;
}

/** @param query the parsed query string; unknown keys (WeChat adds its own) are ignored */
export function readListingQuery(query: Record<string, unknown>): ListingQuery {
  const city = plainText(query.city, 6);
  return {
    city: regionByCode(city) ? city : '',
    kind: oneOf(LISTING_KINDS, plainText(query.kind)),
    transaction: oneOf(OFFER_TRANSACTIONS, plainText(query.transaction)),
    areaMin: area(query.area_min),
    areaMax: area(query.area_max),
  };
}

const entries = (query: ListingQuery): [string, string][] =>
  Object.entries({
    city: query.city,
    kind: query.kind,
    transaction: query.transaction,
    area_min: query.areaMin === null ? '' : String(query.areaMin),
    area_max: query.areaMax === null ? '' : String(query.areaMax),
  }).filter(([, value]) => value !== '');

/** The address of a filtered list, filters in a fixed order, so that equal lists have equal addresses. */
export function listingsPath(query: ListingQuery, cursor?: string): string {
  const search = new URLSearchParams([...entries(query), ...(cursor ? [['cursor', cursor]] : [])]).toString();
  return search ? `/listings?${search}` : '/listings';
}

export interface Chip {
  name: string;
  /** The list without this filter. */
  without: string;
}

const areaText = ({ areaMin, areaMax }: ListingQuery): string =>
  areaMin !== null && areaMax !== null
    ? `${areaMin}–${areaMax} ㎡`
    : areaMin !== null
      ? `≥ ${areaMin} ㎡`
      : `≤ ${areaMax} ㎡`;

/** The filters that are on, each with a way to take it off. */
export function chipsOf(t: Words, query: ListingQuery): Chip[] {
  const chips: (Chip | null)[] = [
    query.city ? { name: regionName(query.city), without: listingsPath({ ...query, city: '' }) } : null,
    query.kind ? { name: t(`kind.${query.kind}`), without: listingsPath({ ...query, kind: '' }) } : null,
    query.transaction
      ? { name: t(`transaction.${query.transaction}`), without: listingsPath({ ...query, transaction: '' }) }
      : null,
    query.areaMin !== null || query.areaMax !== null
      ? { name: areaText(query), without: listingsPath({ ...query, areaMin: null, areaMax: null }) }
      : null,
  ];
  return chips.filter((chip): chip is Chip => chip !== null);
}

/** The filters as a first sentence of a need, in Chinese, because the advisor reads it: 丽水厂房，出租，3000–5000 ㎡. */
export function needFrom(zh: Words, query: ListingQuery): string {
  const place = query.city ? shortRegionName(regionName(query.city)) : '';
  const kind = query.kind ? zh(`kind.${query.kind}`) : place || query.transaction ? '厂房' : '';
  const wish: Record<string, string> = {
    rent: '租',
    buy: '买',
    land: '拿地',
    land_lease: '租地',
    build_to_suit: '定制',
  };
  const parts = [place + kind, query.transaction ? wish[query.transaction] : '', query.areaMin !== null || query.areaMax !== null ? areaText(query) : '']; // prettier-ignore
  const what = parts.filter(Boolean).join('，');
  return what ? zh('inquiry.filterNeed', { what }) : '';
}
