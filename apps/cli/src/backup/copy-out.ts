import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import copyStreams from 'pg-copy-streams';
import type { StoredTable } from './stored-tables.js';

export interface CopiedOut {
  rows: number;
  bytes: number;
  sha256: string;
}

const columnList = (columns: string[]): string => columns.map((column) => `"${column}"`).join(', ');
export const copyTarget = (table: Pick<StoredTable, 'name' | 'columns'>): string =>
  `public."${table.name}" (${columnList(table.columns)})`;

const newlines = (chunk: Buffer): number => {
  let count = 0;
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) count += 1;
  return count;
};

/** Writes a table's rows in COPY text format, one a line, to `target`, and says what it wrote. */
export async function copyOut(
  client: pg.Client,
  table: Pick<StoredTable, 'name' | 'columns'>,
  target: NodeJS.WritableStream = new Writable({ write: (_chunk, _encoding, done) => done() }),
  onRows: (count: number) => void = () => undefined,
): Promise<CopiedOut> {
  const hash = createHash('sha256');
  let rows = 0;
  let bytes = 0;
  const source = client.query(copyStreams.to(`copy ${copyTarget(table)} to stdout`));
  await pipeline(
    source,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        const count = newlines(chunk);
        hash.update(chunk);
        bytes += chunk.length;
        rows += count;
        onRows(count);
        yield chunk;
      }
    },
    target,
  );
  return { rows, bytes, sha256: hash.digest('hex') };
}
