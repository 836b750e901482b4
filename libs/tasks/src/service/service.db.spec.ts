import { randomUUID } from 'node:crypto';
import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { Clock, createLogger, Database, loadSettings, PlatformModule, type Tx } from '@app/platform';
import { type Me, UsersModule } from '@app/users';
import { type ALead, aLead } from '../../../../test/factories/a-lead.js';
import { aUser } from '../../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { TasksModule } from '../tasks.module.js';
import { Tasks } from '../tasks.service.js';
import { type DealFacts, Deals } from './deals.js';
import { type NewTicket, Tickets } from './tickets.js';
import { TicketsRepository } from './tickets-repository.js';

const TUESDAY = new Date('2026-03-10T09:00:00+08:00');
const nothing: DealFacts = {
  areaSqm: null,
  landMu: null,
  kind: 'lease',
  promisedStartOn: null,
  promisedProductionOn: null,
  promisedTaxYuan: null,
  startedOn: null,
  producedOn: null,
  contractEndsOn: null,
  leaseEndsOn: null,
};

describe('after signing', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let tickets: Tickets;
  let deals: Deals;
  let me: Me;
  let lead: ALead;
  let now: Date;

  beforeEach(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, TasksModule] }).compile();
    now = TUESDAY;
    jest.spyOn(app.get(Clock), 'now').mockImplementation(() => now);
    [database, tickets, deals] = [app.get(Database), app.get(Tickets), app.get(Deals)];
    const user = await aUser(test);
    me = { ...user, teamIds: [user.teamId] };
    lead = await aLead(test, { owner: me, stage: 'signed' });
  });
  afterEach(async () => {
    await app.close();
    await test.drop();
  });

  const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.transaction(work);
  const open = (given: Partial<NewTicket> = {}, of: Pick<ALead, 'id'> = lead) =>
    inTx((tx) => tickets.open(tx, me, of.id, { kind: 'housing', title: '员工宿舍 20 间', details: '', amountYuan: null, deadlineOn: null, key: randomUUID(), ...given })); // prettier-ignore
  const one = (id: string) => app.get(TicketsRepository).one(me, id);
  const events = async (type: string) =>
    (await test.query<{ data: Record<string, unknown> }>(`select data from event where type = $1 order by id`, [type])).map(({ data }) => data); // prettier-ignore

  describe('a request', () => {
    it('has an owner, a clock in working days, and is opened once a form', async () => {
      const key = randomUUID();
      const ids = await Promise.all(Array.from({ length: 5 }, () => open({ key, kind: 'complaint' })));
      expect(new Set(ids).size).toBe(1);
      expect(await one(ids[0]!)).toMatchObject({ owner: { id: me.id }, due: new Date('2026-03-11T17:30:00+08:00') });
      expect(await events('ticket.opened')).toHaveLength(1);
    });

    it('of a policy says its amount and its deadline, which has not passed', async () => {
      await expect(open({ kind: 'policy' })).rejects.toMatchObject({
        fields: [{ field: 'amountYuan' }, { field: 'deadlineOn' }],
      });
      await expect(open({ deadlineOn: '2026-03-09' })).rejects.toMatchObject({ fields: [{ field: 'deadlineOn' }] });
      const id = await open({ kind: 'policy', amountYuan: 1_200_000, deadlineOn: '2026-06-30' });
      expect(await one(id)).toMatchObject({ amountYuan: 1_200_000, deadlineOn: '2026-06-30' });
    });

    it('keeps its history, and refuses who looked at an older version', async () => {
      const id = await open();
      await inTx((tx) => tickets.edit(tx, me, id, { status: 'doing', version: 1 }));
      const note = { text: '已联系公租房中心', key: randomUUID() };
      for (let again = 0; again < 2; again++) await inTx((tx) => tickets.note(tx, me, id, note));
      await expect(inTx((tx) => tickets.edit(tx, me, id, { status: 'done', version: 1 }))).rejects.toMatchObject({
        code: 'version_conflict',
      });
      const { history, status } = await one(id);
      expect(status).toBe('doing');
      expect(history.map(({ type, text }) => [type, text])).toEqual([
        ['ticket.noted', '已联系公租房中心'],
        ['ticket.moved', null],
        ['ticket.opened', null],
      ]);
    });

    it('is given only to somebody who sees the lead', async () => {
      const id = await open();
      const [stranger, admin] = [await aUser(test), await aUser(test, { role: 'admin' })];
      const give = (ownerId: string) => inTx((tx) => tickets.edit(tx, me, id, { ownerId, version: 1 }));
      await expect(give(stranger.id)).rejects.toMatchObject({ code: 'owner_unseeing' });
      await give(admin.id);
      expect(await events('ticket.assigned')).toEqual([{ from: me.id, to: admin.id }]);
    });

    it('is overdue once, however many workers look', async () => {
      await open({ kind: 'complaint' });
      now = new Date('2026-03-12T09:00:00+08:00');
      await Promise.all(Array.from({ length: 5 }, () => inTx((tx) => tickets.markOverdue(tx))));
      expect(await events('ticket.overdue')).toHaveLength(1);
    });

    it('needs a lead that has signed, and is not there for others', async () => {
      await expect(open({}, await aLead(test, { owner: me }))).rejects.toMatchObject({ code: 'not_signed' });
      const other = await aUser(test);
      const stranger = { ...other, teamIds: [other.teamId] };
      const id = await open();
      await expect(app.get(TicketsRepository).one(stranger, id)).rejects.toMatchObject({ code: 'ticket_not_found' });
      expect((await app.get(TicketsRepository).list(stranger, { state: 'open', limit: 10 })).items).toEqual([]);
    });

    it('is listed page by page through an index, soonest first', async () => {
      for (let index = 0; index < 5; index++) await open({ title: `第 ${index} 项` });
      const page = await app.get(TicketsRepository).list(me, { state: 'open', limit: 3 });
      const rest = await app.get(TicketsRepository).list(me, { state: 'open', limit: 3, cursor: page.next! });
      expect(new Set([...page.items, ...rest.items].map(({ id }) => id)).size).toBe(5);
      expect(rest.next).toBeNull();
      await test.query(`insert into service_ticket (lead_id, kind, title, due_at, key)
        select $1, 'other', '旧', now() + n * interval '1 minute', 'old-' || n from generate_series(1, 20000) as n`, [lead.id]); // prettier-ignore
      await test.query('analyze service_ticket');
      const plan = await test.query<{ 'QUERY PLAN': string }>(
        `explain select id from service_ticket where status in ('open', 'doing', 'waiting') and (due_at, id) > (now(), gen_random_uuid())
         order by due_at, id limit 51`,
      );
      expect(plan.map((row) => row['QUERY PLAN']).join()).toContain('service_ticket_due');
    });
  });

  describe('a deal', () => {
    const save = (facts: Partial<DealFacts>, version = 0) =>
      inTx((tx) => deals.save(tx, me, lead.id, { ...nothing, ...facts }, version));

    it('keeps what was promised beside what came of it', async () => {
      await save({ promisedTaxYuan: 3_000_000, promisedProductionOn: '2026-01-01' });
      await save({ promisedTaxYuan: 3_000_000, promisedProductionOn: '2026-01-01', startedOn: '2026-01-05' }, 1);
      for (const amountYuan of [1, 2_500_000])
        await inTx((tx) => deals.recordTax(tx, me, lead.id, { year: 2025, amountYuan }));
      expect(await deals.of(me, lead.id)).toMatchObject({
        promisedTaxYuan: 3_000_000,
        startedOn: '2026-01-05',
        version: 2,
        taxes: [{ year: 2025, amountYuan: 2_500_000 }],
      });
      await expect(save({}, 1)).rejects.toMatchObject({ code: 'version_conflict' });
    });

    it('refuses days that contradict themselves, by name', async () => {
      await expect(save({ startedOn: '2026-04-01' })).rejects.toMatchObject({ fields: [{ field: 'startedOn' }] });
      await expect(save({ startedOn: '2026-02-01', producedOn: '2026-01-01' })).rejects.toMatchObject({ fields: [{ field: 'producedOn' }] }); // prettier-ignore
      await expect(save({ kind: 'land', leaseEndsOn: '2030-01-01' })).rejects.toMatchObject({ fields: [{ field: 'leaseEndsOn' }] }); // prettier-ignore
      await expect(inTx((tx) => deals.recordTax(tx, me, lead.id, { year: 2026, amountYuan: 1 }))).rejects.toMatchObject(
        {
          code: 'no_deal',
        },
      );
    });

    it('begins the landing of its kind, which goes on after the lead has landed', async () => {
      await save({ kind: 'land' });
      const titles = () =>
        test.query(`select title from task where lead_id = $1 and status = 'open' order by due_at`, [lead.id]);
      expect(await titles()).toEqual([{ title: '土地合同、出让金与不动产权证' }]);
      await test.query(`update lead set stage = 'landed' where id = $1`, [lead.id]);
      await inTx((tx) => app.get(Tasks).cancelAll(tx, lead.id));
      expect(await titles()).toHaveLength(1);
      await test.query(`update lead set stage = 'lost' where id = $1`, [lead.id]);
      await inTx((tx) => app.get(Tasks).cancelAll(tx, lead.id));
      expect(await titles()).toEqual([]);
    });

    it('gives notice of its ends 90, 60 and 30 days before, each once', async () => {
      await save({ contractEndsOn: '2026-09-01', leaseEndsOn: '2026-12-31' });
      for (let day = 0; day < 300; day++) {
        now = new Date(TUESDAY.getTime() + day * 86_400_000);
        await Promise.all([inTx((tx) => deals.giveNotices(tx)), inTx((tx) => deals.giveNotices(tx))]);
      }
      expect(await events('deal.ends_soon')).toEqual([
        ...[90, 60, 30].map((days) => ({ what: 'contract', endsOn: '2026-09-01', days })),
        ...[90, 60, 30].map((days) => ({ what: 'lease', endsOn: '2026-12-31', days })),
      ]);
    }, 60_000);
  });
});
