import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { LeadTransfers } from '@app/leads';
import { Clock, createLogger, Database, loadSettings, PlatformModule, type Tx } from '@app/platform';
import { type Me, OfficeCalendar, UsersModule, WorkingWeeks } from '@app/users';
import { type ALead, aLead } from '../../../test/factories/a-lead.js';
import { aTeam } from '../../../test/factories/a-team.js';
import { type AUser, aUser } from '../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { Ladder } from './ladder/ladder.js';
import { MovedFirstCall } from './moved-first-call.js';
import { TasksModule } from './tasks.module.js';
import { Tasks } from './tasks.service.js';

const at = (text: string): Date => new Date(`${text}:00+08:00`);
/** A Tuesday; the first call of the lead that comes is due at 10:30. */
const CAME = at('2027-03-16T10:00');
const LATER = at('2027-03-16T10:20');
const asMe = (user: AUser): Me => ({ ...user, teamIds: [user.teamId] });

describe('a first call whose lead is handed on', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let now: Date;
  let from: AUser;
  let to: AUser;
  let lead: ALead;

  beforeEach(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, TasksModule] }).compile();
    jest.spyOn(app.get(Clock), 'now').mockImplementation(() => now);
    database = app.get(Database);
    const teamId = (await aTeam(test)).id;
    [from, to] = [await aUser(test, { teamId }), await aUser(test, { teamId })];
    now = CAME;
    lead = await aLead(test, { owner: from, createdAt: CAME });
    await inTx((tx) => app.get(Tasks).ensureFirstCalls(tx, [lead.id]));
    await test.query(`update task set created_at = $1`, [CAME]);
  });
  afterEach(async () => {
    await app.close();
    await test.drop();
  });

  const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.transaction(work);
  async function handOn(moment: Date, [giver, taker] = [from, to]): Promise<void> {
    now = moment;
    const words = { ownerId: taker.id, reason: '客户改看衢州' };
    await inTx((tx) => app.get(LeadTransfers).transfer(tx, asMe(giver), lead.id, words));
    await inTx((tx) => app.get(MovedFirstCall).restart(tx, lead.id));
  }
  const call = async () =>
    (
      await test.query<{ due: Date; owner: string; overdue: Date | null; rungs: number }>(
        `select due_at as due, owner_id as owner, overdue_at as overdue,
           (select count(*)::int from task_rung where task_id = task.id) as rungs from task where status = 'open'`,
      )
    )[0]!;
  const moves = () => test.query<{ data: unknown }>(`select data from event where type = 'task.rescheduled'`);

  it('is due after the whole time again, for whoever gets it, and the timeline says so', async () => {
    await handOn(LATER);
    expect(await call()).toEqual({ due: at('2027-03-16T10:50'), owner: to.id, overdue: null, rungs: 0 });
    expect(await moves()).toEqual([{ data: { kind: 'first_call', due: at('2027-03-16T10:50').toISOString() } }]);
  });

  it('goes by the hours of the new owner', async () => {
    const late = { hours: [['13:00', '21:00']] as [string, string][], weekdays: [1, 2, 3, 4, 5] };
    await inTx((tx) => app.get(WorkingWeeks).write(tx, asMe(to), to.id, late));
    app.get(OfficeCalendar).forget();
    await handOn(LATER);
    expect((await call()).due).toEqual(at('2027-03-16T13:30'));
  });

  it('begins its ladder anew when it was late already: nobody above hears of the new owner before their time', async () => {
    now = at('2027-03-16T14:00');
    await inTx((tx) => app.get(Tasks).markOverdue(tx));
    await app.get(Ladder).run();
    expect((await call()).rungs).toBeGreaterThan(0);
    await test.query(`update lead set owner_id = $1`, [from.id]);
    await handOn(at('2027-03-16T14:05'));
    expect(await call()).toEqual({ due: at('2027-03-16T14:35'), owner: to.id, overdue: null, rungs: 0 });
    await app.get(Ladder).run();
    expect((await call()).rungs).toBe(0);
    now = at('2027-03-16T14:36');
    await app.get(Ladder).run();
    expect((await call()).rungs).toBeGreaterThan(0);
  });

  it('is put off by two office days at most, however often the lead is handed to and fro', async () => {
    const dues: string[] = [];
    let pair: [AUser, AUser] = [from, to];
    for (const day of [16, 17, 18, 19, 22]) {
      await handOn(at(`2027-03-${day}T17:00`), pair);
      dues.push((await call()).due.toISOString());
      pair = [pair[1], pair[0]];
    }
    const ceiling = at('2027-03-18T11:30').toISOString();
    expect(dues).toEqual([
      at('2027-03-16T17:30').toISOString(),
      at('2027-03-17T17:30').toISOString(),
      ceiling,
      ceiling,
      ceiling,
    ]);
    expect(await moves()).toHaveLength(3);
  });

  it('is left alone once it was made', async () => {
    await test.query(`update task set status = 'done', done_at = now()`);
    await handOn(LATER);
    expect(await moves()).toEqual([]);
  });
});
