import { Test, type TestingModule } from '@nestjs/testing';
import pg from 'pg';
import { AuditModule, Events, FailedJobs } from '@app/audit';
import { DEFAULT_POOL_RULES, LeadsRepository, PoolSettings, PoolSweep } from '@app/leads';
import { Channels, Deliveries, Notifications, NotificationsModule } from '@app/notifications';
import { createLogger, Database, loadSettings, PlatformModule, type Tx } from '@app/platform';
import { TodayReport, ReportsModule } from '@app/reports';
import {
  Assignments,
  Deals,
  DEFAULT_LADDER,
  Ladder,
  LadderSettings,
  Tasks,
  TasksModule,
  TasksRepository,
  Tickets,
  TicketsRepository,
} from '@app/tasks';
import { type Me, UsersModule } from '@app/users';
import { aUser } from '../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';

const LEADS = 20_000;
/** Whoever reads one of these from end to end is too slow when the firm has worked for some years. */
const LARGE = [
  ...['lead', 'task', 'assignment', 'notification', 'delivery', 'service_ticket', 'deal', 'failed_job', 'event'],
  ...['pool_warning', 'pool_return', 'pool_exit', 'pool_claim', 'task_rung', 'playbook_run', 'contact'],
];

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: Plan[];
}
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

describe(`follow-ups among ${LEADS} leads`, () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let advisor: Me;
  let manager: Me;
  let admin: Me;

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({
      imports: [platform, AuditModule, UsersModule, TasksModule, NotificationsModule, ReportsModule],
    }).compile();
    database = app.get(Database);
    const person = async (role: Me['role'], teamId?: string): Promise<Me> => {
      const user = await aUser(test, { role, teamId });
      return { ...user, teamIds: [user.teamId] };
    };
    [advisor, manager, admin] = [await person('advisor'), await person('manager'), await person('admin')];
    const others = await Promise.all(Array.from({ length: 39 }, () => person('advisor')));
    await fill([advisor, ...others], manager);
  }, 180_000);
  afterAll(async () => {
    await app.close();
    await test.drop();
  });

  /** A firm of forty advisors some years on: nearly everything is done, late, read or sent long ago. */
  async function fill(owners: Me[], { teamId }: Me): Promise<void> {
    const people = owners.map(({ id }) => id);
    await test.query(
      `insert into contact (name, phone_index, phone_hint)
       select '工' || n, sha256(n::text::bytea), '139****0000' from generate_series(1, $1::int) as n`,
      [LEADS],
    );
    await test.query(
      `insert into lead (ref, contact_id, source_kind, owner_id, team_id, stage, created_at, active_at, waiting_since)
       select 'PL-' || n, id, 'site', case when n % 50 > 0 then ($1::uuid[])[1 + n % 40] end,
         case when n % 20 = 0 then $2::uuid end, (array['contacted', 'lost', 'signed', 'lost', 'invalid'])[1 + n / 40 % 5],
         now() - n * interval '1 hour', now() - n % 3 * interval '1 hour', case when n % 2000 = 0 then now() end
       from (select id, row_number() over () as n from contact) as numbered`,
      [people, teamId],
    );
    await test.query(
      `insert into task (lead_id, kind, slot, due_at, owner_id, team_id, status, climb_at, overdue_at)
       select id, case when n % 3 = 0 then 'first_call' else 'follow_up' end, 'first', created_at, owner_id, team_id,
         case when n % 40 < 5 then 'open' else 'done' end, case when n % 400 = 0 then created_at else now() + interval '1 day' end,
         case when n % 100 > 0 then created_at end
       from (select *, row_number() over (order by created_at) as n from lead) as numbered`,
    );
    await test.query(`insert into task_rung (task_id, rung) select id, 'owner' from task where kind = 'first_call'`);
    await test.query(
      `insert into assignment (lead_id, owner_id, receipt, created_at) select id, owner_id, '{"reason":"load"}', created_at from lead`,
    );
    await test.query(
      `insert into event (type, lead_id, subject_id, at) select 'lead.called', id, id, created_at from lead`,
    );
    await test.query(
      `insert into notification (user_id, event_id, kind, lead_id, created_at, read_at)
       select ($1::uuid[])[1 + n % 40], n, 'task.overdue', id, created_at, case when n > 200 then created_at end
       from (select *, row_number() over (order by created_at desc) as n from lead) as numbered`,
      [people],
    );
    await test.query(
      `insert into delivery (notification_id, channel, recipient, status, next_at, sent_at, message_id)
       select id, 'mail', user_id::text, case when id % 1000 = 0 then 'waiting' else 'sent' end, created_at, created_at, gen_random_uuid()
       from notification`,
    );
    await test.query(
      `insert into channel (kind, name, address_cipher, address_hint) values ('wecom', '一组群', '', ''), ('feishu', '二组群', '', '')`,
    );
    await test.query(
      `insert into service_ticket (lead_id, kind, title, status, owner_id, due_at, overdue_at, key)
       select id, 'permit', case when n % 500 = 0 then '消防验收' else '办证' || n end, case when n % 20 = 0 then 'open' else 'done' end, owner_id, created_at, created_at, 'k' || n
       from (select *, row_number() over (order by created_at) as n from lead) as numbered`,
    );
    await test.query(
      `insert into deal (lead_id, kind, contract_ends_on, lease_ends_on)
       select id, 'lease', current_date + n::int, current_date + n::int
       from (select *, row_number() over (order by created_at) as n from lead) as numbered`,
    );
    await test.query(
      `insert into failed_job (queue, handler, subject, event_id, attempts, kind, reason, last_at, dismissed_at)
       select 'flow', 'match-lead', id::text, id, 10, 'program', 'x', at, case when id % 100 > 0 then at end from event`,
    );
    for (const [table, moment] of [
      ['pool_warning', 'warned_at'],
      ['pool_return', 'returned_at'],
    ] as const)
      await test.query(
        `insert into ${table} (lead_id, active_at, owner_id, ${moment}${table === 'pool_warning' ? ', days' : ''})
         select id, created_at, owner_id, created_at${table === 'pool_warning' ? ', 1' : ''} from lead where owner_id is not null`,
      );
    await test.query(
      `insert into pool_exit (lead_id, user_id, left_at) select id, owner_id, created_at from lead where owner_id is not null`,
    );
    await test.query(
      `insert into pool_claim (lead_id, user_id, claimed_at) select id, owner_id, created_at from lead where owner_id is not null`,
    );
    // Commits of a test database reach the disk later; only then does vacuum know that everybody sees a page.
    await test.query(`checkpoint`);
    await test.query(`vacuum analyze`);
  }

  /** Large tables that the statements of `work` read from end to end. */
  async function walkedBy(work: () => Promise<unknown>): Promise<string[]> {
    const asked: { sql: string; parameters: unknown[] }[] = [];
    const query = pg.Client.prototype.query as unknown as (...given: unknown[]) => unknown;
    const spy = jest.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...given) {
      const [sql, parameters] = given as unknown as [unknown, unknown];
      if (typeof sql === 'string' && /^\s*(select|with|insert|update|delete)/i.test(sql))
        asked.push({ sql, parameters: Array.isArray(parameters) ? (parameters as unknown[]) : [] });
      return query.apply(this, given) as never;
    });
    await work().finally(() => spy.mockRestore());
    expect(asked.length).toBeGreaterThan(0);
    const walked: string[] = [];
    const client = new pg.Client({ connectionString: test.url });
    await client.connect();
    try {
      // An older planner still prefers to walk tables of this size: of it is asked only whether an index could serve.
      const [{ version }] = await test.query<{ version: number }>(`select current_setting('server_version_num')::int as version`) as [{ version: number }]; // prettier-ignore
      if (version < 180_000) await client.query('set enable_seqscan = off');
      for (const { sql, parameters } of asked) {
        const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(
          `explain (format json) ${sql}`,
          parameters,
        );
        for (const node of nodes(rows[0]!['QUERY PLAN'][0]!.Plan))
          if (node['Node Type'] === 'Seq Scan' && LARGE.includes(node['Relation Name']!))
            walked.push(`${node['Relation Name']}: ${sql.slice(0, 160)}`);
      }
    } finally {
      await client.end();
    }
    return walked;
  }
  const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.transaction(work);

  it.each<[string, () => Promise<unknown>]>([
    ['waiting leads, of a manager', () => app.get(LeadsRepository).list(manager, { view: 'waiting', limit: 50 })],
    ['waiting leads, of an admin', () => app.get(LeadsRepository).list(admin, { view: 'waiting', limit: 50 })],
    ['the pool with its countdown', () => app.get(LeadsRepository).list(advisor, { view: 'pool', limit: 50 })],
    ['own leads with their countdown', () => app.get(LeadsRepository).list(advisor, { view: 'mine', limit: 50 })],
    ['waiting leads that are given away', () => app.get(Assignments).drain()],
    ['a lead that is given away', () => assigned()],
    ['idle leads', () => app.get(PoolSweep).run()],
    ['the preview of pool rules', () => app.get(PoolSettings).preview(DEFAULT_POOL_RULES)],
    ['open tasks of an advisor', () => app.get(TasksRepository).list(advisor, { status: 'open', limit: 50 })],
    ['open tasks of a manager', () => app.get(TasksRepository).list(manager, { status: 'open', limit: 50 })],
    ['open tasks of an admin', () => app.get(TasksRepository).list(admin, { status: 'open', limit: 50 })],
    ['tasks that are over, of an admin', () => app.get(TasksRepository).list(admin, { status: 'done', limit: 50 })],
    ['today', () => app.get(TodayReport).of(advisor)],
    ['overdue tasks', () => inTx((tx) => app.get(Tasks).markOverdue(tx))],
    ['leads that nobody has a step for', () => inTx((tx) => app.get(Tasks).leadsWithoutTask(tx, 100))],
    ['calls that climb', () => app.get(Ladder).run()],
    ['the preview of a ladder', () => app.get(LadderSettings).effect(DEFAULT_LADDER)],
    ['a ladder that is saved', () => inTx((tx) => app.get(LadderSettings).write(tx, DEFAULT_LADDER, admin.id))],
    ['open tickets', () => app.get(TicketsRepository).list(admin, { state: 'open', limit: 50 })],
    ['closed tickets', () => app.get(TicketsRepository).list(admin, { state: 'closed', limit: 50 })],
    [
      'tickets that a word finds',
      () => app.get(TicketsRepository).list(admin, { state: 'closed', q: '验收', limit: 50 }),
    ],
    ['tickets of a company', () => app.get(TicketsRepository).list(admin, { state: 'open', q: '云岭', limit: 50 })],
    [
      'tickets that a character finds',
      () => app.get(TicketsRepository).list(admin, { state: 'open', q: '岭', limit: 50 }),
    ],
    ['overdue tickets', () => inTx((tx) => app.get(Tickets).markOverdue(tx))],
    ['contracts and leases that end', () => inTx((tx) => app.get(Deals).giveNotices(tx))],
    ['notifications', () => app.get(Notifications).latest(advisor, 30)],
    ['unread notifications', () => app.get(Notifications).unread(advisor)],
    ['notifications to send', () => inTx((tx) => app.get(Deliveries).plan(tx, true))],
    ['whom to send to', () => app.get(Deliveries).due()],
    ['how mail does', () => app.get(Deliveries).mailCounts()],
    ['how robots do', () => app.get(Channels).list()],
    ['failed jobs', () => app.get(FailedJobs).list(undefined, 50)],
    ['how many jobs failed', () => app.get(FailedJobs).count()],
  ])('finds %s through indexes', async (_what, work) => {
    expect(await walkedBy(work)).toEqual([]);
  });

  async function assigned(): Promise<void> {
    const [lead] = await test.query<{ id: string }>(`select id from lead where owner_id is null and open limit 1`);
    await inTx(async (tx) => {
      const eventId = await app.get(Events).record(tx, { type: 'lead.matched', leadId: lead!.id });
      await app.get(Assignments).assignMany(tx, [{ leadId: lead!.id, eventId }]);
    });
  }
});
