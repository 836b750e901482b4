import type { Tx } from '@app/platform';

export type Row = Record<string, unknown>;

/** bytea as Postgres reads it out of JSON. */
export const bytes = (buffer: Buffer | null): string | null => buffer && `\\x${buffer.toString('hex')}`;

/** Inserts rows of equal keys in one statement and in their order; keys are column names. */
export async function insertRows(tx: Tx, table: string, rows: Row[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!).join(', ');
  await tx.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}
