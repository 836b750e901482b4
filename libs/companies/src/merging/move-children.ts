import type { Tx } from '@app/platform';
import { putBack, type RowText, rowText, valueOf } from './row-text.js';
import type { TakenRows } from './take-out.js';
import { type Pointer, pointersTo, shapeOf, type TableShape } from './table-shape.js';
import { type Released, takeOutWhole } from './take-out-whole.js';

/** Rows that a merge gave to the survivor, by their primary key as it is since. */
export interface MovedRows extends Pointer {
  keys: RowText[];
}

export interface Children {
  moved: MovedRows[];
  /** Those that others hang on come first. */
  taken: TakenRows[];
  /** Rows that stayed while something they referred to was taken out. */
  released?: Released[];
  /** Pairs of possible duplicates that were put in place of those of the record that went. */
  pairs?: RowText[];
}

interface Move {
  /** The table whose rows are merged. */
  table: string;
  from: string;
  to: string;
  /** The row that goes will not stay: what cannot move is taken out. Otherwise it stays where it is. */
  takeOut: boolean;
}

/** True where a row of `t` would meet another one in a unique index once it pointed at `$2`. */
function meetsAnother(shape: TableShape, column: string): string {
  const rules = shape.uniques.filter(({ columns }) => columns.includes(column));
  const clashes = rules.map(({ columns, predicate }) => {
    const others = columns.filter((name) => name !== column).map((name) => ` and o."${name}" = t."${name}"`);
    const self = shape.key.map((name) => `s."${name}" = t."${name}"`).join(' and ');
    const where = predicate ? ` and (${predicate})` : '';
    return `(exists (select from "${shape.name}" as o where o."${column}" = $2${others.join('')}${where})
      and exists (select from "${shape.name}" as s where ${self}${where}))`;
  });
  return clashes.length > 0 ? `(${clashes.join(' or ')})` : 'false';
}

/** Points everything that refers to `from` at `to`, table by table, as the foreign keys say. */
export async function moveChildren(tx: Tx, move: Move): Promise<Children> {
  const children: Children & { released: Released[] } = { moved: [], taken: [], released: [] };
  for (const pointer of await pointersTo(tx, move.table)) {
    const shape = await shapeOf(tx, pointer.table);
    const own = pointer.table === move.table ? ' and t.id <> $1 and t.id <> $2' : '';
    const moved = await tx.query<{ key: RowText }[]>(
      `with moved as (update "${shape.name}" as t set "${pointer.column}" = $2
         where t."${pointer.column}" = $1${own} and not ${meetsAnother(shape, pointer.column)}
         returning ${rowText(shape, 't', shape.key)} as key)
       select key from moved`,
      [move.from, move.to],
    );
    const { table, column } = pointer;
    if (moved.length > 0) children.moved.push({ table, column, keys: moved.map(({ key }) => key) });
    // A table never loses rows to itself: the caller says what becomes of a survivor that refers to the other.
    if (!move.takeOut || pointer.table === move.table) continue;
    const { taken, released } = await takeOutWhole(tx, shape, `t."${pointer.column}" = $1`, [move.from]);
    children.taken.push(...taken);
    children.released.push(...released);
  }
  return children;
}

/** Gives back what still is where the merge put it; rows that somebody moved on or deleted since are left alone. */
export async function moveBack(tx: Tx, moved: MovedRows[], from: string, to: string): Promise<void> {
  for (const { table, column, keys } of moved) {
    const shape = await shapeOf(tx, table);
    const same = shape.key.map((name) => `t."${name}" = ${valueOf(shape, name, 'moved_key')}`).join(' and ');
    await tx.query(
      `update "${table}" as t set "${column}" = $2 from jsonb_array_elements($3::jsonb) as moved_key
       where ${same} and t."${column}" = $1 and not ${meetsAnother(shape, column)}`,
      [from, to, JSON.stringify(keys)],
    );
  }
}

export async function putTakenBack(tx: Tx, taken: TakenRows[]): Promise<void> {
  for (const { table, rows } of taken) await putBack(tx, await shapeOf(tx, table), rows);
}
