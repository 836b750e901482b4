import type { Tx } from '@app/platform';
import { type RowText, rowText } from './row-text.js';
import type { TableShape } from './table-shape.js';

/** Rows that had no place beside the survivor's own; kept whole until the merge is undone. */
export interface TakenRows {
  table: string;
  rows: RowText[];
}

/** Deletes rows and hands them over whole. @param where SQL over `t` */
export async function takeOut(tx: Tx, shape: TableShape, where: string, parameters: unknown[]): Promise<TakenRows> {
  const taken = await tx.query<{ row: RowText }[]>(
    `with taken as (delete from "${shape.name}" as t where ${where} returning ${rowText(shape, 't')} as row)
     select row from taken`,
    parameters,
  );
  return { table: shape.name, rows: taken.map(({ row }) => row) };
}
