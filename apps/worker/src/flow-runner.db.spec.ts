import { Test, type TestingModule } from '@nestjs/testing';
import { ArticlesModule } from '@app/articles';
import { AuditModule, Events, Handled, Outbox } from '@app/audit';
import { DuplicateQueue, LeadMerges, LeadsModule, MergeHistory } from '@app/leads';
import { MatchingModule } from '@app/matching';
import { NotificationsModule } from '@app/notifications';
import { createLogger, Database, loadSettings, PlatformModule, withRequestId } from '@app/platform';
import { Assignments, TasksModule } from '@app/tasks';
import { UsersModule } from '@app/users';
import { aTask } from '../../../test/factories/a-task.js';
import { aPhone } from '../../../test/factories/a-contact.js';
import { aLead } from '../../../test/factories/a-lead.js';
import { aUser } from '../../../test/factories/a-user.js';
import { anInquiry } from '../../../test/factories/an-inquiry.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { until } from '../../../test/support/until.js';
import { ClockJobs } from './clock-jobs.js';
import { followers, followersOf, type HandlerName } from './flow.js';
import { FlowRunner } from './flow-runner.js';
import { Handlers, processors } from './handlers.js';
import { RematchLeads } from './rematch-leads.js';
import { TellFits } from './tell-fits.js';

describe('running the flow', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let runner: FlowRunner;

  beforeEach(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    const imports = [
      platform,
      ArticlesModule,
      AuditModule,
      UsersModule,
      LeadsModule,
      MatchingModule,
      NotificationsModule,
      TasksModule,
    ];
    const providers = [ClockJobs, FlowRunner, Handlers, RematchLeads, TellFits, ...processors];
    app = await Test.createTestingModule({ imports, providers }).compile();
    [database, runner] = [app.get(Database), app.get(FlowRunner)];
  });
  afterEach(async () => {
    await app.close();
    await test.drop();
  });

  const record = (type: string, leadId: string | null, subjectId: string | null = null): Promise<string> =>
    database.transaction((tx) => app.get(Events).record(tx, { type, leadId, subjectId }));
  const count = async (from: string): Promise<number> =>
    (await test.query<{ n: number }>(`select count(*)::int as n from ${from}`))[0]!.n;

  /** Works like the queue until nothing follows any more; each job `times` times at once. */
  async function drain(times: number): Promise<void> {
    for (;;) {
      const events = await test.query<{ id: string; type: string }>(
        `with gone as (delete from outbox returning event_id) select id, type from event join gone on gone.event_id = id`,
      );
      if (events.length === 0) return;
      const jobs = events.flatMap(({ id, type }) => followersOf(type).map((handler) => [handler, id] as const));
      const deliveries = jobs.flatMap((job) => Array.from({ length: times }, () => job));
      await Promise.all(deliveries.map(([handler, id]) => runner.run(handler, id)));
    }
  }

  it('does a handler’s work once, however often the queue delivers the job', async () => {
    const lead = await aLead(test, { owner: await aUser(test) });
    const id = await record('lead.assigned', lead.id);
    const handler = app.get(Handlers).byName['first-call'];
    const work = jest.spyOn(handler, 'handle');
    await Promise.all(Array.from({ length: 10 }, () => runner.run('first-call', id)));
    await runner.run('first-call', id);
    expect(work).toHaveBeenCalledTimes(1);
    expect(work).toHaveBeenCalledWith(expect.anything(), expect.objectContaining({ id, leadId: lead.id }));
    expect(await count(`task where kind = 'first_call'`)).toBe(1);
  });

  it('does it again when it failed half way, as if nothing had happened', async () => {
    const lead = await aLead(test, { owner: await aUser(test) });
    const id = await record('lead.assigned', lead.id);
    const handler = app.get(Handlers).byName['first-call'];
    const real = handler.handle.bind(handler);
    jest.spyOn(handler, 'handle').mockImplementationOnce(async (tx, event) => {
      await real(tx, event);
      throw new Error('killed after the work');
    });
    await expect(runner.run('first-call', id)).rejects.toThrow('killed after the work');
    expect([await count('task'), await count('handled'), await count(`event where type = 'task.added'`)]).toEqual([
      0, 0, 0,
    ]);
    await runner.run('first-call', id);
    expect([await count('task'), await count('handled')]).toEqual([1, 1]);
  });

  it('gives what comes late for a merged lead to its survivor, but nothing of the other’s stage', async () => {
    const owner = await aUser(test);
    const [keep, gone] = [await aLead(test, { owner }), await aLead(test, { owner })];
    const task = await aTask(test, keep);
    const events = await Promise.all(
      ['lead.opened', 'lead.joined', 'lead.matched', 'lead.assigned', 'lead.stage_changed'].map(async (type) => ({
        type,
        id: await record(type, gone.id),
      })),
    );
    const me = { ...owner, teamIds: [owner.teamId] };
    await database.transaction((tx) =>
      app.get(LeadMerges).merge(tx, me, { keep: keep.id, gone: gone.id, choices: {} }),
    );
    for (const { type, id } of events) for (const handler of followersOf(type)) await runner.run(handler, id);
    expect(await test.query(`select status from task where id = $1`, [task.id])).toEqual([{ status: 'open' }]);
    expect(await count(`task where kind = 'first_call' and lead_id = '${keep.id}'`)).toBe(1);
    expect(await count(`notification where lead_id = '${keep.id}'`)).toBe(2);
  });

  it('gives a lead away that was merged before it was, once the merge is undone', async () => {
    const owner = await aUser(test);
    const admin = { ...(await aUser(test, { role: 'admin' })), teamIds: [] };
    const [keep, gone] = [await aLead(test, { owner }), await aLead(test)];
    const { id } = await database.transaction((tx) =>
      app.get(LeadMerges).merge(tx, admin, { keep: keep.id, gone: gone.id, choices: {} }),
    );
    await drain(1);
    await database.transaction((tx) => app.get(MergeHistory).undo(tx, admin, id));
    await drain(2);
    expect(await test.query(`select owner_id as owner from lead where id = $1`, [gone.id])).toEqual([
      { owner: owner.id },
    ]);
    expect(await count(`task where kind = 'first_call' and lead_id = '${gone.id}'`)).toBe(1);
    // The other one has had its owner all the time, and nobody was asked again.
    expect(await count(`event where type in ('lead.matched', 'lead.assigned') and lead_id = '${keep.id}'`)).toBe(0);
  });

  it('brings an inquiry to one lead, one owner, one first call and one notice, each job run three times', async () => {
    const owner = await aUser(test);
    const inquiry = await anInquiry(test);
    await record('inquiry.received', null, inquiry.id);
    await drain(3);
    expect(await test.query(`select ref, owner_id as owner from lead`)).toEqual([
      { ref: inquiry.ref, owner: owner.id },
    ]);
    expect(await test.query(`select kind, owner_id as owner from task`)).toEqual([
      { kind: 'first_call', owner: owner.id },
    ]);
    expect(await test.query(`select user_id, kind from notification`)).toEqual([
      { user_id: owner.id, kind: 'lead.assigned' },
    ]);
    expect(await count('assignment')).toBe(1);
    expect(await app.get(Handled).missing(followers, 10)).toEqual([]);
  });

  it('brings another inquiry of the company, by a name that says its place another way, to the same first call', async () => {
    const owner = await aUser(test);
    for (const company of ['浙江金昌信机械有限公司', '浙江安康信机械有限公司']) {
      const inquiry = await anInquiry(test, { company });
      await runner.runChain('open-lead', await record('inquiry.received', null, inquiry.id));
      await runner.settled();
    }
    await drain(1);
    expect(await count('lead')).toBe(1);
    expect(await count('inquiry where lead_id is null')).toBe(0);
    expect(await test.query(`select kind, owner_id as owner from task`)).toEqual([
      { kind: 'first_call', owner: owner.id },
    ]);
    expect(await count(`notification where kind = 'lead.joined'`)).toBe(1);
  });

  it('comes all the way in one job, and to the same end when each step runs by itself', async () => {
    await aUser(test);
    const ends = [];
    for (const each of ['runChain', 'run'] as const) {
      const inquiry = await anInquiry(test, { company: '', phone: aPhone() });
      await runner[each]('open-lead', await record('inquiry.received', null, inquiry.id));
      await runner.settled();
      if (each === 'runChain') expect(await count('outbox')).toBe(1);
      await drain(1);
      ends.push(
        await test.query(
          `select event.type, count(handled.handler)::int as handled from event left join handled on handled.event_id = event.id
           where lead_id = (select lead_id from inquiry where id = $1) group by event.id order by event.id`,
          [inquiry.id],
        ),
      );
    }
    expect(ends[0]).toHaveLength(4);
    expect(ends[1]).toEqual(ends[0]);
  });

  it('assigns leads that are ready at the same time together, each in the name of its own request', async () => {
    const owners = [await aUser(test), await aUser(test)];
    const assignMany = jest.spyOn(app.get(Assignments), 'assignMany');
    const requests = ['req-0', 'req-1', 'req-2', 'req-3', 'req-4', 'req-5'];
    const opening = requests.map(async (request) => {
      const inquiry = await anInquiry(test, { company: '', phone: aPhone() });
      return withRequestId(request, async () =>
        runner.runChain('open-lead', await record('inquiry.received', null, inquiry.id)),
      );
    });
    await Promise.all(opening);
    await runner.settled();
    expect(assignMany.mock.calls.length).toBeLessThan(requests.length);
    for (const owner of owners)
      expect(await count(`task where kind = 'first_call' and owner_id = '${owner.id}'`)).toBe(3);
    expect(await count('notification')).toBe(6);
    expect(await count(`outbox join event on id = event_id where type <> 'inquiry.received'`)).toBe(0);
    const said = await test.query<{ types: string[] }>(
      `select array_agg(type order by id) as types from event group by request_id order by request_id`,
    );
    const types = ['inquiry.received', 'lead.opened', 'lead.matched', 'lead.assigned', 'task.added'];
    expect(said).toEqual(requests.map(() => ({ types })));
    expect(await app.get(Handled).missing(followers, 10)).toEqual([]);
  });

  it('assigns a lead once when two inquiries of it are ready together', async () => {
    await aUser(test);
    await aUser(test);
    const lead = await aLead(test);
    const matched = [];
    for (let n = 0; n < 3; n++) matched.push(await record('lead.matched', lead.id));
    // The first batch takes one that is of no lead any more, the second all three.
    const other = await record('lead.matched', null);
    await Promise.allSettled([other, ...matched].map((id) => runner.runChain('assign-lead', id)));
    expect(await count('assignment')).toBe(1);
    expect(await count(`event where type = 'lead.assigned'`)).toBe(1);
    expect(await count(`task where kind = 'first_call'`)).toBe(1);
    expect(await count('notification')).toBe(1);
  });

  it('finds duplicates of all that came together afterwards, and leaves them to the relay when that fails', async () => {
    await aUser(test);
    const note = jest.spyOn(app.get(DuplicateQueue), 'note');
    const open = async (company: string) => {
      const inquiry = await anInquiry(test, { company, phone: aPhone() });
      await runner.runChain('open-lead', await record('inquiry.received', null, inquiry.id));
    };
    await Promise.all(['浙江示禾精密机械有限公司', '浙江示和精密机械有限公司', '海宁长桥纸业有限公司'].map(open));
    expect(await count('duplicate')).toBe(0);
    await runner.settled();
    expect(await count(`task where kind = 'first_call'`)).toBe(3);
    expect(note).toHaveBeenCalledTimes(1);
    expect(await test.query(`select kind, count(*)::int as pairs from duplicate group by kind order by kind`)).toEqual([
      { kind: 'company', pairs: 1 },
      { kind: 'lead', pairs: 1 },
    ]);
    expect(await count(`outbox join event on id = event_id where type = 'lead.opened'`)).toBe(0);
    note.mockRejectedValueOnce(new Error('killed before it looked'));
    await open('嘉善云帆纸业有限公司');
    await runner.settled();
    expect(await count(`task where kind = 'first_call'`)).toBe(4);
    expect(await count(`outbox join event on id = event_id where type = 'lead.opened'`)).toBe(1);
    expect(await app.get(Handled).missing([{ type: 'lead.opened', handler: 'find-duplicates' }], 10)).toEqual([]);
  });

  it('leaves an assignment that came to nothing to the relay, after a moment', async () => {
    const owner = await aUser(test);
    const inquiry = await anInquiry(test);
    const received = await record('inquiry.received', null, inquiry.id);
    await database.transaction((tx) => app.get(Outbox).remove(tx, [received]));
    jest.spyOn(app.get(Assignments), 'assignMany').mockRejectedValueOnce(new Error('killed before the assignment'));
    await runner.runChain('open-lead', received);
    await runner.settled();
    expect(await test.query(`select owner_id as owner from lead`)).toEqual([{ owner: null }]);
    const claimed = () =>
      database.transaction(async (tx) => (await app.get(Outbox).claim(tx, 10)).map(({ type }) => type));
    expect(await claimed()).toEqual([]);
    await until(async () => (await claimed()).length > 0, { for: 'the relay to have it', ms: 5000 });
    await drain(2);
    expect(await test.query(`select kind, owner_id as owner from task`)).toEqual([
      { kind: 'first_call', owner: owner.id },
    ]);
  });

  it('cancels what was planned when a lead leaves, and plans when it goes on', async () => {
    const owner = await aUser(test);
    const [lost, moved] = [
      await aLead(test, { owner, stage: 'lost' }),
      await aLead(test, { owner, stage: 'qualified' }),
    ];
    await test.query(`insert into task (lead_id, kind, slot, due_at) values ($1, 'visit', 'x', now())`, [lost.id]);
    for (const [lead, data] of [
      [lost, { to: 'lost', open: false }],
      [moved, { to: 'qualified', open: true }],
    ] as const) {
      await database.transaction((tx) =>
        app.get(Events).record(tx, { type: 'lead.stage_changed', leadId: lead.id, data }),
      );
    }
    await drain(2);
    expect(await test.query(`select lead_id as lead, title, status from task order by status`)).toEqual([
      { lead: lost.id, title: '', status: 'cancelled' },
      { lead: moved.id, title: '推荐房源', status: 'open' },
    ]);
  });

  it('hands over again what a lost queue never did, and makes the first call of a lead without a task', async () => {
    const lead = await aLead(test, { owner: await aUser(test), createdAt: new Date(Date.now() - 300_000) });
    const [{ id }] = (await test.query<{ id: string }>(
      `insert into event (type, lead_id, at) values ('lead.joined', $1, now() - interval '2 minutes') returning id`,
      [lead.id],
    )) as [{ id: string }];
    await app.get(ClockJobs).run('reconcile');
    expect(await test.query(`select event_id as id from outbox where event_id = ${id}`)).toEqual([{ id }]);
    expect(await count(`task where kind = 'first_call'`)).toBe(1);
    await app.get(ClockJobs).run('reconcile');
    expect(await count(`task where kind = 'first_call'`)).toBe(1);
  });

  it('says once that a task is overdue, and tells its owner once', async () => {
    const owner = await aUser(test);
    const lead = await aLead(test, { owner });
    await test.query(
      `insert into task (lead_id, kind, slot, due_at, owner_id) values ($1, 'visit', 'x', now() - interval '1 minute', $2)`,
      [lead.id, owner.id],
    );
    await Promise.all([app.get(ClockJobs).run('mark-overdue'), app.get(ClockJobs).run('mark-overdue')]);
    await drain(3);
    expect(await test.query(`select kind from notification`)).toEqual([{ kind: 'task.overdue' }]);
  });

  it('asks for an event that exists', async () => {
    const unknown: HandlerName = 'match-lead';
    await expect(runner.run(unknown, '999999')).rejects.toMatchObject({ code: '23503' });
  });
});
