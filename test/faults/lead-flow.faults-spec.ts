/**
 * Takes a running system apart while visitors write to it, and afterwards compares a ledger that was kept outside with
 * the database. `npm run test:faults` runs the short version; PLOTLINE_FAULTS=long the one of 5,000 leads.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { findRedis } from '../setup/machine.mjs';
import { asMarkdown, type Figure } from './figures.js';
import { clockAhead, System } from './system.js';
import { visit, type Sent } from './visitors.js';

const long = process.env.PLOTLINE_FAULTS === 'long';
const pick = (short: number, full: number): number => (long ? full : short);
const HOUR = 3_600_000;
const figures: Figure[] = [];

const backends = findRedis() || process.env.CI === 'true' ? (['postgres', 'redis'] as const) : (['postgres'] as const);

describe.each(backends)('an acknowledged inquiry, with BullMQ on %s,', (backend) => {
  let system: System;

  beforeAll(async () => {
    system = await System.start({ redis: backend === 'redis' });
  }, 120_000);
  afterAll(() => system?.stop(), 60_000);

  /** Visitors write while faults happen one after the other; then the ledger is compared. */
  async function under(fault: string, times: number, inquiries: number, strike: (turn: number) => Promise<unknown>) {
    const before = system.ledger.read().length;
    let over = false;
    const visits = visit(system.where, system.ledger, { inquiries, pause: 20 }).finally(() => (over = true));
    for (let turn = 0; turn < times; turn++) {
      await strike(turn);
      await sleep(over ? 0 : 200);
    }
    const sent: Sent = await visits;
    const found = await system.settle();
    figures.push({
      backend,
      fault,
      times,
      acknowledged: found.acknowledged - before,
      lost: found.lost,
      idle: found.idle + found.unread,
      doubled: found.doubled + found.twice,
      again: sent.unanswered + sent.refused,
      settled: found.settled,
    });
    expect(found).toMatchObject({ lost: 0, doubled: 0, unread: 0, idle: 0, twice: 0 });
    expect(found.acknowledged - before).toBe(inquiries);
    expect(found.settled).toBeLessThan(60);
    return sent;
  }

  it(
    'F1: is neither lost nor worked on twice when workers die',
    () => under('kill -9 worker', pick(4, 50), pick(150, 5000), (turn) => system.killWorker(turn)),
    HOUR,
  );

  it(
    'F3: is one inquiry when the site dies between commit and answer and the visitor tries again',
    () => under('kill -9 site', pick(4, 100), pick(150, 3000), () => system.killSite()),
    HOUR,
  );

  it(
    'F7, F8: outlives the crash of the database, and no process of ours dies of it',
    async () => {
      await under('kill -9 Postgres', pick(2, 10), pick(100, 2000), () => system.killPostgres());
      expect(system.alive).toBe(true);
    },
    HOUR,
  );

  if (backend === 'redis')
    it(
      'F12: is only late when Redis loses everything or goes away',
      () =>
        under('Redis FLUSHALL, stop and start', pick(4, 20), pick(100, 2000), async (turn) => {
          const redis = system.redis!;
          if (turn % 2 === 0) {
            const client = new Redis(redis.url);
            await client.flushall();
            client.disconnect();
          } else {
            await redis.kill();
            await sleep(1000);
            await redis.again();
          }
          await sleep(500);
        }),
      HOUR,
    );

  it(
    'F14: is worked on once by workers whose clocks differ by a minute',
    async () => {
      await under('worker clock +60 s', 1, pick(80, 1000), (turn) => system.killWorker(turn, clockAhead(60_000)));
      await system.killWorker(0);
    },
    HOUR,
  );

  it(
    'F17: gets its answer while every process is replaced by SIGTERM, and no job is left behind',
    async () => {
      const codes: (number | null)[] = [];
      const sent = await under('SIGTERM site and worker', pick(3, 30), pick(120, 3000), async (turn) => {
        codes.push(...(await system.replace(turn)));
      });
      expect(sent).toMatchObject({ unanswered: 0, refused: 0 });
      expect(new Set(codes)).toEqual(new Set([0]));
      expect(await system.failures()).toBe(0);
    },
    HOUR,
  );
});

afterAll(() => process.stdout.write(`\n${asMarkdown(figures)}\n\n`));
