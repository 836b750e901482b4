import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { ArticlesModule, FetchPolicy } from '@app/articles';
import { AuditModule } from '@app/audit';
import { createLogger, loadSettings, PlatformModule } from '@app/platform';
import { UsersModule } from '@app/users';
import type { Browser, Page } from 'playwright-core';
import { ClockWatch } from '../apps/worker/src/clock-watch.js';
import { JobGuard } from '../apps/worker/src/job-guard.js';
import { JobWork } from '../apps/worker/src/job-work.js';
import { Quarantines, quarantineStart } from '../apps/worker/src/quarantines.js';
import { QueueRuntime } from '../apps/worker/src/queue-runtime.js';
import { SourceRuntime } from '../apps/worker/src/source-runtime.js';
import { aTeam } from './factories/a-team.js';
import { aUser, PASSWORD } from './factories/a-user.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootEdges, type Edges } from './support/boot-edges.js';
import { advisorDesk, openBrowser } from './support/browser.js';
import { Client } from './support/client.js';
import { browserOrSkip } from './support/needs.js';
import { answer, feedOf, type NewsServer, startNewsServer, storyPage } from './support/news-server.js';
import { localPolicy } from './support/test-fetch-policy.js';
import { until } from './support/until.js';

const pictures = process.env.PLOTLINE_SCREENSHOTS;
const XML = { 'content-type': 'application/rss+xml' };

describe('the sources of news', () => {
  let database: TestDatabase;
  let app: Edges;
  let browser: Browser | undefined;
  let news: NewsServer;
  let at: string;
  let workers: TestingModule[] = [];
  let manager: { email: string };
  let advisor: { email: string };

  /** A worker that has only the sources' queue. */
  async function worker(): Promise<TestingModule> {
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: database.keyFile }), databaseUrl: database.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    const imports = [platform, AuditModule, UsersModule, ArticlesModule];
    const providers = [ClockWatch, JobGuard, JobWork, Quarantines, quarantineStart, QueueRuntime, SourceRuntime];
    const made = Test.createTestingModule({ imports, providers });
    return (await made.overrideProvider(FetchPolicy).useValue(localPolicy()).compile()).init();
  }

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await bootEdges(database);
    Object.assign(app.get(FetchPolicy), localPolicy());
    news = await startNewsServer();
    at = `http://news.example:${news.port}`;
    const { id: teamId } = await aTeam(database);
    manager = await aUser(database, { role: 'manager', teamId });
    advisor = await aUser(database, { role: 'advisor', teamId });
    workers = [await worker(), await worker()];
    for (const n of [1, 2, 3]) news.pages.set(`/a/${n}.html`, answer(storyPage(n)));
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    for (const each of workers) await each.close();
    await app?.stop();
    await news?.stop();
    await database?.drop();
  });

  async function picture(page: Page, name: string): Promise<void> {
    if (!pictures) return;
    mkdirSync(pictures, { recursive: true });
    for (const [size, width, height] of [
      ['1440', 1440, 900],
      ['390', 390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(pictures, `${name}-${size}.png`) });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  }

  async function signedIn({ email }: { email: string }): Promise<Page> {
    browser ??= await openBrowser();
    const context = await advisorDesk(browser);
    await context.request.post(`${app.url}/api/v1/session`, { data: { email, password: PASSWORD } });
    return context.newPage();
  }

  browserOrSkip(
    'are tried, added and read by the worker, and each ends on its article',
    async () => {
      const page = await signedIn(manager);
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('dialog', (dialog) => faults.push(dialog.message()));
      news.pages.set('/rss.xml', answer(feedOf(['/a/1.html', '/a/2.html']).replace('第1条', '&lt;script&gt;alert(1)&lt;/script&gt;'), XML)); // prettier-ignore
      await page.goto(`${app.url}/app/articles`);
      await page.getByRole('link', { name: '来源', exact: true }).click();
      await page.getByText('还没有来源').waitFor();
      await picture(page, 'sources-empty');

      await page.getByRole('button', { name: '新增来源' }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByLabel('网址').fill(`${at}/rss.xml`);
      await sheet.getByRole('button', { name: '保存' }).click();
      await sheet.getByText('不能为空').waitFor();
      await sheet.getByLabel('名称').fill('示例日报 · 产业');
      await sheet.getByRole('button', { name: '试抓一次' }).click();
      await sheet.getByText('找到 2 个链接').waitFor();
      await sheet.getByText('云岭1号项目签约落户云和').waitFor();
      await picture(page, 'sources-trial');
      expect(await database.query('select from article')).toHaveLength(0);
      await sheet.getByRole('button', { name: '保存' }).click();
      await page.getByText('正常，7 天收录 2 篇').waitFor({ timeout: 20_000 });
      await picture(page, 'sources-list');

      await page.getByRole('button', { name: '示例日报 · 产业的操作' }).click();
      await page.getByRole('menuitem', { name: '抓取记录' }).click();
      await sheet.getByText('收录 2 篇').waitFor();
      await picture(page, 'sources-records');
      await sheet.getByRole('link', { name: /云岭.号项目签约落户云和/ }).click();
      await page.getByRole('heading', { name: /云岭.号项目签约落户云和/ }).waitFor();
      expect(faults).toEqual([]);
      const asked = news.paths().filter((path) => path.startsWith('/a/'));
      // Each once by the trial or by one of the two workers.
      expect(asked.sort()).toEqual(['/a/1.html', '/a/1.html', '/a/2.html']);
      await page.context().close();
    },
    180_000,
  );

  browserOrSkip(
    'say in a sentence what is wrong, are paused, closed and removed',
    async () => {
      const page = await signedIn(manager);
      news.pages.set('/closed.xml', answer('', {}, 403));
      const client = await Client.signedIn(app.url, manager.email, PASSWORD);
      const made = await client.post<{ id: string }>('/api/v1/sources', { json: { name: '不让读的网站', kind: 'feed', url: `http://closed.example:${news.port}/closed.xml` } }); // prettier-ignore
      expect(made.status).toBe(201);
      await page.goto(`${app.url}/app/sources`);
      await page.getByText('网站拒绝抓取（403），已停下').waitFor({ timeout: 20_000 });
      await picture(page, 'sources-failing');
      const choose = async (act: string) => {
        await page.getByRole('button', { name: '不让读的网站的操作' }).click();
        await page.getByRole('menuitem', { name: act }).click();
      };
      await choose('暂停');
      await page.getByRole('listitem').filter({ hasText: '不让读的网站' }).getByText('已暂停').waitFor();
      await choose('拉黑');
      await page.getByLabel('原因').fill('对方要求停止');
      await page.getByRole('dialog').getByRole('button', { name: '拉黑' }).click();
      await page.getByText('对方要求停止').waitFor();
      await page.getByRole('button', { name: '黑名单' }).click();
      await picture(page, 'sources-blocks');
      await page.getByRole('dialog').getByRole('button', { name: '解除' }).click();
      await page.getByText('黑名单是空的').waitFor();
      await page.keyboard.press('Escape');
      await choose('删除');
      await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
      await page.getByRole('listitem').filter({ hasText: '不让读的网站' }).waitFor({ state: 'detached' });
      await page.context().close();
    },
    180_000,
  );

  browserOrSkip(
    'let an advisor bring in one article by its address, its words or a saved page, but keep no sources',
    async () => {
      const page = await signedIn(advisor);
      await page.goto(`${app.url}/app/sources`);
      await page.getByRole('button', { name: '收录一篇' }).waitFor();
      expect(await page.getByRole('button', { name: '新增来源' }).count()).toBe(0);
      const begin = async () => {
        await page.goto(`${app.url}/app/sources`);
        await page.getByRole('button', { name: '收录一篇' }).click();
        return page.getByRole('dialog');
      };
      let sheet = await begin();
      await sheet.getByLabel('文章网址').fill(`${at}/nothing.html`);
      await sheet.getByRole('button', { name: '收录', exact: true }).click();
      await sheet.getByText('页面不存在（404）').waitFor();
      await picture(page, 'collect-url');
      await sheet.getByLabel('文章网址').fill(`${at}/a/3.html`);
      await sheet.getByRole('button', { name: '收录', exact: true }).click();
      await page.getByRole('heading', { name: '云岭3号项目签约落户云和' }).waitFor();

      sheet = await begin();
      await sheet.getByRole('button', { name: '粘贴文字' }).click();
      await sheet.getByLabel('标题').fill('云岭四号项目开工');
      await sheet.getByLabel('正文').fill('云和县云岭四号项目开工，总投资两亿元，建设一座精密铸造车间。\n项目用地三十亩，计划明年年底投产，县里已经把水电接到地块边上。'); // prettier-ignore
      await picture(page, 'collect-text');
      await sheet.getByRole('combobox', { name: '版权' }).selectOption('permitted');
      await sheet.getByRole('button', { name: '收录', exact: true }).click();
      const who = sheet.getByLabel('谁同意的');
      await who.and(page.locator(':focus')).waitFor();
      const seen = await who.evaluate((field) => document.elementFromPoint(field.getBoundingClientRect().x + 9, field.getBoundingClientRect().y + 9) === field); // prettier-ignore
      expect(seen).toBe(true);
      await who.fill('云岭日报社，邮件');
      await sheet.getByLabel('哪天同意的').fill('2026-03-02');
      await picture(page, 'collect-permitted');
      await sheet.getByRole('button', { name: '收录', exact: true }).click();
      await page.getByRole('heading', { name: '云岭四号项目开工' }).waitFor();
      expect(await database.query(`select licence, licensed_by, licensed_on::text from article where title = '云岭四号项目开工'`)).toEqual([
        { licence: 'permitted', licensed_by: '云岭日报社，邮件', licensed_on: '2026-03-02' },
      ]); // prettier-ignore

      sheet = await begin();
      await sheet.getByRole('button', { name: '上传网页' }).click();
      await sheet.getByRole('button', { name: '收录', exact: true }).click();
      await sheet.getByText('请选择文件').waitFor();
      await page.locator('input[type=file]').setInputFiles({ name: '网页.html', mimeType: 'text/html', buffer: Buffer.from(storyPage(5)) }); // prettier-ignore
      await picture(page, 'collect-file');
      await sheet.getByRole('button', { name: '收录', exact: true }).click();
      await page.getByRole('heading', { name: '云岭5号项目签约落户云和' }).waitFor();
      await page.context().close();
    },
    180_000,
  );

  browserOrSkip(
    'share one room: each tab names itself in the browser, the room on the page',
    async () => {
      const page = await signedIn(manager);
      for (const [path, tab] of [
        ['inbox', '收件箱'],
        ['articles', '文章'],
        ['sources', '来源'],
        ['takedowns', '删除申请'],
      ]) {
        await page.goto(`${app.url}/app/${path}`);
        await page.getByRole('heading', { level: 1, name: '资讯', exact: true }).waitFor();
        await until(async () => (await page.title()) === `${tab} · 资讯 · Plotline`, { for: tab! });
      }
      await page.context().close();
    },
    60_000,
  );

  it('refuse files that are no pages, and texts that are no articles, in words', async () => {
    const client = await Client.signedIn(app.url, advisor.email, PASSWORD);
    const upload = async (bytes: Buffer<ArrayBuffer>) => {
      const form = new FormData();
      form.set('file', new Blob([bytes]), 'x.html');
      const response = await fetch(`${app.url}/api/v1/articles/from-file`, { method: 'POST', body: form, headers: { origin: app.url, cookie: client.session } }); // prettier-ignore
      return { status: response.status, body: (await response.json()) as { errors?: { message: string }[] } };
    };
    expect(await upload(Buffer.from('89504e470d0a1a0a0000', 'hex'))).toMatchObject({ status: 422, body: { errors: [{ message: '这不是网页，而是图片、PDF 一类的文件' }] } }); // prettier-ignore
    const tooLarge = await upload(Buffer.alloc(6 * 1024 * 1024, 'x'));
    expect(tooLarge).toMatchObject({ status: 422, body: { errors: [{ message: '文件超过 5 MB' }] } });
    expect(await client.post('/api/v1/articles/from-text', { json: { text: '只有一句' } })).toMatchObject({
      status: 422,
    });
  });

  it('are read again by the schedule in the database, also when the queue has lost everything', async () => {
    news.pages.set('/again.xml', answer(feedOf(['/a/9.html']), XML));
    news.pages.set('/a/9.html', answer(storyPage(9)));
    const client = await Client.signedIn(app.url, manager.email, PASSWORD);
    const { body } = await client.post<{ id: string }>('/api/v1/sources', { json: { name: '再来', kind: 'feed', url: `${at}/again.xml` } }); // prettier-ignore
    const arrived = () =>
      database.query(`select from article where title like '云岭9号%'`).then(({ length }) => length === 1);
    await until(arrived, { for: 'the article', ms: 20_000 });
    await database.query(`delete from bullmq.job where true`).catch(() => undefined);
    const before = news.asked.length;
    expect((await client.post(`/api/v1/sources/${body.id}/run`)).status).toBe(204);
    await until(() => Promise.resolve(news.asked.length > before), { for: 'another look', ms: 20_000 });
  });
});
