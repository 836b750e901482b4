import type { Browser, Page } from 'playwright-core';
import { aLead, type ALead } from './factories/a-lead.js';
import { aTeam } from './factories/a-team.js';
import { aUser, type AUser, PASSWORD } from './factories/a-user.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootApp, type Started } from './support/boot-app.js';
import { advisorDesk, openBrowser } from './support/browser.js';
import { browserOrSkip } from './support/needs.js';

describe('after the signature', () => {
  let database: TestDatabase;
  let app: Started;
  let browser: Browser;
  let advisor: AUser;
  let lead: ALead;

  beforeAll(async () => {
    database = await createTestDatabase();
    advisor = await aUser(database, { teamId: (await aTeam(database)).id });
    lead = await aLead(database, { owner: advisor, stage: 'signed', companyName: '岭上精工有限公司' });
    app = await bootApp({ database });
    browser = await openBrowser();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await database?.drop();
  });

  async function open(path: string): Promise<Page> {
    const page = await (await advisorDesk(browser)).newPage();
    await page.goto(`${app.url}/app/`);
    await page.getByLabel('邮箱').fill(advisor.email);
    await page.getByLabel('密码').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '今日' }).waitFor();
    await page.goto(`${app.url}/app${path}`);
    return page;
  }

  browserOrSkip(
    'the promises are recorded, the landing begins, and the tax paid stands beside the tax promised',
    async () => {
      const page = await open(`/leads/${lead.id}`);
      const deal = page.getByRole('region', { name: '落地与履约' });
      await deal.getByRole('button', { name: '登记' }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByLabel('承诺投产').fill('2026-01-31');
      await sheet.getByLabel('承诺税收（万元/年）').fill('300');
      await sheet.getByRole('button', { name: '保存' }).click();
      await page.getByText('已登记，落地方案开始执行').waitFor();
      await page.locator('.task-lines', { hasText: '协助工商注册与税务登记' }).waitFor();
      await deal.getByRole('button', { name: '记实缴税收' }).click();
      await sheet.getByLabel('年份').fill('2025');
      await sheet.getByLabel('实缴（万元）').fill('240');
      await sheet.getByRole('button', { name: '保存' }).click();
      await deal.getByText('为承诺的 80%').waitFor();
    },
    120_000,
  );

  browserOrSkip(
    'a request of the company has an owner, a clock and a history',
    async () => {
      const page = await open(`/leads/${lead.id}`);
      const requests = page.getByRole('region', { name: '企业诉求' });
      await requests.getByRole('button', { name: '登记诉求' }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByRole('radio', { name: '政策兑现' }).click();
      await sheet.getByLabel('诉求').fill('设备投资奖补');
      await sheet.getByRole('button', { name: '登记' }).click();
      await sheet.getByText('政策兑现要写金额').first().waitFor();
      await sheet.getByLabel('金额（万元）').fill('86');
      await sheet.getByLabel('申报截止').fill('2035-06-30');
      await sheet.getByRole('button', { name: '登记' }).click();
      await page.getByText('已登记「设备投资奖补」').waitFor();

      await page.goto(`${app.url}/app/service`);
      await page.getByRole('button', { name: /岭上精工有限公司.*设备投资奖补/ }).click();
      await page.getByRole('radio', { name: '办理中' }).click();
      await page.getByText('改为办理中').waitFor();
      await page.getByLabel('进展').fill('材料已交经发局');
      await page.getByRole('button', { name: '记一笔' }).click();
      await page.locator('.ticket-history', { hasText: '材料已交经发局' }).waitFor();
      await page.getByRole('radio', { name: '办结' }).click();
      await page.getByText('改为办结').waitFor();
      await page.goto(`${app.url}/app/service?state=closed`);
      await page.getByRole('button', { name: /设备投资奖补/ }).waitFor();
    },
    120_000,
  );
});
