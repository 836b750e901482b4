import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WorkingCalendar } from '@app/reference';
import { aListing } from '../factories/a-listing.js';
import { aUser } from '../factories/a-user.js';
import { startPostgres } from '../setup/postgres.mjs';
import { startRedis, type TestRedis } from '../setup/redis.js';
import { createTestDatabase, type TestDatabase } from '../setup/test-database.js';
import { bootApp, type Started } from '../support/boot-app.js';
import { until } from '../support/until.js';
import { Ledger } from './ledger.js';
import { reckon, type Reckoning } from './reckoning.js';
import { TcpProxy } from './tcp-proxy.js';

/** A database that survives a power cut, as in production. */
const DURABLE = ['shared_buffers=64MB', 'max_connections=200'];
const PERIOD = 60_000;

interface Parts {
  redis?: boolean;
  /** Processes reach their database by way of a proxy that tests can make slow, deaf or rude. */
  proxy?: boolean;
  sites?: number;
  workers?: number;
  /** Of the database server, beside the durable ones. */
  settings?: string[];
  /** Where the database's files are to be, e.g. on a small disk. */
  base?: string;
}

/** A whole system of processes to take apart: a database and perhaps a Redis of its own, two sites and two workers. */
export class System {
  private readonly sites: Started[] = [];
  private readonly workers: Started[] = [];
  /** Which of the sites a visitor is sent to, as a reverse proxy does. */
  private front = 0;

  private constructor(
    readonly postgres: Awaited<ReturnType<typeof startPostgres>>,
    readonly database: TestDatabase,
    readonly redis: TestRedis | undefined,
    readonly proxy: TcpProxy | undefined,
    readonly ledger: Ledger,
  ) {}

  static async start({ redis, proxy, sites = 2, workers = 2, settings = [], base }: Parts = {}): Promise<System> {
    const postgres = await startPostgres({ settings: [...DURABLE, ...settings], base });
    process.env.PLOTLINE_TEST_DATABASE_URL = postgres.url;
    const database = await createTestDatabase();
    const between = proxy ? await TcpProxy.start(postgres.url) : undefined;
    const system = new System(postgres, database, redis ? await startRedis() : undefined, between, new Ledger());
    for (let n = 0; n < 3; n++) await aUser(database);
    for (let n = 0; n < 5; n++) await aListing(database);
    for (let n = 0; n < sites; n++) system.sites.push(await system.boot('site'));
    for (let n = 0; n < workers; n++) system.workers.push(await system.boot('worker'));
    return system;
  }

  where = (): string => this.sites[this.front]!.url;

  /** kill -9 of a worker in turn, and a new one; `env` for it, e.g. another clock. */
  async killWorker(turn: number, env: Record<string, string> = {}, { mayEnd = false } = {}): Promise<void> {
    const index = turn % this.workers.length;
    await this.workers[index]!.kill();
    this.workers[index] = await this.boot('worker', env, { mayEnd });
  }

  /** SIGSTOP: a worker that neither works nor dies. @returns how to wake it */
  freezeWorker(index: number): () => void {
    const { pid } = this.workers[index]!;
    process.kill(pid, 'SIGSTOP');
    return () => process.kill(pid, 'SIGCONT');
  }

  /** Lets the clock of a worker jump that was made with `clockBeside(…, { jumps: true })`. */
  jumpClock(index: number): void {
    process.kill(this.workers[index]!.pid, 'SIGUSR2');
  }

  /** A supervisor: starts workers that ended by themselves, until told to stop. @returns how often it had to, when told */
  superviseWorkers(env: Record<string, string> = {}): () => Promise<number> {
    let [restarts, over] = [0, false];
    const watch = async (index: number): Promise<void> => {
      while (!over) {
        await sleep(100);
        if (this.workers[index]!.runs) continue;
        await this.workers[index]!.kill();
        this.workers[index] = await this.boot('worker', env, { mayEnd: true });
        restarts++;
      }
    };
    const watches = this.workers.map((_, index) => watch(index));
    return async () => {
      over = true;
      await Promise.all(watches);
      return restarts;
    };
  }

  /** kill -9 of the site that visitors are on; they go to the other one. */
  async killSite(): Promise<void> {
    const index = this.front;
    const dying = this.sites[index]!.kill();
    this.front = 1 - index;
    await dying;
    this.sites[index] = await this.boot('site');
  }

  /** SIGTERM as a rolling update does it: no new visitors, then the end. @returns exit codes */
  async replace(turn: number): Promise<(number | null)[]> {
    const index = this.front;
    this.front = 1 - index;
    const worker = turn % this.workers.length;
    const codes = await Promise.all([this.sites[index]!.stop(), this.workers[worker]!.stop()]);
    [this.sites[index], this.workers[worker]] = await Promise.all([this.boot('site'), this.boot('worker')]);
    return codes;
  }

  /** kill -9 of the database server; its processes go when they notice, and a new one replays its log. */
  async killPostgres(): Promise<void> {
    this.postgres.kill();
    await until(
      () => {
        try {
          this.postgres.start();
          return true;
        } catch {
          return false;
        }
      },
      { for: 'Postgres to start again', ms: 120_000, every: 300 },
    );
  }

  /** What a supervisor does: starts the database server again if it ended by itself. */
  async ensurePostgres(): Promise<void> {
    const answers = async (): Promise<boolean> => {
      try {
        await this.database.query('select 1');
        return true;
      } catch {
        await sleep(100);
      }
      try {
        this.postgres.start();
      } catch {
        // It runs, or there is no room for it yet.
      }
      return false;
    };
    await until(answers, { for: 'Postgres to answer', ms: 120_000, every: 200 });
  }

  /** Waits until nothing is missing. @returns seconds, and how ledger and database compare */
  async settle(): Promise<Reckoning & { settled: number }> {
    const from = Date.now();
    const fine = async (): Promise<boolean> => {
      const found = await reckon(this.database, this.ledger).catch(() => undefined);
      return found !== undefined && found.unread === 0 && found.idle === 0;
    };
    await until(fine, { for: 'every lead to have its first task', ms: 3 * PERIOD, every: 250 }).catch(() => undefined);
    const settled = (Date.now() - from) / 1000;
    return { ...(await reckon(this.database, this.ledger)), settled };
  }

  /** First calls that are due half an hour of working time after no moment in which their leads came. */
  async firstCallsDueWrong(): Promise<number> {
    const rows = await this.database.query<{ from: Date; due: Date }>(
      `select lead.created_at as "from", task.due_at as due from task join lead on lead.id = task.lead_id
       where task.kind = 'first_call'`,
    );
    const calendar = new WorkingCalendar();
    const dueFrom = (at: Date, late: number) => calendar.addWorkingMinutes(new Date(at.getTime() + late), 30);
    return rows.filter(({ from, due }) => due < dueFrom(from, -2 * PERIOD) || due > dueFrom(from, 5 * PERIOD)).length;
  }

  /** What the processes wrote of work that failed for good. */
  async failures(): Promise<number> {
    const [row] = await this.database.query<{ n: number }>(
      `select count(*)::int as n from failed_job where queue = 'flow'`,
    );
    return row!.n;
  }

  /** The last words of processes that ended by themselves. */
  get ended(): string[] {
    return [...this.sites, ...this.workers].filter(({ runs }) => !runs).map((each) => each.output().slice(-20_000));
  }

  /** All that the processes that run now wrote. */
  get output(): string {
    return [...this.sites, ...this.workers].map((process) => process.output()).join('\n');
  }

  async stop(): Promise<void> {
    await Promise.all([...this.sites, ...this.workers].map((process) => process.kill()));
    await this.redis?.stop();
    await this.proxy?.stop();
    await this.database.drop().catch(() => undefined);
    this.ledger.close();
    this.postgres.stop();
  }

  /** A worker has no address to ask: it is there when it says so. */
  private async boot(
    role: 'site' | 'worker',
    env: Record<string, string> = {},
    { mayEnd = false } = {},
  ): Promise<Started> {
    const level: Record<string, string> = role === 'worker' ? { PLOTLINE_LOG_LEVEL: 'info' } : {};
    const { database, proxy, redis } = this;
    const by = proxy ? { ...database, url: proxy.through(database.url) } : database;
    const options = { database: by, role, redisUrl: redis?.url, env: { ...level, ...env } };
    const started = await bootApp(options);
    if (role === 'worker')
      await until(() => !started.runs || started.output().includes('worker started'), {
        for: 'the worker',
        ms: 300_000,
        every: 100,
      });
    if (!started.runs && !mayEnd) throw new Error(`${role} ended:\n${started.output()}`);
    return started;
  }
}

/** Environment of a process whose clock is `ms` ahead, or behind when negative: always, or from the moment it is let jump. */
export const clockBeside = (ms: number, { jumps = false } = {}): Record<string, string> => ({
  NODE_OPTIONS: `--require ${join(__dirname, 'shifted-clock.cjs')}`,
  PLOTLINE_TEST_CLOCK: String(ms),
  PLOTLINE_TEST_CLOCK_JUMPS: jumps ? '1' : '0',
});
