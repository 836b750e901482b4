import type { NeedProperty } from './need.js';
import type { Reading } from './reading.js';

/** What figures imply of each other, and what an advisor should look at or ask. */
export function crossCheck(reading: Reading): void {
  inferLand(reading);
  inferProperty(reading);
  checkTax(reading);
  flagGaps(reading);
}

/** 亩 means ground, unless a building is named and no ground beside it. */
function inferLand(reading: Reading): void {
  const { need, field, text } = reading;
  const span = need.spans.land_mu;
  if (!need.land_mu || !span || field === 'tax') return;
  const building = need.property?.some((property) => property !== 'land' && property !== 'yard') ?? false;
  const has = (property: NeedProperty) => need.property?.includes(property) ?? false;
  if (building) {
    if (/占地|连地|带地|含地|土地/.test(text) && has('factory') && !has('land')) need.property!.push('land');
    if (!need.transaction && !has('land')) reading.flag('unit_suspicious');
    return;
  }
  if (!need.property) {
    need.property = ['land'];
    need.spans.property = span;
  }
  if (!need.transaction && !has('yard')) {
    need.transaction = ['land'];
    need.spans.transaction = span;
  } else if (need.transaction?.length === 1 && need.transaction[0] === 'buy' && has('land'))
    need.transaction = ['land'];
  else if (need.transaction?.length === 1 && need.transaction[0] === 'rent' && /租/.test(text))
    need.transaction = ['land_lease'];
}

/** What is implied without being said: credited in matching, never required. */
function inferProperty(reading: Reading): void {
  const { need } = reading;
  if (need.property || need.land_mu) return;
  const warehouse =
    need.docks ?? need.fire_class ?? (need.industry?.section === 'G' ? need.industry : undefined) ?? need.grade;
  const building =
    need.area_sqm ??
    need.height_m ??
    need.load_t_sqm ??
    need.crane ??
    need.crane_ready ??
    need.power_kva ??
    need.column_m ??
    need.span_m ??
    need.storey ??
    need.standalone;
  if (!warehouse && !building) return;
  need.property_inferred = [warehouse && !need.crane ? 'warehouse' : 'factory'];
  const key = [
    'docks',
    'fire_class',
    'industry',
    'area_sqm',
    'height_m',
    'load_t_sqm',
    'crane',
    'crane_ready',
    'power_kva',
    'column_m',
    'span_m',
    'storey',
    'standalone',
    'grade',
  ].find((name) => need.spans[name]);
  if (key) need.spans.property_inferred = need.spans[key]!;
}

/** 亩均 × 亩 against the yearly total. */
function checkTax(reading: Reading): void {
  const { tax_per_mu_cny: perMu, tax_year_cny: total, land_mu: land } = reading.need;
  if (perMu?.min === undefined || total?.min === undefined || land?.min === undefined || total.min === 0) return;
  const implied = perMu.min * land.min;
  reading.flag(Math.abs(implied - total.min) <= 0.1 * total.min ? 'derived_consistent' : 'conflict_tax');
}

function flagGaps(reading: Reading): void {
  const { need, field } = reading;
  if (need.side !== 'demand' || field === 'tax') return;
  const hasSite = need.property ?? need.area_sqm ?? need.land_mu ?? need.transaction;
  if (!hasSite) {
    if (field !== 'usage' && Object.keys(need.spans).length === 0) reading.flag('empty_intent');
    return;
  }
  if (!need.transaction && field === 'need') reading.flag('transaction_missing');
  if (!need.area_sqm && !need.land_mu && !need.area_per_floor_sqm && field !== 'usage') reading.flag('area_missing');
  if (field === 'free' && need.contact?.phone === undefined) reading.flag('phone_missing');
}
