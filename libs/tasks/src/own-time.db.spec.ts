import { randomUUID } from 'node:crypto';
import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule, Events } from '@app/audit';
import { Clock, createLogger, Database, loadSettings, PlatformModule, type Tx } from '@app/platform';
import { Leaves, type Me, OfficeCalendar, UsersModule, type WorkingWeek, WorkingWeeks } from '@app/users';
import { type ALead, aLead } from '../../../test/factories/a-lead.js';
import { type AUser, aUser } from '../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { Assignments } from './assignments.service.js';
import { Ladder } from './ladder/ladder.js';
import { LadderSettings } from './ladder/ladder-settings.js';
import { DEFAULT_LADDER } from './ladder/ladder-rules.js';
import { TasksModule } from './tasks.module.js';
import { Tasks } from './tasks.service.js';

const at = (text: string): Date => new Date(`${text}:00+08:00`);
/** A Saturday; the office is closed. */
const SATURDAY = at('2027-03-13T11:00');
const MONDAY = at('2027-03-15T10:00');
/** Tuesday to Saturday, 10 to 19. */
const SHIFT: WorkingWeek = { hours: [['10:00', '19:00']], weekdays: [2, 3, 4, 5, 6] };
const asMe = (user: AUser): Me => ({ ...user, teamIds: [user.teamId] });

describe('an advisor’s own time', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let advisor: AUser;
  let now: Date;

  beforeEach(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, TasksModule] }).compile();
    jest.spyOn(app.get(Clock), 'now').mockImplementation(() => now);
    [database, advisor, now] = [app.get(Database), await aUser(test), SATURDAY];
  });
  afterEach(async () => {
    await app.close();
    await test.drop();
  });

  const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.transaction(work);
  const forget = (): void => app.get(OfficeCalendar).forget();
  async function works(who: AUser, week: WorkingWeek): Promise<void> {
    await inTx((tx) => app.get(WorkingWeeks).write(tx, asMe(who), who.id, week));
    forget();
  }
  async function away(who: AUser, from: string, to: string): Promise<void> {
    await inTx((tx) => app.get(Leaves).add(tx, asMe(who), who.id, { from, to }));
    forget();
  }
  const dueOf = async ({ id }: Pick<ALead, 'id'>): Promise<Date> =>
    (await test.query<{ due: Date }>(`select due_at as due from task where lead_id = $1 and status = 'open'`, [id]))[0]!
      .due;
  async function called(owner: AUser | undefined, came: Date): Promise<ALead> {
    const lead = await aLead(test, { owner, createdAt: came });
    await inTx((tx) => app.get(Tasks).ensureFirstCalls(tx, [lead.id]));
    return lead;
  }

  it('times the first call: on a Saturday that they work, on the Tuesday after their Monday off', async () => {
    await works(advisor, SHIFT);
    expect(await dueOf(await called(advisor, SATURDAY))).toEqual(at('2027-03-13T11:30'));
    expect(await dueOf(await called(advisor, MONDAY))).toEqual(at('2027-03-16T10:30'));
    expect(await dueOf(await called(await aUser(test), SATURDAY))).toEqual(at('2027-03-15T09:30'));
    expect(await dueOf(await called(undefined, SATURDAY))).toEqual(at('2027-03-15T09:30'));
  });

  it('times what is planned after a call, past their leave', async () => {
    await works(advisor, SHIFT);
    await away(advisor, '2027-03-16', '2027-03-18');
    const lead = await called(advisor, SATURDAY);
    await inTx((tx) =>
      app.get(Tasks).logCall(tx, asMe(advisor), lead.id, { outcome: 'call_again', key: randomUUID() }),
    );
    expect(await dueOf(lead)).toEqual(at('2027-03-19T10:00'));
  });

  it('drives the ladder by their hours, and no leave holds it up', async () => {
    await works(advisor, SHIFT);
    const lead = await called(advisor, at('2027-03-13T17:30'));
    await test.query(`update task set climb_at = $1`, [SATURDAY]);
    await away(advisor, '2027-03-16', '2027-03-30');
    const told = async (moment: string): Promise<string[]> => {
      now = at(moment);
      await app.get(Ladder).run();
      const rows = await test.query<{ rung: string }>(`select rung from task_rung order by at, rung`);
      return rows.map(({ rung }) => rung);
    };
    expect(await told('2027-03-13T17:50')).toEqual(['owner']);
    expect(await told('2027-03-13T18:30')).toEqual(['owner', 'leader']);
    expect(await told('2027-03-15T17:00')).toEqual(['owner', 'leader']);
    expect(await told('2027-03-16T10:29')).toEqual(['owner', 'leader']);
    expect(await told('2027-03-16T10:30')).toEqual(['owner', 'leader', 'manager']);
    expect(await told('2027-03-16T16:30')).toEqual(['owner', 'leader', 'manager', 'pool']);
    expect(await test.query(`select owner_id from lead where id = $1`, [lead.id])).toEqual([{ owner_id: null }]);
  });

  it('is what the preview of the ladder counts by', async () => {
    await called(advisor, SATURDAY);
    await works(advisor, SHIFT);
    await test.query(`update task set due_at = $1`, [at('2027-03-13T11:30')]);
    now = at('2027-03-13T12:05');
    expect((await app.get(LadderSettings).effect(DEFAULT_LADDER)).climbing).toMatchObject({ leader: 1, manager: 0 });
    await works(advisor, { hours: null, weekdays: null });
    expect((await app.get(LadderSettings).effect(DEFAULT_LADDER)).climbing).toMatchObject({ leader: 0, manager: 0 });
  });

  it('lets a new lead go to whoever is on duty by the time the visitor was promised, and to them when nobody is', async () => {
    await works(advisor, SHIFT);
    now = MONDAY;
    const assigned = async (): Promise<{ owner: string; excluded: unknown }> => {
      const { id } = await aLead(test);
      const eventId = await inTx((tx) => app.get(Events).record(tx, { type: 'lead.matched', leadId: id }));
      await inTx((tx) => app.get(Assignments).assignMany(tx, [{ leadId: id, eventId }]));
      const [row] = await test.query<{ owner: string; candidates: { id: string; excluded?: string }[] }>(
        `select owner_id as owner, receipt -> 'candidates' as candidates from assignment where lead_id = $1`,
        [id],
      );
      return { owner: row!.owner, excluded: row!.candidates.find((one) => one.id === advisor.id)?.excluded };
    };
    expect(await assigned()).toEqual({ owner: advisor.id, excluded: undefined });
    const mate = await aUser(test);
    for (let nth = 0; nth < 2; nth++) expect(await assigned()).toEqual({ owner: mate.id, excluded: 'off_duty' });
    now = at('2027-03-16T10:30');
    expect(await assigned()).toEqual({ owner: advisor.id, excluded: undefined });
  });

  it('is theirs and of those above them, and makes sense', async () => {
    const weeks = app.get(WorkingWeeks);
    const write = (me: AUser, week: WorkingWeek): Promise<void> =>
      inTx((tx) => weeks.write(tx, asMe(me), advisor.id, week));
    await expect(write(await aUser(test), SHIFT)).rejects.toMatchObject({ code: 'user_not_found' });
    await expect(write(await aUser(test, { role: 'manager' }), SHIFT)).rejects.toMatchObject({
      code: 'user_not_found',
    });
    await write(await aUser(test, { role: 'manager', teamId: advisor.teamId }), SHIFT);
    const backwards: WorkingWeek = { hours: [['19:00', '10:00']], weekdays: null };
    await expect(write(advisor, backwards)).rejects.toMatchObject({ code: 'hours_invalid' });
    forget();
    expect(await weeks.ofUser(asMe(advisor), advisor.id)).toMatchObject({ ...SHIFT, next: SATURDAY });
  });

  it('has no end of leave that a lead could be lost behind', async () => {
    await expect(away(advisor, '2027-03-16', '2029-03-16')).rejects.toMatchObject({ code: 'leave_invalid' });
    for (const year of [2027, 2028, 2029]) await away(advisor, `${year}-04-01`, `${year + 1}-03-31`);
    const lead = await called(advisor, at('2027-04-12T10:00'));
    expect(await dueOf(lead)).toEqual(at('2027-04-12T10:30'));
    now = at('2027-04-12T10:00');
    await inTx((tx) => app.get(Tasks).logCall(tx, asMe(advisor), lead.id, { outcome: 'refused', key: randomUUID() }));
    expect((await dueOf(lead)).getTime()).toBeGreaterThan(at('2030-03-31T00:00').getTime());
  });
});
