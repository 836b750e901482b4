import { serialToDate } from 'hucre';
import type { Cell, SheetRow } from './cell.js';
import { CLOSE, nameCode, OPEN, TEXT, XmlTokens } from './xml-tokens.js';
import { damaged } from './zip-archive.js';

const [ROW, CELL, VALUE, FORMULA, LETTERS, PHONETIC] = ['row', 'c', 'v', 'f', 't', 'rPh'].map(nameCode);
const [REFERENCE, TYPE, STYLE] = ['r', 't', 's'].map(nameCode);
/** What a sheet has room for (Excel's own limits). */
const MOST_COLUMNS = 16_384;
const MOST_ROWS = 1_048_576;

/** What the cells of a sheet point at. */
export interface SheetParts {
  /** Texts that cells share, by their number. */
  texts: readonly string[];
  /** Styles that show a number as a day or a time. */
  dateStyles: ReadonlySet<number>;
  /** Days count from 1904. */
  is1904: boolean;
}

/** _x000D_ as spreadsheets write what XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;

/** Reads the rows of a worksheet part (ECMA-376 part 1, 18.3.1) that comes in pieces; values only, no styles. */
export class SheetReader {
  /** The rows have ended: what follows them in the part is of no use here. */
  isDone = false;
  private readonly tokens = new XmlTokens();
  private isInSheet = false;
  private number = 0;
  private cells: Cell[] = [];
  private formulas: number[] = [];
  private column = -1;
  /** As the file has it: s, str, inlineStr, b, e, n, d. */
  private type = '';
  private style = -1;
  private value = '';
  private shared = -1;
  /** Inside the element that holds the value. */
  private isValue = false;
  private isPhonetic = false;

  constructor(private readonly parts: SheetParts) {}

  /** Rows that end in this piece. @throws Invalid when it is no sheet */
  *rows(piece: Buffer): Generator<SheetRow, void, undefined> {
    const { tokens } = this;
    tokens.feed(piece);
    while (!this.isDone && tokens.next()) {
      const { kind, code } = tokens;
      if (kind === TEXT) {
        if (this.isValue) this.take();
      } else if (code === 0) this.outside();
      else if (!this.isInSheet) continue;
      else if (kind === OPEN) this.open(code);
      else if (code === ROW) yield this.row();
      else this.close(code);
    }
  }

  /** @throws Invalid when the part ends before its rows do */
  end(): void {
    if (this.isInSheet) throw damaged();
  }

  /** The one tag with a longer name that is looked for. */
  private outside(): void {
    if (this.tokens.name !== 'sheetData') return;
    this.isInSheet = this.tokens.kind === OPEN;
    this.isDone = this.tokens.kind === CLOSE;
  }

  private open(code: number): void {
    const { tokens } = this;
    if (code === CELL) this.openCell();
    else if (code === VALUE) this.isValue = this.type !== 'inlineStr';
    else if (code === LETTERS) this.isValue = this.type === 'inlineStr' && !this.isPhonetic;
    else if (code === FORMULA) this.formulas.push(this.column);
    else if (code === PHONETIC) this.isPhonetic = true;
    else if (code === ROW) {
      this.number += 1;
      this.column = -1;
      while (tokens.nextAttribute())
        if (tokens.key === REFERENCE) this.number = tokens.digits(tokens.valueFrom, tokens.valueTo);
      if (this.number < 1 || this.number > MOST_ROWS) throw damaged();
    }
  }

  private close(code: number): void {
    if (code === CELL) {
      const { cells, column } = this;
      while (cells.length < column) cells.push(null);
      cells[column] = this.read();
    } else if (code === VALUE || code === LETTERS) this.isValue = false;
    else if (code === PHONETIC) this.isPhonetic = false;
  }

  private row(): SheetRow {
    const { number, cells, formulas } = this;
    this.cells = [];
    if (formulas.length === 0) return { number, cells };
    this.formulas = [];
    return { number, cells, formulas };
  }

  private openCell(): void {
    const { tokens } = this;
    this.column += 1;
    this.type = '';
    this.style = -1;
    this.value = '';
    this.shared = -1;
    while (tokens.nextAttribute()) {
      const { key, valueFrom, valueTo } = tokens;
      if (key === REFERENCE) this.column = columnOf(tokens.bytes, valueFrom, valueTo);
      else if (key === TYPE) this.type = typeOf(tokens.bytes, valueFrom, valueTo);
      else if (key === STYLE) this.style = tokens.digits(valueFrom, valueTo);
    }
    if (this.column < 0 || this.column >= MOST_COLUMNS) throw damaged();
  }

  private take(): void {
    const { tokens } = this;
    if (this.type === 's') this.shared = tokens.digits(tokens.from, tokens.to);
    else this.value = this.value === '' ? tokens.text : this.value + tokens.text;
  }

  /** @see ECMA-376 part 1, 18.18.11 */
  private read(): Cell {
    const { type, value, parts } = this;
    if (type === 's') return parts.texts[this.shared] ?? null;
    if (type === 'str' || type === 'inlineStr') return unescaped(value);
    if (type === 'b') return value === '1' || value.toLowerCase() === 'true';
    if (type === 'e') return value;
    if (value === '') return null;
    const number = Number(value);
    if (Number.isNaN(number)) return value;
    return parts.dateStyles.has(this.style) ? serialToDate(number, parts.is1904) : number;
  }
}

/** AB12 is 27. -1 for what names no column. */
function columnOf(bytes: Buffer, from: number, to: number): number {
  let column = 0;
  for (let at = from; at < to; at++) {
    const letter = bytes[at]! & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

const TYPES = ['s', 'str', 'inlineStr', 'b', 'e', 'n', 'd'];

/** By first letter and length: no string is made for it. */
function typeOf(bytes: Buffer, from: number, to: number): string {
  for (const type of TYPES) if (type.length === to - from && type.charCodeAt(0) === bytes[from]) return type;
  return 'n';
}
