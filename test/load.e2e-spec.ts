/** Rows L2 and L7 of what the system promises under load, in little; L1, L3 and L4 are benches and plans, L5 is beside the export of leads. */
import { aPhone } from './factories/a-contact.js';
import { aUser, PASSWORD } from './factories/a-user.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { type Answered, atRate } from './support/at-rate.js';
import { bootApp, type Started } from './support/boot-app.js';
import { BUSY } from './support/busy.js';
import { Client } from './support/client.js';
import { inquiryWords } from './support/inquiry-words.js';
import { until } from './support/until.js';

describe('a visitor’s inquiry', () => {
  let database: TestDatabase;
  let app: Started;
  const taken: string[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await bootApp({ database });
    await during(2);
  }, 120_000);
  afterAll(async () => {
    await app?.stop();
    await database?.drop();
  });

  async function post(): Promise<{ status: number }> {
    const json = inquiryWords({ phone: aPhone(), company: '' });
    const { status, body } = await new Client(app.url).post<{ ref: string }>('/inquiries', { json });
    if (status === 201) taken.push(body.ref);
    return { status };
  }
  const during = (seconds: number, rate = 20): Promise<Answered> => {
    const end = Date.now() + seconds * 1000;
    return atRate(rate, post, () => Date.now() > end);
  };

  it('L7: is not held up by 64 people who sign in at once', async () => {
    const { email } = await aUser(database);
    const alone = await during(4);
    let over = false;
    const beside = atRate(20, post, () => over);
    const signIn = (n: number) =>
      new Client(app.url).post('/api/v1/session', { json: { email, password: n % 2 ? PASSWORD : `wrong-horse-${n}` } });
    const answers = [];
    for (let round = 0; round < 3; round++)
      answers.push(...(await Promise.all(Array.from({ length: 64 }, (_, n) => signIn(n)))));
    over = true;
    const { p99, statuses } = await beside;
    process.stdout.write(`L7: inquiries p99 ${alone.p99} ms alone, ${p99} ms beside 3 × 64 sign-ins at once\n`);
    expect(answers.filter(({ status }, n) => status < 300 === n % 2 > 0)).toHaveLength(3 * 64);
    expect(statuses).toEqual(new Set([201]));
    // 500 ms is what a visitor may wait at all.
    expect(p99).toBeLessThan(Math.max(2 * alone.p99, BUSY * 500));
  }, 180_000);

  it('L2: is taken or refused when far too many come, none that was taken is lost, and then all is as before', async () => {
    const flood = await during(4, 400);
    process.stdout.write(`L2: ${flood.count} inquiries in 4 s, p99 ${flood.p99} ms\n`);
    expect([...flood.statuses].filter((status) => ![201, 429, 503].includes(status))).toEqual([]);
    await until(async () => (await during(1)).p99 < BUSY * 500, { for: 'quick answers' });
    expect(await database.query(`select from inquiry where ref = any($1)`, [taken])).toHaveLength(taken.length);
    expect(app.runs).toBe(true);
  }, 180_000);
});
