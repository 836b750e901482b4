import type { Tx } from '@app/platform';

export interface UniqueRule {
  columns: string[];
  /** Of a partial index, as SQL over the plain column names. */
  predicate: string | null;
}

/** What Postgres itself says of a table, so that a merge forgets no column and no table that anybody adds. */
export interface TableShape {
  name: string;
  /** Stored ones; what Postgres computes comes back by itself. */
  columns: { name: string; type: string }[];
  key: string[];
  uniques: UniqueRule[];
  /** Where its own foreign keys point. */
  references: { column: string; table: string; target: string }[];
}

/** A foreign key of one column that points at a table. */
export interface Pointer {
  table: string;
  column: string;
}

/** A foreign key by which rows hang on rows of another table. */
export interface Hanging extends Pointer {
  /** The column that it points at. */
  target: string;
  /** Such rows are deleted with what they point at; otherwise the pointer is emptied. */
  cascades: boolean;
}

const FOREIGN_KEYS = `select child.relname as "table", own.attname as "column", parent.relname as parent, other.attname as target,
    rule.confdeltype = 'c' as cascades
  from pg_constraint as rule
    join pg_class as child on child.oid = rule.conrelid join pg_class as parent on parent.oid = rule.confrelid
    join pg_attribute as own on own.attrelid = child.oid and own.attnum = rule.conkey[1]
    join pg_attribute as other on other.attrelid = parent.oid and other.attnum = rule.confkey[1]
  where rule.contype = 'f' and array_length(rule.conkey, 1) = 1 and child.relnamespace = 'public'::regnamespace`;

/** Every column of the schema that refers to `table`, in a steady order. */
export function pointersTo(tx: Tx, table: string): Promise<Hanging[]> {
  return tx.query<Hanging[]>(`${FOREIGN_KEYS} and parent.relname = $1 order by 1, 2`, [table]);
}

export async function shapeOf(tx: Tx, table: string): Promise<TableShape> {
  const [row] = await tx.query<Omit<TableShape, 'name' | 'references'>[]>(
    `select
       (select json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod)) order by attnum)
          from pg_attribute where attrelid = class.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
       (select coalesce(json_agg(attname), '[]') from pg_index join pg_attribute on attrelid = class.oid and attnum = any(indkey)
          where indrelid = class.oid and indisprimary) as key,
       (select coalesce(json_agg(json_build_object(
            'columns', (select json_agg(attname) from pg_attribute where attrelid = class.oid and attnum = any(indkey)),
            'predicate', pg_get_expr(indpred, indrelid))), '[]')
          from pg_index where indrelid = class.oid and indisunique and indexprs is null) as uniques
     from pg_class as class where class.oid = format('public.%I', $1::text)::regclass`,
    [table],
  );
  const references = await tx.query<TableShape['references']>(
    `select keys."column", keys.parent as "table", keys.target from (${FOREIGN_KEYS}) as keys where keys."table" = $1`,
    [table],
  );
  return { name: table, ...row!, references };
}
