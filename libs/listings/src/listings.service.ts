import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Keyring, type Tx } from '@app/platform';
import { internalPart } from './internal-part.js';
import { type Listing, publicListing } from './listing.js';

export interface SaveListing {
  listing: Listing;
  source?: string;
  parkId?: string | null;
  demo?: boolean;
  by?: string | null;
}

/** The columns that repeat what is in `facts`, in the order of `COLUMN_VALUES`. */
const COLUMNS = [
  'kind',
  'title',
  'region',
  'devzone',
  'transactions',
  'area_sqm',
  'area_sqm_min',
  'land_mu',
  'status',
  'available_from',
  'verified',
  'verified_on',
  'facts',
  'internal',
] as const;

/** Writes listings: the same `ref` of the same source updates, never doubles. */
@Injectable()
export class Listings {
  constructor(
    private readonly events: Events,
    private readonly keyring: Keyring,
  ) {}

  async save(
    tx: Tx,
    { listing, source = 'own', parkId = null, demo = false, by = null }: SaveListing,
  ): Promise<string> {
    const places = COLUMNS.map((_, index) => `$${index + 5}`);
    const [row] = await tx.query<{ id: string }[]>(
      `insert into listing (ref, source, park_id, demo, ${COLUMNS.join(', ')}, published_at)
       values ($1, $2, $3, $4, ${places.join(', ')}, now())
       on conflict (source, ref) do update set park_id = excluded.park_id,
         ${COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}, updated_at = now()
       returning id`,
      [listing.ref, source, parkId, demo, ...this.valuesOf(listing, source)],
    );
    await this.events.record(tx, { type: 'listing.published', actorId: by, subjectId: row!.id });
    return row!.id;
  }

  /** A listing that nobody outside sees yet. @returns its id, or undefined when the source has that ref already */
  async add(tx: Tx, { listing, parkId = null, source = 'own' }: SaveListing): Promise<string | undefined> {
    const places = COLUMNS.map((_, index) => `$${index + 4}`);
    const [row] = await tx.query<{ id: string }[]>(
      `insert into listing (ref, source, park_id, ${COLUMNS.join(', ')}) values ($1, $2, $3, ${places.join(', ')})
       on conflict (source, ref) do nothing returning id`,
      [listing.ref, source, parkId, ...this.valuesOf(listing, source)],
    );
    return row?.id;
  }

  /** Writes all facts of a listing anew; its ref and source stay. */
  async rewrite(tx: Tx, id: string, { listing, parkId = null, source = 'own' }: SaveListing): Promise<void> {
    await tx.query(
      `update listing set park_id = $2, ${COLUMNS.map((column, index) => `${column} = $${index + 3}`).join(', ')},
         updated_at = now() where id = $1`,
      [id, parkId, ...this.valuesOf(listing, source)],
    );
  }

  private valuesOf(listing: Listing, source: string): unknown[] {
    return [
      listing.kind,
      listing.title ?? listing.ref,
      listing.region,
      listing.devzone ?? null,
      listing.offers?.map((offer) => offer.transaction) ?? [],
      listing.area_sqm ?? null,
      listing.area_sqm_min ?? null,
      listing.land_mu ?? null,
      listing.status ?? 'available',
      listing.available_from ?? null,
      listing.verified ?? 'none',
      listing.verified_on ?? null,
      JSON.stringify(publicListing(listing)),
      JSON.stringify(internalPart(listing, this.keyring, source)),
    ];
  }
}
