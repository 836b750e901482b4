import { plainText, readQuantities, type PlainText, type Quantity, type ZoneList } from '@app/reference';
import type { FormField, Need, NeedKey, NeedRange, NeedSpan } from './need.js';

/** A quantity in its place: `contextStart` is where the words before it end (a correction keeps those of what it corrects). */
export interface PlacedQuantity extends Quantity {
  index: number;
  contextStart: number;
}

const CLAUSE_END = /[,。;!?、\n]/;
/** No inquiry has more figures; a price list has, and its first ones do. */
const MOST_QUANTITIES = 120;
/** Longer texts are read up to here and flagged. */
export const MAX_TEXT = 20_000;

/**
 * One text being read: the plain text, with contacts blanked out so that digits and names in them are not read twice, its
 * quantities, and the need as it grows. Readers call `put`, which takes plain offsets and keeps original ones.
 */
export class Reading {
  readonly plain: PlainText;
  /** Plain text with blanked spans; same length. */
  text: string;
  quantities: PlacedQuantity[] = [];
  /** Places named in the text, by plain offsets, once they are read: their words are nobody's trade. */
  places: readonly { start: number; end: number }[] = [];
  readonly need: Need = { side: 'demand', flags: [], spans: {} };

  constructor(
    readonly original: string,
    readonly field: FormField,
    readonly asOf: string,
    /** Development zones that are known; the built-in ones unless given. */
    readonly zones?: ZoneList,
  ) {
    this.plain = plainText(original.slice(0, MAX_TEXT));
    this.text = this.plain.text;
    if (original.length > MAX_TEXT) this.flag('text_truncated');
  }

  /** Hides a span from the readers that follow; it reads as a clause end. */
  blank(start: number, end: number): void {
    this.text = this.text.slice(0, start) + '。'.repeat(end - start) + this.text.slice(end);
  }

  scanQuantities(): void {
    this.quantities = readQuantities(this.text)
      .slice(0, MOST_QUANTITIES)
      .map((quantity, index) => ({ ...quantity, index, contextStart: quantity.from }));
  }

  put<K extends NeedKey>(key: K, value: Need[K], start: number, end: number): void {
    (this.need as Need)[key] = value;
    this.span(key, start, end);
  }

  /** Sets a key once: what was said first stays. */
  putFirst<K extends NeedKey>(key: K, value: Need[K], start: number, end: number): boolean {
    if (this.need[key] !== undefined) return false;
    this.put(key, value, start, end);
    return true;
  }

  /** Widens the span of a key to take in this one. */
  span(key: string, start: number, end: number): void {
    const from = this.plain.starts[start] ?? 0;
    const to = this.plain.ends[Math.max(start, end - 1)] ?? this.original.length;
    const known = this.need.spans[key];
    this.need.spans[key] = known ? ([Math.min(known[0], from), Math.max(known[1], to)] as NeedSpan) : [from, to];
  }

  flag(name: string): void {
    if (!this.need.flags.includes(name)) this.need.flags.push(name);
  }

  addNeed(tag: string, start: number, end: number): void {
    const needs = (this.need.needs ??= []);
    if (!needs.includes(tag)) needs.push(tag);
    this.span('needs', start, end);
    this.span(`needs.${tag}`, start, end);
  }

  /** Words before a quantity in its clause, back to the quantity before it. */
  before(quantity: PlacedQuantity): string {
    const previous = this.quantities[quantity.index - 1];
    const floor = Math.max(
      previous && previous.to <= quantity.contextStart ? previous.to : 0,
      quantity.contextStart - 24,
    );
    return this.lastClause(floor, quantity.contextStart);
  }

  /** Words before a quantity in its clause, over earlier quantities. */
  clauseBefore(quantity: PlacedQuantity, length = 24): string {
    return this.lastClause(Math.max(0, quantity.contextStart - length), quantity.contextStart);
  }

  private lastClause(from: number, to: number): string {
    let start = to;
    while (start > from && !CLAUSE_END.test(this.text[start - 1]!)) start--;
    return this.text.slice(start, to);
  }

  /** Words after a quantity in its clause, up to the next quantity. */
  after(quantity: PlacedQuantity): string {
    const next = this.quantities[quantity.index + 1];
    return this.firstClause(
      quantity.to,
      Math.min(next ? Math.max(next.from, quantity.to) : this.text.length, quantity.to + 16),
    );
  }

  clauseAfter(quantity: PlacedQuantity, length = 20): string {
    return this.firstClause(quantity.to, quantity.to + length);
  }

  private firstClause(from: number, to: number): string {
    const slice = this.text.slice(from, to);
    const stop = slice.search(CLAUSE_END);
    return stop < 0 ? slice : slice.slice(0, stop);
  }

  /** Up to `length` characters before an offset, whatever they are. */
  near(offset: number, length: number): string {
    return this.text.slice(Math.max(0, offset - length), offset);
  }
}

/** A quantity's bounds as a range of the need, to 0.01. */
export function rangeOf(quantity: Pick<Quantity, 'min' | 'max' | 'approx'>, scale = 1): NeedRange {
  const range: NeedRange = {};
  if (quantity.min !== undefined) range.min = tidy(quantity.min * scale);
  if (quantity.max !== undefined) range.max = tidy(quantity.max * scale);
  if (quantity.approx) range.approx = quantity.approx;
  return range;
}

export const tidy = (value: number): number => Math.round(value * 100) / 100;
