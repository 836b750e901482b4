import iconv from 'iconv-lite';
import { inertCell } from '@app/platform';
import type { Cell } from './cell.js';
import type { CsvEncoding } from './open-sheet.js';

/** What may stand in a cell of a file that others open. */
export function guarded(cell: Cell | undefined): string | number | boolean | null {
  if (cell === null || cell === undefined) return null;
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'string' ? inertCell(cell) : cell;
}

const written = (cell: Cell | undefined): string => {
  const value = guarded(cell);
  const text = value === null ? '' : String(value);
  return /[",\n\r;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A table whose cells are inert in a spreadsheet. UTF-8 is marked as such, or Excel in Chinese would take it for GB18030. */
export function csvText(table: readonly (readonly Cell[])[], encoding: CsvEncoding = 'utf-8'): Buffer {
  const text = `${table.map((row) => row.map(written).join(',')).join('\r\n')}\r\n`;
  return iconv.encode(text, encoding, { addBOM: encoding !== 'gb18030' });
}
