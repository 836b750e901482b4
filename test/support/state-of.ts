import type { TestDatabase } from '../setup/test-database.js';

/** A hash a table over every row of the database, so that "nothing changed" can be said of all of it. */
export async function stateOf(database: TestDatabase): Promise<Record<string, string>> {
  const tables = await database.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, md5(coalesce(string_agg(row, '|' order by row), '')) as hash
       from (select x::text as row from "${name}" as x) as rows`,
  );
  const rows = await database.query<{ name: string; hash: string }>(parts.join(' union all '));
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]));
}
