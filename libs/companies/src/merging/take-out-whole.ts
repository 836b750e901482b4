import type { Tx } from '@app/platform';
import { type RowText, rowText, valueOf } from './row-text.js';
import { pointersTo, shapeOf, type TableShape } from './table-shape.js';
import { takeOut, type TakenRows } from './take-out.js';

/** Rows whose pointer the database emptied because what it pointed at was taken out. */
export interface Released {
  table: string;
  column: string;
  rows: { key: RowText; value: string }[];
}

/**
 * Takes rows out together with everything that would be deleted with them, and remembers which pointers at them were
 * emptied: a foreign key added by anybody later is followed too.
 * @param where SQL over `t`
 */
export async function takeOutWhole(
  tx: Tx,
  shape: TableShape,
  where: string,
  parameters: unknown[],
): Promise<{ taken: TakenRows[]; released: Released[] }> {
  const below: TakenRows[] = [];
  const released: Released[] = [];
  for (const { table, column, target, cascades } of await pointersTo(tx, shape.name)) {
    const child = await shapeOf(tx, table);
    const hangs = `t."${column}" in (select t."${target}" from "${shape.name}" as t where ${where})`;
    if (cascades) {
      const inner = await takeOutWhole(tx, child, hangs, parameters);
      below.push(...inner.taken);
      released.push(...inner.released);
      continue;
    }
    const rows = await tx.query<Released['rows']>(
      `select ${rowText(child, 't', child.key)} as key, t."${column}"::text as value from "${table}" as t where ${hangs}`,
      parameters,
    );
    if (rows.length > 0) released.push({ table, column, rows });
  }
  const own = await takeOut(tx, shape, where, parameters);
  return { taken: [...(own.rows.length > 0 ? [own] : []), ...below], released };
}

/** Points them at what has come back, unless they point at something else by now. */
export async function putReleasedBack(tx: Tx, released: Released[] = []): Promise<void> {
  for (const { table, column, rows } of released) {
    const shape = await shapeOf(tx, table);
    const [reference] = shape.references.filter((one) => one.column === column);
    const same = shape.key.map((name) => `t."${name}" = ${valueOf(shape, name, "(entry -> 'key')")}`).join(' and ');
    const value = valueOf(shape, column, `jsonb_build_object('${column}', entry -> 'value')`);
    await tx.query(
      `update "${table}" as t set "${column}" = ${value} from jsonb_array_elements($1::jsonb) as entry
       where ${same} and t."${column}" is null
         and exists (select from "${reference!.table}" as there where there."${reference!.target}" = ${value})`,
      [JSON.stringify(rows)],
    );
  }
}
