/** F18: several workers ask the same clock. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { LeadsModule } from '@app/leads';
import { MatchingModule } from '@app/matching';
import { NotificationsModule } from '@app/notifications';
import { createLogger, createQueue, createWorker, Database, loadSettings, PlatformModule } from '@app/platform';
import { TasksModule, Tasks, Tickets } from '@app/tasks';
import { type Me, UsersModule } from '@app/users';
import { ClockJobs } from '../../apps/worker/src/clock-jobs.js';
import { RematchLeads } from '../../apps/worker/src/rematch-leads.js';
import { TellFits } from '../../apps/worker/src/tell-fits.js';
import { aLead } from '../factories/a-lead.js';
import { aTask } from '../factories/a-task.js';
import { aUser } from '../factories/a-user.js';
import { startPostgres } from '../setup/postgres.mjs';
import { startRedis, type TestRedis } from '../setup/redis.js';
import { createTestDatabase, type TestDatabase } from '../setup/test-database.js';
import { until } from '../support/until.js';
import { backends } from './backends.js';
import { HOUR, pick } from './length.js';

/** What the ticks do is done so often; the clock itself is watched for so many ticks of so many ms. */
const TICKS = 200;
const SLOTS = pick(20, 200);
const EVERY = 1000;
const WORKERS = 4;

/** The moment that a tick is for, and the one at which it was worked on. */
type Tick = { slot: number; at: number };

/** ms to the tick after this one: the next, unless a machine that stood still gave this one only when others were due. */
const longest = ({ slot, at }: Tick): number => EVERY * Math.max(1, Math.ceil((at - slot) / EVERY));
const SCHEDULERS = 2;

describe('four workers with one clock', () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  let database: TestDatabase;
  let redis: TestRedis | undefined;
  const apps: TestingModule[] = [];

  beforeAll(async () => {
    postgres = await startPostgres();
    process.env.PLOTLINE_TEST_DATABASE_URL = postgres.url;
    database = await createTestDatabase();
    if (backends.includes('redis')) redis = await startRedis();
  }, 300_000);
  afterAll(async () => {
    for (const app of apps) await app.close();
    await redis?.stop();
    await database?.drop();
    postgres?.stop();
  }, 120_000);

  /** The ticks that were given, in their order: two processes set the clock, four wait for it. */
  async function ticksOf(
    redisUrl: string | undefined,
  ): Promise<{ ticks: Tick[]; setAnew: { from: number; to: number } }> {
    const where = { databaseUrl: database.url, redisUrl };
    const ticks: Tick[] = [];
    const schedulers = Array.from({ length: SCHEDULERS }, () => createQueue('ticks', where));
    const work = (job: { id?: string }): Promise<void> =>
      Promise.resolve(void ticks.push({ slot: Number(job.id!.split(':').at(-1)), at: Date.now() }));
    const workers = Array.from({ length: WORKERS }, () => createWorker('ticks', where, work, { concurrency: 1 }));
    for (const queue of schedulers) queue.on('error', () => undefined);
    for (const worker of workers) worker.on('error', () => undefined);
    const set = () => Promise.all(schedulers.map((queue) => queue.upsertJobScheduler('tick', { every: EVERY })));
    await set();
    await until(() => ticks.length >= SLOTS / 2, { for: 'half of the ticks', ms: 10 * SLOTS * EVERY });
    const setAnew = { from: Date.now(), to: 0 };
    await set(); // as a process does that starts anew
    setAnew.to = Date.now();
    await until(() => ticks.length >= SLOTS, { for: 'all ticks', ms: 10 * SLOTS * EVERY });
    await schedulers[0]!.removeJobScheduler('tick');
    await Promise.all(workers.map((worker) => worker.close()));
    await Promise.all(schedulers.map((queue) => queue.close()));
    return { ticks: ticks.sort((a, b) => a.slot - b.slot), setAnew };
  }

  it(
    'F18: are given each tick once and miss none, two setting the clock, with BullMQ on either backend',
    async () => {
      const urls = backends.map((backend) => (backend === 'redis' ? redis!.url : undefined));
      for (const { ticks, setAnew } of await Promise.all(urls.map(ticksOf))) {
        // Setting the clock twice at the same moment may put off the next tick, and count from another millisecond.
        const putOff = ({ slot }: Tick): boolean => slot > setAnew.from - 2 * EVERY && slot < setAnew.to + 2 * EVERY;
        const [, ...rest] = ticks;
        const steps = rest.slice(1).map((tick, index) => ({ tick, from: rest[index]!, step: tick.slot - rest[index]!.slot })); // prettier-ignore
        const wrong = steps.filter(({ tick, from, step }) => step < EVERY / 2 || ((step % EVERY !== 0 || step > longest(from)) && !putOff(tick))); // prettier-ignore
        expect(wrong).toEqual([]);
      }
    },
    HOUR,
  );

  it('F18: make each due thing follow once in 200 ticks, their connections cut again and again', async () => {
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: database.keyFile }), databaseUrl: database.url };
    for (let n = 0; n < WORKERS; n++) {
      const platform = PlatformModule.with({ ...settings, poolSize: 4 }, createLogger({ level: 'silent' }));
      const domains = [AuditModule, UsersModule, LeadsModule, MatchingModule, NotificationsModule, TasksModule];
      const imports = [platform, ...domains];
      apps.push(await Test.createTestingModule({ imports, providers: [ClockJobs, RematchLeads, TellFits] }).compile());
    }
    const due = await plantDue(apps[0]!);
    let over = false;
    const cutting = (async () => {
      while (!over) {
        await sleep(300);
        await database.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'plotline' and (state = 'active' or random() < 0.3)`,
        );
      }
    })();
    let cut = 0;
    await Promise.all(
      apps.map(async (app) => {
        // However quick the machine: until one was cut off in the midst of its work.
        for (let tick = 0; tick < TICKS / WORKERS || cut === 0; tick++)
          for (const name of ['mark-overdue', 'climb', 'service'] as const)
            await app
              .get(ClockJobs)
              .run(name)
              .catch(() => cut++);
      }),
    );
    over = true;
    await cutting;
    expect(cut).toBeGreaterThan(0);
    // The first tries may find what the last cut left in the pool.
    for (const name of ['mark-overdue', 'climb', 'service'] as const)
      await until(() => apps[0]!.get(ClockJobs).run(name).then(() => true, () => false), { for: name, ms: 60_000 }); // prettier-ignore
    const counts = await database.query<{ type: string; events: number; subjects: number }>(
      `select type, count(*)::int as events, count(distinct coalesce(data ->> 'rung', '') || coalesce(subject_id, lead_id)::text)::int as subjects
       from event where type in ('task.overdue', 'ticket.overdue', 'deal.ends_soon', 'task.climbed') group by type`,
    );
    const of = Object.fromEntries(counts.map(({ type, events, subjects }) => [type, [events, subjects]]));
    expect(of).toMatchObject({
      'task.overdue': [due.tasks, due.tasks],
      'ticket.overdue': [due.tickets, due.tickets],
      'deal.ends_soon': [due.deals, due.deals],
    });
    const [climbed, rungs] = of['task.climbed']!;
    expect(climbed).toBe(rungs);
    expect(rungs).toBeGreaterThanOrEqual(due.calls);
  }, 300_000);

  /** Things of every kind that the clock has to see, each due. */
  async function plantDue(
    app: TestingModule,
  ): Promise<{ tasks: number; calls: number; tickets: number; deals: number }> {
    const owner = await aUser(database);
    const me: Me = { ...owner, teamIds: [owner.teamId] };
    const tx = app.get(Database);
    const many = 100;
    for (let n = 0; n < many; n++) {
      const lead = await aLead(database, { owner, createdAt: new Date(Date.now() - 5 * 86_400_000) });
      await tx.transaction((open) => app.get(Tasks).ensureFirstCalls(open, [lead.id]));
      await aTask(database, lead, { dueAt: new Date(Date.now() - 60_000) });
    }
    await database.query(`update task set due_at = now() - interval '1 hour', climb_at = now() - interval '1 minute'`);
    for (let n = 0; n < many; n++) {
      const lead = await aLead(database, { owner, stage: 'signed' });
      const ticket = {
        kind: 'housing',
        title: '员工宿舍',
        details: '',
        amountYuan: null,
        deadlineOn: null,
        key: randomUUID(),
      } as const;
      await tx.transaction((open) => app.get(Tickets).open(open, me, lead.id, ticket));
      await database.query(`insert into deal (lead_id, kind, lease_ends_on) values ($1, 'lease', current_date + 20)`, [
        lead.id,
      ]);
    }
    await database.query(`update service_ticket set due_at = now() - interval '1 minute'`);
    return { tasks: 2 * many, calls: many, tickets: many, deals: many };
  }
});
