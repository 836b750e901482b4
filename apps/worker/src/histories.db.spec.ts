import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Test, type TestingModule } from '@nestjs/testing';
import { ArticlesModule } from '@app/articles';
import { AuditModule } from '@app/audit';
import {
  DoNotContact,
  InquiryIntake,
  LeadMerges,
  LeadsModule,
  Leads,
  LeadTransfers,
  MergeHistory,
  type Stage,
} from '@app/leads';
import type { Choices } from '@app/companies';
import { MatchingModule } from '@app/matching';
import { NotificationsModule } from '@app/notifications';
import { createLogger, Database, DomainError, loadSettings, PlatformModule, type Tx } from '@app/platform';
import { callOutcomes, Tasks, TasksModule } from '@app/tasks';
import { Leaves, type Me, Users, UsersModule } from '@app/users';
import { aTeam } from '../../../test/factories/a-team.js';
import { aUser } from '../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { HOUR, isLong } from '../../../test/faults/length.js';
import { emptyTables } from '../../../test/support/empty-tables.js';
import { inquiryWords } from '../../../test/support/inquiry-words.js';
import { ClockJobs } from './clock-jobs.js';
import { followersOf, type HandlerName } from './flow.js';
import { FlowRunner } from './flow-runner.js';
import { Handlers, processors } from './handlers.js';
import type { ClockJobName } from './jobs.js';
import { RematchLeads } from './rematch-leads.js';
import { TellFits } from './tell-fits.js';

/** Histories tried: the same ones each time, so that a change is judged by what it changed; in the long version new ones. */
const TRIED = isLong ? { numRuns: 400 } : { numRuns: 25, seed: 20_261_130 };

const stages: Stage[] = ['contacted', 'qualified', 'proposed', 'visited', 'negotiating', 'signed', 'lost', 'parked'];
const ticks: ClockJobName[] = ['reconcile', 'mark-overdue', 'climb', 'drain-waiting', 'sweep-pool', 'service'];

/** What people, visitors, the queue and the clock do; numbers are taken modulo what is there. */
type Deed =
  | { do: 'inquire'; phone: number }
  | { do: 'queue'; jobs: number; times: number }
  | { do: 'tick'; name: ClockJobName }
  | { do: 'wait'; hours: number }
  | { do: 'call'; lead: number; who: number; outcome: (typeof callOutcomes)[number]; task: boolean }
  | { do: 'plan' | 'end task' | 'postpone'; lead: number; who: number }
  | { do: 'move'; lead: number; who: number; stage: Stage }
  | { do: 'claim' | 'release' | 'do not contact' | 'contact again'; lead: number; who: number }
  | { do: 'transfer'; lead: number; who: number; to: number }
  | { do: 'merge'; lead: number; other: number; owner: boolean }
  | { do: 'unmerge' }
  | { do: 'disable' | 'enable' | 'leave' | 'return'; who: number };

const few = fc.nat(5);
const someone = { lead: few, who: few };
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('inquire' as const), phone: fc.nat(3) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('queue' as const),
      jobs: fc.integer({ min: 1, max: 20 }),
      times: fc.integer({ min: 1, max: 2 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('tick' as const), name: fc.constantFrom(...ticks) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.constantFrom(1, 9, 30, 24 * 10) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('call' as const),
      ...someone,
      outcome: fc.constantFrom(...callOutcomes),
      task: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('plan' as const, 'end task' as const, 'postpone' as const),
      ...someone,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('move' as const), ...someone, stage: fc.constantFrom(...stages) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('claim' as const, 'release' as const, 'do not contact' as const, 'contact again' as const),
      ...someone,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('transfer' as const), ...someone, to: few }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('merge' as const), lead: few, other: few, owner: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unmerge' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('disable' as const, 'enable' as const, 'leave' as const, 'return' as const),
      who: few,
    }),
  },
);

/** What must never be found once the queue is empty and the clock has gone round; each with the rows that break it. */
const never: Record<string, string> = {
  'an open lead without an open step, though it may be called': `
    select lead.id, stage, owner_id from lead where open and stage <> 'signed'
      and not exists (select from do_not_contact where do_not_contact.contact_id = lead.contact_id)
      and not exists (select from task where lead_id = lead.id and status = 'open')`,
  'a step of somebody who is gone': `
    select task.id, kind from task join app_user on app_user.id = owner_id where status = 'open' and disabled_at is not null`,
  'an open lead of somebody who is gone': `
    select lead.id, stage from lead join app_user on app_user.id = owner_id
    where open and stage <> 'signed' and disabled_at is not null`,
  'a step that another has than the lead': `
    select task.id, task.kind, task.owner_id, lead.owner_id as lead from task join lead on lead.id = lead_id
      join app_user on app_user.id = lead.owner_id
    where status = 'open' and open and disabled_at is null and task.owner_id is distinct from lead.owner_id`,
  'a step of an advisor who does not have the lead': `
    select task.id, task.kind from task join lead on lead.id = lead_id join app_user on app_user.id = task.owner_id
    where status = 'open' and open and lead.owner_id is null and role = 'advisor'`,
  'a step that is nobody’s, not even a team’s': `
    select id, kind from task where status = 'open' and owner_id is null and team_id is null`,
  'a step of a lead that left': `
    select task.id, kind, stage from task join lead on lead.id = lead_id where status = 'open' and stage in ('lost', 'invalid')`,
  'two first calls of one lead': `
    select lead_id from task where status = 'open' and kind = 'first_call' group by 1 having count(*) > 1`,
  'a lead that waits for an owner and has one': `select id from lead where waiting_since is not null and owner_id is not null`,
  'a lead of nobody’s team': `select id from lead where open and team_id is null`,
  'a playbook that stands still': `
    select run.id from playbook_run as run join lead on lead.id = run.lead_id
    where ended_at is null and not exists (select from task where run_id = run.id and status = 'open')`,
  'an inquiry of no lead': `select id, status from inquiry where lead_id is null`,
  'two open leads of one person': `
    select contact_id from lead where open and not agent group by 1 having count(*) > 1`,
};

describe('whatever happens to leads', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let people: Me[];
  let admin: Me;

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    const domains = [ArticlesModule, AuditModule, UsersModule, LeadsModule, MatchingModule, NotificationsModule];
    app = await Test.createTestingModule({
      imports: [platform, ...domains, TasksModule],
      providers: [ClockJobs, FlowRunner, Handlers, RematchLeads, TellFits, ...processors],
    }).compile();
    database = app.get(Database);
  });
  afterAll(async () => {
    await app.close();
    await test.drop();
  });

  async function begin(): Promise<void> {
    await emptyTables(test, 'lead', 'inquiry', 'contact', 'company', 'outbox', 'merge');
    await test.query(`update app_user set disabled_at = now()`);
    const [one, two] = [await aTeam(test), await aTeam(test)];
    const asMe = async (role: Me['role'], teamId: string): Promise<Me> => {
      const user = await aUser(test, { role, teamId });
      return { ...user, teamIds: [teamId] };
    };
    people = [
      await asMe('advisor', one.id),
      await asMe('advisor', one.id),
      await asMe('advisor', two.id),
      { ...(await asMe('manager', one.id)), teamIds: [one.id, two.id] },
    ];
    admin = await asMe('admin', one.id);
  }

  const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.transaction(work);
  const person = (n: number): Me => people[n % people.length]!;

  async function leadAt(n: number): Promise<{ id: string; version: number } | undefined> {
    const leads = await test.query<{ id: string; version: number }>(
      `select id, version from lead order by created_at, id`,
    );
    return leads[n % leads.length];
  }
  /** Who is disabled has no session and does nothing more. */
  const isGone = async ({ id }: Me): Promise<boolean> =>
    (await test.query(`select 1 from app_user where id = $1 and disabled_at is not null`, [id])).length > 0;
  async function taskOf(leadId: string): Promise<string | undefined> {
    const [task] = await test.query<{ id: string }>(
      `select id from task where lead_id = $1 and status = 'open' order by due_at, id limit 1`,
      [leadId],
    );
    return task?.id;
  }

  async function runQueue(jobs: number, times: number): Promise<number> {
    const events = await test.query<{ id: string; type: string }>(
      `with gone as (delete from outbox where event_id in (select event_id from outbox order by 1 limit $1) returning event_id)
       select id, type from event join gone on gone.event_id = id order by id`,
      [jobs],
    );
    const orders = events.flatMap(({ id, type }) =>
      followersOf(type).map((handler): [HandlerName, string] => [handler, id]),
    );
    for (let time = 0; time < times; time++)
      await Promise.all(orders.map(([handler, id]) => app.get(FlowRunner).run(handler, id)));
    return events.length;
  }

  /** As if so much time had gone by: all that has a time is that much older. */
  async function wait(hours: number): Promise<void> {
    const older = (table: string, ...columns: string[]) =>
      test.query(
        `update ${table} set ${columns.map((column) => `${column} = ${column} - $1 * interval '1 hour'`).join(', ')}`,
        [hours],
      );
    await older('lead', 'created_at', 'active_at', 'stage_at', 'waiting_since');
    await older('task', 'due_at', 'climb_at', 'created_at');
    await older('pool_warning', 'warned_at', 'active_at');
    await older('pool_exit', 'left_at');
    await older('task_rung', 'at');
  }

  async function onLead(deed: Extract<Deed, { lead: number; who: number }>): Promise<void> {
    const [lead, me] = [await leadAt(deed.lead), person(deed.who)];
    if (!lead || (await isGone(me))) return;
    const [leads, tasks] = [app.get(Leads), app.get(Tasks)];
    const task = await taskOf(lead.id);
    const key = randomUUID();
    const later = new Date(Date.now() + 86_400_000);
    await inTx(async (tx): Promise<unknown> => {
      switch (deed.do) {
        case 'call':
          return tasks.logCall(tx, me, lead.id, { outcome: deed.outcome, key, taskId: deed.task ? task : undefined });
        case 'plan':
          return tasks.add(tx, me, lead.id, { kind: 'visit', title: '带看', due: later, key });
        case 'end task':
          return task && tasks.edit(tx, me, task, { status: 'done' });
        case 'postpone':
          return task && tasks.edit(tx, me, task, { due: later });
        case 'move': {
          const exit = { lost: { lostReason: 'price' as const }, parked: { wakeOn: later.toISOString().slice(0, 10) } };
          const more = exit[deed.stage as keyof typeof exit] ?? {};
          return leads.move(tx, me, lead.id, { stage: deed.stage, version: lead.version, ...more });
        }
        case 'claim':
          return leads.claim(tx, me, lead.id);
        case 'release':
          return leads.release(tx, me, lead.id, '跟不上');
        case 'do not contact':
          return app.get(DoNotContact).mark(tx, me, await leads.visible(tx, me, lead.id), '客户要求');
        case 'contact again':
          return app.get(DoNotContact).lift(tx, me, await leads.visible(tx, me, lead.id));
        case 'transfer':
          return app.get(LeadTransfers).transfer(tx, me, lead.id, { ownerId: person(deed.to).id, reason: '换人' });
      }
    });
  }

  async function onPerson({ do: what, who }: Extract<Deed, { who: number }>): Promise<void> {
    const { id } = person(who);
    await inTx(async (tx): Promise<unknown> => {
      if (what === 'disable' || what === 'enable')
        return app.get(Users).edit(tx, admin, id, { disabled: what === 'disable' });
      if (what === 'return') return tx.query(`delete from user_leave where user_id = $1`, [id]);
      const [today, to] = [0, 3].map((days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10));
      return app.get(Leaves).add(tx, admin, id, { from: today!, to: to! });
    });
  }

  async function merge({ lead, other, owner }: Extract<Deed, { do: 'merge' }>): Promise<void> {
    const [keep, gone] = [await leadAt(lead), await leadAt(other)];
    if (!keep || !gone) return;
    const choices: Choices = owner ? { owner: 'gone' } : {};
    await inTx((tx) => app.get(LeadMerges).merge(tx, admin, { keep: keep.id, gone: gone.id, choices }));
  }

  async function unmerge(): Promise<void> {
    const [last] = await test.query<{ id: string }>(
      `select id from merge where undone_at is null and kind = 'lead' order by merged_at desc limit 1`,
    );
    if (last) await inTx((tx) => app.get(MergeHistory).undo(tx, admin, last.id));
  }

  async function happen(deed: Deed): Promise<void> {
    switch (deed.do) {
      case 'inquire': {
        const { consent: _, ...words } = inquiryWords({
          phone: `1390578${1000 + deed.phone}`,
          company: `松溪${deed.phone}号五金厂`,
        });
        await app
          .get(InquiryIntake)
          .receive({ ...words, key: randomUUID(), consentVersion: 'test', consentAt: new Date() });
        return;
      }
      case 'queue':
        return void (await runQueue(deed.jobs, deed.times));
      case 'tick':
        return app.get(ClockJobs).run(deed.name);
      case 'wait':
        return wait(deed.hours);
      case 'merge':
        return merge(deed);
      case 'unmerge':
        return unmerge();
      default:
        return 'lead' in deed ? onLead(deed) : onPerson(deed);
    }
  }

  /** The queue runs empty and the clock goes round, as it does within minutes. */
  async function rest(): Promise<void> {
    for (let round = 0; round < 3; round++) {
      while ((await runQueue(100, 2)) > 0);
      await wait(0.2);
      for (const name of ticks) await app.get(ClockJobs).run(name);
    }
    while ((await runQueue(100, 1)) > 0);
  }

  it(
    'each open one has a next step that somebody answers for, and nothing is there twice',
    async () => {
      const history = fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 40, size: 'max' }), async (deeds) => {
        await begin();
        for (const one of [{ do: 'inquire', phone: 0 } as const, ...deeds])
          await happen(one).catch((error: unknown) => {
            // What people may not do is refused in words; anything else is a fault.
            if (!(error instanceof DomainError)) throw error;
          });
        await rest();
        for (const [what, rows] of Object.entries(never)) expect([what, await test.query(rows)]).toEqual([what, []]);
      });
      await fc.assert(history, TRIED);
    },
    HOUR,
  );
});
