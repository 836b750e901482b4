import { Redis } from 'ioredis';
import { openBrowser } from './support/browser.js';
import { browserOrSkip, redisOrSkip } from './support/needs.js';
import { startRedis } from './setup/redis.js';
import { createTestDatabase } from './setup/test-database.js';

describe('the test harness', () => {
  it('gives each caller a migrated database of its own', async () => {
    const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    await one.query(`insert into team (name) values ('甲组')`);
    expect(await one.query('select name from team')).toEqual([{ name: '甲组' }]);
    expect(await two.query('select name from team')).toEqual([]);
    await Promise.all([one.drop(), two.drop()]);
    await expect(one.query('select 1')).rejects.toThrow();
  });

  it('runs on the Postgres that was asked for, with a locale that knows Chinese', async () => {
    const database = await createTestDatabase();
    const [row] = await database.query<{ version: number; grams: number }>(
      `select current_setting('server_version_num')::int / 10000 as version, cardinality(show_trgm('半导体')) as grams`,
    );
    await database.drop();
    expect(row!.version).toBe(Number(process.env.PLOTLINE_TEST_POSTGRES || 18));
    expect(row!.grams).toBe(4);
  });

  redisOrSkip('starts a Redis that keeps and never evicts', async () => {
    const server = await startRedis();
    const client = new Redis(server.url);
    expect(await client.config('GET', 'appendonly')).toEqual(['appendonly', 'yes']);
    expect(await client.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
    client.disconnect();
    await server.stop();
  });

  browserOrSkip('opens a real browser with Chinese type', async () => {
    const browser = await openBrowser();
    const page = await browser.newPage();
    await page.setContent(
      '<p style="font-size:40px"><span id="known">线</span><span id="unknown">\u{10FFFE}</span></p>',
    );
    const drawn = (id: string) => page.locator(`#${id}`).screenshot();
    const [known, unknown] = [await drawn('known'), await drawn('unknown')];
    await browser.close();
    expect(known.equals(unknown)).toBe(false);
  });
});
