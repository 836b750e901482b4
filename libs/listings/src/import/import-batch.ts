import { isDeepStrictEqual } from 'node:util';
import { randomUUID } from 'node:crypto';
import type { Keyring, Tx } from '@app/platform';
import { internalPart, openOwner, wholeListing } from '../internal-part.js';
import { type Listing, publicListing } from '../listing.js';
import { checkedListing } from '../listing-problems.js';
import type { ReadRow, RowProblem } from './read-row.js';

type GoodRow = Extract<ReadRow, { listing: unknown }>;

/** A listing to be written, with what it was. */
export interface Planned {
  id: string;
  isNew: boolean;
  listing: Listing;
}

export interface BatchPlan {
  write: Planned[];
  unchanged: number;
  refused: { number: number; problems: RowProblem[] }[];
}

interface StoredRow {
  id: string;
  ref: string;
  facts: Listing;
  internal: Record<string, unknown>;
}

/** What rows say against what is stored under their refs: to add, to change, the same. `lock` holds the stored ones. */
export async function planBatch(
  query: Tx['query'],
  rows: readonly GoodRow[],
  { source, keyring, lock }: { source: string; keyring: Keyring; lock: boolean },
): Promise<BatchPlan> {
  const stored = (await query(
    `select id, ref, facts, internal from listing where source = $1 and ref = any($2::text[])${lock ? ' order by id for update' : ''}`,
    [source, rows.map(({ listing }) => listing.ref)],
  )) as StoredRow[];
  const byRef = new Map(stored.map((row) => [row.ref, row]));
  const plan: BatchPlan = { write: [], unchanged: 0, refused: [] };
  for (const row of rows) {
    const known = byRef.get(row.listing.ref);
    const before =
      known && wholeListing(known.facts, known.internal, openOwner(known.internal, keyring, source, known.ref));
    const listing = before ? merged(before, row) : cleared(row.listing);
    if (before && isDeepStrictEqual(cleared(before), listing)) {
      plan.unchanged += 1;
      continue;
    }
    const checked = before ? checkedListing(listing) : { listing };
    if ('problems' in checked)
      plan.refused.push({
        number: row.number,
        problems: checked.problems.map(({ field, message }) => ({ code: field, column: field, value: '', message })),
      });
    else plan.write.push({ id: known?.id ?? randomUUID(), isNew: !known, listing: checked.listing });
  }
  return plan;
}

const cleared = (listing: object): Listing =>
  Object.fromEntries(
    Object.entries(listing).filter(([, value]) => value !== null && value !== undefined),
  ) as unknown as Listing;

/** What the row does not speak of stays; a site that stands empty already stays empty since then. */
function merged(before: Listing, { listing, free }: GoodRow): Listing {
  const stays = free && before.available_from !== undefined && before.available_from <= listing.available_from!;
  return cleared({ ...before, ...listing, ...(stays && { available_from: before.available_from }) });
}

/** Columns that an import writes, with the type of each. */
export const WRITTEN: readonly (readonly [column: string, type: string])[] = [
  ['park_id', 'uuid'],
  ['kind', 'text'],
  ['title', 'text'],
  ['region', 'text'],
  ['devzone', 'text'],
  ['transactions', 'text[]'],
  ['area_sqm', 'numeric'],
  ['area_sqm_min', 'numeric'],
  ['land_mu', 'numeric'],
  ['status', 'text'],
  ['status_reason', 'text'],
  ['available_from', 'date'],
  ['verified', 'text'],
  ['verified_on', 'date'],
  ['facts', 'jsonb'],
  ['internal', 'jsonb'],
];

/** One row of a batch, by column. */
const valuesOf = (
  { id, listing }: Planned,
  park: string | null,
  keyring: Keyring,
  source: string,
): Record<string, unknown> => ({
  id,
  ref: listing.ref,
  park_id: park,
  kind: listing.kind,
  title: listing.title ?? listing.ref,
  region: listing.region,
  devzone: listing.devzone,
  transactions: (listing.offers ?? []).map(({ transaction }) => transaction),
  area_sqm: listing.area_sqm,
  area_sqm_min: listing.area_sqm_min,
  land_mu: listing.land_mu,
  status: listing.status ?? 'available',
  status_reason: listing.status_reason,
  available_from: listing.available_from,
  verified: listing.verified ?? 'none',
  verified_on: listing.verified_on,
  facts: publicListing(listing),
  internal: internalPart(listing, keyring, source),
});

/** Park ids by name, made where there is none; a park of that name in another city is another park and stays unlinked. */
async function parksOf(tx: Tx, listings: readonly Listing[]): Promise<(listing: Listing) => string | null> {
  const named = new Map(listings.filter(({ park }) => park).map((listing) => [listing.park!, listing]));
  if (named.size === 0) return () => null;
  const names = [...named.keys()].sort();
  await tx.query(
    `insert into park (name, region, devzone) select * from unnest($1::text[], $2::text[], $3::text[])
     on conflict (name) do nothing`,
    [names, names.map((name) => named.get(name)!.region), names.map((name) => named.get(name)!.devzone ?? null)],
  );
  const rows = await tx.query<{ id: string; name: string; region: string }[]>(
    `select id, name, region from park where name = any($1::text[])`,
    [names],
  );
  const byName = new Map(rows.map((row) => [row.name, row]));
  return ({ park, region }) => {
    const found = park ? byName.get(park) : undefined;
    return found && found.region.slice(0, 4) === region?.slice(0, 4) ? found.id : null;
  };
}

/** Writes a batch in one statement for the new and one for the changed, and keeps what each changed one was. */
export async function writeBatch(
  tx: Tx,
  planned: readonly Planned[],
  { importId, source, keyring, publish }: { importId: string; source: string; keyring: Keyring; publish: boolean },
): Promise<void> {
  if (planned.length === 0) return;
  const parkOf = await parksOf(
    tx,
    planned.map(({ listing }) => listing),
  );
  // One text for all: arrays of texts would be escaped value by value, twice.
  const rows = (isNew: boolean): string | undefined => {
    const chosen = planned.filter((one) => one.isNew === isNew);
    if (chosen.length === 0) return undefined;
    return JSON.stringify(chosen.map((one) => valuesOf(one, parkOf(one.listing), keyring, source)));
  };
  const columns = WRITTEN.map(([column]) => column);
  const typed = WRITTEN.map(([column, type]) => `${column} ${type}`).join(', ');
  const from = `jsonb_to_recordset($3::jsonb) as new (id uuid, ref text, ${typed})`;
  const added = rows(true);
  if (added !== undefined)
    await tx.query(
      `with new_rows as (
         insert into listing (id, ref, source, published_at, ${columns.join(', ')})
         select new.id, new.ref, $2, ${publish ? 'now()' : 'null'}, ${columns.map((column) => `new.${column}`).join(', ')} from ${from}
         returning id, ref)
       insert into listing_import_row (import_id, listing_id, ref, written_at) select $1::uuid, id, ref, now() from new_rows`,
      [importId, source, added],
    );
  const changed = rows(false);
  if (changed !== undefined) {
    await tx.query(
      `insert into listing_import_row (import_id, listing_id, ref, before, written_at)
       select $1::uuid, listing.id, listing.ref, to_jsonb(listing), now() from listing where id = any($2::uuid[])`,
      [importId, planned.flatMap(({ id, isNew }) => (isNew ? [] : [id]))],
    );
    await tx.query(
      `update listing set ${columns.map((column) => `${column} = new.${column}`).join(', ')}, updated_at = now()
       from ${from} where listing.id = new.id and listing.source = $2 and $1::uuid is not null`,
      [importId, source, changed],
    );
  }
}
