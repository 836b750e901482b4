import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import type { Tx } from '@app/platform';
import { type Listing, publicListing } from './listing.js';

export interface SaveListing {
  listing: Listing;
  source?: string;
  parkId?: string | null;
  demo?: boolean;
  by?: string | null;
}

/** Floor prices and owner's data of a contract object: kept beside the public facts, never selected with them. */
function internalPart(listing: Listing): Record<string, unknown> {
  const owner = Object.entries(listing).filter(([key]) => key.startsWith('owner_'));
  return {
    floor_prices: listing.offers?.map((offer) => offer.floor_price ?? null) ?? [],
    ...Object.fromEntries(owner),
  };
}

/** Writes listings: the same `ref` of the same source updates, never doubles. */
@Injectable()
export class Listings {
  constructor(private readonly events: Events) {}

  async save(
    tx: Tx,
    { listing, source = 'own', parkId = null, demo = false, by = null }: SaveListing,
  ): Promise<string> {
    const [row] = await tx.query<{ id: string }[]>(
      `insert into listing (ref, source, park_id, kind, title, region, devzone, transactions, area_sqm, area_sqm_min, land_mu,
         status, available_from, verified, verified_on, facts, internal, published_at, demo)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, now(), $18)
       on conflict (source, ref) do update set park_id = excluded.park_id, kind = excluded.kind, title = excluded.title,
         region = excluded.region, devzone = excluded.devzone, transactions = excluded.transactions,
         area_sqm = excluded.area_sqm, area_sqm_min = excluded.area_sqm_min, land_mu = excluded.land_mu,
         status = excluded.status, available_from = excluded.available_from, verified = excluded.verified,
         verified_on = excluded.verified_on, facts = excluded.facts, internal = excluded.internal, updated_at = now()
       returning id`,
      [
        listing.ref,
        source,
        parkId,
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
        JSON.stringify(internalPart(listing)),
        demo,
      ],
    );
    await this.events.record(tx, { type: 'listing.published', actorId: by, subjectId: row!.id });
    return row!.id;
  }
}
