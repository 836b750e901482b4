import { fullRegionName } from '@app/reference';
import type { Listing } from '@app/listings';
import { dateText } from './frame.js';
import { divisionText } from './division-text.js';
import { yuanText } from './price-text.js';
import type { Words } from './site-words.js';

/** One line of the fact table; `value` null is shown as 未知. */
export interface Fact {
  label: string;
  value: string | null;
}

const number = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 2 });
const withUnit = (value: number | undefined, unit: string): string | null =>
  value === undefined ? null : `${number(value)} ${unit}`;
const named = (t: Words, root: string, keys: readonly string[] | undefined): string | null =>
  keys === undefined
    ? null
    : keys.map((key) => t(`${root}.${key}`, { defaultValue: key })).join('、') || t('listing.none');

function heightText(t: Words, listing: Listing): string | null {
  const value = withUnit(listing.height_m, t('unit.m'));
  return value && listing.height_kind ? `${value}（${t(`value.heightKind.${listing.height_kind}`)}）` : value;
}

function craneText(t: Words, listing: Listing): string | null {
  if (listing.crane === undefined) return listing.crane_ready ? t('value.craneReady') : null;
  if (listing.crane.length === 0) return listing.crane_ready ? t('value.craneReady') : t('listing.none');
  return listing.crane
    .map(({ t: tonnes, count }) => t(count && count > 1 ? 'value.crane' : 'value.craneOne', { t: tonnes, count }))
    .join('、');
}

function powerText(t: Words, listing: Listing): string | null {
  const parts = [
    listing.power_kva === undefined ? '' : t('value.powerNow', { kva: number(listing.power_kva) }),
    listing.power_expand_kva === undefined ? '' : t('value.powerCan', { kva: number(listing.power_expand_kva) }),
  ].filter(Boolean);
  return parts.join('，') || null;
}

const yesNo = (t: Words, value: boolean | undefined): string | null =>
  value === undefined ? null : t(value ? 'listing.yes' : 'listing.no');

function placeFacts(t: Words, listing: Listing): Fact[] {
  return [
    { label: t('fact.region'), value: listing.region ? fullRegionName(listing.region) : null },
    { label: t('fact.park'), value: listing.park ?? listing.devzone ?? null },
    { label: t('fact.address'), value: listing.address ?? null },
    { label: t('fact.kind'), value: t(`kind.${listing.kind}`, { defaultValue: listing.kind }) },
  ];
}

function landFacts(t: Words, listing: Listing): Fact[] {
  const { land } = listing;
  const ratio = land?.plot_ratio;
  const sqm = listing.land_mu === undefined ? '' : `（${number(Math.round((listing.land_mu * 2000) / 3))} ㎡）`;
  return [
    {
      label: t('fact.landMu'),
      value: listing.land_mu === undefined ? null : `${number(listing.land_mu)} ${t('unit.mu')}${sqm}`,
    },
    { label: t('fact.landClass'), value: land?.class ?? null },
    { label: t('fact.landYears'), value: land?.years === undefined ? null : t('value.years', { years: land.years }) },
    { label: t('fact.plotRatio'), value: ratio ? [ratio.min, ratio.max].filter((value) => value !== undefined).join('–') || null : null }, // prettier-ignore
  ];
}

function buildingFacts(t: Words, listing: Listing): Fact[] {
  const { unit } = { unit: (key: string) => t(`unit.${key}`) };
  return [
    { label: t('fact.area'), value: withUnit(listing.area_sqm, unit('sqm')) },
    { label: t('fact.areaMin'), value: withUnit(listing.area_sqm_min, unit('sqm')) },
    { label: t('fact.divisible'), value: yesNo(t, listing.divisible) },
    { label: t('fact.storey'), value: listing.storey ? t(`value.storey.${listing.storey}`) : null },
    {
      label: t('fact.floors'),
      value: listing.floors === undefined ? null : t('value.floors', { count: listing.floors }),
    },
    { label: t('fact.structure'), value: listing.structure ? t(`value.structure.${listing.structure}`) : null },
    { label: t('fact.height'), value: heightText(t, listing) },
    { label: t('fact.upperHeight'), value: withUnit(listing.upper_height_m, unit('m')) },
    { label: t('fact.load'), value: withUnit(listing.load_t_sqm, unit('load')) },
    { label: t('fact.upperLoad'), value: withUnit(listing.upper_load_t_sqm, unit('load')) },
    { label: t('fact.crane'), value: craneText(t, listing) },
    { label: t('fact.power'), value: powerText(t, listing) },
    { label: t('fact.fire'), value: listing.fire_class ?? null },
    { label: t('fact.docks'), value: listing.docks === undefined ? null : t('value.count', { count: listing.docks }) },
    {
      label: t('fact.lift'),
      value: listing.freight_lift === undefined ? null : t('value.lift', { count: listing.freight_lift }),
    },
    { label: t('fact.yard'), value: withUnit(listing.yard_sqm, unit('sqm')) },
    { label: t('fact.column'), value: listing.column_m === undefined ? null : `${listing.column_m} ${unit('m')}` },
    { label: t('fact.span'), value: withUnit(listing.span_m, unit('m')) },
  ];
}

/** Open ground that is let: its size and what it bears, but neither storeys nor a plot ratio. */
function yardFacts(t: Words, listing: Listing): Fact[] {
  return [
    { label: t('fact.area'), value: withUnit(listing.area_sqm ?? listing.yard_sqm, t('unit.sqm')) },
    { label: t('fact.areaMin'), value: withUnit(listing.area_sqm_min, t('unit.sqm')) },
    { label: t('fact.divisible'), value: yesNo(t, listing.divisible) },
    { label: t('fact.load'), value: withUnit(listing.load_t_sqm, t('unit.load')) },
    { label: t('fact.power'), value: powerText(t, listing) },
    { label: t('fact.landClass'), value: listing.land?.class ?? null },
  ];
}

function termFacts(t: Words, listing: Listing): Fact[] {
  const divisions = (codes: readonly string[] | undefined) =>
    codes === undefined ? null : codes.map(divisionText).join('、') || t('listing.none');
  const tax = listing.tax_year_cny_min;
  return [
    { label: t('fact.permits'), value: named(t, 'permit', listing.permits) },
    { label: t('fact.facilities'), value: named(t, 'facility', listing.facilities) },
    { label: t('fact.industries'), value: divisions(listing.industries_allowed) },
    { label: t('fact.denied'), value: divisions(listing.industries_denied) },
    {
      label: t('fact.tax'),
      value: tax === undefined ? null : t('value.perYear', { money: yuanText(t, tax) + t('unit.yuan') }),
    },
    { label: t('fact.available'), value: listing.available_from ? dateText(t, listing.available_from) : null },
  ];
}

/** All facts of a listing in the fixed order of its kind: a parcel has no storeys, a building no plot ratio. */
export function listingFacts(t: Words, listing: Listing): Fact[] {
  const middle = listing.kind === 'land' ? landFacts : listing.kind === 'yard' ? yardFacts : buildingFacts;
  return [...placeFacts(t, listing), ...middle(t, listing), ...termFacts(t, listing)];
}

/** The few facts a row shows: size, height, load, power; only those known. */
export function keyFacts(t: Words, listing: Listing): Fact[] {
  const size =
    listing.area_sqm === undefined
      ? listing.land_mu === undefined ? null : `${number(listing.land_mu)} ${t('unit.mu')}`
      : withUnit(listing.area_sqm, t('unit.sqm')); // prettier-ignore
  const facts: Fact[] = [
    { label: '', value: size },
    { label: t('fact.height'), value: withUnit(listing.height_m ?? listing.upper_height_m, t('unit.m')) },
    { label: t('fact.load'), value: withUnit(listing.load_t_sqm ?? listing.upper_load_t_sqm, t('unit.load')) },
    { label: t('fact.power'), value: listing.power_kva === undefined ? null : `${number(listing.power_kva)} kVA` },
  ];
  return facts.filter((fact) => fact.value !== null);
}
