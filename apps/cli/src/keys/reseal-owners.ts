import type pg from 'pg';
import { ownerPlace } from '@app/listings';
import type { Keyring } from '@app/platform';

const BATCH = 2000;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Closes the numbers of listings' owners with the ring's current key. They lie within `listing.internal`, so that every
 * copy of that column is whole in itself.
 * @returns how many listings had one
 */
export async function resealOwners(client: pg.Client, ring: Keyring): Promise<number> {
  let last = FIRST;
  let count = 0;
  await client.query('lock table listing in share row exclusive mode');
  for (;;) {
    const { rows } = await client.query<{ id: string; source: string; ref: string; sealed: string }>(
      `select id, source, ref, internal ->> 'owner_sealed' as sealed from listing
       where id > $1 and internal ? 'owner_sealed' order by id limit ${BATCH}`,
      [last],
    );
    if (rows.length === 0) return count;
    const fresh = rows.map(({ source, ref, sealed }) => {
      const place = ownerPlace(source, ref);
      return ring.encrypt(ring.decrypt(Buffer.from(sealed, 'base64'), place), place).toString('base64');
    });
    await client.query(
      `update listing set internal = jsonb_set(internal, '{owner_sealed}', to_jsonb(fresh.sealed))
       from unnest($1::uuid[], $2::text[]) as fresh (id, sealed) where listing.id = fresh.id`,
      [rows.map(({ id }) => id), fresh],
    );
    count += rows.length;
    last = rows.at(-1)!.id;
  }
}
