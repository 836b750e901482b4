import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootApp, type Started } from './support/boot-app.js';
import { openBrowser } from './support/browser.js';
import { browserOrSkip } from './support/needs.js';

const PASSWORD = 'pages-of-the-demo';
const SIZES = [
  { name: 'desk', width: 1440, height: 900 },
  { name: 'phone', width: 390, height: 844 },
] as const;
const SITE = ['/', '/news', '/listings', '/privacy', '/takedown'];
const DASHBOARD = [
  '/app/today',
  '/app/leads',
  '/app/pool',
  '/app/tasks',
  '/app/listings',
  '/app/articles',
  '/app/inquiries',
  '/app/reports',
  '/app/settings',
];

/** Where pictures go: the README's two are made by `npm run screenshots`. */
const pictures = process.env.PLOTLINE_SCREENSHOTS;

describe('every page with the demo loaded', () => {
  let database: TestDatabase;
  let app: Started;
  let browser: Browser;

  beforeAll(async () => {
    database = await createTestDatabase({ empty: true });
    app = await bootApp({ database, env: { PLOTLINE_DEMO: '1', PLOTLINE_DEMO_PASSWORD: PASSWORD } });
    browser = await openBrowser();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await database?.drop();
  });

  /** Opens a page and collects what would disturb a person: errors, sideways scrolling, a bare 暂无数据. */
  async function faultsOf(page: Page, path: string): Promise<string[]> {
    const faults: string[] = [];
    const note = (text: string) => faults.push(`${path}: ${text}`);
    page.on('pageerror', (error) => note(error.message));
    page.on('console', (message) => message.type() === 'error' && note(message.text()));
    const answer = await page.goto(app.url + path, { waitUntil: 'load' });
    if (answer?.status() !== 200) note(`answered ${answer?.status()}`);
    await page.waitForFunction(() => document.querySelector('h1') !== null, undefined, { timeout: 15_000 });
    await page.waitForTimeout(700);
    const [wide, text] = await page.evaluate(
      () =>
        [document.documentElement.scrollWidth - document.documentElement.clientWidth, document.body.innerText] as const,
    );
    if (wide > 0) note(`scrolls sideways by ${wide} px`);
    if (text.includes('暂无数据')) note('says 暂无数据');
    if (/\b(undefined|NaN|\[object Object\])\b/.test(text)) note('shows a raw value');
    page.removeAllListeners();
    return faults;
  }

  async function picture(page: Page, name: string): Promise<void> {
    if (!pictures) return;
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `${name}.png`) });
  }

  browserOrSkip.each(SIZES)(
    'of the public site is whole at $width px',
    async ({ name, width, height }) => {
      const context = await browser.newContext({
        viewport: { width, height },
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
      });
      const page = await context.newPage();
      const faults: string[] = [];
      await page.goto(`${app.url}/news`);
      const article = await page.locator('.news a[href*="bilan"]').first().getAttribute('href');
      await page.goto(`${app.url}/listings`);
      const listing = await page.locator('a[href^="/listings/"]').first().getAttribute('href');
      for (const path of [...SITE, listing!, article!]) faults.push(...(await faultsOf(page, path)));
      if (name === 'desk') await picture(page, 'article');
      await context.close();
      expect(faults).toEqual([]);
    },
    180_000,
  );

  browserOrSkip.each(SIZES)(
    'of the dashboard is whole at $width px',
    async ({ name, width, height }) => {
      const context = await browser.newContext({
        viewport: { width, height },
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
      });
      const page = await context.newPage();
      const faults: string[] = [];
      for (const email of ['admin@plotline.local', 'advisor@plotline.local']) {
        const signedIn = await context.request.post(`${app.url}/api/v1/session`, {
          data: { email, password: PASSWORD },
        });
        expect(signedIn.status()).toBe(200);
        const { items } = (await (await context.request.get(`${app.url}/api/v1/leads?limit=1`)).json()) as {
          items: { id: string }[];
        };
        const pages = email.startsWith('admin') ? DASHBOARD : ['/app/settings', '/app/tasks'];
        for (const path of [...pages, `/app/leads/${items[0]!.id}`]) faults.push(...(await faultsOf(page, path)));
      }
      faults.push(...(await faultsOf(page, '/app/today')));
      if (name === 'desk') await picture(page, 'today');
      await context.close();
      expect(faults).toEqual([]);
    },
    120_000,
  );
});
