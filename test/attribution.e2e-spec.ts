import type { Browser } from 'playwright-core';
import { aTeam } from './factories/a-team.js';
import { aUser, type AUser, PASSWORD } from './factories/a-user.js';
import { anArticle, type AnArticle } from './factories/an-article.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootApp, type Started } from './support/boot-app.js';
import { openBrowser, visitorPhone } from './support/browser.js';
import { Client } from './support/client.js';
import { browserOrSkip } from './support/needs.js';
import { signedInPage } from './support/signed-in-page.js';
import { until } from './support/until.js';

const COMPANY = '浙江拾阶精密制造有限公司';

describe('the way from an article to a signature', () => {
  let database: TestDatabase;
  let app: Started;
  let browser: Browser;
  let [advisor, manager]: AUser[] = [];
  let [first, last]: AnArticle[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    const { id: teamId } = await aTeam(database);
    advisor = await aUser(database, { name: '陈敏', teamId });
    manager = await aUser(database, { role: 'manager', teamId });
    [first, last] = [await anArticle(database), await anArticle(database)];
    app = await bootApp({ database });
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await database?.drop();
  });

  /** On a phone inside WeChat, without script: agrees, reads one more article, writes there. */
  async function visit(): Promise<void> {
    const page = await (await visitorPhone(browser)).newPage();
    await page.goto(`${app.url}/news/${first!.slug}?utm_source=gzh`);
    await page.getByRole('button', { name: '同意', exact: true }).click();
    await page.getByText('您已同意记住').waitFor();
    await page.goto(`${app.url}/news/${last!.slug}`);
    await page.waitForTimeout(3200);
    await page.locator('[name=need]').fill('想在云和租3000平单层厂房，层高8米以上');
    await page.locator('[name=company]').fill(COMPANY);
    await page.locator('[name=phone]').fill('13700000456');
    await page.locator('[name=consent]').check();
    await page.getByRole('button', { name: '提交' }).or(page.locator('.slip button[type=submit]')).first().click();
    await page.waitForURL('**/inquiries/**');
  }

  async function sign(): Promise<string> {
    const lead = await until(
      async () => {
        const [row] = await database.query<{ id: string }>(
          `select lead.id from lead join company on company.id = lead.company_id
           where company.name = $1 and lead.owner_id is not null`,
          [COMPANY],
        );
        return row;
      },
      { for: 'the lead' },
    );
    const desk = await Client.signedIn(app.url, advisor!.email, PASSWORD);
    const path = `/api/v1/leads/${lead.id}`;
    const { version } = (await desk.get<{ version: number }>(path)).body;
    expect((await desk.patch(path, { json: { stage: 'signed', version } })).status).toBe(200);
    const none = { promisedStartOn: null, promisedProductionOn: null, promisedTaxYuan: null, startedOn: null, producedOn: null, contractEndsOn: null, leaseEndsOn: null, landMu: null }; // prettier-ignore
    const deal = { ...none, kind: 'lease', areaSqm: 3200, version: 0 };
    expect((await desk.put(`${path}/deal`, { json: deal })).status).toBe(200);
    return lead.id;
  }

  browserOrSkip(
    'follows one article to a signed lead in the attribution report',
    async () => {
      await visit();
      const leadId = await sign();
      const page = await signedInPage(browser, app.url, manager!);
      await page.goto(`${app.url}/app/leads/${leadId}`);
      await page.getByText('先看了').waitFor();
      const trail = page.locator('.visit-trail');
      expect(await trail.locator('a').allInnerTexts()).toEqual([first!.title, last!.title]);
      expect(await trail.innerText()).toContain('gzh');

      await page.goto(`${app.url}/app/reports/attribution`);
      const chinaDay = (ago: number) =>
        new Date(Date.now() + 8 * 3600_000 - ago * 86_400_000).toISOString().slice(0, 10);
      const days = { from: chinaDay(89), to: chinaDay(0) };
      await page.waitForURL(`**/app/reports/attribution?**from=${days.from}&to=${days.to}**`);
      const file = await page.getByRole('link', { name: '导出 CSV' }).getAttribute('href');
      expect(file).toContain(`from=${days.from}&to=${days.to}`);
      await page.getByRole('button', { name: '近 90 天', pressed: true }).click();
      await page.waitForURL('**/app/reports/attribution?all=1');
      await page.getByRole('button', { name: '近 90 天', pressed: false }).click();
      const line = page.getByRole('row').filter({ hasText: last!.title });
      await line.waitFor();
      const cells = async (name: string) =>
        (await page.getByRole('row').filter({ hasText: name }).getByRole('cell').allInnerTexts()).map((cell) => cell.trim()); // prettier-ignore
      expect((await cells(last!.title)).slice(1)).toEqual(['1', '1', '1', '1', '3,200', '0']);
      await page.getByRole('button', { name: '记给最先读的' }).click();
      await page.getByRole('row').filter({ hasText: first!.title }).getByRole('link', { name: '1', exact: true }).first().waitFor(); // prettier-ignore
      expect((await cells(first!.title)).slice(1)).toEqual(['1', '1', '1', '1', '3,200', '0']);
      await page.getByRole('row').filter({ hasText: first!.title }).getByRole('link', { name: '1', exact: true }).last().click(); // prettier-ignore
      await page.waitForURL('**/app/leads?**');
      const rows = page.locator('.lines .line');
      await rows.first().waitFor();
      expect(await rows.count()).toBe(1);
      expect(await rows.first().innerText()).toContain('拾阶');
    },
    120_000,
  );
});
