import { isDeepStrictEqual } from 'node:util';
import { randomUUID } from 'node:crypto';
import { copyIn, type CopyValue, type Keyring, type Tx } from '@app/platform';
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

function cleared(listing: object): Listing {
  const kept: Record<string, unknown> = {};
  for (const key in listing) {
    const value = listing[key as keyof typeof listing] as unknown;
    if (value !== null && value !== undefined) kept[key] = value;
  }
  return kept as unknown as Listing;
}

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

/** What a listing is stored as, in the order of `WRITTEN`. */
const valuesOf = (listing: Listing, park: string | null, keyring: Keyring, source: string): unknown[] => [
  park,
  listing.kind,
  listing.title ?? listing.ref,
  listing.region,
  listing.devzone,
  listing.offers?.map(({ transaction }) => transaction) ?? [],
  listing.area_sqm,
  listing.area_sqm_min,
  listing.land_mu,
  listing.status ?? 'available',
  listing.status_reason,
  listing.available_from,
  listing.verified ?? 'none',
  listing.verified_on,
  publicListing(listing),
  internalPart(listing, keyring, source),
];

/** As COPY reads it: transactions are plain words, facts and the internal part JSON. */
const copied = (value: unknown): CopyValue =>
  Array.isArray(value)
    ? `{${value.join(',')}}`
    : typeof value === 'object' && value !== null
      ? JSON.stringify(value)
      : (value as CopyValue);

interface Writing {
  importId: string;
  source: string;
  keyring: Keyring;
  publish: boolean;
}

/** Park ids by name, made where there is none; a park of that name in another city is another park and stays unlinked. */
async function parksOf(
  tx: Tx,
  listings: readonly Listing[],
  importId: string,
): Promise<(listing: Listing) => string | null> {
  const named = new Map(listings.filter(({ park }) => park).map((listing) => [listing.park!, listing]));
  if (named.size === 0) return () => null;
  const names = [...named.keys()].sort();
  const find = () =>
    tx.query<{ id: string; name: string; region: string }[]>(
      `select id, name, region from park where name = any($1::text[])`,
      [names],
    );
  let rows = await find();
  if (rows.length < names.length) {
    const known = new Set(rows.map(({ name }) => name));
    const missing = names.filter((name) => !known.has(name));
    await tx.query(
      `insert into park (name, region, devzone, import_id)
       select name, region, devzone, $4 from unnest($1::text[], $2::text[], $3::text[]) as one (name, region, devzone)
       on conflict (name) do nothing`,
      [
        missing,
        missing.map((name) => named.get(name)!.region),
        missing.map((name) => named.get(name)!.devzone ?? null),
        importId,
      ],
    );
    rows = await find();
  }
  const byName = new Map(rows.map((row) => [row.name, row]));
  return ({ park, region }) => {
    const found = park ? byName.get(park) : undefined;
    return found && found.region.slice(0, 4) === region?.slice(0, 4) ? found.id : null;
  };
}

/** Writes a batch, and keeps what each changed listing was. */
export async function writeBatch(tx: Tx, planned: readonly Planned[], writing: Writing): Promise<void> {
  if (planned.length === 0) return;
  const parkOf = await parksOf(
    tx,
    planned.map(({ listing }) => listing),
    writing.importId,
  );
  const values = ({ listing }: Planned) => valuesOf(listing, parkOf(listing), writing.keyring, writing.source);
  await add(tx, planned.filter(({ isNew }) => isNew), values, writing); // prettier-ignore
  await change(tx, planned.filter(({ isNew }) => !isNew), values, writing); // prettier-ignore
}

type Values = (one: Planned) => unknown[];

/** What is stored while more is made ready: sealing owners' numbers takes a third of the time. */
async function add(tx: Tx, added: readonly Planned[], values: Values, { importId, source, publish }: Writing) {
  if (added.length === 0) return;
  const columns = ['id', 'ref', 'source', 'published_at', ...WRITTEN.map(([column]) => column)];
  const published = publish ? 'now' : null;
  function* rows(): Generator<CopyValue[]> {
    for (const one of added) yield [one.id, one.listing.ref, source, published, ...values(one).map(copied)];
  }
  await copyIn(tx, 'listing', columns, rows());
  await tx.query(
    `insert into listing_import_row (import_id, listing_id, ref, written_at)
     select $1::uuid, id, ref, now() from unnest($2::uuid[], $3::text[]) as one (id, ref)`,
    [importId, added.map(({ id }) => id), added.map(({ listing }) => listing.ref)],
  );
}

async function change(tx: Tx, changed: readonly Planned[], values: Values, { importId }: Writing): Promise<void> {
  if (changed.length === 0) return;
  await tx.query(
    `insert into listing_import_row (import_id, listing_id, ref, before, written_at)
     select $1::uuid, listing.id, listing.ref, to_jsonb(listing), now() from listing where id = any($2::uuid[])`,
    [importId, changed.map(({ id }) => id)],
  );
  const objects = changed.map((one) => {
    const stored = values(one);
    return Object.fromEntries([['id', one.id], ...WRITTEN.map(([column], index) => [column, stored[index]])]);
  });
  await tx.query(
    `update listing set ${WRITTEN.map(([column]) => `${column} = new.${column}`).join(', ')}, updated_at = now()
     from jsonb_to_recordset($1::jsonb) as new (id uuid, ${WRITTEN.map((one) => one.join(' ')).join(', ')})
     where listing.id = new.id`,
    [JSON.stringify(objects)],
  );
}
