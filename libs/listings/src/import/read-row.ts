import type { FieldError } from '@app/platform';
import type { ZoneList } from '@app/reference';
import type { Listing } from '../listing.js';
import { checkedListing } from '../listing-problems.js';
import { buildListing } from './build-listing.js';
import { CellProblem, cellText, isBlank, type SheetRow } from './cell.js';
import { importField } from './import-fields.js';
import { headerUnit, type ImportColumn } from './match-headers.js';
import { readCell, type ReadColumn } from './read-cell.js';

/** What is wrong with a row: in which column, with which value, and what to do. */
export interface RowProblem {
  code: string;
  column: string;
  value: string;
  message: string;
}

/** A row as read: the contract's keys that it speaks of (null = take away). `free`: it stands empty now. */
export type ReadRow =
  | { number: number; listing: Partial<Listing> & { ref: string }; free: boolean }
  | { number: number; problems: RowProblem[] };

const CLEAR = '清空';
/** Texts and lists that are read anew for each cell would cost most of the time: figures repeat. */
const MEMORY = 5000;

/** Reads the rows of one file; remembers what it has read, for columns repeat themselves. */
export class RowReader {
  private readonly columns: (ReadColumn & { memory: Map<string, { value: unknown } | CellProblem> })[];
  private readonly ref: number;

  constructor(
    private readonly all: readonly ImportColumn[],
    private readonly zones?: ZoneList,
  ) {
    this.columns = all.flatMap((column, index) =>
      column.field === null || importField(column.field)?.kind === 'skip'
        ? []
        : [{ ...column, index, field: column.field, unit: headerUnit(column.header), memory: new Map() }],
    );
    this.ref = all.findIndex(({ field }) => field === 'ref');
  }

  /** The row's code, for telling doubles of rows that are not read. */
  refOf(row: SheetRow): string {
    return this.ref < 0 ? '' : cellText(row.cells[this.ref]);
  }

  read(row: SheetRow): ReadRow {
    const problems: RowProblem[] = [];
    const values = new Map<string, unknown>();
    for (const column of this.columns) {
      const text = cellText(row.cells[column.index]);
      try {
        if (row.formulas?.includes(column.index) || text.startsWith('='))
          throw new CellProblem('formula', '单元格里是公式，请粘贴为数值');
        if (text === CLEAR) values.set(column.field, null);
        else if (!isBlank(text)) values.set(column.field, this.cell(column, text));
      } catch (error) {
        if (!(error instanceof CellProblem)) throw error;
        problems.push({ code: error.code, column: column.header, value: text.slice(0, 100), message: error.message });
      }
    }
    const built = buildListing(values, this.all);
    const missing = this.named(built.problems, row);
    problems.push(...missing.filter(({ column }) => !problems.some((one) => one.column === column)));
    if (problems.length === 0) {
      const checked = checkedListing(withoutNull(built.listing));
      if ('problems' in checked) problems.push(...this.named(checked.problems, row));
    }
    if (problems.length > 0) return { number: row.number, problems };
    const listing = built.listing as Partial<Listing> & { ref: string };
    return { number: row.number, listing, free: built.free };
  }

  /** Columns for the fields that a check complained of. */
  private named(errors: FieldError[], row: SheetRow): RowProblem[] {
    return errors.map(({ field, message }) => {
      const key = field.replace(/\[\d+\]/g, '');
      const column =
        this.columns.find((one) => one.field === key) ?? this.columns.find((one) => stands(one.field, key));
      const label = column?.header ?? importField(key)?.label ?? key;
      const value = column ? cellText(row.cells[column.index]).slice(0, 100) : '';
      return { code: key, column: label, value, message };
    });
  }

  private cell(column: RowReader['columns'][number], text: string): unknown {
    if (text.length > 40) return this.fresh(column, text);
    let known = column.memory.get(text);
    if (known === undefined) {
      try {
        known = { value: this.fresh(column, text) };
      } catch (error) {
        if (!(error instanceof CellProblem)) throw error;
        known = error;
      }
      if (column.memory.size >= MEMORY) column.memory.clear();
      column.memory.set(text, known);
    }
    if (known instanceof CellProblem) throw known;
    return known.value;
  }

  private fresh(column: ReadColumn, text: string): unknown {
    if (UNSTORABLE.test(text)) throw new CellProblem('characters', '含有不能保存的乱码字符，请删去重写');
    return readCell(column, text, this.zones);
  }
}

/** A NUL, and half of a character that takes two: Postgres takes neither. */
const UNSTORABLE = /\0|\p{Surrogate}/u;

/** 清空 takes a value away; for the checks it is not there. */
function withoutNull(values: Record<string, unknown>): Record<string, unknown> {
  for (const key in values)
    if (values[key] === null) return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
  return values;
}

/** Whether a column is where a complaint about `key` belongs: offers are made of prices. */
function stands(field: string, key: string): boolean {
  if (/floor_price$/.test(key)) return /_floor$/.test(field);
  if (key.startsWith('offers'))
    return field === 'rent' || field === 'sale' || field === 'land_price' || field === 'transaction';
  return field.split('@')[0] === key || (key.startsWith('land.admitted') && /^land\.(?:admitted|\w+_min)/.test(field));
}
