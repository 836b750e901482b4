import { writeXlsx } from 'hucre/xlsx';
import type { Cell } from './cell.js';
import { csvText, guarded } from './csv-text.js';
import type { RowProblem } from './read-row.js';
import type { CsvEncoding, FileType } from './open-sheet.js';

export interface ErrorRow {
  number: number;
  cells: Cell[];
  problems: RowProblem[];
}

/** 面积“1e9”：… for every problem of a row. */
export const problemText = (problems: readonly RowProblem[]): string =>
  problems.map(({ column, value, message }) => `${column}${value ? `“${value}”` : ''}：${message}`).join('；');

/**
 * Rows with their row number of the file and a column that says why, in the same format and letters, ready to be corrected
 * and sent again.
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
  if (fileType === 'csv') return csvText(table, encoding ?? undefined);
  return Buffer.from(await writeXlsx({ sheets: [{ name: '待更正', rows: table, freezePane: { rows: 1 } }] }));
}
