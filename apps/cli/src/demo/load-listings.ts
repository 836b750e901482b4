import { randomUUID } from 'node:crypto';
import { type Listing, Listings, readListing } from '@app/listings';
import type { DemoListing, DemoPark } from './content/demo-listing.js';
import { demoParks } from './content/demo-parks.js';
import type { DemoTime } from './demo-time.js';
import type { DemoWorld } from './demo-world.js';

/** The contract's object, with dates around the day of loading. */
function contract(park: DemoPark, listing: DemoListing, time: DemoTime): Listing {
  const { facts, free_in: freeIn, checked, ...own } = listing;
  return readListing({
    ...own,
    ...facts,
    park: park.name,
    region: park.region,
    address: park.address,
    status: own.status ?? 'available',
    ...(freeIn !== undefined && { available_from: time.day(freeIn) }),
    ...(checked ? { verified: checked.by, verified_on: time.day(-checked.days) } : { verified: 'none' }),
  });
}

/** The parks and their listings through the same door as every listing. @returns ids by ref */
export async function loadListings({
  app,
  tx,
  time,
}: Pick<DemoWorld, 'app' | 'tx' | 'time'>): Promise<Map<string, string>> {
  const listings = app.get(Listings, { strict: false });
  const ids = new Map<string, string>();
  for (const { park, listings: offered } of demoParks) {
    const [row] = await tx.query<{ id: string }[]>(
      `insert into park (id, name, region, devzone, address, demo) values ($1, $2, $3, $4, $5, true)
       on conflict (name) do update set name = park.name returning id`,
      [randomUUID(), park.name, park.region, park.devzone ?? null, park.address],
    );
    for (const listing of offered) {
      const saved = { listing: contract(park, listing, time), source: 'demo', parkId: row!.id, demo: true };
      ids.set(listing.ref, await listings.save(tx, saved));
    }
  }
  await quieten({ tx, time });
  return ids;
}

/** They were there all along: spread over the last months, and nothing follows from their publishing. */
async function quieten({ tx, time }: Pick<DemoWorld, 'tx' | 'time'>): Promise<void> {
  await tx.query(
    `delete from outbox using event, listing
     where event.id = outbox.event_id and listing.id = event.subject_id and event.type = 'listing.published' and listing.demo`,
  );
  await tx.query(
    `with placed as (select id, $1::timestamptz - (row_number() over (order by ref desc)) * interval '3 days 5 hours' as at from listing where demo)
     update listing set created_at = placed.at, published_at = placed.at, updated_at = coalesce(verified_on, placed.at),
       status_reason = facts ->> 'status_reason'
     from placed where placed.id = listing.id`,
    [time.now],
  );
}
