import { join } from 'node:path';
import { aListing } from '../factories/a-listing.js';
import { aUser } from '../factories/a-user.js';
import { startPostgres } from '../setup/postgres.mjs';
import { startRedis, type TestRedis } from '../setup/redis.js';
import { createTestDatabase, type TestDatabase } from '../setup/test-database.js';
import { bootApp, type Started } from '../support/boot-app.js';
import { until } from '../support/until.js';
import { Ledger } from './ledger.js';
import { reckon, type Reckoning } from './reckoning.js';

/** A database that survives a power cut, as in production. */
const DURABLE = ['shared_buffers=64MB', 'max_connections=200'];
const PERIOD = 60_000;

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
    readonly ledger: Ledger,
  ) {}

  static async start({ redis }: { redis: boolean }): Promise<System> {
    const postgres = await startPostgres({ settings: DURABLE });
    process.env.PLOTLINE_TEST_DATABASE_URL = postgres.url;
    const database = await createTestDatabase();
    const system = new System(postgres, database, redis ? await startRedis() : undefined, new Ledger());
    for (let n = 0; n < 3; n++) await aUser(database);
    for (let n = 0; n < 5; n++) await aListing(database);
    for (let n = 0; n < 2; n++) {
      system.sites.push(await system.boot('site'));
      system.workers.push(await system.boot('worker'));
    }
    return system;
  }

  where = (): string => this.sites[this.front]!.url;

  /** kill -9 of a worker in turn, and a new one; `env` for it, e.g. another clock. */
  async killWorker(turn: number, env: Record<string, string> = {}): Promise<void> {
    const index = turn % this.workers.length;
    await this.workers[index]!.kill();
    this.workers[index] = await this.boot('worker', env);
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
      { for: 'Postgres to start again', ms: 30_000, every: 300 },
    );
  }

  /** Waits until nothing is missing. @returns seconds, and how ledger and database compare */
  async settle(): Promise<Reckoning & { settled: number }> {
    const from = Date.now();
    const fine = async (): Promise<boolean> => {
      const found = await reckon(this.database, this.ledger).catch(() => undefined);
      return found !== undefined && found.unread === 0 && found.idle === 0;
    };
    await until(fine, { for: 'every lead to have its first task', ms: 2 * PERIOD, every: 250 }).catch(() => undefined);
    const settled = (Date.now() - from) / 1000;
    return { ...(await reckon(this.database, this.ledger)), settled };
  }

  /** What the processes wrote of work that failed for good. */
  async failures(): Promise<number> {
    const [row] = await this.database.query<{ n: number }>(
      `select count(*)::int as n from failed_job where queue = 'flow'`,
    );
    return row!.n;
  }

  get alive(): boolean {
    return [...this.sites, ...this.workers].every(({ pid }) => {
      try {
        return process.kill(pid, 0);
      } catch {
        return false;
      }
    });
  }

  async stop(): Promise<void> {
    await Promise.all([...this.sites, ...this.workers].map((process) => process.kill()));
    await this.redis?.stop();
    await this.database.drop().catch(() => undefined);
    this.ledger.close();
    this.postgres.stop();
  }

  /** A worker has no address to ask: it is there when it says so. */
  private async boot(role: 'site' | 'worker', env: Record<string, string> = {}): Promise<Started> {
    const level: Record<string, string> = role === 'worker' ? { PLOTLINE_LOG_LEVEL: 'info' } : {};
    const options = { database: this.database, role, redisUrl: this.redis?.url, env: { ...level, ...env } };
    const started = await bootApp(options);
    if (role === 'worker')
      await until(() => started.output().includes('worker started'), { for: 'the worker', ms: 60_000, every: 100 });
    return started;
  }
}

/** Environment of a process whose clock is `ms` ahead. */
export const clockAhead = (ms: number): Record<string, string> => ({
  NODE_OPTIONS: `--require ${join(__dirname, 'shifted-clock.cjs')}`,
  PLOTLINE_TEST_CLOCK: String(ms),
});
