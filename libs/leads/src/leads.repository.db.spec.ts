import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { createLogger, loadSettings, PlatformModule } from '@app/platform';
import { type Me, UsersModule } from '@app/users';
import { aCompany } from '../../../test/factories/a-company.js';
import { aContact, aPhone } from '../../../test/factories/a-contact.js';
import { type ALead, aLead } from '../../../test/factories/a-lead.js';
import { aTask } from '../../../test/factories/a-task.js';
import { aTeam } from '../../../test/factories/a-team.js';
import { type AUser, aUser } from '../../../test/factories/a-user.js';
import { anArticle } from '../../../test/factories/an-article.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { LeadDetails } from './lead-detail.js';
import { LeadsModule } from './leads.module.js';
import type { LeadFilters } from './lead-where.js';
import { LeadsRepository } from './leads.repository.js';

const asMe = (user: AUser, ...below: string[]): Me => ({ ...user, teamIds: [user.teamId, ...below] });

describe('the list of leads', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let repository: LeadsRepository;

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, LeadsModule] }).compile();
    repository = app.get(LeadsRepository);
  });
  beforeEach(async () => {
    await test.query(`truncate lead, contact, company cascade`);
  });
  afterAll(async () => {
    await app.close();
    await test.drop();
  });

  const list = (me: Me, filters: Partial<LeadFilters> = {}) => repository.list(me, { limit: 50, ...filters });
  const ids = async (me: Me, filters: Partial<LeadFilters> = {}): Promise<string[]> =>
    (await list(me, filters)).items.map(({ id }) => id).sort();
  const idsOf = (...leads: ALead[]): string[] => leads.map(({ id }) => id).sort();
  const advisor = async (teamId?: string): Promise<Me> => asMe(await aUser(test, { teamId }));

  it('pages through 250 leads of one and the same millisecond without loss or repeat', async () => {
    const me = await advisor();
    await test.query(
      `insert into lead (ref, owner_id, source_kind, created_at)
       select 'PL-' || n, $1, 'site', '2026-03-10T09:00:00.123Z'::timestamptz + (n % 5) * interval '1 microsecond'
       from generate_series(1, 250) as n`,
      [me.id],
    );
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page === 0 || cursor; page++) {
      const { items, next, total } = await list(me, { limit: 40, cursor });
      expect(total).toBe(page === 0 ? 250 : undefined);
      seen.push(...items.map(({ ref }) => ref));
      cursor = next ?? undefined;
    }
    expect(seen).toHaveLength(250);
    expect(new Set(seen).size).toBe(250);
  });

  it('is newest first, each row with what a card shows', async () => {
    const [me, article] = [await advisor(), await anArticle(test)];
    const phone = aPhone();
    const old = await aLead(test, { owner: me, createdAt: new Date('2026-03-01') });
    const lead = await aLead(test, { owner: me, phone, articleId: article.id, companyName: '云岭轴承有限公司' });
    await aTask(test, lead, { dueAt: new Date('2026-12-02') });
    const next = await aTask(test, lead, { dueAt: new Date('2026-12-01') });
    await aTask(test, lead, { dueAt: new Date('2026-11-01'), status: 'done' });
    const { items } = await list(me);
    expect(items.map(({ id }) => id)).toEqual([lead.id, old.id]);
    expect(items[0]).toMatchObject({
      ref: lead.ref,
      company: { name: '云岭轴承有限公司' },
      contact: { name: '周工', agent: false },
      phone: `${phone.slice(3, 6)}****${phone.slice(10)}`,
      owner: { id: me.id, name: me.name },
      source: { kind: 'article', article: { id: article.id, path: `/news/${article.slug}` }, listing: null },
      nextTask: { id: next.id },
    });
    expect(JSON.stringify(items)).not.toContain(phone.slice(3));
  });

  describe('for each person', () => {
    it('shows an advisor their own and the pool, a manager the subtree and the pool, an admin all', async () => {
      const parent = await aTeam(test);
      const child = await aTeam(test, { parentId: parent.id });
      const manager = asMe(await aUser(test, { role: 'manager', teamId: parent.id }), child.id);
      const admin = asMe(await aUser(test, { role: 'admin' }));
      const [mine, other] = [await advisor(child.id), await advisor()];
      const own = await aLead(test, { owner: mine });
      const foreign = await aLead(test, { owner: other });
      const pooled = await aLead(test);
      const closed = await aLead(test, { stage: 'lost' });

      expect(await ids(mine)).toEqual(idsOf(own, pooled));
      expect(await ids(manager)).toEqual(idsOf(own, pooled));
      expect(await ids(other)).toEqual(idsOf(foreign, pooled));
      expect(await ids(admin)).toEqual(idsOf(own, foreign, pooled, closed));
      for (const me of [mine, manager, other, admin]) {
        const { items, total } = await list(me);
        expect(total).toBe(items.length);
      }
      expect(await ids(mine, { view: 'mine' })).toEqual(idsOf(own));
      expect(await ids(manager, { view: 'team' })).toEqual(idsOf(own));
      expect(await ids(mine, { view: 'pool' })).toEqual(idsOf(pooled));
    });

    it('gives away nothing of another advisor’s lead: not by list, count, search, filter or id', async () => {
      const [me, other, article] = [await advisor(), await advisor(), await anArticle(test)];
      const phone = aPhone();
      const canary = await aLead(test, {
        owner: other,
        phone,
        companyName: '金丝雀半导体有限公司',
        articleId: article.id,
        stage: 'signed',
      });
      const questions: Partial<LeadFilters>[] = [
        {},
        { q: '金丝雀' },
        { q: '半导' },
        { q: canary.ref },
        { q: phone },
        { q: phone.slice(3) },
        { owner: other.id },
        { team: other.teamId },
        { article: article.id },
        { stage: ['signed'] },
        { reached: 7 },
        { visited: true },
        { signed: true },
        { view: 'team' },
        { view: 'all' },
      ];
      for (const question of questions) {
        expect(await list(me, question)).toEqual({ items: [], next: null, total: 0 });
        expect((await list(other, question)).total).toBe(1);
      }
      expect(await repository.row(me, canary.id)).toBeUndefined();
      await expect(app.get(LeadDetails).of(me, canary.id)).rejects.toMatchObject({ code: 'lead_not_found' });
    });
  });

  describe('searched', () => {
    it('finds two Chinese characters anywhere, and only there', async () => {
      const me = await advisor();
      const chips = await aLead(test, { owner: me, companyName: '丽水半导体有限公司' });
      const half = await aLead(test, { owner: me, companyName: '半山体育用品有限公司' });
      expect(await ids(me, { q: '导体' })).toEqual([chips.id]);
      expect(await ids(me, { q: ' 半导体 ' })).toEqual([chips.id]);
      expect(await ids(me, { q: '有限' })).toEqual(idsOf(chips, half));
      // Both pairs of 半导体 are in this name, but not the word.
      await aLead(test, { owner: me, companyName: '超导体半导膜有限公司' });
      expect(await ids(me, { q: '半导体' })).toEqual([chips.id]);
      expect((await list(me, { q: '半导体' })).total).toBe(1);
    });

    it('finds brands and people by one character, and nothing that only stands in the text', async () => {
      const me = await advisor();
      const chips = await aLead(test, { owner: me, companyName: '丽水霁芯半导体有限公司' });
      const half = await aLead(test, { owner: me, companyName: '丽水半山体育用品有限公司' });
      const second = await aContact(test, { name: '霁女士' });
      await test.query(`insert into lead_contact (lead_id, contact_id) values ($1, $2)`, [half.id, second.id]);
      expect(await ids(me, { q: '霁' })).toEqual(idsOf(chips, half));
      expect(await ids(me, { q: '芯' })).toEqual([chips.id]);
      expect((await list(me, { q: '芯' })).total).toBe(1);
      expect(await ids(me, { q: '租' })).toEqual([]);
      for (const q of ['%', '_', "'", '"', '{']) expect(await ids(me, { q })).toEqual([]);
    });

    it('finds by one character what was merged, under its survivor', async () => {
      const me = await advisor();
      const [kept, gone] = [await aLead(test, { owner: me }), await aCompany(test, { name: '丽水鹮鸣仪器有限公司' })];
      const person = await aContact(test, { name: '鹮工' });
      await test.query(`update company set merged_into = $2 where id = $1`, [gone.id, kept.companyId]);
      expect(await ids(me, { q: '鹮' })).toEqual([kept.id]);
      await test.query(`update company set merged_into = null where id = $1`, [gone.id]);
      await test.query(`update contact set merged_into = $2 where id = $1`, [person.id, kept.contactId]);
      expect(await ids(me, { q: '鹮' })).toEqual([kept.id]);
    });

    it('reads a reference in any case, and wildcards as what they are', async () => {
      const me = await advisor();
      const lead = await aLead(test, { owner: me });
      expect(await ids(me, { q: lead.ref.toLowerCase() })).toEqual([lead.id]);
      for (const q of ['%%', '__', '.*', `'; drop table lead; --`]) expect(await ids(me, { q })).toEqual([]);
    });

    it.each([
      '13900138077',
      '139 0013 8077',
      '139-0013-8077',
      '+8613900138077',
      '+86 139 0013 8077',
      '0086-139-0013-8077',
      '１３９００１３８０７７',
      '(139) 0013-8077',
      '139.0013.8077',
      '139–0013–8077',
    ])('finds a phone in any spelling, exactly: %s', async (q) => {
      const me = await advisor();
      const lead = await aLead(test, { owner: me, phone: '+8613900138077' });
      await aLead(test, { owner: me, phone: '+8613900138078' });
      expect(await ids(me, { q })).toEqual([lead.id]);
    });

    it('finds a lead by the phone of its second contact', async () => {
      const me = await advisor();
      const [lead, phone] = [await aLead(test, { owner: me }), aPhone()];
      const second = await aContact(test, { phone });
      await test.query(`insert into lead_contact (lead_id, contact_id) values ($1, $2)`, [lead.id, second.id]);
      expect(await ids(me, { q: phone })).toEqual([lead.id]);
    });

    it('finds nothing by a part of a phone', async () => {
      const me = await advisor();
      await aLead(test, { owner: me, phone: '+8613900138077' });
      for (const q of ['8077', '1390013', '0013807']) expect(await ids(me, { q })).toEqual([]);
    });
  });

  it('filters by local day: the whole of both days', async () => {
    const me = await advisor();
    const [first, last] = [
      await aLead(test, { owner: me, createdAt: new Date('2026-03-10T00:00:00+08:00') }),
      await aLead(test, { owner: me, createdAt: new Date('2026-03-11T23:59:59.999+08:00') }),
    ];
    await aLead(test, { owner: me, createdAt: new Date('2026-03-09T23:59:59+08:00') });
    await aLead(test, { owner: me, createdAt: new Date('2026-03-12T00:00:00+08:00') });
    expect(await ids(me, { from: '2026-03-10', to: '2026-03-11' })).toEqual(idsOf(first, last));
  });
});
