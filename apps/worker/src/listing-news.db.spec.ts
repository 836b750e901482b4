import { randomUUID } from 'node:crypto';
import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule, Events } from '@app/audit';
import { LeadsModule } from '@app/leads';
import type { Listing } from '@app/listings';
import { MatchFeedback, Matching, MatchingModule, MatchingSettings, Rematches } from '@app/matching';
import { Notifications, NotificationsModule } from '@app/notifications';
import { createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { TasksModule } from '@app/tasks';
import { type Me, UsersModule } from '@app/users';
import { aLead } from '../../../test/factories/a-lead.js';
import { type AUser, aUser } from '../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { MatchImport } from './processors/match-import.js';
import { MatchListing } from './processors/match-listing.js';
import { RematchLeads } from './rematch-leads.js';
import { TellFits } from './tell-fits.js';

jest.setTimeout(120_000);

const need = {
  side: 'demand',
  transaction: ['rent'],
  property: ['factory'],
  regions: [{ name: '莲都区', level: 'county', code: '331102' }],
  area_sqm: { min: 2000, max: 3000 },
};
const hall = (ref: string, more: Partial<Listing> = {}): Listing => ({
  ref,
  kind: 'factory',
  title: ref,
  region: '331102',
  offers: [{ transaction: 'rent', price: { basis: 'rent_sqm_month', min: 18 } }],
  area_sqm: 2500,
  ...more,
});

describe('listings and leads', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    const imports = [platform, AuditModule, UsersModule, LeadsModule, MatchingModule, NotificationsModule, TasksModule];
    const providers = [MatchImport, MatchListing, RematchLeads, TellFits];
    app = await Test.createTestingModule({ imports, providers }).compile();
    database = app.get(Database);
  });
  afterAll(async () => {
    await app.close();
    await test.drop();
  });
  beforeEach(() =>
    test.query(
      'truncate listing, lead, notification, match, match_told, rematch, match_feedback, listing_import, listing_import_row, setting cascade',
    ),
  );

  async function offer(listing: Listing): Promise<string> {
    const [row] = await test.query<{ id: string }>(
      `insert into listing (ref, kind, title, region, status, facts, published_at) values ($1, $2, $1, $3, $4, $5, now())
       on conflict (source, ref) do update set facts = excluded.facts, status = excluded.status returning id`,
      [listing.ref, listing.kind, listing.region ?? '', listing.status ?? 'available', JSON.stringify(listing)],
    );
    return row!.id;
  }
  async function asking(owner?: AUser, wish: object = need, stage: 'new' | 'parked' = 'new'): Promise<string> {
    const { id } = await aLead(test, { owner, stage });
    await test.query('update lead set need = $2 where id = $1', [id, JSON.stringify(wish)]);
    return id;
  }
  async function published(listingId: string, type = 'listing.published'): Promise<void> {
    const id = await database.transaction((tx) => app.get(Events).record(tx, { type, subjectId: listingId }));
    const event = { id, type, leadId: null, subjectId: listingId, data: {} };
    for (let twice = 0; twice < 2; twice++) await database.transaction((tx) => app.get(MatchListing).handle(tx, event));
  }
  const refresh = (leadId: string) => database.transaction((tx) => app.get(Matching).refresh(tx, leadId));
  const refsOf = async (leadId: string) => (await app.get(Matching).ofLead(leadId)).map(({ listing }) => listing.ref);
  const told = (user: AUser) => app.get(Notifications).latest({ ...user, teamIds: [user.teamId] } as Me, 50);

  it('tell an advisor once of a listing that fits several leads, in one digest', async () => {
    const [owner, other, resting] = [await aUser(test), await aUser(test), await aUser(test)];
    const mine = [await asking(owner), await asking(owner), await asking(owner)];
    await asking(other, { ...need, area_sqm: { min: 9000, max: 9500 } });
    await asking(resting, need, 'parked');
    const id = await offer(hall('N-1'));
    await published(id);
    await published(id, 'listing.edited');
    expect(await told(owner)).toEqual([
      expect.objectContaining({
        kind: 'listing.fits',
        leads: 3,
        listings: 1,
        lead: null,
        listing: expect.objectContaining({ ref: 'N-1' }),
      }),
    ]);
    expect([await told(other), await told(resting)]).toEqual([[], []]);
    for (const leadId of mine) expect(await refsOf(leadId)).toEqual(['N-1']);
  });

  it('say nothing of what an advisor found on a new lead already', async () => {
    const owner = await aUser(test);
    const id = await offer(hall('O-1'));
    const lead = await asking(owner);
    await refresh(lead);
    await published(id);
    expect(await told(owner)).toEqual([]);
  });

  it('keep a full list at the best twenty', async () => {
    const lead = await asking(await aUser(test));
    for (let i = 0; i < 20; i++) await offer(hall(`F-${i}`, { area_sqm: 2500, verified_on: '2026-03-01' }));
    await refresh(lead);
    const better = await offer(hall('better', { verified_on: '2026-11-01' }));
    await published(better);
    await app.get(RematchLeads).run();
    const stored = await refsOf(lead);
    await refresh(lead);
    expect(stored).toEqual(await refsOf(lead));
    expect(stored[0]).toBe('better');
    expect(stored).toHaveLength(20);
  });

  it('show a site that was let as gone, last, and fill its place', async () => {
    const lead = await asking(await aUser(test));
    const ids = [await offer(hall('A', { verified_on: '2026-11-01' })), await offer(hall('B'))];
    await refresh(lead);
    await test.query(`update listing set status = 'let' where id = $1`, [ids[0]]);
    await published(ids[0]!, 'listing.status_changed');
    await app.get(RematchLeads).run();
    expect(
      (await app.get(Matching).ofLead(lead)).map(({ listing, goneAt }) => [
        listing.ref,
        listing.status,
        goneAt !== null,
      ]),
    ).toEqual([
      ['B', 'available', false],
      ['A', 'let', true],
    ]);
    await test.query(`update listing set status = 'available' where id = $1`, [ids[0]]);
    await published(ids[0]!);
    expect((await app.get(Matching).ofLead(lead)).map(({ goneAt }) => goneAt)).toEqual([null, null]);
  });

  it('tell of an import in one digest each, killed in between or not', async () => {
    const owner = await aUser(test);
    const [first, second] = [await asking(owner), await asking(owner)];
    const importId = randomUUID();
    await test.query(
      `insert into listing_import (id, source, file_name, file_type, file_hash, columns) values ($1, 'x', 'x.csv', 'csv', '', '{}')`,
      [importId],
    );
    for (let i = 0; i < 60; i++) {
      const id = await offer(hall(`I-${i}`, i < 55 ? { region: '440305' } : {}));
      await test.query(
        `insert into listing_import_row (import_id, listing_id, ref, written_at) values ($1, $2, 'x', now())`,
        [importId, id],
      );
    }
    const id = await database.transaction((tx) =>
      app.get(Events).record(tx, { type: 'listings.published', data: { importId } }),
    );
    const event = { id, type: 'listings.published', leadId: null, subjectId: null, data: { importId } };
    for (let twice = 0; twice < 2; twice++) await database.transaction((tx) => app.get(MatchImport).handle(tx, event));
    const died = database.transaction(async (tx) => {
      await app.get(Rematches).next(tx);
      throw new Error('killed');
    });
    await expect(died).rejects.toThrow('killed');
    expect(await app.get(RematchLeads).run()).toBe(2);
    expect(await app.get(RematchLeads).run()).toBe(0);
    expect(await told(owner)).toEqual([
      expect.objectContaining({ kind: 'listing.fits', leads: 2, listings: 5, lead: null, listing: null }),
    ]);
    for (const lead of [first, second]) expect(await refsOf(lead)).toHaveLength(5);
  });

  it('leave out what was turned down, lower its like, and forget that on undo', async () => {
    const owner = await aUser(test);
    const lead = await asking(owner);
    const price = (min: number) => ({
      offers: [{ transaction: 'rent' as const, price: { basis: 'rent_sqm_month' as const, min } }],
    });
    const dear = await offer(hall('dear', { ...price(25), verified_on: '2026-11-03' }));
    await offer(hall('dearer', { ...price(30), verified_on: '2026-11-02' }));
    await offer(hall('cheap', { ...price(15), verified_on: '2026-11-01' }));
    await refresh(lead);
    expect(await refsOf(lead)).toEqual(['dear', 'dearer', 'cheap']);
    for (let twice = 0; twice < 2; twice++) {
      await database.transaction((tx) =>
        app.get(MatchFeedback).reject(tx, lead, dear, { reason: 'price', note: '太贵', by: owner.id }),
      );
      await refresh(lead);
    }
    const shown = await app.get(Matching).ofLead(lead);
    expect(shown.map(({ listing, verdict, score }) => [listing.ref, verdict, score])).toEqual([
      ['cheap', 'fit', 100],
      ['dearer', 'fit', 97],
    ]);
    expect(shown[1]!.notes).toEqual([
      expect.objectContaining({ key: 'like_rejected', why: '与已判不合适的房源相似（价格），排序靠后' }),
    ]);
    expect(await app.get(MatchFeedback).ofLead(lead)).toEqual([
      expect.objectContaining({ reason: 'price', note: '太贵', by: owner.name }),
    ]);
    await published(dear);
    expect(await refsOf(lead)).toEqual(['cheap', 'dearer']);
    await database.transaction((tx) => app.get(MatchFeedback).undo(tx, lead, dear));
    await refresh(lead);
    expect(await refsOf(lead)).toEqual(['dear', 'dearer', 'cheap']);
  });

  it('follow the rules of the house', async () => {
    const admin = await aUser(test, { role: 'admin' });
    const lead = await asking(admin);
    await offer(hall('small', { area_sqm: 1800 }));
    await refresh(lead);
    expect((await app.get(Matching).ofLead(lead))[0]!.verdict).toBe('near');
    const settings = app.get(MatchingSettings);
    await database.transaction((tx) => settings.write(tx, { area: { range: { passUnder: 0.2 } } }, admin.id));
    expect(await settings.affected()).toBe(1);
    await database.transaction((tx) => app.get(Rematches).askAll(tx));
    await app.get(RematchLeads).run();
    expect((await app.get(Matching).ofLead(lead))[0]!.verdict).toBe('fit');
    const wrong = database.transaction((tx) =>
      settings.write(tx, { area: { range: { passUnder: 7 } }, moveInDay: 3 }, admin.id),
    );
    await expect(wrong).rejects.toMatchObject({
      fields: [
        { field: 'area.range.passUnder', message: '应为 0 到 1 的数' },
        { field: 'moveInDay', message: '没有这条规则' },
      ],
    });
  });
});
