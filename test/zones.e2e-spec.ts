import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { aUser, PASSWORD } from './factories/a-user.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootEdges, type Edges } from './support/boot-edges.js';
import { advisorDesk, openBrowser } from './support/browser.js';
import { browserOrSkip } from './support/needs.js';

const pictures = process.env.PLOTLINE_SCREENSHOTS;

describe('the development zones in the settings', () => {
  let database: TestDatabase;
  let app: Edges;
  let browser: Browser;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await bootEdges(database);
    browser = await openBrowser();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await database?.drop();
  });

  async function picture(page: Page, name: string): Promise<void> {
    if (!pictures) return;
    mkdirSync(pictures, { recursive: true });
    for (const [size, width, height] of [
      ['desk', 1440, 900],
      ['phone', 390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(pictures, `${name}-${size}.png`) });
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  }

  browserOrSkip(
    'take a new one that is tried out first, and let a built-in one be hidden and reset',
    async () => {
      const admin = await aUser(database, { role: 'admin' });
      const context = await advisorDesk(browser);
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      await context.request.post(`${app.url}/api/v1/session`, { data: { email: admin.email, password: PASSWORD } });

      await page.goto(`${app.url}/app/settings/zones`);
      await page.getByText('金义新区', { exact: true }).waitFor();
      await picture(page, 'zones');
      await page.getByRole('button', { name: '添加开发区' }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByLabel('全称').fill('云岭产业新城');
      await sheet.getByLabel('所在城市或区县').click();
      await sheet.getByRole('combobox').fill('莲都');
      await sheet.getByRole('option', { name: /莲都区/ }).click();
      await sheet.getByLabel('简称').fill('厂房');
      await sheet.getByRole('button', { name: '保存' }).click();
      await sheet
        .getByText(/“厂房”：是日常用词/)
        .first()
        .waitFor();
      await sheet.getByLabel('简称').fill('云岭智谷');
      await sheet.getByText('云岭智谷 → 云岭产业新城').waitFor();
      await picture(page, 'zone-sheet');
      await sheet.getByRole('button', { name: '保存' }).click();
      await page.getByText('已保存云岭产业新城').waitFor();

      const parse = (text: string) =>
        context.request
          .post(`${app.url}/api/v1/needs/parse`, { data: { text, formField: 'need' } })
          .then((answer) => answer.json() as Promise<{ need: { regions?: { name: string }[] } }>)
          .then(({ need }) => need.regions?.map(({ name }) => name));
      expect(await parse('云岭智谷租3000平厂房')).toEqual(['云岭产业新城']);

      await page.getByRole('searchbox', { name: '按名称、简称或所在地查找' }).fill('金义');
      await page.getByRole('button', { name: '隐藏' }).click();
      await page.getByText('已隐藏金义新区').waitFor();
      expect(await parse('金义新区租3000平厂房')).toBeUndefined();
      await page.getByRole('button', { name: '还原' }).click();
      await page.getByText('金义新区已还原为内置的写法').waitFor();
      expect(await parse('金义新区租3000平厂房')).toEqual(['金义新区']);
      expect(faults).toEqual([]);
    },
    120_000,
  );
});
