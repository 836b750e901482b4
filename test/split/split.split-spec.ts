import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { findRedis } from '../setup/machine.mjs';
import { startRedis, type TestRedis } from '../setup/redis.js';
import { createTestDatabase, type TestDatabase } from '../setup/test-database.js';
import { bootApp, runRole, type Started } from '../support/boot-app.js';
import { Client } from '../support/client.js';
import { describeStory } from '../support/describe-story.js';
import { inquiryWords } from '../support/inquiry-words.js';
import { type Proxy, startProxy } from '../support/start-proxy.js';
import { until } from '../support/until.js';

interface System {
  database: TestDatabase;
  redis: TestRedis;
  workers: Started[];
  proxy: Proxy;
  close(): Promise<void>;
}

/** The roles of docker-compose.yml as processes: one migrate step, then 2 api, 2 workers and the site behind one address. */
async function startSystem(): Promise<System> {
  const database = await createTestDatabase({ empty: true });
  const redis = await startRedis();
  const migrated = await runRole({ database, role: 'migrate', redisUrl: redis.url });
  if (migrated.code !== 0) throw new Error(`migrate ended with ${migrated.code}:\n${migrated.output}`);
  const start = (role: 'api' | 'site' | 'worker') =>
    bootApp({ database, role, redisUrl: redis.url, env: { PLOTLINE_TRUST_PROXY: '1' } });
  const apis = await Promise.all([start('api'), start('api')]);
  const site = await start('site');
  const workers = await Promise.all([start('worker'), start('worker')]);
  const proxy = await startProxy(
    apis.map(({ url }) => url),
    site.url,
  );
  return {
    database,
    redis,
    workers,
    proxy,
    async close() {
      await proxy.stop();
      await Promise.all([...apis, site, ...workers].map((process) => process.stop()));
      await redis.stop();
      await database.drop();
    },
  };
}

if (!findRedis() && process.env.CI !== 'true') {
  it.skip('needs redis-server', () => undefined);
} else {
  describeStory('2 api, 2 workers, site, Postgres and Redis apart', async () => {
    const system = await startSystem();
    return { url: system.proxy.url, database: system.database, close: () => system.close() };
  });

  describe('one of two workers killed mid-way', () => {
    const INQUIRIES = 100;
    let system: System;

    beforeAll(async () => (system = await startSystem()), 180_000);
    afterAll(() => system?.close(), 60_000);

    const done = async (): Promise<{ leads: number; calls: number }> => {
      const [row] = await system.database.query<{ leads: number; calls: number }>(
        `select (select count(*)::int from lead) as leads, (select count(*)::int from task where kind = 'first_call') as calls`,
      );
      return row!;
    };

    it('loses nothing and doubles nothing', async () => {
      const visitor = new Client(system.proxy.url);
      let sent = 0;
      const send = async () => {
        const index = sent++;
        const { status } = await visitor.post('/inquiries', {
          json: inquiryWords({
            phone: `1340000${String(index).padStart(4, '0')}`,
            company: `分布${index}号制造有限公司`,
          }),
          headers: { 'idempotency-key': randomUUID() },
        });
        expect(status).toBe(201);
      };
      await send();
      await until(async () => (await done()).calls > 0, { for: 'the workers to be up', ms: 60_000 });
      const killing = (async () => {
        await until(async () => (await done()).calls >= 5, { for: 'the workers to be at it', ms: 60_000, every: 5 });
        await system.workers[0]!.kill();
        return done();
      })();
      await Promise.all(
        Array.from({ length: 6 }, async () => {
          while (sent < INQUIRIES) {
            // The second half comes after the kill, however quick the workers are.
            if (sent >= INQUIRIES / 2) await killing;
            await send();
          }
        }),
      );
      const atKill = await killing;
      expect(atKill.calls).toBeLessThan(INQUIRIES);
      await until(async () => (await done()).calls >= INQUIRIES, { for: 'every first call', ms: 150_000, every: 250 });
      const rest = async () => (await system.database.query('select from outbox')).length;
      await until(async () => (await rest()) === 0, { for: 'the outbox to be empty', ms: 60_000 });
      await sleep(2_000);
      expect(await done()).toEqual({ leads: INQUIRIES, calls: INQUIRIES });
    }, 240_000);

    it('used both api processes, and the site for the inquiries', () => {
      expect([...system.proxy.counts.values()].every((count) => count > 0)).toBe(true);
    });
  });
}
