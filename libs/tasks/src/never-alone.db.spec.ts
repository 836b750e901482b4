import { randomUUID } from 'node:crypto';
import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { LeadTransfers } from '@app/leads';
import { createLogger, Database, loadSettings, PlatformModule, type Tx } from '@app/platform';
import { type Me, Users, UsersModule } from '@app/users';
import { type ALead, aLead } from '../../../test/factories/a-lead.js';
import { aTask } from '../../../test/factories/a-task.js';
import { type AUser, aUser } from '../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { Assignments } from './assignments.service.js';
import { Ladder } from './ladder/ladder.js';
import { PlaybookRuns } from './playbooks/playbook-runs.js';
import { Tickets } from './service/tickets.js';
import { TasksModule } from './tasks.module.js';
import { Tasks } from './tasks.service.js';

const asMe = (user: AUser): Me => ({ ...user, teamIds: [user.teamId] });
const AN_HOUR_AGO = new Date(Date.now() - 3_600_000);

describe('a lead is never left alone', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let tasks: Tasks;
  let [me, colleague]: AUser[] = [];

  beforeEach(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, TasksModule] }).compile();
    [database, tasks] = [app.get(Database), app.get(Tasks)];
    me = await aUser(test);
    colleague = await aUser(test, { teamId: me.teamId });
  });
  afterEach(async () => {
    await app.close();
    await test.drop();
  });

  const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.transaction(work);
  const open = (lead: ALead) =>
    test.query<{ kind: string; owner: string | null; team: string | null }>(
      `select kind, owner_id as owner, team_id as team from task where lead_id = $1 and status = 'open' order by due_at`,
      [lead.id],
    );
  const ownerOf = async (lead: ALead) =>
    (await test.query<{ owner: string | null }>(`select owner_id as owner from lead where id = $1`, [lead.id]))[0]!
      .owner;
  const stopContact = (lead: ALead) =>
    test.query(`insert into do_not_contact (contact_id, reason, by) values ($1, '客户要求', $2)`, [
      lead.contactId,
      me!.id,
    ]);
  const aTicket = (lead: ALead) => {
    const ticket = { kind: 'housing', title: '员工宿舍', details: '', amountYuan: null, deadlineOn: null } as const;
    return inTx((tx) => app.get(Tickets).open(tx, asMe(me!), lead.id, { ...ticket, key: randomUUID() }));
  };
  const ticketOwner = async (id: string) =>
    (await test.query<{ owner: string | null }>(`select owner_id as owner from service_ticket where id = $1`, [id]))[0]!
      .owner;

  it('whose owner has gone: it waits, and the next one has it with all its steps', async () => {
    const [running, signed] = [await aLead(test, { owner: me }), await aLead(test, { owner: me, stage: 'signed' })];
    for (const lead of [running, signed]) await aTask(test, lead, { kind: 'visit' });
    const ticket = await aTicket(signed);
    await inTx((tx) => app.get(Users).edit(tx, asMe(colleague!), me!.id, { disabled: true }));
    expect(await ownerOf(running)).toBeNull();
    expect(await open(running)).toEqual([{ kind: 'visit', owner: null, team: me!.teamId }]);
    expect(await app.get(Assignments).drain()).toBe(1);
    expect(await ownerOf(running)).toBe(colleague!.id);
    expect(await open(running)).toEqual([{ kind: 'visit', owner: colleague!.id, team: me!.teamId }]);
    // The deal stays theirs; what is to be done for it is the team's.
    expect(await ownerOf(signed)).toBe(me!.id);
    expect(await open(signed)).toEqual([{ kind: 'visit', owner: null, team: me!.teamId }]);
    expect(await ticketOwner(ticket)).toBeNull();
  });

  it('when a step of its playbook is done by a call: the next step comes', async () => {
    const lead = await aLead(test, { owner: me, stage: 'signed' });
    const start = { trigger: 'landing', key: 'lease', occasion: 'deal:lease:0' } as const;
    const step = await inTx((tx) => app.get(PlaybookRuns).start(tx, lead.id, start));
    const key = randomUUID();
    for (let again = 0; again < 2; again++)
      await inTx((tx) => tasks.logCall(tx, asMe(me!), lead.id, { outcome: 'interested', taskId: step, key }));
    const steps = await test.query<{ step: number; status: string }>(
      `select step, status from task where run_id = (select run_id from task where id = $1) order by step`,
      [step],
    );
    expect(steps).toEqual([
      { step: 0, status: 'done' },
      { step: 1, status: 'open' },
    ]);
  });

  it('when the customer answers although the next step is a month away: somebody calls back, once', async () => {
    const lead = await aLead(test, { owner: me, stage: 'parked' });
    await aTask(test, lead, { kind: 'follow_up', dueAt: new Date(Date.now() + 30 * 86_400_000) });
    for (const event of ['7', '8']) await inTx((tx) => tasks.answerReply(tx, lead.id, event));
    expect((await open(lead)).map(({ kind }) => kind)).toEqual(['call_back', 'follow_up']);
  });

  it('when all its steps are over: it is taken up again, once', async () => {
    const [lead, busy, left] = [
      await aLead(test, { owner: me }),
      await aLead(test, { owner: me }),
      await aLead(test, { owner: me }),
    ];
    for (const one of [lead, busy, left]) await aTask(test, one, { status: 'done' });
    await test.query(`update lead set created_at = $1`, [AN_HOUR_AGO]);
    await test.query(`update lead set active_at = $2 where id <> $1`, [busy.id, AN_HOUR_AGO]);
    await stopContact(left);
    const { never, over } = await inTx((tx) => tasks.leadsWithoutTask(tx, 10));
    expect([never, over]).toEqual([[], [lead.id]]);
    await Promise.all(Array.from({ length: 5 }, () => inTx((tx) => tasks.takeUpAgain(tx, over))));
    expect(await open(lead)).toEqual([{ kind: 'follow_up', owner: me!.id, team: me!.teamId }]);
    await inTx((tx) => tasks.takeUpAgain(tx, [left.id]));
    expect(await open(left)).toEqual([]);
  });

  it('when it is handed on: who has it also answers for the requests of its company', async () => {
    const lead = await aLead(test, { owner: me, stage: 'signed' });
    const ticket = await aTicket(lead);
    const to = { ownerId: colleague!.id, reason: '休产假' };
    await inTx((tx) => app.get(LeadTransfers).transfer(tx, asMe(me!), lead.id, to));
    expect(await ticketOwner(ticket)).toBe(colleague!.id);
  });

  it('but is not climbed for while nobody may call it', async () => {
    const lead = await aLead(test, { owner: me });
    await aTask(test, lead, { kind: 'first_call', dueAt: new Date(Date.now() - 40 * 86_400_000) });
    await test.query(`update task set climb_at = $1`, [AN_HOUR_AGO]);
    await stopContact(lead);
    expect(await app.get(Ladder).run()).toBe(0);
    expect(await ownerOf(lead)).toBe(me!.id);
    await test.query(`delete from do_not_contact`);
    expect(await app.get(Ladder).run()).toBe(4);
  });
});
