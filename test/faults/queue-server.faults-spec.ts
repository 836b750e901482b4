/** F12 and F13: a Redis that is away when we start, or that would drop jobs. */
import { startRedis } from '../setup/redis.js';
import { bootApp, type Role } from '../support/boot-app.js';
import { Client } from '../support/client.js';
import { inquiryWords } from '../support/inquiry-words.js';
import { redisOrSkip } from '../support/needs.js';
import { until } from '../support/until.js';
import { System } from './system.js';

describe('a start', () => {
  let system: System;

  beforeAll(async () => {
    system = await System.start({ sites: 0, workers: 0 });
  }, 300_000);
  afterAll(() => system?.stop(), 120_000);

  /** What a program that refuses to start says, and its exit code. */
  async function refusal(role: Role, redisUrl: string): Promise<{ code: number | null; said: string }> {
    const app = await bootApp({ database: system.database, role, redisUrl, ready: false });
    await until(() => !app.runs, { for: `${role} to end`, ms: 120_000 });
    const said = app.output();
    return { code: await app.stop(), said };
  }

  redisOrSkip.each(['worker', 'embedded'] as const)(
    'F13: of the %s is refused with a Redis that may evict jobs',
    async (role) => {
      const evicting = await startRedis(['--maxmemory-policy', 'allkeys-lru']);
      const { code, said } = await refusal(role, evicting.url);
      expect(code).toBe(1);
      expect(said).toContain('maxmemory-policy allkeys-lru and may drop jobs; set it to noeviction');
      await evicting.stop();
    },
    300_000,
  );

  redisOrSkip(
    'F12: with Redis away takes inquiries all the same, their calls are made when it is back, and without it a worker still ends',
    async () => {
      const redis = await startRedis();
      await redis.kill();
      const site = await bootApp({ database: system.database, role: 'site', redisUrl: redis.url });
      const visitor = new Client(site.url);
      for (let n = 0; n < 20; n++) {
        const json = inquiryWords({ phone: `1350000${1000 + n}`, company: '' });
        expect((await visitor.post('/inquiries', { json })).status).toBe(201);
      }
      expect(await refusal('worker', redis.url)).toMatchObject({
        code: 1,
        said: expect.stringContaining('Cannot use Redis'),
      });
      await redis.again();
      const worker = await bootApp({ database: system.database, role: 'worker', redisUrl: redis.url });
      const calls = () => system.database.query(`select from task where kind = 'first_call'`);
      await until(async () => (await calls()).length === 20, { for: 'every first call', ms: 180_000 });
      await redis.kill();
      const asked = performance.now();
      expect([await site.stop(), await worker.stop()]).toEqual([0, 1]);
      expect(performance.now() - asked).toBeLessThan(28_000);
      expect(worker.output()).toContain('what was begun is taken up at the next start');
      await redis.stop();
    },
    300_000,
  );
});
