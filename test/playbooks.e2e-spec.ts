import type { Browser, Page } from 'playwright-core';
import { aLead, type ALead } from './factories/a-lead.js';
import { aTeam } from './factories/a-team.js';
import { aUser, type AUser } from './factories/a-user.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootApp, type Started } from './support/boot-app.js';
import { openBrowser } from './support/browser.js';
import { browserOrSkip } from './support/needs.js';
import { signedInPage } from './support/signed-in-page.js';

describe('playbooks and one-line planning', () => {
  let database: TestDatabase;
  let app: Started;
  let browser: Browser;
  let advisor: AUser;
  let admin: AUser;
  let lead: ALead;

  beforeAll(async () => {
    database = await createTestDatabase();
    const team = await aTeam(database);
    advisor = await aUser(database, { teamId: team.id });
    admin = await aUser(database, { role: 'admin', teamId: team.id });
    lead = await aLead(database, { owner: advisor, companyName: '岭上精工有限公司' });
    app = await bootApp({ database });
    browser = await openBrowser();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await database?.drop();
  });

  const signIn = (user: AUser): Promise<Page> => signedInPage(browser, app.url, user);

  browserOrSkip(
    'are edited with a preview, refuse what never ends, and keep their versions',
    async () => {
      const page = await signIn(admin);
      await page.goto(`${app.url}/app/settings/playbooks`);
      await page.getByRole('button', { name: /未接：5 个工作日内打 6 次/ }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByRole('region', { name: '现在进来一条线索，会这样安排' }).locator('li').nth(5).waitFor();
      await sheet.getByLabel('最后一步重复').check();
      await sheet.getByLabel('重复次数').fill('0');
      await sheet.getByText('重复要有终点').first().waitFor();
      await sheet.getByLabel('重复次数').fill('2');
      await sheet.getByRole('region', { name: '现在进来一条线索，会这样安排' }).locator('li').nth(7).waitFor();
      await sheet.getByLabel('第 1 步做什么').fill('换个时间再打');
      await sheet.getByRole('button', { name: '保存' }).click();
      await page.getByText('已保存「未接：5 个工作日内打 6 次」').waitFor();
      await page.getByRole('button', { name: /换个时间再打.*v2/ }).waitFor();
    },
    120_000,
  );

  browserOrSkip(
    'follow a call that nobody answered',
    async () => {
      const page = await signIn(advisor);
      await page.goto(`${app.url}/app/leads/${lead.id}`);
      await page.getByRole('button', { name: '记录通话' }).click();
      await page.getByRole('dialog').getByRole('button', { name: /^未接/ }).click();
      await page.locator('.task-lines', { hasText: '换个时间再打' }).waitFor();
    },
    120_000,
  );

  browserOrSkip(
    'stand beside what a person types in one line',
    async () => {
      const page = await signIn(advisor);
      await page.getByLabel('一句话安排跟进').fill('昨天 带看 岭上精工');
      await page.getByText('没有看出时间').waitFor();
      await page.getByLabel('一句话安排跟进').fill('明天下午3点 带看 岭上精工');
      await page.locator('.quick-add-read', { hasText: '岭上精工有限公司' }).getByText('带看').waitFor();
      await page.locator('.quick-add').getByRole('button', { name: '安排' }).click();
      await page.getByText('已为岭上精工有限公司安排在 明天 15:00').waitFor();
      const [task] = await database.query<{ kind: string; title: string }>(
        `select kind, title from task where lead_id = $1 and slot like 'by-hand:%'`,
        [lead.id],
      );
      expect(task).toEqual({ kind: 'visit', title: '带看 岭上精工' });
    },
    120_000,
  );

  browserOrSkip(
    'are read by the calendar of a phone through a link that can be taken back',
    async () => {
      const page = await signIn(advisor);
      await page.goto(`${app.url}/app/settings/me`);
      await page.getByRole('button', { name: '生成订阅链接' }).click();
      const link = await page.locator('.calendar-link code').innerText();
      const first = await fetch(link);
      expect(first.headers.get('content-type')).toContain('text/calendar');
      expect((await first.text()).replace(/\r\n /g, '')).toContain('带看 岭上精工 · 岭上精工有限公司');
      const again = await fetch(link, { headers: { 'if-none-match': first.headers.get('etag')! } });
      expect(again.status).toBe(304);
      await page.getByRole('button', { name: '停用链接' }).click();
      await page.getByText('链接已停用').waitFor();
      expect((await fetch(link)).status).toBe(404);
    },
    120_000,
  );
});
