import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Keyring, runMigrations } from '@app/platform';
import pg from 'pg';
import { dropScratch, makeScratch } from './scratch.mjs';

const TEMPLATE = 'plotline_template';
const LOCK = 7_403_112_900;

export interface TestDatabase {
  name: string;
  url: string;
  /** The key of this database's phones, and the file that an application on it must be given. */
  keyring: Keyring;
  keyFile: string;
  /** One statement on a connection of its own pool; rows as objects. */
  query<Row = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  /** Closes every connection to the database and drops it. */
  drop(): Promise<void>;
}

function serverUrl(): string {
  const url = process.env.PLOTLINE_TEST_DATABASE_URL;
  if (!url) throw new Error('No test Postgres: run through Jest with the projects db, e2e or split.');
  return url;
}

function urlOf(database: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${database}`;
  return url.href;
}

async function asAdmin<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Jest's workers meet here: the first one migrates, the others wait for it. */
async function makeTemplate(admin: pg.Client): Promise<void> {
  await admin.query('select pg_advisory_lock($1)', [LOCK]);
  try {
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [TEMPLATE]);
    if (rowCount) return;
    await admin.query(`create database ${TEMPLATE}_draft`);
    await runMigrations(urlOf(`${TEMPLATE}_draft`));
    await admin.query(`alter database ${TEMPLATE}_draft rename to ${TEMPLATE}`);
  } catch (error) {
    await admin.query(`drop database if exists ${TEMPLATE}_draft with (force)`);
    throw error;
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [LOCK]);
  }
}

/**
 * A migrated database without rows of the caller's own, cloned from the template in some 50 ms.
 * @param options `empty` leaves out the migrations, for tests that run them
 */
export async function createTestDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const name = `plotline_${randomBytes(6).toString('hex')}`;
  await asAdmin(async (admin) => {
    if (!empty) await makeTemplate(admin);
    await admin.query(`create database ${name} template ${empty ? 'template0' : TEMPLATE}`);
  });
  return openTestDatabase(name);
}

/** An existing database of the test server, e.g. one that the code under test has restored. */
export function openTestDatabase(name: string): TestDatabase {
  const pool = new pg.Pool({ connectionString: urlOf(name), max: 4, application_name: 'test' });
  pool.on('error', () => undefined);
  const folder = makeScratch('key');
  const keyFile = join(folder, 'plotline.key');
  return {
    name,
    url: urlOf(name),
    keyFile,
    keyring: Keyring.open(keyFile, { create: true }),
    query: async <Row>(sql: string, parameters: unknown[] = []) => (await pool.query(sql, parameters)).rows as Row[],
    async drop() {
      dropScratch(folder);
      await pool.end();
      await asAdmin((admin) => admin.query(`drop database if exists ${name} with (force)`));
    },
  };
}
