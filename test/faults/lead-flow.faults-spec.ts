/**
 * Takes a running system apart while visitors write to it, and afterwards compares a ledger that was kept outside with
 * the database. `npm run test:faults` runs the short version; PLOTLINE_FAULTS=long the one of 5,000 leads.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { until } from '../support/until.js';
import { backends } from './backends.js';
import { Figures } from './figures.js';
import { HOUR, pick } from './length.js';
import { clockBeside, System } from './system.js';
import { type Plan, underLoad } from './under-load.js';

const figures = new Figures();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe.each(backends)('an acknowledged inquiry, with BullMQ on %s,', (backend) => {
  let system: System;

  beforeAll(async () => {
    system = await System.start({ redis: backend === 'redis' });
  }, 300_000);
  afterAll(() => system?.stop(), 120_000);

  const under = (plan: Plan, strike: (turn: number) => Promise<unknown>) => underLoad(system, figures, plan, strike);

  it(
    'F1: is neither lost nor worked on twice when workers die',
    () =>
      under({ fault: 'kill -9 worker', times: pick(4, 50), inquiries: pick(150, 5000) }, (turn) =>
        system.killWorker(turn),
      ),
    HOUR,
  );

  it(
    'F3: is one inquiry when the site dies between commit and answer and the visitor tries again',
    () => under({ fault: 'kill -9 site', times: pick(4, 100), inquiries: pick(150, 3000) }, () => system.killSite()),
    HOUR,
  );

  it(
    'F7, F8: outlives the crash of the database, and no process of ours dies of it',
    async () => {
      await under({ fault: 'kill -9 Postgres', times: pick(2, 10), inquiries: pick(100, 1000) }, () =>
        system.killPostgres(),
      );
      expect(system.ended).toEqual([]);
    },
    HOUR,
  );

  if (backend === 'redis')
    it(
      'F12: is only late when Redis loses everything or goes away',
      () =>
        under(
          { fault: 'FLUSHALL, kill -9 and start of Redis', times: pick(4, 20), inquiries: pick(100, 1000) },
          (turn) => (turn % 2 === 0 ? forgetAll(system.redis!.url) : restart(system.redis!)),
        ),
      HOUR,
    );

  it(
    'F14: is worked on once by workers whose clocks are a minute apart',
    async () => {
      const clocks = [MINUTE, -MINUTE];
      // The locks of a killed worker whose clock was a minute ahead end a minute later for the others.
      const plan = { fault: 'a worker’s clock ±60 s', times: clocks.length, inquiries: pick(120, 400), within: 120 };
      await under(plan, (turn) => system.killWorker(0, clockBeside(clocks[turn]!)));
      await system.killWorker(0);
    },
    HOUR,
  );

  it.each([
    ['ahead of', DAY],
    ['behind', -DAY],
  ])(
    'F14: is worked on once, and due when it should be, when the clock of a worker jumps to a day %s the others’',
    async (words, by) => {
      const wrong = `1440 minutes ${words} the database's`;
      await system.killWorker(0, clockBeside(by), { mayEnd: true });
      expect(system.ended).toEqual([expect.stringContaining(wrong)]);

      const plan = {
        fault: `a worker’s clock jumps by ${by / DAY} day`,
        times: 2,
        inquiries: pick(120, 400),
        pause: 300,
        within: 120,
      };
      await under(plan, async () => {
        await system.killWorker(0, clockBeside(by, { jumps: true }));
        system.jumpClock(0);
        await until(() => system.ended.length > 0, { for: 'the worker to end itself', ms: 120_000 });
        expect(system.ended).toEqual([expect.stringContaining(wrong)]);
      });
      await system.killWorker(0);
      expect(await system.firstCallsDueWrong()).toBe(0);
    },
    HOUR,
  );

  it(
    'F17: gets its answer while every process is replaced by SIGTERM, and no job is left behind',
    async () => {
      const codes: (number | null)[] = [];
      const plan = { fault: 'SIGTERM site and worker', times: pick(3, 30), inquiries: pick(120, 3000), pause: 5 };
      const sent = await under(plan, async (turn) => {
        codes.push(...(await system.replace(turn)));
      });
      expect(sent).toMatchObject({ unanswered: 0, refused: 0 });
      expect(new Set(codes)).toEqual(new Set([0]));
      expect(await system.failures()).toBe(0);
    },
    HOUR,
  );
});

async function forgetAll(url: string): Promise<void> {
  const client = new Redis(url);
  await client.flushall();
  client.disconnect();
  await sleep(500);
}

async function restart(redis: NonNullable<System['redis']>): Promise<void> {
  await redis.kill();
  await sleep(1000);
  await redis.again();
}

afterAll(() => figures.print());
