import type { NeedRequest } from './need.js';
import type { Need } from './need.js';
import type { Reading } from './reading.js';

/** 1）… 2）…, 第一 … 第二, or a second wish that 另外 opens. */
const NUMBERED = /(?:^|[\s:,。;\n])(?:[1１一][)）.、．]|第一[,，、是个:]?|其一|一是)/;
const MARKS =
  /(?:[1-9][)）.、．](?!\d)|[一二三](?:[)）]|、)|第[一二三][,，、是:]|其[一二]|(?<=[:,，。;；\n])[一二三]是)/g;
const ANOTHER =
  /[,，。;；\n!！]\s*(?:另外|另|同时|此外|还有|还想|还要|顺便)(?:还|也|再)?(?=[^,，。;；\n]{0,12}(?:租|买|找|要|需|地|亩|平))/g;

/** The parts of a text that each hold a wish of their own, as offsets; undefined when there is one wish only. */
export function splitRequests(reading: Reading): [start: number, end: number][] | undefined {
  const { text } = reading;
  const circled = circledNumbers(reading);
  const starts =
    circled.length >= 2 ? circled : NUMBERED.test(text) ? [...text.matchAll(MARKS)].map(({ index }) => index) : [];
  if (starts.length >= 2) return toParts(starts, text.length);
  const another = [...text.matchAll(ANOTHER)].map(({ index }) => index + 1);
  return another.length > 0 ? toParts([0, ...another], text.length) : undefined;
}

/** ① is a plain 1 by now: it is known by the text as it was written. */
function circledNumbers({ original, plain, text }: Reading): number[] {
  if (!/[①②]/.test(original)) return [];
  return [...text].flatMap((_, at) => (/[①-⑨]/.test(original[plain.starts[at]!] ?? '') ? [at] : []));
}

const toParts = (starts: number[], end: number): [number, number][] =>
  starts.slice(0, 6).map((start, at) => [start, starts[at + 1] ?? end]);

const OWN_KEYS = [
  'transaction',
  'property',
  'area_sqm',
  'land_mu',
  'land_sqm',
  'regions',
  'height_m',
  'budget',
  'lease_years',
  'move_in',
] as const;

/** What one part asks for, of the keys that differ between wishes. */
export function asRequest(need: Need): NeedRequest {
  const request: NeedRequest = {};
  for (const key of OWN_KEYS) if (need[key] !== undefined) request[key] = need[key] as never;
  return request;
}

/** A part is a wish when it has both a size and a way to take it. */
export const isWish = (need: Need): boolean =>
  need.side === 'demand' && need.transaction !== undefined && (need.area_sqm ?? need.land_mu) !== undefined;
