import type { Browser, Page } from 'playwright-core';
import { aLead } from './factories/a-lead.js';
import { aListing } from './factories/a-listing.js';
import { aTask } from './factories/a-task.js';
import { aUser, type AUser, PASSWORD } from './factories/a-user.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootApp, type Started } from './support/boot-app.js';
import { advisorDesk, openBrowser } from './support/browser.js';
import { BUSY } from './support/busy.js';
import { Client } from './support/client.js';
import { browserOrSkip } from './support/needs.js';
import { until } from './support/until.js';

const need = {
  side: 'demand',
  transaction: ['rent'],
  property: ['factory'],
  regions: [{ name: '云和县', level: 'county', code: '331125' }],
  area_sqm: { min: 2500, max: 3500 },
};

describe('a new listing', () => {
  let database: TestDatabase;
  let app: Started;
  let browser: Browser;
  let advisor: AUser;
  let client: Client;
  let leadIds: string[];

  beforeAll(async () => {
    database = await createTestDatabase();
    advisor = await aUser(database, { name: '陈敏' });
    const leads = [await aLead(database, { owner: advisor }), await aLead(database, { owner: advisor })];
    for (const lead of leads) {
      await database.query('update lead set need = $2 where id = $1', [lead.id, JSON.stringify(need)]);
      await aTask(database, lead, { dueAt: new Date(Date.now() + 60_000) });
    }
    leadIds = leads.map(({ id }) => id);
    app = await bootApp({ database });
    browser = await openBrowser();
    client = await Client.signedIn(app.url, advisor.email, PASSWORD);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await database?.drop();
  });

  const told = async () =>
    (
      await client.get<{ items: { kind: string; leads: number; listing: { ref: string } | null }[] }>(
        '/api/v1/notifications',
      )
    ).body.items;
  const matches = async () =>
    (
      await client.get<{ matches: { listing: { ref: string } }[]; rejected: unknown[]; version: number }>(
        `/api/v1/leads/${leadIds[0]}`,
      )
    ).body;
  async function publish(): Promise<string> {
    const { id, ref } = await aListing(database);
    const [event] = await database.query<{ id: string }>(
      `insert into event (type, subject_id) values ('listing.published', $1) returning id`,
      [id],
    );
    await database.query('insert into outbox (event_id) values ($1)', [event!.id]);
    await database.query(`select pg_notify('plotline_outbox', '')`);
    return ref;
  }

  it('is told of once for all leads it fits, and stands on their pages', async () => {
    const ref = await publish();
    await until(async () => (await told()).length > 0, { for: 'the notification', ms: 40_000 });
    expect(await told()).toEqual([
      expect.objectContaining({ kind: 'listing.fits', leads: 2, listing: expect.objectContaining({ ref }) }),
    ]);
    expect((await matches()).matches.map(({ listing }) => listing.ref)).toEqual([ref]);
  });

  it('is out of the matches at once when the need has changed', async () => {
    const { version } = await matches();
    const from = Date.now();
    await client.patch(`/api/v1/leads/${leadIds[0]}/need`, {
      json: { version, set: { area_sqm: { min: 9000, max: 9000 } } },
    });
    await until(async () => (await matches()).matches.length === 0, { for: 'fresh matches' });
    const took = Date.now() - from;
    expect(took).toBeLessThan(BUSY * 2_000);
  });

  it('may be turned down, and taken back', async () => {
    const [listing] = await database.query<{ id: string }>('select id from listing');
    const path = `/api/v1/leads/${leadIds[1]}/matches/${listing!.id}/reject`;
    const after = await client.post<{ matches: unknown[]; rejected: unknown[] }>(path, {
      json: { reason: 'price', note: '超预算' },
    });
    expect([after.status, after.body.matches, after.body.rejected]).toEqual([
      200,
      [],
      [expect.objectContaining({ reason: 'price', note: '超预算' })],
    ]);
    expect((await client.post(path, { json: { reason: 'mood' } })).status).toBe(422);
    const back = await client.send<{ matches: unknown[]; rejected: unknown[] }>('DELETE', path);
    expect([back.body.matches.length, back.body.rejected]).toEqual([1, []]);
  });

  browserOrSkip('is a reason to call in 今日, at the desk and on a phone', async () => {
    const page: Page = await (await advisorDesk(browser)).newPage();
    await page.goto(`${app.url}/app/`);
    await page.locator('input[name=email]').fill(advisor.email);
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.locator('button[type=submit]').click();
    await page.waitForURL('**/app/today**');
    const tag = page.locator('.queue-row .tag', { hasText: '新房源匹配 1 套' });
    await tag.first().waitFor();
    expect(await tag.count()).toBe(1);
    const folder = process.env.PLOTLINE_SCREENSHOTS;
    for (const [name, width] of [
      ['desk', 1440],
      ['phone', 390],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      const isWhole = (one: HTMLElement) =>
        one.getBoundingClientRect().right <= one.parentElement!.getBoundingClientRect().right;
      expect(await tag.evaluate(isWhole as (one: Element) => boolean)).toBe(true);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      if (folder) await page.screenshot({ path: `${folder}/today-fits-${name}.png` });
    }
  });
});
