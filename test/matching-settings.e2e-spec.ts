import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { aLead } from './factories/a-lead.js';
import { aListing } from './factories/a-listing.js';
import { aUser, PASSWORD } from './factories/a-user.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootEdges, type Edges } from './support/boot-edges.js';
import { advisorDesk, openBrowser } from './support/browser.js';
import { browserOrSkip } from './support/needs.js';

const pictures = process.env.PLOTLINE_SCREENSHOTS;

describe('matching: its rules, and why sites lose', () => {
  let database: TestDatabase;
  let app: Edges;
  let browser: Browser | undefined;
  let context: BrowserContext;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await bootEdges(database);
    const admin = await aUser(database, { role: 'admin' });
    browser = await openBrowser();
    context = await advisorDesk(browser);
    await context.request.post(`${app.url}/api/v1/session`, { data: { email: admin.email, password: PASSWORD } });
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await database?.drop();
  });

  async function picture(page: Page, name: string): Promise<void> {
    for (const [size, width, height] of [
      ['desk', 1440, 900],
      ['phone', 390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect([name, size, wide]).toEqual([name, size, 0]);
      if (!pictures) continue;
      mkdirSync(pictures, { recursive: true });
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(pictures, `${name}-${size}.png`) });
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  }

  async function asking(least: number): Promise<string> {
    const { id } = await aLead(database);
    const need = { side: 'demand', transaction: ['rent'], property: ['factory'], regions: [{ name: '云和县', code: '331125', level: 'county' }], area_sqm: { min: least, max: 4000 } }; // prettier-ignore
    await database.query('update lead set need = $2 where id = $1', [id, JSON.stringify(need)]);
    return id;
  }
  const stored = async () =>
    (await database.query<{ value: unknown }>(`select value from setting where key = 'matching'`))[0]?.value;

  browserOrSkip(
    'say in plain words what is usual, tell what a change would do before it is saved, and go back to the defaults',
    async () => {
      await aListing(database, { areaSqm: 3000 });
      for (const least of [3000, 3300, 3500]) await asking(least);
      const page = await context.newPage();
      await page.goto(`${app.url}/app/settings/matching`);
      const save = page.getByRole('button', { name: '保存' });
      await page.getByText('3 条进行中的线索按这些规则匹配').waitFor();
      expect(await save.isDisabled()).toBe(true);

      const over = page.getByLabel('面积区间，低于下限多少算差一点');
      expect(await over.inputValue()).toBe('15');
      await over.fill('五');
      await page.getByText('请填一个数字').waitFor();
      expect(await save.isDisabled()).toBe(true);
      await over.fill('5');
      await page.getByText('这会改变 2 条线索的推荐。').waitFor();
      await page.getByText(/试算 3 条，2 条有变化/).waitFor();
      await page.getByText('默认 15').first().waitFor();
      await picture(page, 'matching-rules');
      expect(await stored()).toBeUndefined();
      await save.click();
      await page.getByText('已保存，3 条线索正在后台重新匹配').waitFor();
      expect(await stored()).toEqual({ area: { range: { nearUnder: 0.05 } } });
      expect(await database.query('select from rematch')).toHaveLength(3);

      await page.getByRole('button', { name: '恢复默认' }).click();
      await page.getByText('这会改变 2 条线索的推荐。').waitFor();
      await save.click();
      await page.getByText('3 条进行中的线索按这些规则匹配').waitFor();
      expect(await stored()).toEqual({});
      expect(await over.inputValue()).toBe('15');
      await page.close();
    },
    180_000,
  );

  browserOrSkip(
    'open each figure of why sites lose to its rows, in Chinese and English',
    async () => {
      const { id: listing, title } = await aListing(database);
      const { id: author } = await aUser(database);
      for (let i = 0; i < 3; i++)
        await database.query(
          `insert into match_feedback (lead_id, listing_id, reason, note, author_id) values ($1, $2, 'price', '高了两块', $3)`,
          [await asking(3000), listing, author],
        );
      const page = await context.newPage();
      await page.goto(`${app.url}/app/reports`);
      const report = page.getByRole('region', { name: '房源为什么落选' });
      await report.getByRole('button', { name: '价格不合 3 次，展开明细' }).click();
      await report.getByText('高了两块').first().waitFor();
      expect(await report.getByRole('link', { name: title }).count()).toBe(3);
      await picture(page, 'lost-matches');
      const href = await report.getByRole('link', { name: title }).first().getAttribute('href');
      expect(href).toBe(`/app/listings?open=${listing}`);

      await page.evaluate(() => localStorage.setItem('plotline.language', 'en'));
      await page.reload();
      await page.getByRole('button', { name: /: 3, show the rows$/ }).click();
      await page.getByText('高了两块').first().waitFor();
      expect(await page.getByText(/report\.|matchingRules\./).count()).toBe(0);
      await page.goto(`${app.url}/app/settings/matching`);
      await page.getByText('Back to defaults').waitFor();
      expect(await page.getByText(/matchingRules\./).count()).toBe(0);
      await page.evaluate(() => localStorage.removeItem('plotline.language'));
      await page.close();
    },
    180_000,
  );
});
