import { runMigrations as migrateQueue } from 'bullmq';
import pg from 'pg';
import { createDataSource } from './data-source.js';
import { DatabaseError, databaseTrouble } from './database-trouble.js';

const LOCK = 7_403_112_001;

/**
 * Checks the server (15 or newer, Chinese trigrams work), then brings the schema and the queue's own schema up to date.
 * Several processes may call it at once: an advisory lock lets one after the other through.
 * @returns names of the migrations that ran
 * @throws DatabaseError in one sentence
 */
export async function runMigrations(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  await databaseTrouble(url, () => client.connect());
  try {
    await assertServerVersion(client);
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query('create extension if not exists pg_trgm');
    await assertChineseSearch(client);
    const source = await createDataSource(url).initialize();
    try {
      const ran = await source.runMigrations();
      await migrateQueue(client as never, 'bullmq');
      return ran.map((migration) => migration.name);
    } finally {
      await source.destroy();
    }
  } finally {
    await client.end();
  }
}

/** @throws DatabaseError when the server is older than PostgreSQL 15 */
export async function assertServerVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string; number: number }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number`,
  );
  if (rows[0]!.number < 150_000) {
    throw new DatabaseError(`The database server is PostgreSQL ${rows[0]!.version}; Plotline needs 15 or newer.`);
  }
}

/** @throws DatabaseError when the locale makes trigrams of Chinese texts empty, which breaks search without a word */
export async function assertChineseSearch(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ empty: boolean }>(`select show_trgm('半导体') = '{}' as empty`);
  if (rows[0]!.empty) {
    throw new DatabaseError(
      `The database was made with a locale that breaks Chinese search. Make it anew with: create database NAME template template0 encoding 'UTF8' locale 'C.UTF-8'.`,
    );
  }
}
