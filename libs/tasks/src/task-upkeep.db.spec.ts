import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { Clock, createLogger, Database, loadSettings, PlatformModule, type Tx } from '@app/platform';
import { type Me, UsersModule } from '@app/users';
import { type ALead, aLead } from '../../../test/factories/a-lead.js';
import { aTask } from '../../../test/factories/a-task.js';
import { type AUser, aUser } from '../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { beside } from '../../../test/support/beside.js';
import { Tasks } from './tasks.service.js';
import { TasksModule } from './tasks.module.js';
import { TasksRepository } from './tasks.repository.js';

const asMe = (user: AUser): Me => ({ ...user, teamIds: [user.teamId] });
const PAST = new Date(Date.now() - 60_000);

describe('tasks in the course of time', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let tasks: Tasks;
  let me: Me;

  beforeEach(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, TasksModule] }).compile();
    [database, tasks] = [app.get(Database), app.get(Tasks)];
    me = asMe(await aUser(test));
  });
  afterEach(async () => {
    await app.close();
    await test.drop();
  });

  const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.transaction(work);
  const taskOf = async (id: string) =>
    (await test.query<Record<string, unknown>>(`select * from task where id = $1`, [id]))[0]!;
  const events = (type: string) =>
    test.query<{ subject: string; lead: string }>(
      `select subject_id as subject, lead_id as lead from event where type = $1 order by id`,
      [type],
    );

  it('are overdue once, however many workers look', async () => {
    const lead = await aLead(test, { owner: me });
    const late = await aTask(test, lead, { dueAt: PAST });
    await aTask(test, lead);
    await aTask(test, lead, { dueAt: PAST, status: 'done' });
    const marked = await Promise.all(Array.from({ length: 5 }, () => inTx((tx) => tasks.markOverdue(tx))));
    expect(marked.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await inTx((tx) => tasks.markOverdue(tx))).toBe(0);
    expect(await events('task.overdue')).toEqual([{ subject: late.id, lead: lead.id }]);
  });

  it('may be overdue again after they were put off', async () => {
    const task = await aTask(test, await aLead(test, { owner: me }), { dueAt: PAST });
    await inTx((tx) => tasks.markOverdue(tx));
    await inTx((tx) => tasks.edit(tx, me, task.id, { due: new Date(Date.now() + 60_000) }));
    await test.query(`update task set due_at = $2 where id = $1`, [task.id, PAST]);
    expect(await inTx((tx) => tasks.markOverdue(tx))).toBe(1);
  });

  it('are missed on open leads that are minutes old', async () => {
    const old = new Date(Date.now() - 3 * 60_000);
    const lost = await aLead(test, { createdAt: old });
    await aLead(test);
    await aTask(test, await aLead(test, { createdAt: old }), {});
    for (const stage of ['lost', 'signed', 'parked'] as const) await aLead(test, { createdAt: old, stage });
    expect(await inTx((tx) => tasks.leadsWithoutTask(tx, 10))).toEqual({ never: [lost.id], over: [] });
    await inTx((tx) => tasks.ensureFirstCalls(tx, [lost.id]));
    expect(await inTx((tx) => tasks.leadsWithoutTask(tx, 10))).toEqual({ never: [], over: [] });
  });

  it('are planned by hand, once a form', async () => {
    const lead = await aLead(test, { owner: me });
    const task = { kind: 'visit', title: '带看', due: new Date(), key: randomUUID() } as const;
    const ids = await Promise.all(Array.from({ length: 5 }, () => inTx((tx) => tasks.add(tx, me, lead.id, task))));
    expect(new Set(ids).size).toBe(1);
    expect(await taskOf(ids[0]!)).toMatchObject({ kind: 'visit', title: '带看', owner_id: me.id, status: 'open' });
  });

  it('lie ahead: a time that has passed is refused, but for taking a change back', async () => {
    const lead = await aLead(test, { owner: me });
    const [gone, soon] = [new Date(Date.now() - 3_600_000), new Date(Date.now() + 3_600_000)];
    const plan = (due: Date) => inTx((tx) => tasks.add(tx, me, lead.id, { kind: 'visit', title: '带看', due, key: randomUUID() })); // prettier-ignore
    await expect(plan(gone)).rejects.toMatchObject({ code: 'time_past', fields: [{ field: 'due' }] });
    const id = await plan(soon);
    const put = (due: Date) => inTx((tx) => tasks.edit(tx, me, id, { due }));
    await expect(put(gone)).rejects.toMatchObject({ code: 'time_past' });
    await put(new Date(Date.now() + 86_400_000));
    const later = jest.spyOn(app.get(Clock), 'now').mockReturnValue(new Date(soon.getTime() + 3_600_000));
    await expect(put(new Date(soon.getTime() + 1))).rejects.toMatchObject({ code: 'time_past' });
    await put(soon);
    later.mockRestore();
    expect(await taskOf(id)).toMatchObject({ due_at: soon });
    const call = { outcome: 'call_again', at: gone, key: randomUUID() } as const;
    await expect(inTx((tx) => tasks.logCall(tx, me, lead.id, call))).rejects.toMatchObject({ code: 'time_past' });
  });

  it('are done, cancelled and put off by their owner, while they are open', async () => {
    const lead = await aLead(test, { owner: me });
    const [one, two, three] = [await aTask(test, lead), await aTask(test, lead), await aTask(test, lead)];
    const due = new Date('2037-01-05T02:00:00Z');
    await inTx((tx) => tasks.edit(tx, me, one.id, { status: 'done' }));
    await inTx((tx) => tasks.edit(tx, me, two.id, { status: 'cancelled' }));
    await inTx((tx) => tasks.edit(tx, me, three.id, { due }));
    expect(await taskOf(one.id)).toMatchObject({ status: 'done', done_at: expect.any(Date) });
    expect(await taskOf(two.id)).toMatchObject({ status: 'cancelled', done_at: null });
    expect(await taskOf(three.id)).toMatchObject({ status: 'open', due_at: due });
    await expect(inTx((tx) => tasks.edit(tx, me, one.id, { due }))).rejects.toMatchObject({ code: 'task_closed' });
    expect(await events('task.rescheduled')).toHaveLength(1);
  });

  it('are not there for others', async () => {
    const task = await aTask(test, await aLead(test, { owner: asMe(await aUser(test)) }));
    const edit = (id: string) => inTx((tx) => tasks.edit(tx, me, id, { status: 'done' }));
    for (const id of [task.id, randomUUID()]) await expect(edit(id)).rejects.toMatchObject({ code: 'task_not_found' });
    expect((await taskOf(task.id)).status).toBe('open');
    expect(await app.get(TasksRepository).list(me, { limit: 10 })).toEqual({ items: [], next: null });
    expect(await app.get(TasksRepository).list(me, { lead: task.leadId, limit: 10 })).toEqual({
      items: [],
      next: null,
    });
  });

  it('of the pool are done only by somebody who claimed the lead', async () => {
    const task = await aTask(test, await aLead(test));
    await expect(inTx((tx) => tasks.edit(tx, me, task.id, { status: 'done' }))).rejects.toMatchObject({
      code: 'lead_in_pool',
    });
  });

  it('wait for their lead rather than lock against whoever works on it', async () => {
    const lead = await aLead(test, { owner: me });
    const task = await aTask(test, lead);
    const due = new Date(Date.now() + 86_400_000);
    let edit: Promise<unknown> | undefined;
    await inTx(async (tx) => {
      await tx.query(`select 1 from lead where id = $1 for update`, [lead.id]);
      edit = beside(() => inTx((other) => tasks.edit(other, me, task.id, { due })));
      await sleep(300);
      await tx.query(`update task set title = '改了' where id = $1`, [task.id]);
    });
    await edit;
    expect(await taskOf(task.id)).toMatchObject({ title: '改了', due_at: due });
  });

  describe('of a stage', () => {
    const enter = (lead: Pick<ALead, 'id'>, stage: ALead['stage'], eventId = '1') =>
      inTx((tx) => tasks.ensureNextStep(tx, lead.id, { stage, eventId }));
    const open = (lead: Pick<ALead, 'id'>) =>
      test.query<{ title: string; due: string }>(
        `select title, due_at::date::text as due from task where lead_id = $1 and status = 'open'`,
        [lead.id],
      );

    it('are made once an event', async () => {
      const lead = await aLead(test, { owner: me, stage: 'qualified' });
      await Promise.all(Array.from({ length: 5 }, () => enter(lead, 'qualified')));
      expect(await open(lead)).toEqual([expect.objectContaining({ title: '推荐房源' })]);
    });

    it('are not made when something is planned, or the lead has moved on', async () => {
      const [planned, moved] = [await aLead(test, { stage: 'qualified' }), await aLead(test, { stage: 'visited' })];
      await aTask(test, planned);
      await enter(planned, 'qualified');
      await enter(moved, 'qualified');
      expect(await open(planned)).toEqual([expect.objectContaining({ title: '回电' })]);
      expect(await open(moved)).toEqual([]);
    });

    it('leave a parked lead nothing but its waking up', async () => {
      const lead = await aLead(test, { owner: me, stage: 'parked' });
      await test.query(`update lead set wake_on = '2037-03-02' where id = $1`, [lead.id]);
      await aTask(test, lead);
      await enter(lead, 'parked');
      expect(await open(lead)).toEqual([{ title: '唤醒：重新联系', due: '2037-03-02' }]);
    });

    it('are all cancelled when the lead leaves', async () => {
      const lead = await aLead(test, { owner: me });
      await aTask(test, lead);
      await inTx((tx) => tasks.cancelAll(tx, lead.id));
      expect(await open(lead)).toEqual([]);
    });
  });
});
