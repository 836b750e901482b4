import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { type Me, UsersModule } from '@app/users';
import { aLead } from '../../../test/factories/a-lead.js';
import { aUser } from '../../../test/factories/a-user.js';
import { anInquiry } from '../../../test/factories/an-inquiry.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { InquiryReview } from './inquiry-review.js';
import { InquiryRouting } from './inquiry-routing.js';
import { LeadsModule } from './leads.module.js';

/** A Monday, 10:00 in China. */
const MONDAY = new Date('2026-11-23T02:00:00Z');

describe('routing inquiries', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;

  beforeEach(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, LeadsModule] }).compile();
    database = app.get(Database);
  });
  afterEach(async () => {
    await app.close();
    await test.drop();
  });

  const route = (id: string) => database.transaction((tx) => app.get(InquiryRouting).route(tx, id));
  const row = async (id: string) =>
    (
      await test.query(
        `select status, request_kind as kind, quarantine_reason as reason, due_at as due, related_lead_id as related,
           lead_id as lead, reading from inquiry where id = $1`,
        [id],
      )
    )[0]!;
  const events = () =>
    test.query(`select type, lead_id as lead, subject_id as subject, data from event order by id`) as Promise<
      { type: string; lead: string | null; subject: string; data: Record<string, unknown> }[]
    >;
  const count = async (table: string) => (await test.query(`select 1 from ${table}`)).length;
  const written = (need: string, more = {}) => anInquiry(test, { need, usage: '', createdAt: MONDAY, ...more });

  it.each([
    ['an offer', '龙泉厂房出租，5000平', { status: 'offered', kind: null, due: new Date('2026-11-25T10:00:00Z') }],
    [
      'a takedown',
      '请删除我公司的稿件，未经授权转载',
      { status: 'requested', kind: 'takedown', due: new Date('2026-11-26T10:00:00Z') },
    ],
    [
      'a privacy request',
      '请删除我的个人信息',
      { status: 'requested', kind: 'privacy', due: new Date('2026-12-14T10:00:00Z') },
    ],
    ['an advertisement', '代开发票，加微信', { status: 'quarantined', reason: 'advert', due: null }],
  ])('puts %s in its own place, once, and makes nothing of it', async (_name, need, expected) => {
    const { id } = await written(need);
    await route(id);
    const first = await row(id);
    expect(first).toMatchObject({ ...expected, lead: null, related: null });
    expect(await route(id)).toBeUndefined();
    expect(await row(id)).toEqual(first);
    expect(await events()).toMatchObject([{ type: `inquiry.${expected.status}`, subject: id, lead: null }]);
    for (const table of ['lead', 'contact', 'company']) expect([table, await count(table)]).toEqual([table, 0]);
    expect(JSON.stringify(await events())).not.toContain('平');
  });

  it('opens a lead of a demand and of what is unclear', async () => {
    for (const need of ['租3000平厂房', '你好，落户有什么政策']) {
      const { id } = await written(need, { company: '' });
      expect(await route(id)).toMatchObject({ to: 'lead' });
      expect(await row(id)).toMatchObject({ status: 'read', reading: null });
      expect(await route(id)).toBeUndefined();
    }
    expect(await count('lead')).toBe(2);
  });

  it('links the offer and the request of a known client with the open lead, by phone or by company', async () => {
    const lead = await aLead(test, { phone: '+8613900001111', companyName: '云岭精密制造有限公司' });
    const byPhone = await written('厂房出租，5000平', { phone: '+8613900001111', company: '' });
    const byCompany = await written('别再给我打电话了', { company: ' 云岭精密制造有限公司' });
    for (const { id } of [byPhone, byCompany]) {
      await route(id);
      expect(await row(id)).toMatchObject({ related: lead.id, lead: null });
    }
    expect(await events()).toMatchObject([
      { type: 'inquiry.offered', lead: lead.id },
      { type: 'inquiry.requested', lead: lead.id },
    ]);
    expect(await count('lead')).toBe(1);
  });

  it("lets a known client's thanks join their lead", async () => {
    const lead = await aLead(test, { phone: '+8613900001111' });
    const { id } = await written('谢谢', { phone: '+8613900001111', company: '' });
    await route(id);
    expect(await row(id)).toMatchObject({ status: 'read', lead: lead.id });
  });

  it('gives what a person let out of quarantine the same way; an advertisement let go becomes a lead', async () => {
    const user = await aUser(test, { role: 'manager' });
    const me: Me = { ...user, teamIds: [user.teamId] };
    const release = (id: string) => database.transaction((tx) => app.get(InquiryReview).release(tx, me, id));
    const offer = await written('厂房出租，5000平', { status: 'quarantined', quarantineReason: 'honeypot' });
    await release(offer.id);
    await route(offer.id);
    expect(await row(offer.id)).toMatchObject({ status: 'offered', reason: null });
    const advert = await written('代开发票，加微信');
    await route(advert.id);
    await release(advert.id);
    await route(advert.id);
    expect(await row(advert.id)).toMatchObject({ status: 'read' });
    expect(await count('lead')).toBe(1);
  });

  it('decides once when jobs run at the same time', async () => {
    const { id } = await written('厂房出租，5000平');
    await Promise.all(Array.from({ length: 8 }, () => route(id)));
    expect(await events()).toHaveLength(1);
  });
});
