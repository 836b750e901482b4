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

function sizeFacts(t: Words, listing: Listing): Fact[] {
  return [
    { label: t('fact.area'), value: withUnit(listing.area_sqm, t('unit.sqm')) },
    { label: t('fact.areaMin'), value: withUnit(listing.area_sqm_min, t('unit.sqm')) },
    { label: t('fact.divisible'), value: yesNo(t, listing.divisible) },
    { label: t('fact.storey'), value: listing.storey ? t(`value.storey.${listing.storey}`) : null },
    { label: t('fact.floors'), value: listing.floors === undefined ? null : t('value.floors', { count: listing.floors }) }, // prettier-ignore
    { label: t('fact.structure'), value: listing.structure ? t(`value.structure.${listing.structure}`) : null },
    { label: t('fact.column'), value: listing.column_m === undefined ? null : `${listing.column_m} ${t('unit.m')}` },
    { label: t('fact.span'), value: withUnit(listing.span_m, t('unit.m')) },
  ];
}

function equipmentFacts(t: Words, listing: Listing): Fact[] {
  return [
    { label: t('fact.crane'), value: craneText(t, listing) },
    { label: t('fact.power'), value: powerText(t, listing) },
    { label: t('fact.fire'), value: listing.fire_class ?? null },
    { label: t('fact.docks'), value: listing.docks === undefined ? null : t('value.count', { count: listing.docks }) },
    { label: t('fact.lift'), value: listing.freight_lift === undefined ? null : t('value.lift', { count: listing.freight_lift }) }, // prettier-ignore
    { label: t('fact.yard'), value: withUnit(listing.yard_sqm, t('unit.sqm')) },
  ];
}

/** One line of the table that sets the ground floor beside those above it; null = unknown. */
export interface FloorFact {
  label: string;
  ground: string | null;
  upper: string | null;
}

/** Height and load floor by floor; `hasUpper` is false where there is known to be one floor only. */
export function floorFacts(t: Words, { facts }: { facts: Listing }): { hasUpper: boolean; rows: FloorFact[] } {
  const isSingle = facts.storey === 'single' || facts.floors === 1;
  const isUpper = facts.upper_height_m !== undefined || facts.upper_load_t_sqm !== undefined;
  const rows = [
    { label: t('fact.height'), ground: heightText(t, facts), upper: withUnit(facts.upper_height_m, t('unit.m')) },
    {
      label: t('fact.load'),
      ground: withUnit(facts.load_t_sqm, t('unit.load')),
      upper: withUnit(facts.upper_load_t_sqm, t('unit.load')),
    },
  ];
  return { hasUpper: isUpper || !isSingle, rows };
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

/** Papers people ask for first, in this order; one that is not listed is unknown, never missing. */
const PAPERS = ['title_certificate', 'divisible_title', 'fire_acceptance', 'eia', 'company_registration', 'discharge_quota']; // prettier-ignore

function paperFacts(t: Words, listing: Listing): Fact[] {
  const held = listing.permits ?? [];
  const others = held.filter((permit) => !PAPERS.includes(permit));
  return [
    ...PAPERS.map((permit) => ({ label: t(`permit.${permit}`), value: held.includes(permit) ? t('listing.held') : null })), // prettier-ignore
    ...(others.length > 0 ? [{ label: t('fact.otherPapers'), value: named(t, 'permit', others) }] : []),
  ];
}

function policyFacts(t: Words, listing: Listing): Fact[] {
  const divisions = (codes: readonly string[] | undefined) =>
    codes === undefined ? null : codes.map(divisionText).join('、') || t('listing.none');
  const tax = listing.tax_year_cny_min;
  return [
    { label: t('fact.industries'), value: divisions(listing.industries_allowed) },
    { label: t('fact.denied'), value: divisions(listing.industries_denied) },
    { label: t('fact.pollution'), value: yesNo(t, listing.pollution_ok) },
    {
      label: t('fact.tax'),
      value: tax === undefined ? null : t('value.perYear', { money: yuanText(t, tax) + t('unit.yuan') }),
    },
  ];
}

/** Facts that belong together under one heading. */
export interface FactGroup {
  key: 'place' | 'size' | 'floors' | 'equipment' | 'land' | 'papers' | 'support' | 'policy';
  facts: Fact[];
}

/** Where it is; a park that keeps its unit numbers to itself has them told by the advisor. */
function groundFacts(t: Words, row: { facts: Listing; unitsHidden?: boolean }): Fact[] {
  const { facts, unitsHidden } = row;
  const unit = [facts.building, facts.floor_no].filter(Boolean).join(' ');
  const place = placeFacts(t, facts);
  if (facts.kind === 'land' || facts.kind === 'yard') return place;
  return [...place, { label: t('fact.unit'), value: unit || (unitsHidden ? t('listing.unitsHidden') : null) }];
}

/** All facts of a listing in the fixed order of its kind: a parcel has no storeys, a building no plot ratio. */
export function factGroups(t: Words, row: { facts: Listing; unitsHidden?: boolean }): FactGroup[] {
  const { facts } = row;
  const middle: FactGroup[] =
    facts.kind === 'land'
      ? [{ key: 'land', facts: landFacts(t, facts) }]
      : facts.kind === 'yard'
        ? [{ key: 'size', facts: yardFacts(t, facts) }]
        : [
            { key: 'size', facts: sizeFacts(t, facts) },
            { key: 'floors', facts: [] },
            { key: 'equipment', facts: equipmentFacts(t, facts) },
          ];
  return [
    { key: 'place', facts: groundFacts(t, row) },
    ...middle,
    { key: 'papers', facts: paperFacts(t, facts) },
    {
      key: 'support',
      facts: [
        { label: t('fact.facilities'), value: named(t, 'facility', facts.facilities) },
        { label: t('fact.available'), value: facts.available_from ? dateText(t, facts.available_from) : null },
      ],
    },
    { key: 'policy', facts: policyFacts(t, facts) },
  ];
}

/** The facts a card shows, only those known: what a parcel is for, or how big and strong a building is. */
export function keyFacts(t: Words, listing: Listing, most = 4): Fact[] {
  const mu = listing.land_mu === undefined ? null : `${number(listing.land_mu)} ${t('unit.mu')}`;
  const sqm = withUnit(listing.area_sqm ?? (listing.kind === 'yard' ? listing.yard_sqm : undefined), t('unit.sqm'));
  const land: Fact[] = landFacts(t, listing).slice(1);
  const building: Fact[] = [
    { label: t('fact.height'), value: withUnit(listing.height_m ?? listing.upper_height_m, t('unit.m')) },
    { label: t('fact.load'), value: withUnit(listing.load_t_sqm ?? listing.upper_load_t_sqm, t('unit.load')) },
    { label: t('fact.power'), value: listing.power_kva === undefined ? null : `${number(listing.power_kva)} kVA` },
    { label: t('fact.crane'), value: listing.crane?.length ? craneText(t, listing) : null },
    { label: t('fact.fire'), value: listing.fire_class ?? null },
  ];
  const facts = [{ label: '', value: sqm ?? mu }, ...(listing.kind === 'land' ? land : building)];
  return facts.filter((fact) => fact.value !== null).slice(0, most);
}
