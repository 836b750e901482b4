import { randomUUID } from 'node:crypto';
import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { Clock, createLogger, Database, loadSettings, PlatformModule, type Tx } from '@app/platform';
import { type Me, UsersModule } from '@app/users';
import { type ALead, aLead } from '../../../test/factories/a-lead.js';
import { aTask } from '../../../test/factories/a-task.js';
import { type AUser, aUser } from '../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { type CallReport, Tasks } from './tasks.service.js';
import { TasksModule } from './tasks.module.js';

/** A Tuesday morning in China. */
const NOW = new Date('2026-03-10T09:00:00+08:00');
const at = (text: string): Date => new Date(`${text}:00+08:00`);
const asMe = (user: AUser): Me => ({ ...user, teamIds: [user.teamId] });

describe('next steps', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let tasks: Tasks;
  let me: Me;

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, TasksModule] }).compile();
    jest.spyOn(app.get(Clock), 'now').mockReturnValue(NOW);
    [database, tasks] = [app.get(Database), app.get(Tasks)];
    me = asMe(await aUser(test));
  });
  afterAll(async () => {
    await app.close();
    await test.drop();
  });

  const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.transaction(work);
  const tasksOf = (lead: Pick<ALead, 'id'>) =>
    test.query<{ id: string; kind: string; status: string; due: Date; owner: string | null; team: string | null }>(
      `select id, kind, status, due_at as due, owner_id as owner, team_id as team from task
       where lead_id = $1 order by created_at, kind`,
      [lead.id],
    );
  const typesOf = async (lead: Pick<ALead, 'id'>): Promise<string[]> =>
    (await test.query<{ type: string }>(`select type from event where lead_id = $1 order by id`, [lead.id])).map(
      ({ type }) => type,
    );
  const call = (lead: Pick<ALead, 'id'>, report: Partial<CallReport> = {}, by = me) =>
    inTx((tx) => tasks.logCall(tx, by, lead.id, { outcome: 'no_answer', key: randomUUID(), ...report }));

  describe('the first call', () => {
    it('is made exactly once by ten workers at the same time', async () => {
      const lead = await aLead(test, { owner: me });
      await Promise.all(Array.from({ length: 10 }, () => inTx((tx) => tasks.ensureFirstCalls(tx, [lead.id]))));
      expect(await tasksOf(lead)).toEqual([
        expect.objectContaining({ kind: 'first_call', owner: me.id, status: 'open' }),
      ]);
      expect(await typesOf(lead)).toEqual(['task.added']);
    });

    it('is due half an hour of working time after the lead came', async () => {
      const cases = [
        ['2026-03-10T10:00', '2026-03-10T10:30'],
        ['2026-03-10T17:50', '2026-03-11T09:20'],
        ['2026-03-13T21:00', '2026-03-16T09:30'],
        ['2026-10-03T11:00', '2026-10-08T09:30'],
      ] as const;
      for (const [came, due] of cases) {
        const lead = await aLead(test, { owner: me, createdAt: at(came) });
        await inTx((tx) => tasks.ensureFirstCalls(tx, [lead.id]));
        expect((await tasksOf(lead))[0]!.due).toEqual(at(due));
      }
    });

    it('is the team’s when nobody has the lead, and none when the lead is closed or gone', async () => {
      const [pooled, closed] = [await aLead(test, { teamId: me.teamId }), await aLead(test, { stage: 'lost' })];
      for (const id of [pooled.id, closed.id, randomUUID()]) await inTx((tx) => tasks.ensureFirstCalls(tx, [id]));
      expect(await tasksOf(pooled)).toEqual([expect.objectContaining({ owner: null, team: me.teamId })]);
      expect(await tasksOf(closed)).toEqual([]);
    });
  });

  describe('a call', () => {
    it('is logged, closes the first call and makes the next step', async () => {
      const lead = await aLead(test, { owner: me });
      await inTx((tx) => tasks.ensureFirstCalls(tx, [lead.id]));
      const { callId, taskId } = await call(lead, { outcome: 'interested', note: '要3000平' });
      const [first, next] = await tasksOf(lead);
      expect(first).toMatchObject({ kind: 'first_call', status: 'done' });
      expect(next).toMatchObject({ id: taskId, kind: 'send_sites', status: 'open', due: at('2026-03-10T14:15') });
      expect(await test.query(`select id, outcome, note, author_id from call where lead_id = $1`, [lead.id])).toEqual([
        { id: callId, outcome: 'interested', note: '要3000平', author_id: me.id },
      ]);
      expect(await typesOf(lead)).toEqual(['task.added', 'task.added', 'lead.called', 'lead.stage_changed']);
    });

    it.each([
      ['interested', 'send_sites', 'contacted'],
      ['call_again', 'call_back', 'contacted'],
      ['no_answer', 'call_back', 'new'],
      ['wrong_number', 'follow_up', 'new'],
      ['refused', 'review', 'new'],
    ] as const)('with the outcome %s makes a %s and leaves the lead %s', async (outcome, kind, stage) => {
      const lead = await aLead(test, { owner: me });
      await call(lead, { outcome });
      expect((await tasksOf(lead)).map((task) => task.kind)).toEqual([kind]);
      expect(await test.query(`select stage, version from lead where id = $1`, [lead.id])).toEqual([
        { stage, version: 2 },
      ]);
    });

    it('keeps the time that was agreed on', async () => {
      const lead = await aLead(test, { owner: me });
      await call(lead, { outcome: 'call_again', at: at('2026-03-12T20:00') });
      expect((await tasksOf(lead))[0]!.due).toEqual(at('2026-03-12T20:00'));
    });

    it('does not push a lead back that has come further', async () => {
      const lead = await aLead(test, { owner: me, stage: 'visited' });
      await call(lead, { outcome: 'interested' });
      expect(await test.query(`select stage from lead where id = $1`, [lead.id])).toEqual([{ stage: 'visited' }]);
    });

    it('is logged once, however often the button was tapped', async () => {
      const lead = await aLead(test, { owner: me });
      const key = randomUUID();
      const answers = await Promise.all(Array.from({ length: 8 }, () => call(lead, { key })));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(await tasksOf(lead)).toHaveLength(1);
      const other = await aLead(test, { owner: me });
      await expect(call(other, { key })).rejects.toMatchObject({ code: 'key_reused' });
    });

    it('does only the task it was for, when one is named', async () => {
      const lead = await aLead(test, { owner: me });
      const [named, other] = [await aTask(test, lead), await aTask(test, lead)];
      await call(lead, { taskId: named.id });
      const status = Object.fromEntries((await tasksOf(lead)).map((task) => [task.id, task.status]));
      expect(status).toMatchObject({ [named.id]: 'done', [other.id]: 'open' });
    });

    it('leaves a task of another lead alone', async () => {
      const [lead, other] = [await aLead(test, { owner: me }), await aLead(test, { owner: me })];
      const theirs = await aTask(test, other);
      await call(lead, { taskId: theirs.id });
      expect((await tasksOf(other))[0]!.status).toBe('open');
    });

    it('needs a lead that is one’s own', async () => {
      const [foreign, pooled] = [await aLead(test, { owner: asMe(await aUser(test)) }), await aLead(test)];
      await expect(call(foreign)).rejects.toMatchObject({ code: 'lead_not_found' });
      await expect(call(pooled)).rejects.toMatchObject({ code: 'lead_in_pool' });
    });
  });
});
