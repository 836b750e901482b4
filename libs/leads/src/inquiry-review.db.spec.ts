import { randomUUID } from 'node:crypto';
import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { createLogger, Database, loadSettings, PlatformModule, type Tx } from '@app/platform';
import { type Me, UsersModule } from '@app/users';
import { aListing } from '../../../test/factories/a-listing.js';
import { aLead } from '../../../test/factories/a-lead.js';
import { aUser } from '../../../test/factories/a-user.js';
import { anArticle } from '../../../test/factories/an-article.js';
import { anInquiry } from '../../../test/factories/an-inquiry.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { InquiryBoxes } from './inquiry-boxes.js';
import { InquiryReview } from './inquiry-review.js';
import { InquiryRouting } from './inquiry-routing.js';
import { LeadOpening } from './lead-opening.js';
import { LeadsModule } from './leads.module.js';

describe('reviewing inquiries', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let review: InquiryReview;
  let boxes: InquiryBoxes;

  beforeEach(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, LeadsModule] }).compile();
    [database, review, boxes] = [app.get(Database), app.get(InquiryReview), app.get(InquiryBoxes)];
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
      const page = await boxes.list(await person(role), { status: 'quarantined', limit: 10 });
      expect(page).toMatchObject({ total: 1, next: null });
      expect(page.items[0]).toMatchObject({
        id: held.id,
        phone: '139****1111',
        quarantineReason: 'honeypot',
        lead: null,
      });
    }
    expect(await boxes.list(await person(), { status: 'quarantined', limit: 10 })).toMatchObject({
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
    for (const [id, code] of [
      [received.id, 'not_waiting'],
      [randomUUID(), 'inquiry_not_found'],
    ]) {
      await expect(database.transaction((tx) => review.release(tx, me, id!))).rejects.toMatchObject({ code });
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
    const page = await boxes.list(me, { limit: 10 });
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
      const page = await boxes.list(me, { article: article.id, limit: 10, cursor });
      expect(page.total).toBe(25);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
  });

  describe('that are no demand', () => {
    const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.transaction(work);
    const row = async (id: string) => (await test.query(`select * from inquiry where id = $1`, [id]))[0]!;
    const offer = () =>
      anInquiry(test, { need: '龙泉3000平厂房出租，联系13900001111', usage: '', phone: '+8613900001111' });

    it('shows who may enter listings what is offered, in fields, with the deciding words and no phone', async () => {
      const [me, { id }] = [await person('manager'), await offer()];
      await inTx((tx) => app.get(InquiryRouting).route(tx, id));
      const { items, total } = await boxes.list(me, { status: 'offered', limit: 10 });
      expect(total).toBe(1);
      const [item] = items;
      expect(item).toMatchObject({ id, phone: '139****1111', lead: null, offer: { need: { side: 'supply' } } });
      expect(item!.offer!.line).toContain('3,000 ㎡');
      expect(item!.need).toBe('龙泉3000平厂房出租，联系13*******11');
      const { start, end, field } = item!.words[0]!;
      expect(item![field].slice(start, end)).toContain('出租');
      expect(JSON.stringify(items)).not.toContain('13900001111');
      expect(await boxes.list(await person(), { status: 'offered', limit: 10 })).toMatchObject({ items: [], total: 0 });
    });

    it('sorts requests by their term and pages through all of them once', async () => {
      const me = await person('manager');
      for (const day of [5, 1, 3, 4, 2])
        await anInquiry(test, { status: 'requested', dueAt: new Date(Date.UTC(2026, 10, day)) });
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await boxes.list(me, { status: 'requested', limit: 2, cursor });
        seen.push(...page.items.map(({ dueAt }) => dueAt!.slice(8, 10)));
        cursor = page.next ?? undefined;
      } while (cursor);
      expect(seen).toEqual(['01', '02', '03', '04', '05']);
    });

    it('are counted in one go, and what is late apart; an advisor has no boxes', async () => {
      await anInquiry(test, { status: 'quarantined', quarantineReason: 'advert' });
      await anInquiry(test, { status: 'offered', dueAt: new Date(Date.now() - 1000) });
      await anInquiry(test, { status: 'requested', dueAt: new Date(Date.now() + 60_000) });
      await anInquiry(test, { status: 'closed' });
      expect(await boxes.counts(await person('manager'))).toEqual({
        quarantined: 1,
        offered: 1,
        requested: 1,
        overdue: 1,
      });
      expect(await boxes.counts(await person())).toEqual({
        quarantined: null,
        offered: null,
        requested: null,
        overdue: 0,
      });
    });

    it('become a lead when a person says so, read as the demand that it is', async () => {
      const [me, { id }] = [await person('manager'), await offer()];
      await inTx((tx) => app.get(InquiryRouting).route(tx, id));
      const turned = await inTx<{ lead: { id: string } | null; joined: boolean }>((tx) => review.toLead(tx, me, id));
      expect(turned).toMatchObject({ joined: false });
      expect(await row(id)).toMatchObject({ status: 'read', lead_id: turned.lead!.id, decided_by: me.id });
      const [lead] = await test.query<{ need: unknown; line: string }>(`select need, need_line as line from lead`);
      expect(lead).toMatchObject({ need: { side: 'demand', property: ['factory'] } });
      expect(lead!.line).not.toContain('出让方');
      expect(await events()).toContainEqual({ type: 'lead.opened', actor: me.id, subject: id });
      await expect(inTx((tx) => review.toLead(tx, me, id))).rejects.toMatchObject({ code: 'not_waiting' });
    });

    it('are put away and taken back to where they were; a listing mark too', async () => {
      const me = await person('manager');
      const one = await anInquiry(test, { status: 'offered' });
      await inTx((tx) => review.dismiss(tx, me, one.id));
      expect(await statusOf(one.id)).toBe('dismissed');
      await inTx((tx) => review.restore(tx, me, one.id));
      expect(await row(one.id)).toMatchObject({ status: 'offered', decided_at: null, dismissed_from: null });
      const listing = await aListing(test);
      await inTx((tx) => review.toListing(tx, me, one.id, listing.id));
      const { items } = await boxes.list(me, { status: 'listed', limit: 5 });
      expect(items).toMatchObject([{ listing: { id: listing.id, ref: listing.ref }, decision: { note: null } }]);
      await inTx((tx) => review.restore(tx, me, one.id));
      expect(await row(one.id)).toMatchObject({ status: 'offered', offer_listing_id: null });
      await expect(inTx((tx) => review.toListing(tx, me, one.id, randomUUID()))).rejects.toMatchObject({
        code: 'listing_not_found',
      });
    });

    it('that are requests end with a note that is kept, and are never put away', async () => {
      const [me, { id }] = [await person('manager'), await anInquiry(test, { status: 'requested' })];
      await expect(inTx((tx) => review.dismiss(tx, me, id))).rejects.toMatchObject({ code: 'not_waiting' });
      await inTx((tx) => review.close(tx, me, id, '已删除全部资料'));
      const { items } = await boxes.list(me, { status: 'closed', limit: 5 });
      expect(items).toMatchObject([{ id, decision: { note: '已删除全部资料' } }]);
      expect(items[0]!.decision!.by).toBeTruthy();
      await expect(inTx((tx) => review.close(tx, me, id, '又一次'))).rejects.toMatchObject({ code: 'not_waiting' });
      const [event] = await test.query(`select data from event where type = 'inquiry.closed'`);
      expect(JSON.stringify(event)).not.toContain('已删除');
    });

    it('show their phone to who may handle them, on the record', async () => {
      const [me, { id }] = [
        await person('manager'),
        await anInquiry(test, { status: 'offered', phone: '+8613900001111' }),
      ];
      expect(await inTx((tx) => review.reveal(tx, me, id))).toMatchObject({ phone: '+8613900001111', contact: '周工' });
      expect(await events()).toEqual([{ type: 'inquiry.phone_revealed', actor: me.id, subject: id }]);
      const advisor = await person();
      await expect(inTx((tx) => review.reveal(tx, advisor, id))).rejects.toMatchObject({ kind: 'forbidden' });
    });

    it('begin a listing with their words and, for the house only, the number of the owner, on the record', async () => {
      const need = '厂房出租5000平，电话13900001112';
      const [me, { id }] = [
        await person('manager'),
        await anInquiry(test, { status: 'offered', need, phone: '+8613900001112' }),
      ];
      const offer = await inTx((tx) => review.offer(tx, me, id));
      expect(offer.text).toContain('厂房出租5000平');
      expect(JSON.stringify(offer.text)).not.toContain('13900001112');
      expect(offer.owner).toEqual({ name: '周工 · 云岭精密制造有限公司', phone: '+8613900001112' });
      expect(await events()).toEqual([{ type: 'inquiry.phone_revealed', actor: me.id, subject: id }]);
      await inTx((tx) => review.toListing(tx, me, id));
      await expect(inTx((tx) => review.offer(tx, me, id))).rejects.toMatchObject({ code: 'not_waiting' });
    });
  });
});
