import { number, range, type Range } from '../format/number';
import { offersText } from './offer-text';

type Words = (key: string) => string;
export type Fact = { key: string; text: string | null };

const units: Record<string, string> = {
  area_sqm: '㎡',
  area_sqm_min: '㎡',
  land_mu: '亩',
  height_m: 'm',
  upper_height_m: 'm',
  load_t_sqm: 't/㎡',
  upper_load_t_sqm: 't/㎡',
  power_kva: 'kVA',
  power_expand_kva: 'kVA',
  yard_sqm: '㎡',
  column_m: 'm',
  span_m: 'm',
};

/** The order in which a site is compared; the first ten are asked of every building and shown as 未知 when absent. */
const building = [
  'area_sqm',
  'area_sqm_min',
  'height_m',
  'load_t_sqm',
  'power_kva',
  'fire_class',
  'crane',
  'storey',
  'structure',
  'available_from',
];
const parcel = ['land_mu', 'land', 'industries_allowed', 'tax_year_cny_min', 'available_from'];
const rest = [
  'floor_no',
  'floors',
  'upper_height_m',
  'upper_load_t_sqm',
  'power_expand_kva',
  'docks',
  'freight_lift',
  'yard_sqm',
  'column_m',
  'span_m',
  'permits',
  'facilities',
  'industries_allowed',
  'industries_denied',
  'tax_year_cny_min',
  'address',
  'devzone',
];
const spoken: Record<string, string> = {
  storey: 'storey',
  structure: 'structure',
  permits: 'permit',
  facilities: 'tag',
};

const object = (value: unknown) =>
  value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};

function landText(value: unknown, word: Words): string {
  const { class: kind, years, plot_ratio: ratio } = object(value);
  const parts = [
    kind && String(kind),
    years && `${String(years)} ${word('listing.years')}`,
    ratio && `${word('listing.plotRatio')} ${range(object(ratio) as Range)}`,
  ];
  return parts.filter(Boolean).join(' · ');
}

const craneText = (value: unknown) =>
  (Array.isArray(value) ? value : [])
    .map((item) => `${String(object(item).t)} t${object(item).count ? ` × ${String(object(item).count)}` : ''}`)
    .join('、');

function textOf(key: string, value: unknown, word: Words): string | null {
  if (value === undefined || value === null) return null;
  if (key === 'crane') return craneText(value) || null;
  if (key === 'land') return landText(value, word) || null;
  const group = spoken[key];
  if (group)
    return (
      [value]
        .flat()
        .map((item) => word(`need.${group}.${String(item)}`))
        .join('、') || null
    );
  if (Array.isArray(value)) return value.map(String).join('、') || null;
  if (typeof value === 'boolean') return word(value ? 'common.yes' : 'common.no');
  if (typeof value === 'number') return `${number(value)} ${units[key] ?? ''}`.trim();
  return typeof value === 'object' ? range(value as Range) || null : String(value);
}

/** Facts of a listing in the order they are compared; null = the listing does not say, which is never "no". */
export function listingFacts(listing: Record<string, unknown>, word: Words): Fact[] {
  const always = listing.kind === 'land' ? parcel : building;
  return [
    { key: 'offers', text: offersText(listing.offers, word) || null },
    ...always.map((key) => ({ key, text: textOf(key, listing[key], word) })),
    ...rest
      .filter((key) => !always.includes(key))
      .map((key) => ({ key, text: textOf(key, listing[key], word) }))
      .filter(({ text }) => text !== null),
  ];
}
