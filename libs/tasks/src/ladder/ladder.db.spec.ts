import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { Clock, createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { UsersModule } from '@app/users';
import { type ALead, aLead } from '../../../../test/factories/a-lead.js';
import { aTeam } from '../../../../test/factories/a-team.js';
import { type AUser, aUser } from '../../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { TasksModule } from '../tasks.module.js';
import { Tasks } from '../tasks.service.js';
import { climbPeople } from './climb-people.js';
import { Ladder } from './ladder.js';
import { DEFAULT_LADDER } from './ladder-rules.js';
import { LadderSettings } from './ladder-settings.js';

/** A Tuesday morning in China. */
const NINE = new Date('2026-03-10T09:00:00+08:00');
const minutes = (count: number): Date => new Date(NINE.getTime() + count * 60_000);

describe('a first call that is not made', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let owner: AUser;
  let now: Date;

  beforeEach(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, TasksModule] }).compile();
    jest.spyOn(app.get(Clock), 'now').mockImplementation(() => now);
    [database, owner, now] = [app.get(Database), await aUser(test), NINE];
  });
  afterEach(async () => {
    await app.close();
    await test.drop();
  });

  async function called(): Promise<ALead> {
    const lead = await aLead(test, { owner, createdAt: NINE });
    await database.transaction((tx) => app.get(Tasks).ensureFirstCalls(tx, [lead.id]));
    // The column's default is the database's clock; this test stands in another year.
    await test.query(`update task set climb_at = $1`, [NINE]);
    return lead;
  }
  const rungs = async (): Promise<string[]> =>
    (
      await test.query<{ rung: string }>(
        `select data ->> 'rung' as rung from event where type = 'task.climbed' order by id`,
      )
    ).map(({ rung }) => rung);
  const tick = async (at: Date): Promise<number> => {
    now = at;
    const climbed = await Promise.all(Array.from({ length: 4 }, () => app.get(Ladder).run()));
    return climbed.reduce((sum, count) => sum + count, 0);
  };

  it('climbs each rung once, with four workers looking at every tick, and frees the lead at the end', async () => {
    const lead = await called();
    for (let minute = 0; minute <= 15 * 60; minute += 15) await tick(minutes(minute));
    expect(await rungs()).toEqual(['owner', 'leader', 'manager']);
    await tick(new Date('2026-03-11T09:30:00+08:00'));
    await tick(new Date('2026-03-12T09:30:00+08:00'));
    expect(await rungs()).toEqual(['owner', 'leader', 'manager', 'pool']);
    expect(await test.query(`select owner_id from lead where id = $1`, [lead.id])).toEqual([{ owner_id: null }]);
    expect(await test.query(`select data from event where type = 'lead.released'`)).toEqual([
      { data: { from: owner.id, reason: '首次电话超时未打' } },
    ]);
  });

  it('climbs no further once it was made', async () => {
    await called();
    await tick(minutes(60));
    await test.query(`update task set status = 'done'`);
    await tick(minutes(5000));
    expect(await rungs()).toEqual(['owner', 'leader']);
  });

  it('that was put off keeps what was told, and waits for the new time', async () => {
    const lead = await called();
    await tick(minutes(60));
    const me = { ...owner, teamIds: [owner.teamId] };
    const [task] = await test.query<{ id: string }>(`select id from task where lead_id = $1`, [lead.id]);
    await database.transaction((tx) => app.get(Tasks).edit(tx, me, task!.id, { due: new Date('2026-03-11T09:30:00+08:00') })); // prettier-ignore
    await test.query(`update task set climb_at = $1`, [now]);
    await tick(minutes(300));
    expect(await rungs()).toEqual(['owner', 'leader']);
    await tick(new Date('2026-03-11T11:00:00+08:00'));
    expect(await rungs()).toEqual(['owner', 'leader', 'manager']);
  });

  it('gives whoever claims it from the pool a clock of their own', async () => {
    const lead = await called();
    await tick(new Date('2026-03-12T09:30:00+08:00'));
    await test.query(`update lead set owner_id = $2 where id = $1`, [lead.id, owner.id]);
    for (let again = 0; again < 2; again++)
      await database.transaction((tx) => app.get(Tasks).restartFirstCall(tx, lead.id, '7'));
    expect(await test.query(`select status, due_at, owner_id from task order by created_at`)).toEqual([
      expect.objectContaining({ status: 'cancelled' }),
      { status: 'open', due_at: new Date('2026-03-12T10:00:00+08:00'), owner_id: owner.id },
    ]);
  });

  it('is told to the nearest manager, then to the next one above, then to the admins', async () => {
    const [top, middle] = [await aTeam(test), await aTeam(test)];
    const own = await aTeam(test, { parentId: middle.id });
    await test.query(`update team set parent_id = $2 where id = $1`, [middle.id, top.id]);
    const advisor = await aUser(test, { teamId: own.id });
    const leader = await aUser(test, { role: 'manager', teamId: middle.id });
    const lead = await aLead(test, { owner: advisor });
    const admin = await aUser(test, { role: 'admin' });
    const people = (rung: 'owner' | 'leader' | 'manager' | 'pool', from: string | null = null) =>
      database.transaction((tx) => climbPeople(tx, lead.id, rung, from));
    expect(await people('owner')).toEqual([advisor.id]);
    expect(await people('leader')).toEqual([leader.id]);
    expect(await people('manager')).toEqual([admin.id]);
    const manager = await aUser(test, { role: 'manager', teamId: top.id });
    expect(await people('manager')).toEqual([manager.id]);
    expect(await people('pool', advisor.id)).toEqual([advisor.id, leader.id]);
  });

  it('says before saving how many calls the rules would move, and refuses wrong ones by name', async () => {
    await called();
    await called();
    now = minutes(70);
    const settings = app.get(LadderSettings);
    const shorter = { ...DEFAULT_LADDER, rungs: [{ to: 'pool' as const, minutes: 10 }] };
    expect(await settings.effect(shorter)).toEqual({
      open: 2,
      climbing: { owner: 0, leader: 0, manager: 0, pool: 2 },
    });
    const cycle = { ...shorter, rungs: [...shorter.rungs, { to: 'leader' as const, minutes: 20 }] };
    await expect(database.transaction((tx) => settings.write(tx, cycle, owner.id))).rejects.toMatchObject({
      code: 'ladder_invalid',
      fields: [{ field: 'rungs.1', message: expect.stringContaining('绕成一圈') }],
    });
    await database.transaction((tx) => settings.write(tx, { ...shorter, firstCallMinutes: 60 }, owner.id));
    const later = await called();
    const [task] = await test.query<{ due: Date }>(`select due_at as due from task where lead_id = $1`, [later.id]);
    expect(task!.due).toEqual(minutes(60));
  });
});
