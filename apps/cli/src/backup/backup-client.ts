import pg from 'pg';
import { databaseTrouble } from '@app/platform';

/** The same text for the same value, whatever the settings of server and session are. */
const sameText = [
  `set timezone = 'UTC'`,
  `set datestyle = 'ISO, YMD'`,
  `set intervalstyle = 'postgres'`,
  `set bytea_output = 'hex'`,
  `set extra_float_digits = 1`,
  // Scans start at the first page, so that rows come in the order in which they were loaded.
  `set synchronize_seqscans = off`,
  `set statement_timeout = 0`,
];

/** Runs `work` on one connection of its own, made for COPY. */
export async function withBackupClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'plotline-cli',
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => undefined);
  await databaseTrouble(url, () => client.connect());
  try {
    for (const statement of sameText) await client.query(statement);
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Whether the server part of Plotline is connected to this database. */
export async function isPlotlineRunning(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from pg_stat_activity where datname = current_database() and application_name = 'plotline' and pid <> pg_backend_pid()`,
  );
  return (rowCount ?? 0) > 0;
}
