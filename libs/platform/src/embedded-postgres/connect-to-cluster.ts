import { existsSync } from 'node:fs';
import { Client } from 'pg';
import type { Cluster } from './cluster.js';
import { CannotStart } from './cannot-start.js';
import { databaseUrl } from './credentials.js';

export type ConnectionState = 'ready' | 'not yet';

/** Starting, stopping or dying just now (57P0x, 08xxx), full (53300), or nobody listens. */
const NOT_YET = /^(57P0[1-3]|08...|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The server must serve this folder; one whose folder was moved while it ran still names the former path. */
async function checkFolder(client: Client, cluster: Cluster): Promise<void> {
  const { rows } = await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`);
  const { folder } = rows[0]!;
  if (folder === cluster.folder || !existsSync(folder)) return;
  throw new CannotStart(
    `The Postgres on port ${cluster.credentials.port} serves another folder, ${folder}: stop it, then start again.`,
  );
}

async function ensureDatabase(cluster: Cluster): Promise<void> {
  await withClient(databaseUrl(cluster.credentials, 'postgres'), async (client) => {
    await checkFolder(client, cluster);
    const { rowCount } = await client.query(`select from pg_database where datname = 'plotline'`);
    if (rowCount === 0) await client.query('create database plotline');
  });
}

/**
 * One attempt to reach the cluster with the stored port and password; makes the database `plotline` when missing.
 * @throws CannotStart when the server is another one or refuses the password.
 */
export async function connectToCluster(cluster: Cluster): Promise<ConnectionState> {
  try {
    await ensureDatabase(cluster);
    return 'ready';
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code && NOT_YET.test(code)) return 'not yet';
    if (/timeout|terminated unexpectedly/i.test(message)) return 'not yet';
    if (code !== '28P01') throw error;
    throw new CannotStart(
      `The database does not accept the password in ${cluster.dataFolder}/postgres.json: restore that file from a backup.`,
      { cause: error },
    );
  }
}
