import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { aListing } from './factories/a-listing.js';
import { aProspect, type AProspect } from './factories/a-prospect.js';
import { aTeam } from './factories/a-team.js';
import { aUser, type AUser } from './factories/a-user.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootApp, type Started } from './support/boot-app.js';
import { openBrowser } from './support/browser.js';
import { emptyTables } from './support/empty-tables.js';
import { browserOrSkip } from './support/needs.js';
import { signedInPage } from './support/signed-in-page.js';
import { until } from './support/until.js';

const pictures = process.env.PLOTLINE_SCREENSHOTS;

describe('the editor’s inbox', () => {
  let database: TestDatabase;
  let app: Started;
  let browser: Browser;
  let editor: AUser;
  let waiting: AProspect[];

  beforeAll(async () => {
    database = await createTestDatabase();
    editor = await aUser(database, { teamId: (await aTeam(database)).id });
    app = await bootApp({ database });
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await database?.drop();
  });
  beforeEach(async () => {
    await emptyTables(database, 'article', 'lead', 'company', 'contact', 'source_block', 'listing');
    await aListing(database, { areaSqm: 3000 });
    waiting = [];
    for (const score of [90, 70, 50]) {
      const prospect = await aProspect(database);
      await database.query(
        `update article set desk_score = $2::int, title = '第' || $2::int || '号资讯' where id = $1`,
        [prospect.articleId, score],
      );
      waiting.push(prospect);
    }
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
  const inbox = async (): Promise<Page> => {
    const page = await signedInPage(browser, app.url, editor);
    await page.goto(`${app.url}/app/inbox`);
    await page.getByRole('heading', { name: '第90号资讯' }).waitFor();
    await page.getByRole('heading', { name: '可能的需求' }).waitFor();
    return page;
  };
  const outcomes = () =>
    database.query<{ outcome: string; status: string }>(
      `select desk_outcome as outcome, status from article order by desk_score desc`,
    );

  browserOrSkip(
    'is cleared by keyboard: published, made a lead, ignored and taken back, its source closed',
    async () => {
      const page = await inbox();
      await page.keyboard.press('2');
      await page
        .getByText(/已建线索/)
        .first()
        .waitFor();
      await until(async () => (await database.query('select 1 from lead')).length === 1, { for: 'a lead' });
      await page.getByRole('heading', { name: '已建线索' }).waitFor();
      await page.keyboard.press('1');
      await page.getByRole('heading', { name: '第70号资讯' }).waitFor();
      await page.getByRole('heading', { name: '可能的需求' }).waitFor();
      await page.keyboard.press('3');
      await page.getByRole('heading', { name: '第50号资讯' }).waitFor();
      await page.locator('.toast', { hasText: '已忽略' }).getByRole('button', { name: '撤销' }).click();
      await page.getByRole('heading', { name: '第70号资讯' }).waitFor();
      await page.getByRole('button', { name: '忽略' }).waitFor();
      await page.keyboard.press('3');
      await page.getByRole('heading', { name: '第50号资讯' }).waitFor();
      await page.getByRole('button', { name: '拉黑来源' }).waitFor();
      await page.keyboard.press('4');
      await page.getByText('收件箱已清空').waitFor();
      await until(async () => (await outcomes()).every(({ outcome }) => outcome !== null), { for: 'an empty desk' });
      expect(await outcomes()).toEqual([
        { outcome: 'lead', status: 'published' },
        { outcome: 'ignored', status: 'draft' },
        { outcome: 'blocked', status: 'draft' },
      ]);
      expect(await database.query('select host from source_block')).toEqual([{ host: 'news.example.com' }]);
    },
    120_000,
  );

  browserOrSkip(
    'of fifty articles is cleared by keyboard alone, two of them taken back on the way',
    async () => {
      for (let at = 0; at < 47; at++) await aProspect(database);
      await database.query(
        `update article set title = '待办' || numbered.at, desk_score = 90 - numbered.at
         from (select id, row_number() over (order by id) as at from article) as numbered where numbered.id = article.id`,
      );
      const page = await signedInPage(browser, app.url, editor);
      await page.goto(`${app.url}/app/inbox`);
      const headline = (at: number) => page.getByRole('heading', { name: `待办${at}`, exact: true }).waitFor();
      const press = async (key: string) => {
        await page.getByRole('button', { name: /^(?:忽略|完成)/ }).waitFor();
        await page.keyboard.press(key);
      };
      await headline(1);
      const start = Date.now();
      for (let at = 1; at <= 50; at++) {
        await headline(at);
        if (at === 10 || at === 30) {
          await press('3');
          await headline(at + 1);
          await page.keyboard.press('z');
          await headline(at);
        }
        if (at % 10 === 5) {
          await press('2');
          await page.getByRole('button', { name: /^完成/ }).waitFor();
          await press('1');
        } else await press('3');
      }
      await page.getByText('收件箱已清空').waitFor();
      console.log(`inbox of 50 cleared by keyboard in ${((Date.now() - start) / 1000).toFixed(1)} s`);
      await until(async () => (await outcomes()).every(({ outcome }) => outcome !== null), { for: 'an empty desk' });
      const made = (await outcomes()).map(({ outcome }) => outcome);
      expect(made.filter((outcome) => outcome === 'lead')).toHaveLength(5);
      expect(made.filter((outcome) => outcome === 'ignored')).toHaveLength(45);
    },
    300_000,
  );

  browserOrSkip(
    'asks who permitted a full text, and takes place and indexing beside the text',
    async () => {
      const page = await inbox();
      const form = page.locator('.desk-form');
      await form.getByLabel('版权').selectOption('permitted');
      await form.getByLabel(/^谁同意的/).fill('示例日报，2026 年 3 号函');
      await form.getByLabel(/^哪天同意的/).fill('2026-03-02');
      await form.getByLabel(/^哪天同意的/).scrollIntoViewIfNeeded();
      await picture(page, 'desk-licence');
      await form.getByRole('button', { name: '保存' }).click();
      await form.getByLabel('搜索引擎').selectOption('own_value');
      await form.getByRole('button', { name: '添加' }).click();
      await page.keyboard.type('缙云');
      await page.getByRole('option', { name: /缙云/ }).first().click();
      const stored = () =>
        database.query(
          `select licence, licensed_by, licensed_on::text, indexing, '331122' = any(regions) as there from article where id = $1`,
          [waiting[0]!.articleId],
        );
      const right = { licence: 'permitted', licensed_by: '示例日报，2026 年 3 号函', licensed_on: '2026-03-02', indexing: 'own_value', there: true }; // prettier-ignore
      await until(async () => JSON.stringify(await stored()) === JSON.stringify([right]), { for: 'what was chosen' });
    },
    120_000,
  );

  browserOrSkip(
    'does nothing while somebody types or an input method composes',
    async () => {
      const page = await inbox();
      await page.evaluate(() =>
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '3', isComposing: true, bubbles: true })),
      );
      await page.getByRole('button', { name: '传动部件项目' }).click();
      await page.getByLabel('项目', { exact: true }).fill('');
      await page.keyboard.type('3124 号厂房项目');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: '3124 号厂房项目' }).waitFor();
      expect((await outcomes()).map(({ outcome }) => outcome)).toEqual([null, null, null]);
    },
    120_000,
  );

  browserOrSkip(
    'shows the words of each fact, and script as text',
    async () => {
      await database.query(
        `update article set text = text || '<script>window.taken = 1</script><img src=x onerror="window.taken=1">' where id = $1`,
        [waiting[0]!.articleId],
      );
      const page = await inbox();
      await page.getByRole('button', { name: '地点 云和县' }).click();
      expect(await page.locator('mark[data-marked]').textContent()).toBe('云和县');
      await page.getByText('<script>window.taken = 1</script>').waitFor();
      expect(await page.evaluate(() => (window as unknown as { taken?: number }).taken)).toBeUndefined();
    },
    120_000,
  );

  browserOrSkip(
    'changes what is supposed, and the lead has it with its mark and without a phone',
    async () => {
      const page = await inbox();
      await page.getByText('1 家房源匹配').first().waitFor();
      await page.locator('.facts-row', { hasText: '需要' }).count();
      await page.getByRole('button', { name: '3,000 ㎡' }).last().click();
      const boxes = page.getByRole('form', { name: '面积' }).getByRole('textbox');
      await boxes.first().fill('9000');
      await boxes.last().fill('12000');
      await page.keyboard.press('Enter');
      await page.getByText('暂无匹配的房源').waitFor();
      await page.keyboard.press('2');
      await page.getByRole('button', { name: '打开线索' }).click();
      await page.getByText('还没有电话').first().waitFor();
      await page.getByText('9,000').first().waitFor();
      await page.getByText('需求由资讯推测').waitFor();
      await page.getByText('项目所在地：“云和县”').first().waitFor();
      await picture(page, 'lead-from-news');
    },
    120_000,
  );

  browserOrSkip(
    'is a list or one article with its acts below, on a phone',
    async () => {
      const page = await signedInPage(browser, app.url, editor);
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(`${app.url}/app/inbox`);
      await page.getByText('第70号资讯').click();
      await page.getByRole('button', { name: '建线索' }).waitFor();
      expect(await page.getByText('第90号资讯').count()).toBe(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await page.getByRole('button', { name: '忽略' }).click();
      await page.getByText('已忽略').waitFor();
    },
    120_000,
  );
});
