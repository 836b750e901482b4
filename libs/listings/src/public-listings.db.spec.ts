import { Clock, Database } from '@app/platform';
import { aListing } from '../../../test/factories/a-listing.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { PublicListings } from './public-listings.js';

describe('what visitors list', () => {
  let database: TestDatabase;
  let listings: PublicListings;

  beforeAll(async () => {
    database = await createTestDatabase();
    const query = { query: (sql: string, parameters?: unknown[]) => database.query(sql, parameters) };
    listings = new PublicListings(new Clock(), query as unknown as Database);
  }, 60_000);
  afterAll(() => database?.drop());

  it('is in order, counted, and without what is not on offer', async () => {
    for (const [index, status] of ['available', 'reserved', 'let', 'sold', 'withdrawn'].entries())
      await aListing(database, { ref: `Q-${index}`, status, areaSqm: 1000 * (index + 1) });
    for (const sort of ['verified', 'price', 'area', 'area_desc'] as const) {
      const { items, total } = await listings.list({ sort });
      expect([items.length, total]).toEqual([2, 2]);
    }
    expect((await listings.list({ sort: 'area_desc' })).items.map(({ ref }) => ref)).toEqual(['Q-1', 'Q-0']);
    expect(await listings.places()).toEqual([{ code: '331125', count: 2 }]);
    expect(await listings.count({ rentMax: 18 })).toBe(2);
    expect(await listings.count({ saleMax: 18 })).toBe(0);
    await expect(listings.list({ cursor: 'x' })).rejects.toMatchObject({ code: 'cursor_invalid' });
  });

  it('reads each order from its index, so that a late page costs what the first does', async () => {
    await database.query(
      `insert into listing (ref, kind, title, region, transactions, area_sqm, facts, published_at, verified_on)
       select 'B-' || n, 'factory', 'B', '330702', '{rent}', 500 + n % 997, jsonb_build_object('ref', 'B-' || n, 'kind', 'factory',
         'area_sqm', 500 + n % 997, 'offers', jsonb_build_array(jsonb_build_object('transaction', 'rent',
           'price', jsonb_build_object('basis', 'rent_sqm_month', 'min', 8 + n % 31)))), now(), date '2024-01-01' + n % 700
       from generate_series(1, 6000) as n`,
    );
    await database.query('analyze listing');
    for (const sort of ['verified', 'price', 'area', 'area_desc'] as const) {
      let cursor: string | undefined;
      const seen = new Set<string>();
      for (let page = 0; page < 40; page++) {
        const { items, next } = await listings.list({ sort, cursor });
        for (const { ref } of items) seen.add(ref);
        cursor = next ?? undefined;
      }
      expect(seen.size).toBe(800);
    }
    const plan = await database.query<{ 'QUERY PLAN': string }>(
      `explain select id from listing where published_at is not null and status in ('available', 'reserved')
         and (coalesce(listing_rent_month(facts), 'Infinity'::numeric), id) > (20, '00000000-0000-0000-0000-000000000000')
       order by coalesce(listing_rent_month(facts), 'Infinity'::numeric), id limit 21`,
    );
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('listing_by_rent');
  });

  it('reads sales in the order of their prices from an index, the next page too', async () => {
    const order = `coalesce(listing_sale_sqm(listing.facts), 'Infinity'::numeric)`;
    for (const after of ['', `and (${order}, listing.id) > (3200, '00000000-0000-0000-0000-000000000000')`]) {
      const plan = await database.query<{ 'QUERY PLAN': string }>(
        `explain select listing.id from listing where listing.published_at is not null
           and listing.status in ('available', 'reserved') ${after} order by ${order}, listing.id limit 21`,
      );
      const text = plan.map((line) => line['QUERY PLAN']).join('\n');
      expect(text).toContain('listing_by_sale');
      expect(text).not.toContain('Sort');
    }
  });
});
