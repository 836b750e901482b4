import { randomUUID } from 'node:crypto';
import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule, Events } from '@app/audit';
import { createLogger, Database, loadSettings, PlatformModule, type Tx } from '@app/platform';
import { Leaves, type Me, UsersModule } from '@app/users';
import { aLead } from '../../../../test/factories/a-lead.js';
import { type AUser, aUser } from '../../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { Assignments } from '../assignments.service.js';
import { TasksModule } from '../tasks.module.js';
import { RoutingReplay } from './routing-replay.js';
import type { RoutingRule, RoutingRules } from './routing-rules.js';
import { RoutingSettings } from './routing-settings.js';

const asMe = (user: AUser): Me => ({ ...user, teamIds: [user.teamId] });

describe('routing', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let admin: Me;

  beforeEach(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, TasksModule] }).compile();
    database = app.get(Database);
    admin = asMe(await aUser(test, { role: 'admin' }));
  });
  afterEach(async () => {
    await app.close();
    await test.drop();
  });

  const rule = (to: AUser, given: Partial<RoutingRule> = {}): RoutingRule => ({
    id: randomUUID(),
    name: '大单',
    enabled: true,
    when: {},
    to: { teams: [], advisors: [to.id] },
    ...given,
  });
  const save = (rules: RoutingRules, version = 0) =>
    database.transaction((tx) => app.get(RoutingSettings).write(tx, admin, rules, version));
  const matched = (leadId: string) =>
    database.transaction((tx) => app.get(Events).record(tx, { type: 'lead.matched', leadId }));
  const assign = async (leadId: string) => {
    const eventId = await matched(leadId);
    await database.transaction((tx) => app.get(Assignments).assignMany(tx, [{ leadId, eventId }]));
  };
  const ownerOf = async (id: string) =>
    (
      await test.query<{ owner: string | null; waiting: boolean }>(
        `select owner_id as owner, waiting_since is not null as waiting from lead where id = $1`,
        [id],
      )
    )[0]!;

  it('by a rule whose people are away waits, tells once, and is drained oldest first when one is back', async () => {
    const [li] = [await aUser(test), await aUser(test)];
    await save({ capacity: null, rules: [rule(li)] });
    const leaves = app.get(Leaves);
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const leave = await database.transaction((tx) => leaves.add(tx, admin, li.id, { from: today, to: today }));
    const leads = [await aLead(test), await aLead(test), await aLead(test)];
    for (const { id } of leads) await assign(id);
    await assign(leads[0]!.id);
    expect(await ownerOf(leads[0]!.id)).toEqual({ owner: null, waiting: true });
    expect(await app.get(Assignments).drain()).toBe(0);
    expect(await test.query(`select lead_id from event where type = 'lead.waiting'`)).toHaveLength(3);

    await database.transaction((tx) => leaves.remove(tx, admin, li.id, leave.id));
    await test.query(`update app_user set capacity = 2 where id = $1`, [li.id]);
    expect(await app.get(Assignments).drain()).toBe(2);
    expect(await Promise.all(leads.map(({ id }) => ownerOf(id)))).toEqual([
      { owner: li.id, waiting: false },
      { owner: li.id, waiting: false },
      { owner: null, waiting: true },
    ]);
    const [receipt] = await test.query<{ receipt: object }>(
      `select receipt from assignment where lead_id = $1 and owner_id is null`,
      [leads[2]!.id],
    );
    expect(receipt!.receipt).toMatchObject({ rules: '1', reason: 'nobody', rule: { name: '大单' } });
    expect(JSON.stringify(receipt)).not.toContain('周工');
  });

  it('gives 40 leads one owner each while 20 workers assign and drain them', async () => {
    await Promise.all(Array.from({ length: 5 }, () => aUser(test)));
    const leads: { id: string }[] = [];
    for (let nth = 0; nth < 40; nth++) leads.push(await aLead(test));
    const half = leads.slice(0, 20);
    await test.query(`update lead set waiting_since = now() where id = any($1::uuid[])`, [half.map(({ id }) => id)]);
    await Promise.all(
      Array.from({ length: 20 }, async (_, worker) => {
        await app.get(Assignments).drain();
        for (const { id } of [...leads.slice(worker), ...leads.slice(0, worker)].slice(0, 6)) await assign(id);
      }),
    );
    for (const { id } of leads) await assign(id);
    expect(await test.query(`select lead_id from assignment group by 1 having count(*) > 1`)).toEqual([]);
    const loads = await test.query<{ count: number }>(
      `select count(*)::int as count from lead where owner_id is not null group by owner_id`,
    );
    expect(loads.map(({ count }) => count)).toEqual([8, 8, 8, 8, 8]);
  });

  it('takes at most 4 statements a lead when there are many', async () => {
    await Promise.all([aUser(test), aUser(test)]);
    const asked: { leadId: string; eventId: string }[] = [];
    for (let nth = 0; nth < 50; nth++) {
      const { id } = await aLead(test);
      asked.push({ leadId: id, eventId: await matched(id) });
    }
    let statements = 0;
    await database.transaction(async (tx) => {
      const counting = new Proxy(tx, {
        get: (target, key) => {
          const value = Reflect.get(target, key) as unknown;
          if (key !== 'query') return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
          return (...given: [string]) => {
            statements += 1;
            return target.query(...given);
          };
        },
      }) as Tx;
      await app.get(Assignments).assignMany(counting, asked);
    });
    process.stdout.write(`${statements} statements for ${asked.length} leads\n`);
    expect(statements / asked.length).toBeLessThanOrEqual(4);
    expect(await test.query(`select 1 from lead where owner_id is null`)).toEqual([]);
  });

  it('is replayed over 10,000 assignments in less than two seconds, and writes nothing', async () => {
    const [wang, li] = [await aUser(test, { name: '王芳' }), await aUser(test, { name: '李强' })];
    await test.query(
      `insert into lead (ref, source_kind, owner_id, stage, need) select 'R-' || n, 'site', $1, 'new',
         jsonb_build_object('area_sqm', jsonb_build_object('min', n, 'max', n)) from generate_series(1, 10000) as n`,
      [wang.id],
    );
    await test.query(
      `insert into assignment (lead_id, owner_id, receipt) select id, owner_id, '{"reason":"load"}' from lead where ref like 'R-%'`,
    );
    const rules = { capacity: null, rules: [rule(li, { when: { minAreaSqm: 9964 } })] };
    const began = Date.now();
    const replay = await app.get(RoutingReplay).of(rules);
    const took = Date.now() - began;
    process.stdout.write(`10,000 assignments replayed in ${took} ms\n`);
    expect(replay).toMatchObject({ leads: 10_000, changed: 37, nobody: 0, byRule: [{ name: '大单', leads: 37 }] });
    expect(replay.examples[0]).toMatchObject({ from: '王芳', to: ['李强'], rule: '大单' });
    expect(took).toBeLessThan(2_000);
    expect(await test.query(`select 1 from routing_rules`)).toEqual([]);
  });

  it('refuses rules that nobody could follow, and saving over somebody else’s', async () => {
    const gone = await aUser(test, { disabledAt: new Date() });
    await expect(save({ capacity: null, rules: [rule(gone)] })).rejects.toMatchObject({
      code: 'rules_invalid',
      fields: [expect.objectContaining({ field: 'rules.0' })],
    });
    const li = await aUser(test);
    expect(await save({ capacity: 40, rules: [rule(li)] })).toBe(1);
    await expect(save({ capacity: 50, rules: [] })).rejects.toMatchObject({ code: 'version_conflict' });
    expect(await save({ capacity: 50, rules: [] }, 1)).toBe(2);
  });

  it('knows leave that overlaps, is over or runs backwards, and whose it is', async () => {
    const [me, other] = [asMe(await aUser(test)), await aUser(test)];
    const leaves = app.get(Leaves);
    const add = (userId: string, from: string, to: string) =>
      database.transaction((tx) => leaves.add(tx, me, userId, { from, to }));
    await add(me.id, '2031-05-01', '2031-05-05');
    await expect(add(me.id, '2031-05-05', '2031-05-09')).rejects.toMatchObject({
      code: 'leave_overlaps',
      message: expect.stringContaining('2031-05-01 至 2031-05-05'),
    });
    await expect(add(me.id, '2031-06-05', '2031-06-01')).rejects.toMatchObject({ code: 'leave_invalid' });
    await expect(add(me.id, '2020-06-01', '2020-06-05')).rejects.toMatchObject({ code: 'leave_invalid' });
    await expect(add(other.id, '2031-05-01', '2031-05-05')).rejects.toMatchObject({ code: 'user_not_found' });
    expect(await leaves.ofUser(me, me.id)).toHaveLength(1);
  });
});
