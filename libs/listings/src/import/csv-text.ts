import iconv from 'iconv-lite';
import type { Cell } from './cell.js';
import type { CsvEncoding } from './open-sheet.js';

/** A text that a spreadsheet would take for a formula gets a quote before it; plain numbers and phones stay numbers. */
export function guarded(cell: Cell | undefined): string | number | boolean | null {
  if (cell === null || cell === undefined) return null;
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell !== 'string') return cell;
  return /^[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+(?:\.\d+)?$/.test(cell) ? `'${cell}` : cell;
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
