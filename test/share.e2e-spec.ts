import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { aListing } from './factories/a-listing.js';
import { aTeam } from './factories/a-team.js';
import { aUser, type AUser, PASSWORD } from './factories/a-user.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootApp, type Started } from './support/boot-app.js';
import { advisorDesk, openBrowser, visitorPhone } from './support/browser.js';
import { Client } from './support/client.js';
import { inquiryWords } from './support/inquiry-words.js';
import { browserOrSkip } from './support/needs.js';
import { until } from './support/until.js';

const COMPANY = '岭上精工有限公司';

describe('sites sent to a client', () => {
  let database: TestDatabase;
  let app: Started;
  let browser: Browser;
  let advisor: AUser;
  let titles: string[];
  let leadId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    const team = await aTeam(database);
    advisor = await aUser(database, { name: '陈敏', teamId: team.id });
    const sizes = [3100, 3000, 3300, 9000];
    titles = [];
    for (const areaSqm of sizes) titles.push((await aListing(database, { areaSqm })).title);
    await database.query(`update listing set internal = '{"floor_prices":[11]}'`);
    app = await bootApp({ database });
    browser = await openBrowser();
    leadId = await ask();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await database?.drop();
  });

  async function ask(): Promise<string> {
    const words = { ...inquiryWords({ company: COMPANY }), need: '想在云和租3000平单层厂房，层高8米以上，承重3吨', usage: '五金', tax: '' }; // prettier-ignore
    const sent = await new Client(app.url).post<{ ref: string }>('/inquiries', {
      json: words,
      headers: { 'idempotency-key': randomUUID() },
    });
    return until(
      async () => {
        const [row] = await database.query<{ id: string }>(
          `select lead.id from inquiry join lead on lead.id = inquiry.lead_id where inquiry.ref = $1 and lead.owner_id is not null
             and exists (select from match where match.lead_id = lead.id)`,
          [sent.body.ref],
        );
        return row?.id;
      },
      { for: 'the lead' },
    );
  }

  async function open(page: Page): Promise<void> {
    await page.goto(`${app.url}/app/`);
    await page.locator('input[name=email]').fill(advisor.email);
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.locator('button[type=submit]').click();
    await page.waitForURL('**/app/today**');
    await page.goto(`${app.url}/app/leads/${leadId}`);
    await page.locator('.match').first().waitFor();
  }

  const told = async (kind: string) =>
    (await database.query(`select 1 from notification where user_id = $1 and kind = $2`, [advisor.id, kind])).length;

  browserOrSkip(
    'are compared, sent, opened by the client, wished for, and taken back',
    async () => {
      const page = await (await advisorDesk(browser)).newPage();
      await open(page);

      expect(await page.locator('.match-pick input:checked').count()).toBe(3);
      await page.getByRole('button', { name: '并排对照' }).click();
      const table = page.locator('.match-table').first();
      await table.waitFor();
      expect(await table.locator('thead th').count()).toBe(4);
      const size = table.locator('tr', { hasText: '面积' }).first();
      expect(await size.innerText()).toContain('3,000 ㎡');
      expect(await size.innerText()).toContain('3300 ㎡，需 3000 ㎡');
      expect(await table.locator('tr', { hasText: '问业主' }).innerText()).toContain('承重');
      expect(await page.locator('.compare-alike summary').innerText()).toMatch(/相同的 \d+ 项/);
      await page.keyboard.press('Escape');

      await page.locator('.match-pick input:checked').last().click();
      await page.getByRole('button', { name: '发给客户' }).click();
      await page.getByLabel('写给客户的话（可不填）').fill('两处本周都可以看');
      await page.getByRole('button', { name: '生成链接并复制' }).click();
      const text = await page.locator('.send-text').inputValue();
      const link = /http\S+\/s\/[\w-]{22}/.exec(text)![0];
      expect(text).toContain('两处本周都可以看');
      expect(text).toContain(titles[0]);
      expect(text).toMatch(/18–20 元\/㎡\/月（0.59–0.66 元\/㎡\/天）/);
      for (const inner of [COMPANY, '匹配分', '11 元']) expect(text).not.toContain(inner);
      await page.keyboard.press('Escape');
      await page.getByText('发给客户 2 套房源').waitFor();
      await page.locator('.share-line', { hasText: '未打开' }).waitFor();
      expect(await page.locator('.stage-button').innerText()).toBe('已推荐');

      const robot = await fetch(link, { headers: { 'user-agent': 'Mozilla/5.0 (compatible; Baiduspider/2.0)' } });
      expect(robot.status).toBe(200);
      expect(robot.headers.get('cache-control')).toBe('no-store');
      expect(robot.headers.get('referrer-policy')).toBe('no-referrer');
      expect(robot.headers.get('x-robots-tag')).toContain('noindex');
      const html = await robot.text();
      expect(html.length).toBeLessThan(50_000);
      expect(html).not.toMatch(/<script/);
      for (const inner of [COMPANY, leadId, 'floor', 'score']) expect(html).not.toContain(inner);

      const client = await (await visitorPhone(browser)).newPage();
      await client.goto(link);
      await client.getByText('两处本周都可以看').waitFor();
      expect(await client.locator('.share-site').count()).toBe(2);
      await page.locator('.share-line', { hasText: '打开 1 次' }).waitFor();
      await page.getByText('客户打开了房源链接').waitFor();
      await until(async () => (await told('share.opened')) === 1, { for: 'the owner to be told' });

      await client.getByRole('button', { name: '想看这套' }).first().click();
      await client.getByText('已告诉顾问').waitFor();
      expect(await client.getByRole('button', { name: '想看这套' }).count()).toBe(1);
      await page.locator('.share-line', { hasText: '想看：' }).waitFor();
      await page.locator('.event', { hasText: '客户想看 T-' }).waitFor();
      await until(async () => (await told('share.wanted')) === 1, { for: 'the owner to be told of the wish' });

      const wide = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
      await wide.goto(link);
      await wide.context().close();

      await page.locator('.share-line').getByRole('button', { name: '撤销' }).click();
      await page.locator('.share-line', { hasText: '已收回' }).waitFor();
      const over = await client.goto(link);
      expect(over!.status()).toBe(410);
      await client.getByText('这个链接已失效').waitFor();
      expect(await client.getByText(titles[0]!).count()).toBe(0);
      await client.context().close();
      await page.context().close();
    },
    180_000,
  );

  browserOrSkip(
    'a site that does not suit leaves the list with its reason and comes back; a phone shows all of it',
    async () => {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'zh-CN' }); // prettier-ignore
      const page = await context.newPage();
      await page.goto(`${app.url}/app/`);
      await page.locator('input[name=email]').fill(advisor.email);
      await page.locator('input[name=password]').fill(PASSWORD);
      await page.locator('button[type=submit]').click();
      await page.waitForURL('**/app/today**');
      await page.goto(`${app.url}/app/leads/${leadId}`);
      await page.getByRole('tab', { name: /匹配|房源/ }).click();
      const first = page.locator('.match').first();
      const title = await first.locator('.match-head a').innerText();
      await page.getByRole('button', { name: '并排对照' }).click();
      await page.locator('.match-table').first().waitFor();
      await page.keyboard.press('Escape');
      await first.getByRole('button', { name: '不合适' }).click();
      await page.getByRole('button', { name: '位置' }).click();
      await page.getByRole('button', { name: '移出推荐' }).click();
      await page.getByText('不合适（1）').waitFor();
      expect(await page.locator('.match .match-head a').allInnerTexts()).not.toContain(title);
      await page.getByText('不合适（1）').click();
      await page.locator('.rejected').getByRole('button', { name: '放回' }).click();
      await page.locator('.match .match-head a', { hasText: title }).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await context.close();
    },
    180_000,
  );
});
