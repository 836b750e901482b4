import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import copyStreams from 'pg-copy-streams';
import type { Tx } from './database.js';

/** A value as COPY reads it: a text in the column's own notation (`{a,b}`, `now`, JSON), null = NULL. */
export type CopyValue = string | number | boolean | null | undefined;

const PIECE = 32_768;
const ESCAPED: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function written(value: CopyValue): string {
  if (value === null || value === undefined) return '\\N';
  const text = String(value);
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (sign) => ESCAPED[sign]!) : text;
}

function* pieces(rows: Iterable<readonly CopyValue[]>): Generator<string> {
  let text = '';
  for (const row of rows) {
    text += `${row.map(written).join('\t')}\n`;
    if (text.length < PIECE) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

/**
 * Writes rows in the transaction by COPY: about a fifth cheaper for Postgres than an INSERT of many, and Postgres works
 * on the first while the next ones are made.
 */
export async function copyIn(
  tx: Tx,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]>,
): Promise<void> {
  const client = (await tx.queryRunner!.connect()) as PoolClient;
  const names = columns.map((name) => `"${name}"`).join(', ');
  const into = client.query(copyStreams.from(`copy "${table}" (${names}) from stdin`));
  await pipeline(Readable.from(pieces(rows)), into);
}
