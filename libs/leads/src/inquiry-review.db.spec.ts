import { randomUUID } from 'node:crypto';
import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { type Me, UsersModule } from '@app/users';
import { aLead } from '../../../test/factories/a-lead.js';
import { aUser } from '../../../test/factories/a-user.js';
import { anArticle } from '../../../test/factories/an-article.js';
import { anInquiry } from '../../../test/factories/an-inquiry.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { InquiryReview } from './inquiry-review.js';
import { LeadOpening } from './lead-opening.js';
import { LeadsModule } from './leads.module.js';

describe('reviewing inquiries', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let review: InquiryReview;

  beforeEach(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, LeadsModule] }).compile();
    [database, review] = [app.get(Database), app.get(InquiryReview)];
  });
  afterEach(async () => {
    await app.close();
    await test.drop();
  });

  const person = async (role: Me['role'] = 'advisor'): Promise<Me> => {
    const user = await aUser(test, { role });
    return { ...user, teamIds: [user.teamId] };
  };
  const statusOf = async (id: string) =>
    (await test.query<{ status: string }>(`select status from inquiry where id = $1`, [id]))[0]!.status;
  const events = () => test.query(`select type, actor_id as actor, subject_id as subject from event order by id`);

  it('shows what is held back to managers and admins, masked, with the reason', async () => {
    const held = await anInquiry(test, {
      status: 'quarantined',
      quarantineReason: 'honeypot',
      phone: '+8613900001111',
    });
    await anInquiry(test);
    for (const role of ['manager', 'admin'] as const) {
      const page = await review.list(await person(role), { status: 'quarantined', limit: 10 });
      expect(page).toMatchObject({ total: 1, next: null });
      expect(page.items[0]).toMatchObject({
        id: held.id,
        phone: '139****1111',
        quarantineReason: 'honeypot',
        lead: null,
      });
    }
    expect(await review.list(await person(), { status: 'quarantined', limit: 10 })).toMatchObject({
      items: [],
      total: 0,
    });
  });

  it('lets an inquiry through: it goes the way of every other', async () => {
    const [me, held] = [await person('manager'), await anInquiry(test, { status: 'quarantined' })];
    await database.transaction((tx) => review.release(tx, me, held.id));
    expect(await statusOf(held.id)).toBe('received');
    expect(await events()).toEqual([{ type: 'inquiry.received', actor: me.id, subject: held.id }]);
    expect(await test.query(`select 1 from outbox`)).toHaveLength(1);
    const lead = await database.transaction((tx) => app.get(LeadOpening).fromInquiry(tx, held.id));
    expect(lead).toMatchObject({ ref: held.ref, joined: false });
  });

  it('puts an inquiry away without losing it', async () => {
    const [me, held] = [await person('manager'), await anInquiry(test, { status: 'quarantined' })];
    await database.transaction((tx) => review.dismiss(tx, me, held.id));
    expect(await statusOf(held.id)).toBe('dismissed');
    expect(await events()).toEqual([{ type: 'inquiry.dismissed', actor: me.id, subject: held.id }]);
    expect(await database.transaction((tx) => app.get(LeadOpening).fromInquiry(tx, held.id))).toBeUndefined();
  });

  it('decides once: of many who decide at the same time one is heard', async () => {
    const [me, held] = [await person('manager'), await anInquiry(test, { status: 'quarantined' })];
    const decisions = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        database.transaction((tx) => (index % 2 ? review.release(tx, me, held.id) : review.dismiss(tx, me, held.id))),
      ),
    );
    expect(decisions.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await events()).toHaveLength(1);
  });

  it('refuses to decide about an inquiry that is not held back', async () => {
    const [me, received] = [await person('manager'), await anInquiry(test)];
    for (const id of [received.id, randomUUID()]) {
      await expect(database.transaction((tx) => review.release(tx, me, id))).rejects.toMatchObject({
        code: 'not_quarantined',
      });
    }
    expect(await statusOf(received.id)).toBe('received');
    expect(await events()).toEqual([]);
  });

  it('shows an advisor the inquiries of leads they see, and no others', async () => {
    const [me, other] = [await person(), await person()];
    const [mine, theirs, pooled] = [
      await aLead(test, { owner: me }),
      await aLead(test, { owner: other }),
      await aLead(test),
    ];
    const [own, , free] = [
      await anInquiry(test, { leadId: mine.id, status: 'read' }),
      await anInquiry(test, { leadId: theirs.id, status: 'read' }),
      await anInquiry(test, { leadId: pooled.id, status: 'read' }),
    ];
    const page = await review.list(me, { limit: 10 });
    expect(page.items.map(({ id }) => id)).toEqual([free.id, own.id]);
    expect(page.total).toBe(2);
  });

  it('finds the inquiries of an article, page by page, each once', async () => {
    const [me, article] = [await person('admin'), await anArticle(test)];
    const lead = await aLead(test, { owner: me });
    for (let index = 0; index < 25; index++) {
      await anInquiry(test, { leadId: lead.id, status: 'read', articleId: article.id });
    }
    await anInquiry(test, { leadId: lead.id, status: 'read' });
    await test.query(`update inquiry set created_at = '2026-03-10T09:00:00.123456Z' where article_id is not null`);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await review.list(me, { article: article.id, limit: 10, cursor });
      expect(page.total).toBe(25);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
  });
});
