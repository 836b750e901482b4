import type { Browser, Page } from 'playwright-core';
import { aLead, type ALead } from './factories/a-lead.js';
import { insertRow } from './factories/insert-row.js';
import { aTeam } from './factories/a-team.js';
import { aUser, type AUser } from './factories/a-user.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootApp, type Started } from './support/boot-app.js';
import { openBrowser } from './support/browser.js';
import { browserOrSkip } from './support/needs.js';
import { signedInPage } from './support/signed-in-page.js';
import { until } from './support/until.js';

describe('a first call that nobody makes', () => {
  let database: TestDatabase;
  let app: Started;
  let browser: Browser;
  let advisor: AUser;
  let leader: AUser;
  let admin: AUser;
  let lead: ALead;

  beforeAll(async () => {
    database = await createTestDatabase();
    // Every day is worked, so that this holds on any day of the year.
    await database.query(
      `insert into calendar_day (day, kind) select day, 'workday' from generate_series(current_date - 9, current_date + 9, '1 day') as day`,
    );
    const team = await aTeam(database);
    advisor = await aUser(database, { name: '陈敏', teamId: team.id });
    leader = await aUser(database, { name: '组长王芳', role: 'manager', teamId: team.id });
    admin = await aUser(database, { role: 'admin' });
    lead = await aLead(database, { owner: advisor, companyName: '岭上精工有限公司' });
    // Due at ten on the morning two working days ago: far enough for every rung.
    await insertRow(database, 'task', {
      leadId: lead.id,
      kind: 'first_call',
      slot: 'first',
      title: '首次电话',
      dueAt: new Date(Date.now() - 2 * 86_400_000),
      ownerId: advisor.id,
      teamId: team.id,
    });
    await database.query(
      `insert into setting (key, value) values ('ladder', '{"firstCallMinutes": 30, "rungs": [{"to": "owner", "minutes": -10}, {"to": "leader", "minutes": 30}]}')`,
    );
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
    'is told to the advisor and the team lead, once each, and both see it',
    async () => {
      const told = await until(
        async () => {
          const rows = await database.query<{ user: string; kind: string }>(
            `select user_id as user, kind from notification where kind like 'task.climbed.%' order by kind desc`,
          );
          return rows.length >= 2 ? rows : undefined;
        },
        { for: 'the rungs', ms: 60_000 },
      );
      expect(told).toEqual([
        { user: advisor.id, kind: 'task.climbed.owner' },
        { user: leader.id, kind: 'task.climbed.leader' },
      ]);
      const page = await signIn(advisor);
      await page.getByText('已通知组长').first().waitFor();
      await page.goto(`${app.url}/app/leads/${lead.id}`);
      await page.locator('.task-lines', { hasText: '已通知组长' }).waitFor();
      await page.getByText('首次电话未打，已通知组长').waitFor();
    },
    120_000,
  );

  browserOrSkip(
    'is set by an admin, who sees what the numbers would do before saving them',
    async () => {
      const page = await signIn(admin);
      await page.goto(`${app.url}/app/settings/ladder`);
      await page.getByText('现在有 1 条首次电话待打').waitFor();
      await page.getByLabel('退回公海', { exact: true }).check();
      await page.getByLabel('退回公海：多少分钟').fill('20');
      await page.getByText('「退回公海」要晚于「通知组长」').waitFor();
      expect(await page.getByRole('button', { name: '保存' }).isDisabled()).toBe(true);
      await page.getByLabel('退回公海：多少分钟').fill('60');
      await page.getByText('现在会退回 1 条').waitFor();
      await page.getByRole('button', { name: '保存' }).click();
      await page.getByText('升级规则已保存').waitFor();
      await until(
        async () =>
          (await database.query(`select 1 from lead where id = $1 and owner_id is null`, [lead.id])).length > 0,
        { for: 'the pool', ms: 60_000 },
      );
    },
    120_000,
  );

  browserOrSkip(
    'is timed by the hours that an advisor sets, when they make sense',
    async () => {
      const page = await signIn(advisor);
      await page.goto(`${app.url}/app/settings/me`);
      const week = page.getByRole('region', { name: '我的上班时间' });
      await week.getByLabel('上班时段').fill('19:00-10:00');
      await week.getByRole('button', { name: '保存' }).click();
      await week.getByText('上班时段要从早到晚').first().waitFor();
      await week.getByLabel('上班时段').fill('10:00-13:00, 14:00-19:00');
      for (const day of ['周二', '周六']) await week.getByRole('button', { name: day, exact: true }).click();
      await week.getByRole('button', { name: '保存' }).click();
      await page.getByText('上班时间已保存').waitFor();
      await week.getByText(/下次上班：.*(10:00|14:00|\d\d:\d\d)/).waitFor();
      expect(await database.query(`select hours, weekdays from app_user where id = $1`, [advisor.id])).toEqual([
        { hours: [['10:00', '13:00'], ['14:00', '19:00']], weekdays: [2, 6] }, // prettier-ignore
      ]);
    },
    180_000,
  );

  it('is what public pages promise: by the minutes that are set', async () => {
    const promise = async (firstCallMinutes: number): Promise<string> => {
      await database.query(`update setting set value = value || jsonb_build_object('firstCallMinutes', $1::int) where key = 'ladder'`, [firstCallMinutes]); // prettier-ignore
      return (await (await fetch(`${app.url}/`)).text()).match(/现在提交，[^<]*前有顾问来电/)![0];
    };
    expect(await promise(30)).toMatch(/今天|明天/);
    // Ten working days.
    expect(await promise(4500)).toMatch(/月\d+日/);
  });
});
