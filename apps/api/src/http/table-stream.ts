import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { writeCsvStream } from 'hucre/csv';
import { writeXlsxStream } from 'hucre/xlsx';

export const TABLE_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Rows as the bytes of a file, made as they are taken; UTF-8 is marked as such, or Excel in Chinese would take it for GB18030. */
export function tableStream(format: keyof typeof TABLE_TYPES, name: string, rows: AsyncIterable<string[]>): Readable {
  const stream =
    format === 'csv'
      ? writeCsvStream(rows, { headers: false, bom: true })
      : writeXlsxStream(rows, { name, freezePane: { rows: 1 } });
  return Readable.fromWeb(stream as ReadableStream<Uint8Array>);
}
