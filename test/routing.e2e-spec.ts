import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { aPhone } from './factories/a-contact.js';
import { aLead } from './factories/a-lead.js';
import { aTeam } from './factories/a-team.js';
import { aUser, type AUser, PASSWORD } from './factories/a-user.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootApp, type Started } from './support/boot-app.js';
import { advisorDesk, openBrowser } from './support/browser.js';
import { Client } from './support/client.js';
import { inquiryWords } from './support/inquiry-words.js';
import { browserOrSkip } from './support/needs.js';
import { until } from './support/until.js';

describe('routing', () => {
  let database: TestDatabase;
  let app: Started;
  let browser: Browser;
  let admin: AUser;
  let wang: AUser;
  let li: AUser;

  beforeAll(async () => {
    database = await createTestDatabase();
    const [team, empty] = [await aTeam(database), await aTeam(database)];
    admin = await aUser(database, { name: '管理员', role: 'admin', teamId: empty.id });
    wang = await aUser(database, { name: '王芳', teamId: team.id });
    li = await aUser(database, { name: '李强', teamId: team.id });
    // What wang got so far, of which large sites would have gone to li.
    for (const sqm of [6000, 8000, 300]) {
      const lead = await aLead(database, { owner: wang });
      await database.query(`update lead set need = $2 where id = $1`, [
        lead.id,
        JSON.stringify({ side: 'demand', area_sqm: { min: sqm, max: sqm } }),
      ]);
      await database.query(`insert into assignment (lead_id, owner_id, receipt) values ($1, $2, $3)`, [
        lead.id,
        wang.id,
        JSON.stringify({ rules: '0', reason: 'load', ownerId: wang.id, ownerName: '王芳', candidates: [] }),
      ]);
    }
    app = await bootApp({ database });
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await database?.drop();
  });

  async function signIn(path: string): Promise<Page> {
    const page = await (await advisorDesk(browser)).newPage();
    await page.goto(`${app.url}/app/`);
    await page.locator('input[name=email]').fill(admin.email);
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.locator('button[type=submit]').click();
    await page.waitForURL('**/app/today**');
    await page.goto(app.url + path);
    return page;
  }

  async function ask(need: string): Promise<string> {
    const { status, body } = await new Client(app.url).post<{ ref: string }>('/inquiries', {
      json: inquiryWords({
        need,
        usage: '',
        tax: '',
        phone: aPhone(),
        company: `溪口${randomUUID().slice(0, 6)}电机有限公司`,
      }),
      headers: { 'idempotency-key': randomUUID() },
    });
    expect(status).toBe(201);
    return until(
      async () => {
        const [row] = await database.query<{ id: string }>(
          `select lead_id as id from inquiry where ref = $1 and exists (
             select from assignment where assignment.lead_id = inquiry.lead_id)`,
          [body.ref],
        );
        return row?.id;
      },
      { for: 'the assignment' },
    );
  }

  browserOrSkip(
    'by a rule shows what it would have changed, then who got the lead and why',
    async () => {
      const page = await signIn('/app/settings/routing');
      await page.getByRole('button', { name: '添加规则' }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByLabel('名称').fill('大面积给李强');
      await sheet.getByLabel('面积不小于（㎡）').fill('5000');
      await sheet.getByRole('group', { name: '顾问' }).getByRole('button', { name: '李强' }).click();
      await sheet.getByRole('button', { name: '放进草稿' }).click();
      await page.getByText('面积 ≥ 5,000 ㎡ → 李强').waitFor();

      await page.getByRole('button', { name: '试算近 90 天' }).click();
      await page.getByText('这些规则会改变 2 条的归属').waitFor();
      expect(await page.locator('.replay-list li').allInnerTexts()).toEqual([
        expect.stringMatching(/王芳 → 李强/),
        expect.stringMatching(/王芳 → 李强/),
      ]);
      expect(await database.query(`select 1 from routing_rules`)).toEqual([]);

      await page.getByRole('button', { name: '保存为新版本' }).click();
      await page.getByText('已保存为第 1 版').waitFor();
      const leadId = await ask('想在云和租7000平厂房');
      await page.goto(`${app.url}/app/leads/${leadId}`);
      await page.getByText('由李强跟进：按规则“大面积给李强”').waitFor();

      await database.query(
        `insert into user_leave (user_id, from_day, to_day) values ($1, current_date - 1, current_date + 3)`,
        [li.id],
      );
      const waiting = await ask('求购8000平厂房');
      await page.goto(`${app.url}/app/leads/${waiting}`);
      await page.getByText('待分配：当时没有顾问能接').waitFor();
      await page.getByText('李强休假').waitFor();
      await page.goto(`${app.url}/app/leads?view=waiting`);
      await page.locator('.lead-line').nth(1).waitFor();
      // Its first call is the team's, and whoever is above hears that nobody could take it.
      const call = await until(
        async () =>
          (
            await database.query<{ owner: string | null; team: boolean }>(
              `select owner_id as owner, team_id is not null as team from task where lead_id = $1 and kind = 'first_call'`,
              [waiting],
            )
          )[0],
        { for: 'the first call' },
      );
      expect(call).toEqual({ owner: null, team: true });
      await until(
        async () =>
          (
            await database.query(
              `select 1 from notification where kind = 'lead.waiting' and lead_id = $1 and user_id = $2`,
              [waiting, admin.id],
            )
          )[0],
        { for: 'the notice' },
      );

      await database.query(`delete from user_leave`);
      await until(
        async () => {
          const [row] = await database.query<{ owner: string }>(`select owner_id as owner from lead where id = $1`, [
            waiting,
          ]);
          return row!.owner === li.id;
        },
        { for: 'the waiting lead to find li', ms: 40_000 },
      );
      await page.context().close();
    },
    120_000,
  );

  browserOrSkip('refuses a rule that nobody could follow, and says why', async () => {
    const client = await Client.signedIn(app.url, admin.email, PASSWORD);
    const { body } = await client.get<{ version: number }>('/api/v1/settings/routing');
    const rule = { id: '', name: '空', enabled: true, when: {}, to: { teams: [admin.teamId], advisors: [] } };
    const answer = await client.put('/api/v1/settings/routing', {
      json: { version: body.version, capacity: null, rules: [rule] },
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('没有在岗的顾问');
  });

  browserOrSkip('tells admins of a year without holidays until its days are pasted', async () => {
    const page = await signIn('/app/settings/calendar');
    const year = new Date().getFullYear() + 1;
    const box = page.getByLabel(`${year} 年的放假和补班`);
    await box.fill('元旦：1月1日至3日放假\n2月30日');
    await page.locator('.calendar-year', { has: box }).getByRole('button', { name: '保存' }).click();
    await page.getByText('第 2 行').waitFor();
    await box.fill('元旦：1月1日至3日放假\n春节：2月5日至11日放假\n2月14日上班');
    await page.locator('.calendar-year', { has: box }).getByRole('button', { name: '保存' }).click();
    await page.getByText('已录入 11 天').waitFor();
    expect(await page.locator('.calendar-banner').count()).toBe(0);
    await page.context().close();
  });

  browserOrSkip(
    'by place and trade is written with their names, in rules and for advisors',
    async () => {
      const page = await signIn('/app/settings/routing');
      page.setDefaultTimeout(8_000);
      await database.query(`delete from routing_rules`);
      await page.reload();
      const choose = async (field: string, typed: string, found: string) => {
        const group = page.getByRole('dialog').getByRole('group', { name: field, exact: true });
        await group.getByRole('button', { name: '添加' }).click();
        await group.getByRole('combobox').fill(typed);
        await group.getByRole('option', { name: found }).first().click();
      };
      await page.getByRole('button', { name: '添加规则' }).click();
      await page.getByRole('dialog').getByLabel('名称').fill('云和的电机');
      const region = page.getByRole('dialog').getByRole('group', { name: '区域', exact: true });
      await page.context().setOffline(true);
      await region.getByRole('button', { name: '添加' }).click();
      await region.getByRole('combobox').fill('云和');
      await region.getByText('网络不通，没有连上服务器').waitFor();
      await page.context().setOffline(false);
      await region.getByRole('option', { name: '云和县' }).first().click();
      await choose('行业', '电气机械', '电气机械和器材制造业');
      await page.getByRole('dialog').getByRole('group', { name: '顾问' }).getByRole('button', { name: '李强' }).click();
      await page.getByRole('button', { name: '放进草稿' }).click();
      const line = page.getByText('区域 浙江省丽水市云和县 · 行业 电气机械和器材制造业 → 李强');
      await line.waitFor();
      await page.getByRole('button', { name: '保存为新版本' }).click();
      await page.getByText('已保存为第').waitFor();
      await page.reload();
      await line.waitFor();
      const [rules] = await database.query<{ rules: { rules: { when: object }[] } }>(`select rules from routing_rules`);
      expect(rules!.rules.rules[0]!.when).toMatchObject({ regions: ['331125'], industries: ['38'] });

      await page.locator('.rota-line', { hasText: '李强' }).getByRole('button').click();
      await choose('负责区域', '丽水', '丽水市');
      await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
      await page.getByText('已保存').first().waitFor();
      const [{ regions } = { regions: [] }] = await database.query<{ regions: string[] }>(
        `select regions from app_user where id = $1`,
        [li.id],
      );
      expect(regions).toEqual(['3311']);
      await database.query(`update app_user set regions = '{}'`);
      await database.query(`delete from routing_rules`);
      await page.context().close();
    },
    60_000,
  );
});
