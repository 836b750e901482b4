import { mergeOfGone, type RowText, type TableShape } from '@app/companies';
import type { Tx } from '@app/platform';

/**
 * The row of a lead that comes back, fit for today: what it refers to and was deleted since is empty, a company or
 * person that was merged since is the survivor. That later merge learns of the row, so that its own undo takes it along.
 */
export async function adoptedByMerges(tx: Tx, shape: TableShape, gone: RowText): Promise<RowText> {
  const row = { ...gone };
  for (const { column, table, target } of shape.references) {
    const value = row[column];
    if (!value) continue;
    const [there] = await tx.query<unknown[]>(`select 1 from "${table}" where "${target}" = $1`, [value]);
    if (!there) row[column] = null;
    const merge = table === 'company' || table === 'contact' ? await mergeOfGone(tx, table, value) : undefined;
    if (!there || !merge) continue;
    row[column] = merge.survivorId;
    const moved = [{ table: shape.name, column, keys: [{ id: row.id }] }];
    await tx.query(
      `update merge set children = jsonb_set(children, '{moved}', (children -> 'moved') || $2::jsonb) where id = $1`,
      [merge.id, JSON.stringify(moved)],
    );
  }
  return row;
}
