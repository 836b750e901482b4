import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { aUser } from './factories/a-user.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootApp, type Started } from './support/boot-app.js';
import { Client } from './support/client.js';
import { inquiryWords } from './support/inquiry-words.js';
import { until } from './support/until.js';

/** ms between the answer to the visitor and kill -9. */
const MOMENTS = [0, 0, 5, 20, 60, 150];

describe('kill -9 between the answer and the task', () => {
  let database: TestDatabase;
  let app: Started | undefined;

  beforeAll(async () => {
    database = await createTestDatabase();
    await aUser(database);
  }, 180_000);

  afterAll(async () => {
    await app?.kill();
    await database?.drop();
  });

  const firstCalls = async (ref: string): Promise<number> => {
    const [row] = await database.query<{ count: number }>(
      `select count(*)::int as count from task join inquiry on inquiry.lead_id = task.lead_id
       where inquiry.ref = $1 and task.kind = 'first_call'`,
      [ref],
    );
    return row!.count;
  };

  it('leaves, after the next start, exactly one task an inquiry', async () => {
    const refs: string[] = [];
    let cutShort = 0;
    // On a busy machine a kill may come too late each time: some more are tried then.
    for (let index = 0; index < MOMENTS.length || (cutShort === 0 && index < 20); index++) {
      app = await bootApp({ database });
      const { status, body } = await new Client(app.url).post<{ ref: string }>('/inquiries', {
        json: inquiryWords({ phone: `136000000${String(index).padStart(2, '0')}`, company: `断电${index}号有限公司` }),
        headers: { 'idempotency-key': randomUUID() },
      });
      expect(status).toBe(201);
      await sleep(MOMENTS[index] ?? 0);
      await app.kill();
      refs.push(body.ref);
      if ((await firstCalls(body.ref)) === 0) cutShort++;
    }
    // Otherwise every kill came too late, and this test would prove nothing.
    expect(cutShort).toBeGreaterThan(0);

    app = await bootApp({ database });
    await until(async () => (await Promise.all(refs.map(firstCalls))).every((count) => count > 0), {
      for: 'a first call for every inquiry',
      ms: 90_000,
      every: 500,
    });
    await sleep(2_000);
    expect(await Promise.all(refs.map(firstCalls))).toEqual(refs.map(() => 1));
    const [leads] = await database.query<{ count: number }>(`select count(*)::int as count from lead`);
    expect(leads!.count).toBe(refs.length);
  }, 300_000);
});
