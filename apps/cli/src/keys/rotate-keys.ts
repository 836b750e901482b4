import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import type pg from 'pg';
import { counterContactPlace, takedownContactPlace } from '@app/articles';
import { contactPhonePlace } from '@app/companies';
import { inquiryPhonePlace } from '@app/leads';
import { channelAddressPlace } from '@app/notifications';
import { Keyring } from '@app/platform';
import { isPlotlineRunning } from '../backup/backup-client.js';
import { keyFingerprintOf } from '../backup/stored-tables.js';
import { CliError } from '../cli-error.js';
import { resealOwners } from './reseal-owners.js';
import { resealSettings } from './reseal-settings.js';

interface Sealed {
  table: string;
  cipher: string;
  /** The keyed hash that goes with it, if any. */
  index?: string;
  place: (id: string) => string;
}

/** Everything in the database that is closed with the phone key. */
const sealed: Sealed[] = [
  { table: 'contact', cipher: 'phone_cipher', index: 'phone_index', place: contactPhonePlace },
  { table: 'inquiry', cipher: 'phone_cipher', index: 'phone_index', place: inquiryPhonePlace },
  { table: 'channel', cipher: 'address_cipher', place: channelAddressPlace },
  { table: 'takedown', cipher: 'contact_cipher', place: takedownContactPlace },
  { table: 'counter_notice', cipher: 'contact_cipher', place: counterContactPlace },
];

const BATCH = 2000;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Closes every phone with a new key, in one transaction. The new key file waits beside the old one and takes its place
 * after the commit; a rotation that was cut off in between is finished by the next call.
 * @throws CliError while Plotline runs, or when the key file is not this database's
 */
export async function rotateKeys(client: pg.Client, keyFile: string): Promise<{ phones: number }> {
  if (await isPlotlineRunning(client))
    throw new CliError('Plotline runs on this database: stop it first, then rotate.');
  const next = `${keyFile}.next`;
  const wanted = await keyFingerprintOf(client);
  if (existsSync(next) && Keyring.open(next, { create: false }).fingerprint === wanted) {
    renameSync(next, keyFile);
    return { phones: 0 };
  }
  const old = Keyring.open(keyFile, { create: false });
  if (old.fingerprint !== wanted)
    throw new CliError(`The phone key ${keyFile} is not the one this database was written with.`);
  copyFileSync(keyFile, next);
  const ring = Keyring.open(next, { create: false });
  ring.addKey();
  ring.save();
  await client.query('begin');
  try {
    let phones = 0;
    for (const column of sealed) phones += await closeAnew(client, column, ring);
    phones += await resealOwners(client, ring);
    await resealSettings(client, ring);
    await client.query(`update setting set value = $1, updated_at = now() where key = 'keyring'`, [
      JSON.stringify({ fingerprint: ring.fingerprint }),
    ]);
    ring.dropOldKeys();
    ring.save();
    await client.query('commit');
    renameSync(next, keyFile);
    return { phones };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    rmSync(next, { force: true });
    throw error;
  }
}

async function closeAnew(client: pg.Client, { table, cipher, index, place }: Sealed, ring: Keyring): Promise<number> {
  const hash = index ?? 'null::bytea';
  let last = FIRST;
  let count = 0;
  await client.query(`lock table ${table} in share row exclusive mode`);
  for (;;) {
    const { rows } = await client.query<{ id: string; cipher: Buffer; hash: Buffer | null }>(
      `select id, ${cipher} as cipher, ${hash} as hash from ${table} where id > $1 and ${cipher} is not null order by id limit ${BATCH}`,
      [last],
    );
    if (rows.length === 0) return count;
    const opened = rows.map((row) => ({ ...row, text: ring.decrypt(row.cipher, place(row.id)) }));
    await client.query(
      `update ${table} set ${cipher} = fresh.cipher ${index ? `, ${index} = fresh.hash` : ''}
       from unnest($1::uuid[], $2::bytea[], $3::bytea[]) as fresh (id, cipher, hash) where ${table}.id = fresh.id`,
      [
        opened.map(({ id }) => id),
        opened.map(({ id, text }) => ring.encrypt(text, place(id))),
        // A number that cannot be dialled has no index and gets none.
        opened.map(({ text, hash: known }) => (known ? ring.phoneIndex(text) : null)),
      ],
    );
    count += rows.length;
    last = rows.at(-1)!.id;
  }
}
