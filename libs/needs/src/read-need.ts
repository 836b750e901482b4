import { applyCorrections } from './corrections.js';
import { crossCheck } from './cross-checks.js';
import type { ZoneList } from '@app/reference';
import type { FormField, Need, NeedRegion, NeedTransaction } from './need.js';
import { readAreas } from './read-areas.js';
import { readBuildingForm } from './read-building-form.js';
import { readContact } from './read-contact.js';
import { readDates } from './read-dates.js';
import { readFireClass } from './read-fire-class.js';
import { readHeights } from './read-heights.js';
import { readIndustry } from './read-industry.js';
import { readMoney } from './read-money.js';
import { readPlaces } from './read-places.js';
import { readPower } from './read-power.js';
import { readProperty } from './read-property.js';
import { asRequest, isWish, splitRequests } from './read-requests.js';
import { readSide } from './read-side.js';
import { readTags } from './read-tags.js';
import { readTerms } from './read-terms.js';
import { readTonnes } from './read-tonnes.js';
import { readTransaction } from './read-transaction.js';
import { Reading } from './reading.js';

export interface ReadOptions {
  /** Which box of the form the text came from; it decides what a bare number means. */
  formField: FormField;
  /** ISO day that 下个月 and 年底前 start from. */
  asOf: string;
  /** What a person says the text is; read from it unless given. */
  side?: Need['side'];
  /** Development zones that are known; the built-in ones unless given. */
  zones?: ZoneList;
}

/** In order: each sees what those before it put, and the text without contacts. */
const READERS = [
  readProperty,
  readTransaction,
  readAreas,
  readHeights,
  readTonnes,
  readPower,
  readFireClass,
  readBuildingForm,
  readPlaces,
  readMoney,
  readTerms,
  readIndustry,
  readTags,
  readDates,
  crossCheck,
] as const;

/**
 * Reads one text by the rules of the language: no model, no I/O, linear in the text, never throws. Nothing is guessed: a
 * key without words for it is absent, on `other` and empty texts all are.
 */
export function readNeed(text: string, options: ReadOptions): Need {
  const reading = readOne(text, options);
  if (reading.need.side === 'other') return reading.need;
  const parts = splitRequests(reading);
  return parts ? withRequests(reading, parts) : reading.need;
}

function readOne(text: string, { formField, asOf, side, zones }: ReadOptions): Reading {
  const reading = new Reading(text, formField, asOf, zones);
  if (reading.plain.text.trim() === '') {
    reading.flag('empty_intent');
    return reading;
  }
  if (side) reading.need.side = side;
  else readSide(reading);
  if (reading.need.side === 'other') return reading;
  readContact(reading);
  reading.scanQuantities();
  applyCorrections(reading);
  for (const read of READERS) read(reading);
  return reading;
}

/** Several wishes: what they share stays above, what differs goes into `requests`. */
function withRequests(reading: Reading, parts: readonly [number, number][]): Need {
  const { need, field, asOf, plain, original, zones } = reading;
  const formField = field === 'free' ? 'need' : field;
  const wishes = parts
    .map(
      ([start, end]) =>
        readOne(original.slice(plain.starts[start], plain.ends[end - 1]), { formField, asOf, zones }).need,
    )
    .filter(isWish);
  if (wishes.length < 2) return need;
  reading.flag('multi_request');
  need.flags = need.flags.filter((flag) => flag !== 'dual_unit_conflict' && flag !== 'several_areas');
  const requests = wishes.map(asRequest);
  const shared: Need = {
    ...need,
    requests,
    transaction: union<NeedTransaction>(wishes.map(({ transaction }) => transaction ?? [])),
  };
  const whole = [plain.starts[parts[0]![0]]!, plain.ends[parts.at(-1)![1] - 1]!] as [number, number];
  shared.spans = { ...need.spans, requests: whole, transaction: need.spans.transaction ?? whole };
  const regions = need.regions as NeedRegion[] | undefined;
  for (const key of [
    'property',
    'property_inferred',
    'area_sqm',
    'land_mu',
    'land_sqm',
    'lease_years',
    'budget',
    'height_m',
    'phases',
  ] as const) {
    delete shared[key];
    for (const name of Object.keys(shared.spans))
      if (name === key || name.startsWith(`${key}.`)) delete shared.spans[name];
  }
  for (const request of requests)
    if (JSON.stringify(request.regions) === JSON.stringify(regions)) delete request.regions;
  return shared;
}

const union = <T>(lists: readonly (readonly T[])[]): T[] => [...new Set(lists.flat())];
