import { type Need, readNeed } from '@app/needs';
import { type PlainText, plainText, type Quantity, readQuantities, type ZoneList } from '@app/reference';
import type { Listing } from '../listing.js';

/** UTF-16 offsets into the original text. */
export type TextSpan = [start: number, end: number];

/** Longer texts are read up to here; no offer of a site is. */
const MOST_CHARACTERS = 20_000;
const MOST_QUANTITIES = 120;

/** An owner's words being read: what the grammar of needs makes of them, the plain text, its figures, and the listing as it grows. */
export class OwnerText {
  readonly plain: PlainText;
  readonly text: string;
  readonly need: Need;
  readonly quantities: readonly Quantity[];
  readonly listing: Partial<Listing> = {};
  readonly spans: Record<string, TextSpan> = {};

  constructor(
    readonly original: string,
    readonly asOf: string,
    zones?: ZoneList,
  ) {
    const read = original.slice(0, MOST_CHARACTERS);
    this.plain = plainText(read);
    this.text = this.plain.text;
    this.need = readNeed(read, { formField: 'free', asOf, zones });
    this.quantities = readQuantities(this.text).slice(0, MOST_QUANTITIES);
  }

  /** Sets a key once; what was said first stays. Offsets into the plain text. */
  put<K extends keyof Listing & string>(key: K, value: Listing[K], start: number, end: number): void {
    if (this.listing[key] !== undefined || value === undefined) return;
    (this.listing as Record<string, unknown>)[key] = value;
    this.mark(key, this.originalSpan(start, end));
  }

  /** The same with a span of the need, which is one of the original text. */
  putRead<K extends keyof Listing & string>(key: K, value: Listing[K] | undefined, ...spanKeys: string[]): void {
    const span = spanKeys.map((name) => this.need.spans[name]).find(Boolean);
    if (!span || value === undefined || this.listing[key] !== undefined) return;
    (this.listing as Record<string, unknown>)[key] = value;
    this.mark(key, [span[0], span[1]]);
  }

  /** Widens the span of a key to take in this one. */
  mark(key: string, [start, end]: TextSpan): void {
    const known = this.spans[key];
    this.spans[key] = known ? [Math.min(known[0], start), Math.max(known[1], end)] : [start, end];
  }

  drop(key: keyof Listing & string): void {
    delete this.listing[key];
    delete this.spans[key];
  }

  originalSpan(start: number, end: number): TextSpan {
    return [this.plain.starts[start] ?? 0, this.plain.ends[Math.max(start, end - 1)] ?? this.original.length];
  }

  /** The words as they were written. */
  slice(start: number, end: number): string {
    return this.original.slice(...this.originalSpan(start, end)).trim();
  }

  /** Words before an offset in its clause. */
  before(offset: number, length = 12): string {
    return this.text
      .slice(Math.max(0, offset - length), offset)
      .split(/[,。;!?\n]/)
      .at(-1)!;
  }

  after(offset: number, length = 10): string {
    return this.text.slice(offset, offset + length).split(/[,。;!?\n]/)[0]!;
  }
}

/** 一 → 1, 十二 → 12, 3 → 3; NaN for what is no small number. */
export function smallNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const digit = (sign: string | undefined): number =>
    sign ? '一二三四五六七八九'.indexOf(sign === '两' ? '二' : sign) + 1 : 0;
  if (!/^[一二两三四五六七八九]?十?[一二三四五六七八九]?$/.test(text) || text === '') return Number.NaN;
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  return text.includes('十') ? (tens ? digit(tens) : 1) * 10 + digit(ones) : digit(ones);
}
