import type { TestDatabase } from '../setup/test-database.js';

/** Writes one row and gives it back whole, defaults included; objects become jsonb, camelCase keys snake_case columns. */
export async function insertRow<Row>(
  database: TestDatabase,
  table: string,
  values: Record<string, unknown>,
): Promise<Row> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  const columns = entries.map(([key]) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  const isJson = (value: unknown) => value?.constructor === Object;
  const parameters = entries.map(([, value]) => (isJson(value) ? JSON.stringify(value) : value));
  const [row] = await database.query<Record<string, unknown>>(
    `insert into "${table}" (${columns.join(', ')}) values (${entries.map((_, index) => `$${index + 1}`).join(', ')}) returning *`,
    parameters,
  );
  const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(row!).map(([key, value]) => [camel(key), value])) as Row;
}
