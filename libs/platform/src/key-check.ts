import { Database } from './database.js';
import { Keyring, KeyringError } from './keyring.js';

/**
 * Opens the key file that belongs to this database. A database that never saw a key gets a new one; a database that
 * did must be met with the same.
 * @throws KeyringError when the key is missing or another one
 */
export async function openKeyringFor(database: Pick<Database, 'query'>, keyFile: string): Promise<Keyring> {
  const read = (): Promise<{ value: { fingerprint: string } }[]> =>
    database.query(`select value from setting where key = 'keyring'`);
  let [row] = await read();
  const ring = Keyring.open(keyFile, { create: !row });
  if (!row) {
    await database.query(`insert into setting (key, value) values ('keyring', $1) on conflict (key) do nothing`, [
      JSON.stringify({ fingerprint: ring.fingerprint }),
    ]);
    // Another process may have been first, with another key.
    [row] = await read();
  }
  if (row!.value.fingerprint !== ring.fingerprint) {
    throw new KeyringError(
      `The phone key ${keyFile} is not the one this database was written with. Put the right key file there (it is in every backup) or point DATABASE_URL at the right database.`,
    );
  }
  return ring;
}
