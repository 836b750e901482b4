import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { aListing } from './factories/a-listing.js';
import { aUser } from './factories/a-user.js';
import { startRedis, type TestRedis } from './setup/redis.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootApp, type Started } from './support/boot-app.js';
import { Client } from './support/client.js';
import { inquiryWords } from './support/inquiry-words.js';
import { redisOrSkip } from './support/needs.js';
import { until } from './support/until.js';

const INQUIRIES = 20;
const PHONE = (index: number) => `1350000${String(index).padStart(4, '0')}`;
const COMPANY = (index: number) => `并行${index}号制造有限公司`;

interface Outcome {
  leads: number;
  firstCalls: number;
  matches: number;
  assigned: number;
  notified: number;
  outbox: number;
}

async function outcomeIn(database: TestDatabase): Promise<Outcome> {
  const [row] = await database.query<Outcome>(
    `select (select count(*)::int from lead) as leads,
       (select count(*)::int from task where kind = 'first_call') as "firstCalls",
       (select count(distinct lead_id)::int from match) as matches,
       (select count(*)::int from lead where owner_id is not null) as assigned,
       (select count(distinct lead_id)::int from notification) as notified,
       (select count(*)::int from outbox) as outbox`,
  );
  return row!;
}

/** Everything that the queue holds, as one text. */
async function queueText(database: TestDatabase, redis?: TestRedis): Promise<string> {
  if (!redis) {
    const tables = await database.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'bullmq'`,
    );
    const rows = await Promise.all(
      tables.map(({ name }) =>
        database.query<{ text: string }>(`select row_to_json(x)::text as text from bullmq."${name}" as x`),
      ),
    );
    return rows
      .flat()
      .map(({ text }) => text)
      .join('\n');
  }
  const client = new Redis(redis.url);
  const parts: string[] = [];
  for (const key of await client.keys('*')) {
    const type = await client.type(key);
    if (type === 'hash') parts.push(JSON.stringify(await client.hgetall(key)));
    if (type === 'stream') parts.push(JSON.stringify(await client.xrange(key, '-', '+')));
    parts.push(key);
  }
  client.disconnect();
  return parts.join('\n');
}

async function flow(database: TestDatabase, app: Started, redis?: TestRedis): Promise<void> {
  const visitor = new Client(app.url);
  const answers = await Promise.all(
    Array.from({ length: INQUIRIES }, (_, index) =>
      visitor.post('/inquiries', {
        json: inquiryWords({ phone: PHONE(index), company: COMPANY(index) }),
        headers: { 'idempotency-key': randomUUID() },
      }),
    ),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  const wanted = {
    leads: INQUIRIES,
    firstCalls: INQUIRIES,
    matches: INQUIRIES,
    assigned: INQUIRIES,
    notified: INQUIRIES,
    outbox: 0,
  };
  await until(async () => JSON.stringify(await outcomeIn(database)) === JSON.stringify(wanted), {
    for: `${INQUIRIES} leads to be worked through`,
    ms: 120_000,
  }).catch(async () => expect(await outcomeIn(database)).toEqual(wanted));
  const held = await queueText(database, redis);
  expect(held).toMatch(/open-lead-\d+/);
  for (const index of [0, 7, INQUIRIES - 1]) {
    expect(held).not.toContain(PHONE(index));
    expect(held).not.toContain(COMPANY(index));
  }
}

describe('the way of an inquiry to its first call', () => {
  let database: TestDatabase;
  let app: Started | undefined;
  let redis: TestRedis | undefined;

  beforeEach(async () => {
    database = await createTestDatabase();
    await aUser(database);
    await aUser(database);
    await aListing(database);
  }, 180_000);

  afterEach(async () => {
    const code = await app?.stop();
    await redis?.stop();
    redis = undefined;
    await database.drop();
    expect(code).toBe(0);
  }, 180_000);

  it('is walked with BullMQ on Postgres, ids only in its jobs', async () => {
    app = await bootApp({ database });
    await flow(database, app);
  }, 300_000);

  redisOrSkip(
    'is walked with BullMQ on Redis, ids only in its jobs',
    async () => {
      redis = await startRedis();
      app = await bootApp({ database, redisUrl: redis.url });
      await flow(database, app, redis);
      await app.stop();
      await redis.stop();
    },
    300_000,
  );

  redisOrSkip(
    'loses nothing when Redis loses everything',
    async () => {
      redis = await startRedis();
      app = await bootApp({ database, redisUrl: redis.url });
      const client = new Redis(redis.url);
      const wiping = setInterval(() => void client.flushall(), 20);
      const visitor = new Client(app.url);
      for (let index = 0; index < 10; index++) {
        const { status } = await visitor.post('/inquiries', {
          json: inquiryWords({ phone: PHONE(index), company: COMPANY(index) }),
          headers: { 'idempotency-key': randomUUID() },
        });
        expect(status).toBe(201);
      }
      clearInterval(wiping);
      await client.flushall();
      client.disconnect();
      await until(async () => (await outcomeIn(database)).firstCalls === 10, {
        for: 'the reconciler',
        ms: 180_000,
        every: 1_000,
      });
      expect(await outcomeIn(database)).toMatchObject({ leads: 10, firstCalls: 10 });
      await app.stop();
      await redis.stop();
    },
    300_000,
  );
});
