import {
  FIRE_CLASSES,
  type Listing,
  LISTING_KINDS,
  LISTING_STATUSES,
  LISTING_STOREYS,
  OFFER_TRANSACTIONS,
  PRICE_BASES,
} from './listing.js';

/** A value that the contract does not know; `field` is its path, like `offers[0].price.basis`. */
export class BadListing extends Error {
  override name = 'BadListing';
  constructor(
    readonly field: string,
    readonly reason: string,
  ) {
    super(`${field}: ${reason}`);
  }
}

type Read = (value: unknown, path: string) => unknown;
type Shape = Record<string, Read>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text: Read = (value, path) => {
  if (typeof value !== 'string' || value.trim() === '') throw new BadListing(path, 'must be a text that is not empty');
  return value;
};
const label: Read = (value, path) => (typeof value === 'number' ? String(value) : text(value, path));
const number: Read = (value, path) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new BadListing(path, 'must be a number');
  if (value < 0) throw new BadListing(path, `must not be below 0, is ${value}`);
  return value;
};
const whole: Read = (value, path) => {
  if (!Number.isInteger(number(value, path))) throw new BadListing(path, `must be a whole number, is ${value}`);
  return value;
};
const size: Read = (value, path) => (typeof value === 'string' ? text(value, path) : number(value, path));
const flag: Read = (value, path) => {
  if (typeof value !== 'boolean') throw new BadListing(path, 'must be true or false');
  return value;
};
const date: Read = (value, path) => {
  const [, year, month, day] = (typeof value === 'string' && /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)) || [];
  const there = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  if (
    there.getUTCFullYear() !== Number(year) ||
    there.getUTCMonth() !== Number(month) - 1 ||
    there.getUTCDate() !== Number(day)
  ) {
    throw new BadListing(path, `must be a date like 2026-12-01, is ${JSON.stringify(value)}`);
  }
  return value;
};
const code =
  (pattern: RegExp, what: string): Read =>
  (value, path) => {
    if (typeof value === 'string' && pattern.test(value)) return value;
    throw new BadListing(path, `must be ${what}, is ${JSON.stringify(value)}`);
  };
const oneOf =
  (allowed: readonly string[]): Read =>
  (value, path) => {
    if (allowed.includes(value as string)) return value;
    throw new BadListing(path, `must be one of ${allowed.join(' ')}, is ${JSON.stringify(value)}`);
  };
const list =
  (read: Read): Read =>
  (value, path) => {
    if (!Array.isArray(value)) throw new BadListing(path, 'must be a list');
    return value.map((item, i) => read(item, `${path}[${i}]`));
  };
const object =
  (shape: Shape, required: string[] = [], ordered = false): Read =>
  (value, path) => {
    const read = readShape(value, path, shape, required);
    if (ordered && (read.min as number) > (read.max as number)) throw new BadListing(path, 'min is above max');
    return read;
  };

const division = code(/^\d{2}$/, 'a GB/T 4754 division of 2 digits');
const price = object({ basis: oneOf(PRICE_BASES), min: number, max: number }, ['basis'], true);

const FIELDS = {
  ref: label,
  kind: oneOf(LISTING_KINDS),
  title: text,
  park: text,
  building: label,
  floor_no: label,
  address: text,
  region: code(/^\d{6}$/, 'a county code of 6 digits'),
  devzone: text,
  offers: list(object({ transaction: oneOf(OFFER_TRANSACTIONS), price, floor_price: number }, ['transaction'])),
  area_sqm: number,
  area_sqm_min: number,
  divisible: flag,
  land_mu: number,
  storey: oneOf(LISTING_STOREYS),
  floors: whole,
  structure: oneOf(['steel', 'concrete', 'mixed']),
  height_m: number,
  height_kind: oneOf(['storey', 'clear', 'eave']),
  upper_height_m: number,
  load_t_sqm: number,
  upper_load_t_sqm: number,
  crane: list(object({ t: number, count: whole }, ['t'])),
  crane_ready: flag,
  power_kva: number,
  power_expand_kva: number,
  fire_class: oneOf(FIRE_CLASSES),
  docks: whole,
  freight_lift: number,
  yard_sqm: number,
  column_m: size,
  span_m: number,
  permits: list(text),
  facilities: list(text),
  industries_allowed: list(division),
  industries_denied: list(division),
  pollution_ok: flag,
  tax_year_cny_min: number,
  land: object({
    class: text,
    years: number,
    plot_ratio: object({ min: number, max: number }, [], true),
    admitted: list(object({ division, invest_per_mu_min: number, tax_per_mu_min: number }, ['division'])),
  }),
  available_from: date,
  status: oneOf(LISTING_STATUSES),
  status_reason: text,
  verified: oneOf(['none', 'phone', 'site']),
  verified_on: date,
  floor_price: number,
} satisfies { [K in Exclude<keyof Listing, `owner_${string}`>]-?: Read };

/**
 * Reads a listing as contracts write it; a null or an empty text is an absent key.
 * `unknownKeys: 'drop'` leaves keys of other programs aside instead of refusing them.
 * @throws BadListing naming the field that is wrong
 */
export function readListing(
  value: unknown,
  { unknownKeys = 'refuse' }: { unknownKeys?: 'refuse' | 'drop' } = {},
): Listing {
  const listing = readShape(value, '', FIELDS, ['ref', 'kind'], unknownKeys);
  if ((listing.area_sqm_min as number) > (listing.area_sqm as number)) {
    throw new BadListing('area_sqm_min', 'is above area_sqm');
  }
  return listing as unknown as Listing;
}

function readShape(value: unknown, path: string, shape: Shape, required: string[], unknownKeys = 'refuse') {
  if (!isObject(value)) throw new BadListing(path || 'listing', 'must be an object');
  const at = (key: string) => (path ? `${path}.${key}` : key);
  const read: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const raw = value[key];
    if (raw === null || raw === undefined || raw === '') continue;
    const reader = Object.hasOwn(shape, key) ? shape[key] : !path && key.startsWith('owner_') ? text : undefined;
    if (reader) read[key] = reader(raw, at(key));
    else if (unknownKeys === 'refuse') throw new BadListing(at(key), 'is not a key of a listing');
  }
  for (const key of required) if (!(key in read)) throw new BadListing(at(key), 'is missing');
  return read;
}
