import type { Browser, Page } from 'playwright-core';
import { aLead, type ALead } from './factories/a-lead.js';
import { aTeam } from './factories/a-team.js';
import { aUser, type AUser, PASSWORD } from './factories/a-user.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootApp, type Started } from './support/boot-app.js';
import { advisorDesk, openBrowser } from './support/browser.js';
import { Client, type Problem } from './support/client.js';
import { browserOrSkip } from './support/needs.js';

describe('the pool', () => {
  let database: TestDatabase;
  let app: Started;
  let browser: Browser;
  let advisor: AUser;
  let colleague: AUser;
  let manager: AUser;
  let mine: ALead;
  let free: ALead;

  beforeAll(async () => {
    database = await createTestDatabase();
    const team = await aTeam(database);
    advisor = await aUser(database, { name: '陈敏', teamId: team.id });
    colleague = await aUser(database, { name: '王芳', teamId: team.id });
    manager = await aUser(database, { name: '沈若溪', teamId: team.id, role: 'manager' });
    mine = await aLead(database, { owner: advisor, stage: 'contacted', companyName: '岭上精工有限公司' });
    free = await aLead(database, { teamId: team.id, companyName: '溪口电机有限公司' });
    app = await bootApp({ database });
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await database?.drop();
  });

  async function open(user: AUser, path: string): Promise<Page> {
    const page = await (await advisorDesk(browser)).newPage();
    await page.goto(`${app.url}/app/`);
    await page.locator('input[name=email]').fill(user.email);
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.locator('button[type=submit]').click();
    await page.waitForURL('**/app/today**');
    await page.goto(app.url + path);
    return page;
  }

  it('gives one of 20 people who claim at once the lead, and 19 a clear answer', async () => {
    const lead = await aLead(database);
    const people = await Promise.all(Array.from({ length: 20 }, () => aUser(database)));
    const clients = await Promise.all(people.map(({ email }) => Client.signedIn(app.url, email, PASSWORD)));
    const answers = await Promise.all(clients.map((client) => client.post<Problem>(`/api/v1/leads/${lead.id}/claim`)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.map(({ status, body }) => `${status} ${body.code}`)).toEqual(
      Array.from({ length: 19 }, () => '409 already_claimed'),
    );
    expect(refused[0]!.text).toContain('已被领取');
    expect(await database.query(`select 1 from pool_claim where lead_id = $1`, [lead.id])).toHaveLength(1);
  });

  browserOrSkip('is claimed from, counted down to, and a lead goes to a colleague with the reason', async () => {
    const page = await open(advisor, '/app/leads?view=pool');
    await page.locator('.lead-line', { hasText: '溪口电机' }).getByRole('button', { name: '领取' }).click();
    await page.getByText('已领取').waitFor();
    const [claimed] = await database.query<{ owner: string }>(`select owner_id as owner from lead where id = $1`, [
      free.id,
    ]);
    expect(claimed!.owner).toBe(advisor.id);

    await page.goto(`${app.url}/app/leads/${mine.id}`);
    expect(await page.locator('.pool-clock').innerText()).toMatch(/\d+ 天后退回公海|今天退回公海/);
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: '移交同事' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: '移交', exact: true }).click();
    await sheet.getByText('还差移交原因').waitFor();
    await sheet.getByLabel('交给').selectOption({ value: colleague.id });
    await sheet.getByLabel('移交原因').fill('客户要看衢州的厂房');
    await sheet.getByRole('button', { name: '移交', exact: true }).click();
    await page.getByText('已移交给王芳').waitFor();
    await page.context().close();

    const theirs = await open(colleague, `/app/leads/${mine.id}`);
    await theirs.getByText('由王芳跟进：人工移交').waitFor();
    await theirs.getByText('移交给 王芳：客户要看衢州的厂房').waitFor();
    await theirs.context().close();
  });

  browserOrSkip('keeps hands off people who asked not to be called, until a manager says otherwise', async () => {
    const lead = await aLead(database, { owner: advisor });
    const page = await open(advisor, `/app/leads/${lead.id}`);
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: '客户要求不再联系' }).click();
    await page.getByRole('dialog').getByLabel('原因').fill('电话里要求不再打来');
    await page.getByRole('dialog').getByRole('button', { name: '标记' }).click();
    await page.getByText('客户要求不再联系，不能拨打').waitFor();
    const client = await Client.signedIn(app.url, advisor.email, PASSWORD);
    const asked = await client.post<Problem>(`/api/v1/leads/${lead.id}/phone`);
    expect([asked.status, asked.body.code]).toEqual([409, 'do_not_contact']);
    await page.context().close();

    const desk = await open(manager, `/app/leads/${lead.id}`);
    await desk.getByRole('button', { name: '解除' }).click();
    await desk.getByText('解除了不再联系').waitFor();
    expect((await client.post(`/api/v1/leads/${lead.id}/phone`)).status).toBe(200);
    await desk.context().close();
  });

  browserOrSkip(
    'has rules whose effect an admin sees before they are saved',
    async () => {
      const admin = await aUser(database, { role: 'admin' });
      const idle = await aLead(database, { owner: colleague, stage: 'negotiating' });
      const [{ grade }] = (await database.query<{ grade: string }>(
        `update lead set active_at = now() - interval '40 days' where id = $1 returning grade`,
        [idle.id],
      )) as [{ grade: string }];
      const page = await open(admin, '/app/settings/pool');
      const days = page.getByLabel(`洽谈 ${grade} 级的天数`);
      const told = page.getByRole('status').filter({ hasText: '条要退回' });
      await days.fill('90');
      await told.getByText('现在有 0 条要退回').waitFor();
      await days.fill('5');
      await told.getByText('现在有 1 条要退回').waitFor();
      await told.getByText('王芳 1').waitFor();
      const stored = () => database.query(`select value #>> '{idleDays,negotiating,${grade}}' as days from setting where key = 'pool'`); // prettier-ignore
      expect(await stored()).not.toEqual([{ days: '5' }]);
      await days.fill('1');
      await page.getByText(`洽谈 ${grade} 级的天数：应为 2 到 250 的整数`).waitFor();
      await days.fill('5天');
      await told.getByText('现在有 1 条要退回').waitFor();
      expect(await days.inputValue()).toBe('5');
      await page.getByRole('button', { name: '保存' }).click();
      await page.getByText('已保存').waitFor();
      expect(await stored()).toEqual([{ days: '5' }]);
      await page.context().close();
    },
    180_000,
  );
});
