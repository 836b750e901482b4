import type { Tx } from '@app/platform';
import { WRITTEN } from './import-batch.js';

/** What became of the listings of an import that was undone. */
export interface Undone {
  restored: number;
  removed: number;
  withdrawn: number;
  kept: number;
}

export const WITHDRAWN_REASON = '导入已撤销';
const OWN = ['match', 'listing_import_row'];

/** SQL that is true for a row of `target` that another table points to, by the foreign keys that there are. */
async function referenced(tx: Tx, target: 'listing' | 'park', except: string[] = []): Promise<string> {
  const keys = await tx.query<{ table: string; column: string }[]>(
    `select con.conrelid::regclass::text as table, att.attname as column
     from pg_constraint con join pg_attribute att on att.attrelid = con.conrelid and att.attnum = con.conkey[1]
     where con.contype = 'f' and con.confrelid = $1::regclass and con.conrelid::regclass::text <> all($2::text[])`,
    [target, except],
  );
  const asked = keys.map(
    ({ table, column }) => `exists (select from ${table} where ${table}."${column}" = ${target}.id)`,
  );
  return asked.length > 0 ? `(${asked.join(' or ')})` : 'false';
}

/** Parks that the import made go with its listings, unless something else is in them or somebody wrote something about them. */
export async function undoParks(tx: Tx, importId: string): Promise<void> {
  await tx.query(`select from park where import_id = $1 order by id for update`, [importId]);
  await tx.query(
    `delete from park where import_id = $1 and address is null and not hide_units and not ${await referenced(tx, 'park')}`,
    [importId],
  );
}

/**
 * Takes back up to `limit` rows of an import: a changed listing is what it was, an added one goes unless something points to
 * it (then it is withdrawn), and one that was changed since stays as it is. @returns how many of each; all 0 at the end
 */
export async function undoBatch(tx: Tx, importId: string, limit: number): Promise<Undone & { done: number }> {
  const rows = await tx.query<{ listingId: string; added: boolean; same: boolean; held: boolean }[]>(
    `with next as (
       select listing_id, before is null as added, written_at from listing_import_row
       where import_id = $1 and undone is null order by listing_id limit $2),
     locked as (select listing.* from listing join next on next.listing_id = listing.id order by listing.id for update of listing)
     select next.listing_id as "listingId", next.added, coalesce(listing.updated_at = next.written_at, false) as same,
       listing.id is not null and ${await referenced(tx, 'listing', OWN)} as held
     from next left join locked listing on listing.id = next.listing_id`,
    [importId, limit],
  );
  const ids = (test: (row: (typeof rows)[number]) => boolean) => rows.filter(test).map(({ listingId }) => listingId);
  const restored = ids((row) => row.same && !row.added);
  const removed = ids((row) => row.same && row.added && !row.held);
  const withdrawn = ids((row) => row.same && row.added && row.held);
  const kept = ids((row) => !row.same);
  await tx.query(
    `update listing set ${WRITTEN.map(([column]) => `${column} = old.${column}`).join(', ')}, updated_at = now()
     from listing_import_row row, jsonb_populate_record(null::listing, row.before) old
     where row.import_id = $1 and row.listing_id = listing.id and listing.id = any($2::uuid[])`,
    [importId, restored],
  );
  await tx.query(`delete from listing where id = any($1::uuid[])`, [removed]);
  await tx.query(
    `update listing set status = 'withdrawn', status_reason = $2, updated_at = now(),
       facts = facts || jsonb_build_object('status', 'withdrawn', 'status_reason', $2::text)
     where id = any($1::uuid[])`,
    [withdrawn, WITHDRAWN_REASON],
  );
  await tx.query(
    `update listing_import_row set undone = said.word
     from unnest($2::uuid[], $3::text[]) as said (id, word) where import_id = $1 and listing_id = said.id`,
    [
      importId,
      [...restored, ...removed, ...withdrawn, ...kept],
      [
        ...restored.map(() => 'restored'),
        ...removed.map(() => 'removed'),
        ...withdrawn.map(() => 'withdrawn'),
        ...kept.map(() => 'kept'),
      ],
    ],
  );
  return {
    done: rows.length,
    restored: restored.length,
    removed: removed.length,
    withdrawn: withdrawn.length,
    kept: kept.length,
  };
}
