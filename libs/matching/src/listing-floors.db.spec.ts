import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { LeadsModule } from '@app/leads';
import type { Listing } from '@app/listings';
import { createLogger, Database, loadSettings, PlatformModule, type Tx } from '@app/platform';
import { UsersModule } from '@app/users';
import fc from 'fast-check';
import { aLead } from '../../../test/factories/a-lead.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { arbitraryListing, arbitraryNeed } from './fixtures/arbitrary-pairs.js';
import { realisticListing, realisticNeed, seeded } from './fixtures/realistic-pairs.js';
import { leadSearch } from './lead-search.js';
import { ListingMatching } from './listing-matching.service.js';
import { MatchingModule } from './matching.module.js';
import { Matching } from './matching.service.js';
import { matchingRules, type RulesOverride } from './matching-rules.js';
import type { MatchNeed } from './match-need.js';
import { rankListings } from './rank-listings.js';
import { Rematches } from './rematches.service.js';

jest.setTimeout(300_000);

const COUNTIES = ['331102', '331122', '331121', '330784', '330723', '330702'];

describe('full lists of matches', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  const listings = new Map<string, Listing>();
  const leads = new Map<string, MatchNeed>();

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
  beforeEach(async () => {
    await test.query('truncate listing, lead cascade');
    await test.query('delete from setting');
    listings.clear();
    leads.clear();
  });

  async function offer(listing: Listing): Promise<string> {
    const [row] = await test.query<{ id: string }>(
      `insert into listing (ref, kind, title, region, status, facts, published_at) values ($1, $2, $1, $3, $4, $5, now())
       on conflict (source, ref) do update set facts = excluded.facts, kind = excluded.kind, status = excluded.status returning id`,
      [listing.ref, listing.kind, listing.region ?? '', listing.status ?? 'available', JSON.stringify(listing)],
    );
    listings.set(row!.id, listing);
    return row!.id;
  }
  async function asking(wish: MatchNeed): Promise<void> {
    const { id } = await aLead(test);
    await test.query('update lead set need = $2 where id = $1', [id, JSON.stringify({ side: 'demand', ...wish })]);
    leads.set(id, { side: 'demand', ...wish });
  }
  const matchAll = async () => {
    for (const id of leads.keys()) await database.transaction((tx) => app.get(Matching).refresh(tx, id));
  };
  /** @returns how many leads had to be matched anew */
  async function rematch(): Promise<number> {
    const one = async (tx: Tx) => {
      const next = await app.get(Rematches).next(tx);
      if (next) await app.get(Matching).refresh(tx, next.leadId);
      return next !== undefined;
    };
    let done = 0;
    while (await database.transaction(one)) done++;
    return done;
  }
  async function expectWhole(rules?: RulesOverride): Promise<void> {
    const rows = await test.query<{ leadId: string; list: string }>(
      `select match.lead_id as "leadId", string_agg(listing.ref || ' ' || match.score, ', '
         order by match.score desc, listing.fact_verified desc, listing.ref collate "C") as list
       from match join listing on listing.id = match.listing_id where match.gone_at is null group by 1`,
    );
    const stored = new Map(rows.map(({ leadId, list }) => [leadId, list]));
    for (const [leadId, wish] of leads) {
      const best = rankListings(wish, listings.values(), { limit: 20, rules });
      expect(stored.get(leadId) ?? '').toBe(best.map(({ ref, score }) => `${ref} ${score}`).join(', '));
    }
  }
  const lifelike = (random: () => number, number: number): Listing => ({
    ...realisticListing(random, number),
    region: COUNTIES[number % 6]!,
  });
  const wishes = (random: () => number, count: number): MatchNeed[] => {
    const drawn = fc.sample(fc.tuple(arbitraryNeed, fc.nat(5), fc.nat(30)), { numRuns: count, seed: 19 });
    return drawn.map(([need, size, from], i) => {
      if (i % 2) {
        const code = ['331102', '3311', '330784', '33'][(i >> 1) % 4]!;
        const level = code.length === 6 ? 'county' : code.length === 4 ? 'city' : 'province';
        const own = realisticNeed(random, i % 10 === 9 ? 'anywhere' : 'county');
        return own.regions ? { ...own, regions: [{ name: code, level, code }] } : own;
      }
      const entries = Object.entries(need).filter(([key]) => key !== 'side');
      return Object.fromEntries([...entries, ...entries].slice(from % (entries.length || 1)).slice(0, size + 1));
    });
  };

  it('take in what comes, changes and goes as if all had been matched anew', async () => {
    const random = seeded(17);
    for (const wish of wishes(random, 120)) await asking(wish);
    for (let i = 0; i < 500; i++) await offer(lifelike(random, i));
    const strange = fc.sample(arbitraryListing, { numRuns: 160, seed: 9 });
    for (const [i, one] of strange.slice(0, 60).entries()) await offer({ ...one, status: 'available', ref: `S${i}` });
    await matchAll();
    await expectWhole();
    const [full] = await test.query<{ count: number }>('select count(*)::int as count from match_floor');
    expect(full!.count).toBeGreaterThan(40);
    let [entered, again, searched] = [0, 0, 0];
    for (let i = 0; i < 100; i++) {
      const listing = i % 2 ? lifelike(random, 1000 + i) : { ...strange[60 + i]!, ref: `N${i}` };
      const { sql, parameters } = leadSearch({ ...listing, status: listing.status ?? 'available' }, matchingRules());
      searched += (await test.query(sql, parameters)).length;
      const id = await offer({ ...listing, status: listing.status ?? 'available' });
      await database.transaction((tx) => app.get(ListingMatching).refresh(tx, id));
      entered += (await test.query('select from match where listing_id = $1', [id])).length;
      again += await rematch();
      if (i % 10 === 9) await expectWhole();
    }
    // New listings find their place without any lead being matched anew, and few leads are looked at.
    expect([entered > 100, again]).toEqual([true, 0]);
    expect(searched).toBeLessThan(100 * 120 * 0.35);
    for (const [i, [, listing]] of [...listings].entries()) {
      if (i % 9 > 0) continue;
      const worse = {
        ...listing,
        ...(i % 2 ? { region: '331102' } : { height_m: 4, power_kva: 10 }),
        status: 'available',
      };
      const id = await offer((i % 27 ? worse : { ...listing, status: 'let' }) as Listing);
      await database.transaction((tx) => app.get(ListingMatching).refresh(tx, id));
      await rematch();
    }
    await expectWhole();
  });

  it('follow other rules', async () => {
    const rules: RulesOverride = {
      hard: ['area_sqm', 'transaction'],
      points: { limit: 6, sure: 0.6, near: { other: 0.3, property: 0.7 }, unknown: { other: 0.4, area_sqm: 0.2 } },
    };
    await test.query(`insert into setting (key, value) values ('matching', $1)`, [JSON.stringify(rules)]);
    const random = seeded(23);
    for (const wish of wishes(random, 60)) await asking(wish);
    for (let i = 0; i < 200; i++) await offer(lifelike(random, i));
    await matchAll();
    for (let i = 0; i < 60; i++) {
      const id = await offer(lifelike(random, 1000 + i));
      await database.transaction((tx) => app.get(ListingMatching).refresh(tx, id));
    }
    expect(await rematch()).toBe(0);
    await expectWhole(rules);
  });

  it('have room again when a match is taken away, by whomever', async () => {
    const random = seeded(3);
    await asking({ property: ['factory'] });
    for (let i = 0; i < 60; i++) await offer({ ...lifelike(random, i), kind: 'factory' });
    await matchAll();
    const floors = () => test.query('select from match_floor');
    expect(await floors()).toHaveLength(1);
    await test.query('delete from listing where id = (select listing_id from match limit 1)');
    expect(await floors()).toHaveLength(0);
  });
});
