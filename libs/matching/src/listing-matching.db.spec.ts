import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { LeadsModule } from '@app/leads';
import type { Listing } from '@app/listings';
import { createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { UsersModule } from '@app/users';
import fc from 'fast-check';
import { BUSY } from '../../../test/support/busy.js';
import { aLead } from '../../../test/factories/a-lead.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { Candidates } from './candidates.service.js';
import { Counterfactuals } from './counterfactuals.service.js';
import { arbitraryListing, arbitraryNeed } from './fixtures/arbitrary-pairs.js';
import { realisticListing, realisticNeed, seeded } from './fixtures/realistic-pairs.js';
import { ListingMatching } from './listing-matching.service.js';
import { MatchingModule } from './matching.module.js';
import { Matching } from './matching.service.js';
import { scoreListing } from './score-listing.js';
import { whatWouldAdmit } from './what-would-admit.js';

jest.setTimeout(120_000);

describe('listings and leads', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({
      imports: [platform, AuditModule, UsersModule, LeadsModule, MatchingModule],
    }).compile();
    database = app.get(Database);
  });
  afterAll(async () => {
    await app.close();
    await test.drop();
  });
  beforeEach(() => test.query('truncate listing, lead cascade'));

  async function offer(listing: Listing): Promise<string> {
    const [row] = await test.query<{ id: string }>(
      `insert into listing (ref, kind, title, region, status, facts, published_at) values ($1, $2, $1, $3, $4, $5, now()) returning id`,
      [listing.ref, listing.kind, listing.region ?? '', listing.status ?? 'available', JSON.stringify(listing)],
    );
    return row!.id;
  }
  async function asking(wish: object): Promise<string> {
    const { id } = await aLead(test);
    await test.query('update lead set need = $2 where id = $1', [id, JSON.stringify(wish)]);
    return id;
  }

  it('find each other alike in both directions, whatever is asked and offered', async () => {
    const leads = new Map<string, object>();
    const random = seeded(5);
    const drawn = fc.sample(arbitraryNeed, { numRuns: 60, seed: 3 });
    for (let i = 0; i < 120; i++) {
      const wish = {
        ...(i % 2 ? realisticNeed(random, (['county', 'city', 'anywhere'] as const)[i % 3]!) : drawn[i >> 1]),
        side: 'demand',
      };
      leads.set(await asking(wish), wish);
    }
    const offered = fc
      .sample(arbitraryListing, { numRuns: 60, seed: 4 })
      .map((one, i) => ({ ...one, ref: `L${i}`, title: 'x' }));
    const lifelike = Array.from({ length: 60 }, (_, i) => realisticListing(random, i));
    let matched = 0;
    for (const listing of [...offered, ...lifelike] as Listing[]) {
      const id = await offer(listing);
      await database.transaction((tx) => app.get(ListingMatching).refresh(tx, id));
      const found = await test.query<{ leadId: string; verdict: string }>(
        `select lead_id as "leadId", verdict from match where listing_id = $1 and gone_at is null`,
        [id],
      );
      const expected = [...leads].flatMap(([leadId, wish]) => {
        const { verdict } = scoreListing(wish as never, listing);
        return verdict === 'no' ? [] : [{ leadId, verdict }];
      });
      const by = (rows: { leadId: string; verdict: string }[]) =>
        rows.map((row) => `${row.leadId} ${row.verdict}`).sort();
      expect(by(found)).toEqual(by(expected));
      matched += expected.length;
      await test.query('delete from match');
    }
    expect(matched).toBeGreaterThan(200);
  });

  it('say what one change would admit, as counted over all listings', async () => {
    const random = seeded(21);
    const listings = Array.from(
      { length: 3000 },
      (_, i) =>
        ({ ...realisticListing(random, i), region: ['331102', '331122', '331121', '330784'][i % 4]! }) as Listing,
    );
    for (const listing of listings) await offer(listing);
    let answered = 0;
    for (let i = 0; i < 40; i++) {
      const wish = {
        ...realisticNeed(random, 'county'),
        regions: [{ name: '莲都区', level: 'county' as const, code: '331102' }],
      };
      const all = whatWouldAdmit(wish, listings, { enough: 5 });
      const found = await database.readOnly((tx) => app.get(Counterfactuals).of(tx, wish));
      const short = (list: typeof all) => list.map(({ why, refs }) => [why, [...refs].sort()]);
      expect(short(found)).toEqual(short(all));
      answered += all.length;
    }
    expect(answered).toBeGreaterThan(20);
    expect(await database.readOnly((tx) => app.get(Candidates).best(tx, {}, { limit: 5 }))).toEqual([]);
  });

  it('are fresh at once among ten thousand listings', async () => {
    const random = seeded(8);
    const listings = Array.from({ length: 10_000 }, (_, i) => realisticListing(random, i));
    await test.query(
      `insert into listing (ref, kind, title, region, facts, published_at)
       select facts ->> 'ref', facts ->> 'kind', 'x', facts ->> 'region', facts, now() from jsonb_array_elements($1::jsonb) as facts`,
      [JSON.stringify(listings)],
    );
    const lead = await asking(realisticNeed(random, 'city'));
    const from = performance.now();
    await database.transaction((tx) => app.get(Matching).refresh(tx, lead));
    expect(performance.now() - from).toBeLessThan(BUSY * 2000);
  });
});
