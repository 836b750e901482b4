import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { aTeam } from './factories/a-team.js';
import { aUser, type AUser } from './factories/a-user.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootEdges, type Edges } from './support/boot-edges.js';
import { openBrowser } from './support/browser.js';
import { emptyTables } from './support/empty-tables.js';
import { browserOrSkip } from './support/needs.js';
import { signedInPage } from './support/signed-in-page.js';

const pictures = process.env.PLOTLINE_SCREENSHOTS;
const DAY = 86_400_000;
/** A day in Shanghai, so many from today. */
const day = (ahead: number): string => new Date(Date.now() + 8 * 3_600_000 + ahead * DAY).toISOString().slice(0, 10);

describe('the hours and leave of a team', () => {
  let database: TestDatabase;
  let app: Edges;
  let browser: Browser;
  let manager: AUser;
  let wang: AUser;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await bootEdges(database);
    const team = await aTeam(database, { name: '丽水组' });
    const below = await aTeam(database, { name: '云和小组', parentId: team.id });
    manager = await aUser(database, { name: '沈若溪', role: 'manager', teamId: team.id });
    wang = await aUser(database, { name: '王芳', teamId: team.id });
    await aUser(database, { name: '李强', teamId: below.id });
    await aUser(database, { name: '已离职', teamId: team.id, disabledAt: new Date() });
    await aUser(database, { name: '吴桐', teamId: (await aTeam(database, { name: '金华组' })).id });
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await database?.drop();
  });
  beforeEach(() => emptyTables(database, 'user_leave'));

  async function open(user: AUser): Promise<Page> {
    const page = await signedInPage(browser, app.url, user);
    await page.goto(`${app.url}/app/settings/team`);
    return page;
  }
  const line = (page: Page, name: string): Locator => page.getByRole('listitem').filter({ hasText: name });
  const edit = (page: Page, name: string) => page.getByRole('button', { name: `修改${name}的作息` }).click();
  async function away(sheet: Locator, from: string, to: string): Promise<void> {
    await sheet.getByLabel('从', { exact: true }).fill(from);
    await sheet.getByLabel('到', { exact: true }).fill(to);
    await sheet.getByRole('button', { name: '登记休假' }).click();
  }
  /** Waits until a field says why it is wrong. */
  const refusal = (sheet: Locator, label: string, words: string): Promise<void> =>
    sheet
      .locator('.field', { has: sheet.page().getByLabel(label, { exact: true }) })
      .locator('.field-error', { hasText: words })
      .waitFor();
  async function picture(page: Page, name: string): Promise<void> {
    for (const [size, width, height] of [
      ['phone', 390, 844],
      ['desk', 1440, 900],
    ] as const) {
      await page.setViewportSize({ width, height });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect([name, size, wide <= 0]).toEqual([name, size, true]);
      if (!pictures) continue;
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: join(pictures, `${name}-${size}.png`) });
    }
  }

  browserOrSkip(
    'are seen and set by their manager: leave that is over or overlaps is refused with its reason at the field',
    async () => {
      const page = await open(manager);
      await line(page, '王芳').waitFor();
      expect(await page.locator('.team-time-line strong').allInnerTexts()).toEqual(['沈若溪', '王芳', '李强']);
      expect(await line(page, '王芳').innerText()).toContain('按公司');

      await edit(page, '王芳');
      const sheet = page.getByRole('dialog');
      await away(sheet, day(-9), day(-5));
      await refusal(sheet, '到', '已经过去');
      await away(sheet, day(9), day(5));
      await refusal(sheet, '到', '结束不能早于开始');
      await away(sheet, day(-3), '');
      await refusal(sheet, '从', '已经过去');
      expect(await database.query(`select from user_leave`)).toEqual([]);

      await away(sheet, day(2), day(6));
      await sheet.getByText(`${day(2)} 至 ${day(6)}`).waitFor();
      await away(sheet, day(6), day(8));
      await refusal(sheet, '从', `与已登记的休假（${day(2)} 至 ${day(6)}）重叠`);
      await picture(page, 'team-time-refused');
      expect(await database.query(`select user_id as "userId" from user_leave`)).toEqual([{ userId: wang.id }]);

      await sheet.getByLabel('上班时段').fill('19:00-10:00');
      await sheet.getByRole('button', { name: '保存' }).click();
      await refusal(sheet, '上班时段', '从早到晚');
      await sheet.getByLabel('上班时段').fill('10:00-13:00, 14:00-19:00');
      await sheet.getByRole('button', { name: '周二' }).click();
      await sheet.getByRole('button', { name: '周六' }).click();
      await sheet.getByRole('button', { name: '保存' }).click();
      await page.getByText('上班时间已保存').waitFor();
      await sheet.getByRole('button', { name: '关闭' }).last().click();
      await line(page, '王芳').getByText('周二、周六 10:00–13:00、14:00–19:00').waitFor();
      await line(page, '王芳')
        .getByText(`休假 ${day(2)} 至 ${day(6)}`)
        .waitFor();
      await picture(page, 'team-time');

      const events = await database.query<{ type: string }>(
        `select type, actor_id = $1 as "byManager" from event where subject_id = $2 order by id`,
        [manager.id, wang.id],
      );
      expect(events).toEqual([
        { type: 'user.leave_added', byManager: true },
        { type: 'user.edited', byManager: true },
      ]);
      await page.context().close();
    },
    180_000,
  );

  browserOrSkip(
    'are everybody’s for an admin, and not an advisor’s to see, who has their own',
    async () => {
      const admin = await open(await aUser(database, { name: '管理员', role: 'admin' }));
      await line(admin, '吴桐').waitFor();
      await admin.context().close();
      const page = await open(wang);
      await page.getByText('没有这一页').waitFor();
      await page.goto(`${app.url}/app/settings/me`);
      await page.getByRole('heading', { name: '休假' }).waitFor();
      expect(await page.getByRole('link', { name: '团队作息' }).count()).toBe(0);
      const own = page.getByRole('region', { name: '休假' });
      await away(own, day(-2), '');
      await refusal(own, '从', '已经过去');
      await page.context().close();
    },
    180_000,
  );
});
