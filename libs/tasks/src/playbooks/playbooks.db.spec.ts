import { randomUUID } from 'node:crypto';
import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { Leads, type Stage } from '@app/leads';
import { createLogger, Database, loadSettings, PlatformModule, type Tx } from '@app/platform';
import { type Me, UsersModule } from '@app/users';
import { type ALead, aLead } from '../../../../test/factories/a-lead.js';
import { aUser } from '../../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { type CallOutcome, callOutcomes } from '../call-outcome.js';
import { TasksModule } from '../tasks.module.js';
import { Tasks } from '../tasks.service.js';
import { Playbooks } from './playbooks.js';

describe('playbooks at work', () => {
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
    const user = await aUser(test);
    me = { ...user, teamIds: [user.teamId] };
  });
  afterEach(async () => {
    await app.close();
    await test.drop();
  });

  const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.transaction(work);
  const call = (lead: Pick<ALead, 'id'>, outcome: CallOutcome) =>
    inTx((tx) => tasks.logCall(tx, me, lead.id, { outcome, key: randomUUID() }));
  const open = (lead: Pick<ALead, 'id'>) =>
    test.query<{ id: string; kind: string; title: string }>(
      `select id, kind, title from task where lead_id = $1 and status = 'open' order by due_at`,
      [lead.id],
    );
  /** What the worker does after the lead moved. */
  async function move(lead: Pick<ALead, 'id'>, stage: Stage, more: object = {}): Promise<void> {
    const [row] = await test.query<{ version: number; stage: Stage }>(`select version, stage from lead where id = $1`, [
      lead.id,
    ]);
    await inTx((tx) => app.get(Leads).move(tx, me, lead.id, { stage, version: row!.version, ...more }));
    const [event] = await test.query<{ id: string; open: boolean }>(
      `select id, (data ->> 'open')::boolean as open from event where type = 'lead.stage_changed' and lead_id = $1 order by id desc limit 1`,
      [lead.id],
    );
    if (row!.stage === stage) return;
    await inTx((tx) =>
      event!.open ? tasks.ensureNextStep(tx, lead.id, { stage, eventId: event!.id }) : tasks.cancelAll(tx, lead.id),
    );
  }

  it('call six times when nobody answers, then ask for a decision', async () => {
    const lead = await aLead(test, { owner: me });
    const kinds: string[] = [];
    for (let attempt = 1; attempt <= 6; attempt++) {
      await call(lead, 'no_answer');
      const steps = await open(lead);
      expect(steps).toHaveLength(1);
      kinds.push(steps[0]!.kind);
    }
    expect(kinds).toEqual([...Array.from({ length: 5 }, () => 'call_back'), 'review']);
    expect(await test.query(`select count(*)::int as runs from playbook_run`)).toEqual([{ runs: 1 }]);
  });

  it('stop when the customer answers', async () => {
    const lead = await aLead(test, { owner: me });
    await call(lead, 'no_answer');
    await call(lead, 'interested');
    expect((await open(lead)).map(({ kind }) => kind)).toEqual(['send_sites']);
    expect(await test.query(`select end_reason from playbook_run where ended_at is not null`)).toEqual([
      { end_reason: 'reply' },
    ]);
  });

  it('stop when the customer writes again, and somebody calls back', async () => {
    const lead = await aLead(test, { owner: me });
    await call(lead, 'no_answer');
    for (let again = 0; again < 2; again++) await inTx((tx) => tasks.answerReply(tx, lead.id, '9'));
    expect((await open(lead)).map(({ title }) => title)).toEqual(['客户有新动静：尽快回电']);
  });

  it('leave a reply to the first call where nobody has the lead yet, and to nobody else', async () => {
    const [nobodys, mine] = [await aLead(test), await aLead(test, { owner: me })];
    for (const lead of [nobodys, mine]) await inTx((tx) => tasks.answerReply(tx, lead.id, '9'));
    expect(await open(nobodys)).toEqual([]);
    expect((await open(mine)).map(({ kind }) => kind)).toEqual(['call_back']);
  });

  it('stop when the lead moves on, and the new stage has its step', async () => {
    const lead = await aLead(test, { owner: me, stage: 'qualified' });
    await move(lead, 'proposed');
    expect((await open(lead)).map(({ title }) => title)).toEqual(['约看现场']);
    await move(lead, 'visited');
    expect((await open(lead)).map(({ title }) => title)).toEqual(['带看回访']);
  });

  it('keep their version while they run, also when an admin saves another one', async () => {
    const lead = await aLead(test, { owner: me });
    await call(lead, 'no_answer');
    const playbooks = app.get(Playbooks);
    const known = (await playbooks.list()).find(({ key }) => key === 'no_answer')!;
    const definition = {
      ...known.definition,
      steps: [{ kind: 'review' as const, title: '一次就够', wait: { days: 1 } }],
    };
    await inTx((tx) => playbooks.save(tx, { ...known, definition }, known, me.id));
    await expect(inTx((tx) => playbooks.save(tx, { ...known, definition }, known, me.id))).rejects.toMatchObject({
      code: 'playbook_changed',
    });
    await call(lead, 'no_answer');
    expect((await open(lead)).map(({ title }) => title)).toEqual(['未接，第 3 次再打']);
    const other = await aLead(test, { owner: me });
    await call(other, 'no_answer');
    expect((await open(other)).map(({ title }) => title)).toEqual(['一次就够']);
    expect((await playbooks.list()).find(({ key }) => key === 'no_answer')).toMatchObject({
      version: 2,
      running: 2,
      runningOlder: 1,
    });
  });

  it('go on to the playbook that follows, and repeat the last step as often as told', async () => {
    const playbooks = app.get(Playbooks);
    const all = await playbooks.list();
    const [refused, wrong] = ['refused', 'wrong_number'].map((key) => all.find((one) => one.key === key)!);
    const definition = { ...refused!.definition, repeat: { days: 5, times: 2 }, next: wrong!.id };
    await inTx((tx) => playbooks.save(tx, { ...refused!, definition }, refused!, me.id));
    const back = { ...wrong!.definition, next: refused!.id };
    await expect(
      inTx((tx) => playbooks.save(tx, { ...wrong!, definition: back }, wrong!, me.id)),
    ).rejects.toMatchObject({
      fields: [{ field: 'next', message: expect.stringContaining('绕回来') }],
    });
    const lead = await aLead(test, { owner: me });
    await call(lead, 'refused');
    const kinds: string[] = [];
    for (let step = 0; step < 4; step++) {
      const [task] = await open(lead);
      kinds.push(task!.kind);
      await inTx((tx) => tasks.edit(tx, me, task!.id, { status: 'done' }));
    }
    expect(kinds).toEqual(['review', 'review', 'review', 'follow_up']);
  });

  it('have a place of their own: two active ones for the same occasion are refused by name', async () => {
    const playbooks = app.get(Playbooks);
    const [known] = await playbooks.list();
    await expect(inTx((tx) => playbooks.save(tx, { ...known!, name: '另一个' }, null, me.id))).rejects.toMatchObject({
      code: 'playbook_taken',
    });
    const id = await inTx((tx) => playbooks.save(tx, { ...known!, name: '大客户', grade: 'A' }, null, me.id));
    expect((await playbooks.list()).find((one) => one.id === id)).toMatchObject({ grade: 'A', version: 1 });
  });

  it('never leave an open lead without a next step, whatever is done to it', async () => {
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
    const stages: Stage[] = ['contacted', 'qualified', 'proposed', 'visited', 'negotiating', 'under_review', 'signed', 'parked', 'lost']; // prettier-ignore
    const leads = await Promise.all(Array.from({ length: 5 }, () => aLead(test, { owner: me })));
    for (const lead of leads) await inTx((tx) => tasks.ensureFirstCalls(tx, [lead.id]));
    for (let step = 0; step < 150; step++) {
      const lead = leads[random(leads.length)]!;
      const [task] = await open(lead);
      const what = random(5);
      if (what === 0) await call(lead, callOutcomes[random(5)]!);
      if (what === 1) await move(lead, stages[random(stages.length)]!, { lostReason: 'price', wakeOn: '2037-03-02' });
      if (what === 2 && task) await inTx((tx) => tasks.edit(tx, me, task.id, { status: 'done' }));
      if (what === 3 && task) await inTx((tx) => tasks.edit(tx, me, task.id, { status: 'cancelled' }));
      if (what === 4) await inTx((tx) => tasks.answerReply(tx, lead.id, `${1000 + step}`));
      const bare = await test.query(
        `select ref, stage from lead where open and not exists (select from task where task.lead_id = lead.id and task.status = 'open')`,
      );
      expect({ step, what, bare }).toEqual({ step, what, bare: [] });
      const doubled = await test.query(
        `select run_id from task where status = 'open' and run_id is not null group by run_id having count(*) > 1`,
      );
      expect(doubled).toEqual([]);
    }
  });
});
