import {
  FIRE_CLASSES,
  type FireClass,
  LISTING_KINDS,
  LISTING_SORTS,
  LISTING_STOREYS,
  type ListingKind,
  type ListingSort,
  type ListingStorey,
  OFFER_TRANSACTIONS,
  type OfferTransaction,
  type PublicFilters,
} from '@app/listings';
import { regionByCode } from '@app/reference';
import { plainText } from './plain-text.js';
import { readFigure } from './read-figure.js';

export const AREA_UNITS = ['sqm', 'mu'] as const;
export const PRICE_UNITS_ASKED = ['month', 'day', 'sqm', 'wan_mu'] as const;
export type AreaUnit = (typeof AREA_UNITS)[number];
/** 元/㎡/月, 元/㎡/天, 元/㎡ to buy, 万元/亩 of land. */
export type AskedUnit = (typeof PRICE_UNITS_ASKED)[number];

/** Figures that are each a lower bound: m, t/㎡, t, kVA. */
export const LEAST = ['height', 'load', 'crane', 'power'] as const;
type Least = (typeof LEAST)[number];

/** The filters of /listings as its address holds them. */
export interface ListingQuery extends Record<Least, number | null> {
  q: string;
  /** Code of a city (4 digits) or county (6). */
  city: string;
  kind: ListingKind | '';
  transaction: OfferTransaction | '';
  areaMin: number | null;
  areaMax: number | null;
  areaUnit: AreaUnit;
  priceMin: number | null;
  priceMax: number | null;
  priceUnit: AskedUnit;
  storey: ListingStorey | '';
  fire: FireClass | '';
  verified: 'valid' | '';
  sort: ListingSort;
  /** What was asked but not understood: the parameter and its words; shown, and else left out. */
  ignored: { name: string; value: string }[];
}

/** Every name of the address that is ours. */
export const LISTING_KEYS = ['q', 'city', 'kind', 'transaction', 'area_min', 'area_max', 'area_unit', 'price_min', 'price_max', 'price_unit', ...LEAST, 'storey', 'fire', 'verified', 'sort'] as const; // prettier-ignore

const UNIT_OF: Partial<Record<OfferTransaction, AskedUnit>> = { buy: 'sqm', land: 'wan_mu' };
const MOST: Record<Least, number> = { height: 60, load: 50, crane: 1000, power: 1e6 };

/** @param query the parsed query string; unknown keys (WeChat adds its own) are left alone. Never throws. */
export function readListingQuery(query: Record<string, unknown>): ListingQuery {
  const ignored: ListingQuery['ignored'] = [];
  const text = (name: string): string => plainText(query[name], 40);
  const skip = (name: string): void => void ignored.push({ name, value: text(name).slice(0, 20) });
  const word = <T extends string>(name: string, words: readonly T[]): T | '' => {
    const found = words.find((one) => one === text(name));
    if (!found && text(name) !== '') skip(name);
    return found ?? '';
  };
  const figure = (name: string, most: number) => {
    const read = readFigure(text(name), most);
    if (!read && text(name) !== '') skip(name);
    return read;
  };
  const city = text('city');
  if (city !== '' && !regionByCode(city)) skip('city');
  const transaction = word('transaction', OFFER_TRANSACTIONS);
  const area = [figure('area_min', 1e9), figure('area_max', 1e9)] as const;
  const price = [figure('price_min', 1e9), figure('price_max', 1e9)] as const;
  const said = (bounds: readonly ReturnType<typeof readFigure>[]) => bounds.map((one) => one?.unit).find(Boolean);
  const areaUnit = (said(area) as AreaUnit | undefined) ?? (word('area_unit', AREA_UNITS) || 'sqm');
  const askedUnit = word('price_unit', PRICE_UNITS_ASKED) || UNIT_OF[transaction || 'rent'] || 'month';
  const [areaMin, areaMax] = inOrder(area[0]?.value ?? null, area[1]?.value ?? null);
  const [priceMin, priceMax] = inOrder(price[0]?.value ?? null, price[1]?.value ?? null);
  const least = Object.fromEntries(LEAST.map((name) => [name, figure(name, MOST[name])?.value ?? null])) as Record<Least, number | null>; // prettier-ignore
  return {
    q: text('q'),
    city: regionByCode(city) ? city : '',
    kind: word('kind', LISTING_KINDS),
    transaction,
    ...{ areaMin, areaMax, areaUnit },
    ...{ priceMin, priceMax, priceUnit: said(price) === 'day' ? 'day' : askedUnit },
    ...least,
    storey: word('storey', LISTING_STOREYS),
    fire: word('fire', FIRE_CLASSES),
    verified: word('verified', ['valid']),
    sort: word('sort', LISTING_SORTS) || 'verified',
    ignored,
  };
}

/** Two bounds the wrong way round mean what they mean the right way round. */
const inOrder = (min: number | null, max: number | null): [number | null, number | null] =>
  min !== null && max !== null && min > max ? [max, min] : [min, max];

const entries = (query: ListingQuery): [string, string][] => {
  const hasArea = query.areaMin !== null || query.areaMax !== null;
  const hasPrice = query.priceMin !== null || query.priceMax !== null;
  const values: Record<(typeof LISTING_KEYS)[number], string | number | null> = {
    q: query.q,
    city: query.city,
    kind: query.kind,
    transaction: query.transaction,
    area_min: query.areaMin,
    area_max: query.areaMax,
    area_unit: hasArea && query.areaUnit !== 'sqm' ? query.areaUnit : null,
    price_min: query.priceMin,
    price_max: query.priceMax,
    price_unit:
      hasPrice && query.priceUnit !== (UNIT_OF[query.transaction || 'rent'] ?? 'month') ? query.priceUnit : null,
    height: query.height,
    load: query.load,
    crane: query.crane,
    power: query.power,
    storey: query.storey,
    fire: query.fire,
    verified: query.verified,
    sort: query.sort === 'verified' ? null : query.sort,
  };
  return Object.entries(values).flatMap(([key, value]) =>
    value === null || value === '' ? [] : [[key, String(value)]],
  );
};

/** The address of a filtered list, filters in a fixed order, so that equal lists have equal addresses. */
export function listingsPath(query: ListingQuery, cursor?: string): string {
  const search = new URLSearchParams([...entries(query), ...(cursor ? [['cursor', cursor]] : [])]).toString();
  return search ? `/listings?${search}` : '/listings';
}

const DAYS_A_MONTH = 365 / 12;
/** Yuan a ㎡ of one of what is asked: 万元/亩 is 15 yuan a ㎡. */
const FACTOR: Record<AskedUnit, number> = { month: 1, day: DAYS_A_MONTH, sqm: 1, wan_mu: 15 };

/** Sales and land are compared by the ㎡ once, rents by the ㎡ and month. */
export const asksSale = (query: ListingQuery): boolean => query.priceUnit === 'sqm' || query.priceUnit === 'wan_mu';

/** The filters as the database takes them. */
export function filtersOf(query: ListingQuery): PublicFilters {
  const given = <T>(value: T | '' | null): T | undefined => (value === '' || value === null ? undefined : value);
  // A bound is widened by less than people write, so that 0.65 a day is found by 0.65 a day.
  const price = (value: number | null, round: (figure: number) => number) =>
    value === null ? undefined : round(Number((value * FACTOR[query.priceUnit] * 1e4).toFixed(4))) / 1e4;
  const [min, max] = [price(query.priceMin, Math.floor), price(query.priceMax, Math.ceil)];
  const [areaMin, areaMax] = [given(query.areaMin), given(query.areaMax)];
  return {
    q: given(query.q),
    region: given(query.city),
    kind: given(query.kind),
    transaction: given(query.transaction),
    ...(query.areaUnit === 'mu' ? { muMin: areaMin, muMax: areaMax } : { areaMin, areaMax }),
    ...(asksSale(query) ? { saleMin: min, saleMax: max } : { rentMin: min, rentMax: max }),
    height: given(query.height),
    load: given(query.load),
    crane: given(query.crane),
    power: given(query.power),
    storey: given(query.storey),
    fire: given(query.fire),
    verified: given(query.verified),
  };
}
