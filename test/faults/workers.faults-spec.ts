/** Workers that are slow, frozen, or killed by their own work. */
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { Client } from '../support/client.js';
import { inquiryWords } from '../support/inquiry-words.js';
import { until } from '../support/until.js';
import { backends } from './backends.js';
import { Figures } from './figures.js';
import { HOUR, isLong, pick } from './length.js';
import { reckon } from './reckoning.js';
import { System } from './system.js';
import { underLoad } from './under-load.js';
import { visit } from './visitors.js';

const poison = { NODE_OPTIONS: `--require ${join(__dirname, 'poison.cjs')}` };

const figures = new Figures();
afterAll(() => figures.print());

/** The short version takes one backend: it has five minutes in all. */
describe.each(isLong ? backends : backends.slice(0, 1))('a lead, with BullMQ on %s,', (backend) => {
  let system: System;

  beforeAll(async () => {
    system = await System.start({ redis: backend === 'redis' });
    await system.database.query(
      `create function take_time() returns trigger language plpgsql as $$ begin return new; end $$`,
    );
    await system.database.query(
      `create trigger take_time before insert on lead for each row execute function take_time()`,
    );
  }, 300_000);
  afterAll(() => system?.stop(), 120_000);

  /** How long opening a lead takes, beside its own time. */
  const slow = (seconds: number): Promise<unknown> =>
    system.database.query(
      `create or replace function take_time() returns trigger language plpgsql as $$
       begin perform pg_sleep(${seconds}); return new; end $$`,
    );

  it(
    'F2: is opened in the end, however often its slow job was cut off by a crash',
    async () => {
      await slow(1.5);
      const plan = { fault: 'jobs of 1.5 s, kill -9 worker', times: pick(4, 14), inquiries: pick(40, 150), pause: 5 };
      await underLoad(system, figures, plan, async (turn) => {
        await sleep(1300);
        await system.killWorker(turn);
      });
      await slow(0);
      expect(await system.failures()).toBe(0);
    },
    HOUR,
  );

  it(
    'F15: goes on while a worker is frozen in the midst of it, and the worker does no damage when it wakes',
    async () => {
      for (let turn = 0; turn < pick(1, 10); turn++) {
        await slow(0.8);
        let wake = (): void => undefined;
        const plan = { fault: 'worker frozen beyond its lock', times: 1, inquiries: pick(30, 60), pause: 0 };
        try {
          await underLoad(system, figures, plan, async () => {
            await until(async () => (await opening()) >= 2, { for: 'leads that are being opened', every: 20 });
            wake = system.freezeWorker(turn % 2);
            await slow(0);
          });
        } finally {
          wake();
        }
        await sleep(3000);
        expect(await system.settle()).toMatchObject({ lost: 0, doubled: 0, unread: 0, idle: 0, twice: 0 });
        expect(system.ended).toEqual([]);
      }
    },
    HOUR,
  );

  it(
    'F19: is opened although other jobs kill their process each time, and those end on the list of failures',
    async () => {
      const poisoned = pick(2, 20);
      for (const turn of [0, 1]) await system.killWorker(turn, poison);
      const stop = system.superviseWorkers(poison);
      const visitor = new Client(system.where());
      const post = (n: number) =>
        visitor.post('/inquiries', {
          json: inquiryWords({ need: `毒丸${n}`, company: '', phone: `1381${1_000_000 + n}` }),
        });
      for (let n = 0; n < poisoned; n++) expect((await post(n)).status).toBe(201);
      const healthy = async () => {
        const [row] = await system.database.query<{ n: number }>(
          `select count(*)::int as n from inquiry where lead_id is null and need not like '毒丸%'`,
        );
        return row!.n === 0;
      };
      const inquiries = pick(100, 1980);
      const sent = await visit(system.where, system.ledger, { inquiries, pause: 5 });
      const written = performance.now();
      await until(healthy, { for: 'every healthy lead', ms: 300_000, every: 200 });
      const settled = (performance.now() - written) / 1000;
      await until(async () => (await crashed()) === poisoned, {
        for: 'the poison on the list',
        ms: 300_000,
        every: 500,
      });
      const listed = (performance.now() - written) / 1000;
      const ended = await stop();
      process.stdout.write(`poison: the list after ${listed.toFixed(1)} s, workers ended ${ended} times\n`);
      expect(ended).toBeGreaterThan(0);
      expect(await system.failures()).toBe(poisoned);
      const found = await reckon(system.database, system.ledger);
      figures.add({
        backend: system.redis ? 'Redis' : 'Postgres',
        fault: 'jobs that abort their process',
        times: poisoned,
        acknowledged: inquiries,
        lost: found.lost,
        idle: found.idle + found.unread - poisoned,
        doubled: found.twice,
        again: sent.unanswered + sent.refused,
        settled,
      });
      expect(found).toMatchObject({ lost: 0, unread: poisoned, idle: 0, twice: 0 });
    },
    HOUR,
  );

  /** Leads in the midst of being opened. */
  async function opening(): Promise<number> {
    const [row] = await system.database.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where wait_event = 'PgSleep'`,
    );
    return row!.n;
  }

  async function crashed(): Promise<number> {
    const [row] = await system.database.query<{ n: number }>(
      `select count(*)::int as n from failed_job where kind = 'crashed' and handler = 'open-lead'`,
    );
    return row!.n;
  }
});
