import type pg from 'pg';

export interface StoredTable {
  name: string;
  columns: string[];
  /** The planner's guess, for progress. */
  guess: number;
}

/**
 * Not data: which migrations ran is in the manifest, sessions must not come back to life, and floors are made anew by the
 * matches as they come in.
 */
const leftOut = ['migration', 'session', 'match_floor'];

/** Tables of schema public with the columns that are stored by us (generated ones come back by themselves). */
export async function storedTables(client: pg.Client): Promise<StoredTable[]> {
  const { rows } = await client.query<StoredTable>(
    `select class.relname as name, greatest(class.reltuples, 0)::float8 as guess,
       array_agg(attribute.attname::text order by attribute.attnum) as columns
     from pg_class class join pg_attribute attribute on attribute.attrelid = class.oid
     where class.relnamespace = 'public'::regnamespace and class.relkind = 'r' and attribute.attnum > 0
       and not attribute.attisdropped and attribute.attgenerated = '' and class.relname <> all($1::text[])
       and not exists (select from pg_depend where pg_depend.objid = class.oid and pg_depend.deptype = 'e')
     group by class.oid, class.relname, class.reltuples order by class.relname`,
    [leftOut],
  );
  return rows;
}

/** Names of the migrations that this database has gone through, oldest first; none in an empty one. */
export async function migrationsOf(client: pg.Client): Promise<string[]> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `select to_regclass('public.migration') is not null as there`,
  );
  if (!found[0]!.there) return [];
  const { rows } = await client.query<{ name: string }>(`select name from migration order by id`);
  return rows.map((row) => row.name);
}

export async function keyFingerprintOf(client: pg.Client): Promise<string | null> {
  const { rows } = await client.query<{ fingerprint: string }>(
    `select value ->> 'fingerprint' as fingerprint from setting where key = 'keyring'`,
  );
  return rows[0]?.fingerprint ?? null;
}
