import { writeXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { inertCell } from '@app/platform';
import type { Cell } from './cell.js';
import type { RowProblem } from './read-row.js';
import type { CsvEncoding, FileType } from './open-sheet.js';

export interface ErrorRow {
  number: number;
  cells: Cell[];
  problems: RowProblem[];
}

/** What may stand in a cell of the file. */
export function guarded(cell: Cell | undefined): string | number | boolean | null {
  if (cell === null || cell === undefined) return null;
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell !== 'string') return cell;
  return inertCell(cell);
}

const csvCell = (value: string | number | boolean | null): string => {
  const text = value === null ? '' : String(value);
  return /[",\n\r;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** 面积“1e9”：… for every problem of a row. */
export const problemText = (problems: readonly RowProblem[]): string =>
  problems.map(({ column, value, message }) => `${column}${value ? `“${value}”` : ''}：${message}`).join('；');

/**
 * Rows with their row number of the file and a column that says why, in the same format and letters, ready to be corrected
 * and sent again. UTF-8 is marked as such, or Excel in Chinese would take it for GB18030.
 */
export async function errorFile(
  { fileType, encoding }: { fileType: FileType; encoding: CsvEncoding | null },
  headers: readonly string[],
  rows: readonly ErrorRow[],
): Promise<Buffer> {
  const kept = headers.map((_, index) => index).filter((index) => !['原行号', '错误'].includes(headers[index]!));
  const table = [
    [...kept.map((index) => guarded(headers[index])), '原行号', '错误'],
    ...rows.map(({ number, cells, problems }) => [
      ...kept.map((index) => guarded(cells[index])),
      number,
      guarded(problemText(problems)),
    ]),
  ];
  if (fileType === 'csv') {
    const text = `${table.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
    return iconv.encode(text, encoding ?? 'utf-8', { addBOM: encoding !== 'gb18030' });
  }
  return Buffer.from(await writeXlsx({ sheets: [{ name: '待更正', rows: table, freezePane: { rows: 1 } }] }));
}
