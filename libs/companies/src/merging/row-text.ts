import type { Tx } from '@app/platform';
import type { TableShape } from './table-shape.js';

/** A row with every value as Postgres writes it: numerics, microseconds and bytes come back exactly as they were. */
export type RowText = Record<string, string | null>;

const typeOf = (shape: TableShape, column: string): string =>
  shape.columns.find(({ name }) => name === column)?.type ?? 'text';

/** SQL for a jsonb of the named columns (all when not said) of `alias`. */
export function rowText(shape: TableShape, alias: string, columns = shape.columns.map(({ name }) => name)): string {
  const names = columns.map((name) => `'${name}'`).join(', ');
  const values = columns.map((name) => `${alias}."${name}"::text`).join(', ');
  return `jsonb_object(array[${names}]::text[], array[${values}]::text[])`;
}

/** SQL for one value of a stored row, in the type of its column. */
export const valueOf = (shape: TableShape, column: string, row: string): string =>
  `(${row} ->> '${column}')::${typeOf(shape, column)}`;

export async function readRow(tx: Tx, shape: TableShape, id: string): Promise<RowText | undefined> {
  const [found] = await tx.query<{ row: RowText }[]>(
    `select ${rowText(shape, 't')} as row from "${shape.name}" as t where t.id = $1`,
    [id],
  );
  return found?.row;
}

/** Sets the given columns and no other. */
export async function writeColumns(tx: Tx, shape: TableShape, id: string, values: RowText): Promise<void> {
  const known = Object.keys(values).filter((name) => shape.columns.some((column) => column.name === name));
  if (known.length === 0) return;
  const sets = known.map((name) => `"${name}" = ${valueOf(shape, name, '$2::jsonb')}`).join(', ');
  await tx.query(`update "${shape.name}" set ${sets} where id = $1`, [id, JSON.stringify(values)]);
}

/**
 * Writes rows back as they were. One whose place was taken meanwhile, or that refers to something gone for good, stays
 * out; `strict` lets Postgres complain instead.
 */
export async function putBack(tx: Tx, shape: TableShape, rows: RowText[], { strict = false } = {}): Promise<void> {
  if (rows.length === 0) return;
  const columns = shape.columns.map(({ name }) => name).filter((name) => name in rows[0]!);
  const whole = shape.references
    .filter(({ column }) => columns.includes(column))
    .map(({ column, table, target }) => {
      const value = valueOf(shape, column, 'old_row');
      return `(${value} is null or exists (select from "${table}" as parent where parent."${target}" = ${value}))`;
    });
  await tx.query(
    `insert into "${shape.name}" (${columns.map((name) => `"${name}"`).join(', ')}) overriding system value
     select ${columns.map((name) => valueOf(shape, name, 'old_row')).join(', ')}
     from jsonb_array_elements($1::jsonb) as old_row ${strict || whole.length === 0 ? '' : `where ${whole.join(' and ')}`}
     ${strict ? '' : 'on conflict do nothing'}`,
    [JSON.stringify(rows)],
  );
}
