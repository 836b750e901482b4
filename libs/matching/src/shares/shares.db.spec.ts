import { randomUUID } from 'node:crypto';
import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { Clock, createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { type Me, UsersModule } from '@app/users';
import { aLead } from '../../../../test/factories/a-lead.js';
import { aListing } from '../../../../test/factories/a-listing.js';
import { aTask } from '../../../../test/factories/a-task.js';
import { aUser, type AUser } from '../../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { MatchingModule } from '../matching.module.js';
import { ShareVisits } from './share-visits.service.js';
import { Shares } from './shares.service.js';

const MINUTE = 60_000;

describe('sites sent to a client', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let shares: Shares;
  let visits: ShareVisits;
  let user: AUser;
  let me: Me;
  let now = new Date('2026-11-23T02:00:00Z');
  const later = (ms: number) => (now = new Date(now.getTime() + ms));

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, MatchingModule] })
      .overrideProvider(Clock)
      .useValue({ now: () => now })
      .compile();
    [database, shares, visits] = [app.get(Database), app.get(Shares), app.get(ShareVisits)];
    user = await aUser(test, { name: '陈敏' });
    me = { ...user, teamIds: [user.teamId] } as unknown as Me;
  });
  afterAll(async () => {
    await app.close();
    await test.drop();
  });

  const send = (leadId: string, listingIds: string[], over: { key?: string; expiresInDays?: number } = {}) =>
    database.transaction((tx) =>
      shares.send(tx, me, leadId, { listingIds, note: '两处都可以看', expiresInDays: 7, key: randomUUID(), ...over }),
    );
  const one = async (leadId: string) => (await shares.ofLead(leadId, { mayOpen: true }))[0]!;
  const tokenOf = async (leadId: string) => (await one(leadId)).path!.replace('/s/', '');
  const open = (id: string) => database.transaction((tx) => visits.count(tx, id));
  const events = (leadId: string, type: string) =>
    test.query(`select id from event where lead_id = $1 and type = $2`, [leadId, type]);
  const stageOf = async (id: string) =>
    (await test.query<{ stage: string }>(`select stage from lead where id = $1`, [id]))[0]!.stage;
  const aSentLead = async () => {
    const [lead, listing] = [await aLead(test, { owner: user, stage: 'qualified' }), await aListing(test)];
    return { lead, listing, id: await send(lead.id, [listing.id]) };
  };

  it('moves the lead to 已推荐, does the open send_sites task and keeps only the hash of the link', async () => {
    const lead = await aLead(test, { owner: user, stage: 'contacted' });
    const [a, b] = [await aListing(test), await aListing(test)];
    const task = await aTask(test, lead, { kind: 'send_sites' });
    await send(lead.id, [b.id, a.id]);
    expect(await stageOf(lead.id)).toBe('proposed');
    expect(await test.query(`select status from task where id = $1`, [task.id])).toEqual([{ status: 'done' }]);
    const share = await one(lead.id);
    expect(share.listings.map(({ ref }) => ref)).toEqual([b.ref, a.ref]);
    const [row] = await test.query<Record<string, unknown>>(`select share::text as row from share where lead_id = $1`, [
      lead.id,
    ]);
    expect(JSON.stringify(row)).not.toContain(share.path!.slice(3));
    expect(share.path).toMatch(/^\/s\/[\w-]{22}$/);
  });

  it('leaves a lead that is further on where it is, and one form makes one share', async () => {
    const lead = await aLead(test, { owner: user, stage: 'negotiating' });
    const listing = await aListing(test);
    const key = randomUUID();
    expect(await send(lead.id, [listing.id], { key })).toBe(await send(lead.id, [listing.id], { key }));
    expect(await stageOf(lead.id)).toBe('negotiating');
    expect(await events(lead.id, 'share.sent')).toHaveLength(1);
  });

  it('refuses a site that is not published or let, a lead that is closed, and one of somebody else', async () => {
    const lead = await aLead(test, { owner: user });
    const [let_, draft, fine] = [await aListing(test, { status: 'let' }), await aListing(test), await aListing(test)];
    await test.query(`update listing set published_at = null where id = $1`, [draft.id]);
    await expect(send(lead.id, [fine.id, let_.id])).rejects.toMatchObject({ code: 'listing_gone' });
    await expect(send(lead.id, [draft.id])).rejects.toMatchObject({ code: 'listing_gone' });
    const lost = await aLead(test, { owner: user, stage: 'lost' });
    await expect(send(lost.id, [fine.id])).rejects.toMatchObject({ code: 'lead_closed' });
    const foreign = await aLead(test, { owner: await aUser(test) });
    await expect(send(foreign.id, [fine.id])).rejects.toMatchObject({ code: 'lead_not_found' });
    expect(await stageOf(lead.id)).toBe('new');
  });

  it('counts openings within 30 minutes as one, and says the first one once, at once or not', async () => {
    const { lead, id } = await aSentLead();
    await Promise.all([open(id), open(id), open(id)]);
    expect((await one(lead.id)).opens).toBe(1);
    later(29 * MINUTE);
    await open(id);
    expect(await one(lead.id)).toMatchObject({ opens: 1, lastOpenedAt: now });
    later(2 * MINUTE);
    await open(id);
    expect((await one(lead.id)).opens).toBe(2);
    expect(await events(lead.id, 'share.opened')).toHaveLength(1);
  });

  it('takes 想看 once a site, and only of a site that was sent', async () => {
    const { lead, listing, id } = await aSentLead();
    const want = (ref: string) => database.transaction((tx) => visits.want(tx, id, ref));
    expect(await Promise.all([want(listing.ref), want(listing.ref)])).toEqual([true, true]);
    expect(await want((await aListing(test)).ref)).toBe(false);
    expect(await events(lead.id, 'share.wanted')).toHaveLength(1);
    expect((await one(lead.id)).listings[0]!.wantedAt).not.toBeNull();
  });

  it('is over when its time is, or when it is taken back: no site, no count, no wish', async () => {
    const expired = await aSentLead();
    const token = await tokenOf(expired.lead.id);
    later(7 * 24 * 60 * MINUTE - 1);
    expect((await visits.find(token))?.state).toBe('open');
    later(1);
    expect(await visits.find(token)).toMatchObject({ state: 'over', sites: [], note: '' });
    const revoked = await aSentLead();
    const other = await tokenOf(revoked.lead.id);
    const revoke = () => database.transaction((tx) => shares.revoke(tx, me, revoked.lead.id, revoked.id));
    await revoke();
    later(1000);
    await revoke();
    expect(await visits.find(other)).toMatchObject({ state: 'over', sites: [] });
    await open(revoked.id);
    expect(await database.transaction((tx) => visits.want(tx, revoked.id, revoked.listing.ref))).toBe(false);
    expect(await one(revoked.lead.id)).toMatchObject({ opens: 0, path: null });
    expect(await events(revoked.lead.id, 'share.revoked')).toHaveLength(1);
    expect(await visits.find('no-such-token')).toBeUndefined();
  });

  it('shows the client nothing of the lead and no facts of a site that is published no more', async () => {
    const { lead, listing } = await aSentLead();
    await test.query(`update listing set internal = '{"floor_prices":[9]}', published_at = null where id = $1`, [
      listing.id,
    ]);
    const page = await visits.find(await tokenOf(lead.id));
    expect(page!.sites[0]!.facts).toBeNull();
    const [names] = await test.query<{ company: string; contact: string }>(
      `select company.name as company, contact.name as contact from lead join company on company.id = company_id
         join contact on contact.id = contact_id where lead.id = $1`,
      [lead.id],
    );
    for (const word of [names!.company, names!.contact, lead.ref, 'floor', 'score'])
      expect(JSON.stringify(page)).not.toContain(word);
  });
});
