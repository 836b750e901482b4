import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { LeadsModule } from '@app/leads';
import type { Listing } from '@app/listings';
import { createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { UsersModule } from '@app/users';
import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { Candidates } from './candidates.service.js';
import { arbitraryListing, arbitraryNeed } from './fixtures/arbitrary-pairs.js';
import { realisticListing, realisticNeed, seeded } from './fixtures/realistic-pairs.js';
import { MatchingModule } from './matching.module.js';
import type { MatchNeed } from './match-need.js';
import type { RulesOverride } from './matching-rules.js';
import { rankListings } from './rank-listings.js';

jest.setTimeout(300_000);

describe('the database path', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let candidates: Candidates;

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({
      imports: [platform, AuditModule, UsersModule, LeadsModule, MatchingModule],
    }).compile();
    [database, candidates] = [app.get(Database), app.get(Candidates)];
  });
  afterAll(async () => {
    await app.close();
    await test.drop();
  });

  async function offer(listings: Listing[]): Promise<void> {
    await test.query('truncate listing cascade');
    await test.query(
      `insert into listing (ref, kind, title, region, status, facts, published_at)
       select facts ->> 'ref', facts ->> 'kind', 'x', coalesce(facts ->> 'region', ''), coalesce(facts ->> 'status', 'available'), facts, now()
       from jsonb_array_elements($1::jsonb) as facts`,
      [JSON.stringify(listings)],
    );
  }

  async function same(need: MatchNeed, listings: Listing[], limit: number, rules?: RulesOverride): Promise<number> {
    const expected = rankListings(need, listings, { limit, rules });
    // Each listing of few in the asked places, and page by page as of many.
    for (const few of [undefined, 0]) {
      const found = await database.transaction((tx) => candidates.best(tx, need, { limit, rules, few }));
      // The column always says a status, facts need not.
      expect(found.map(({ match }) => match)).toEqual(expected);
    }
    return expected.length;
  }

  it('gives what ranking all listings gives, on 10,000 random pairs, in order, verdict, score and reasons', async () => {
    let matched = 0;
    for (let round = 0; round < 10; round++) {
      const drawn = fc.sample(arbitraryListing, { numRuns: 100, seed: 7 + round });
      const listings = drawn.map((listing, i) => ({ ...listing, ref: `${listing.ref.replaceAll('\0', '')}-${i}` }));
      await offer(listings);
      // Few words more often than many: else nearly nothing matches.
      const needs = fc.sample(fc.tuple(arbitraryNeed, fc.nat(5), fc.nat(30)), { numRuns: 100, seed: 77 + round });
      for (const [need, size, from] of needs) {
        const entries = Object.entries(need).filter(([key]) => key !== 'side');
        const some =
          size === 5
            ? need
            : (Object.fromEntries(
                [...entries, ...entries].slice(from % (entries.length || 1)).slice(0, size + 1),
              ) as MatchNeed);
        const rules: RulesOverride | undefined =
          round % 5 === 4 ? { hard: ['regions', 'area_sqm'], points: { limit: 6, near: { other: 0.3 } } } : undefined;
        matched += await same(some, listings, 1 + (from % 25), rules);
      }
    }
    expect(matched).toBeGreaterThan(3000);
  });

  it('gives what ranking gives for real needs among listings with many equals', async () => {
    const random = seeded(11);
    const listings = Array.from({ length: 6000 }, (_, i) => {
      const listing = realisticListing(random, i);
      // Six counties of two cities instead of thousands, and every listing twice: many equals.
      const region = ['331102', '331122', '331121', '330784', '330723', '330702'][i % 6]!;
      return { ...listing, region, ...(i % 4 === 0 && { devzone: '青溪经济开发区' }) } as Listing;
    });
    await offer([...listings, ...listings.map((one) => ({ ...one, ref: `${one.ref}-2` }))]);
    await test.query('vacuum analyze listing');
    const all = [...listings, ...listings.map((one) => ({ ...one, ref: `${one.ref}-2` }))];
    for (let i = 0; i < 60; i++) {
      const need = realisticNeed(random, i % 5 === 4 ? 'anywhere' : 'county');
      const code = ['331102', '3311', '330784', '33'][i % 4]!;
      const level = code.length === 6 ? 'county' : code.length === 4 ? 'city' : 'province';
      await same(need.regions ? ({ ...need, regions: [{ name: code, level, code }] } as MatchNeed) : need, all, 20);
    }
  });

  it('never offers what is not published', async () => {
    const hall: Listing = { ref: 'A', kind: 'factory', region: '331102' };
    await offer([hall]);
    await test.query('update listing set published_at = null');
    const need: MatchNeed = { side: 'demand', property: ['factory'] };
    expect(await database.transaction((tx) => candidates.best(tx, need, { limit: 5 }))).toEqual([]);
  });
});
