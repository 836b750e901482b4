import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { aTeam } from './factories/a-team.js';
import { aUser, PASSWORD } from './factories/a-user.js';
import { browserOrSkip } from './support/needs.js';
import { dropScratch, makeScratch } from './setup/scratch.mjs';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootApp, type Started } from './support/boot-app.js';
import { openBrowser } from './support/browser.js';
import { runPlotline } from './support/run-plotline.js';

const pictures = process.env.PLOTLINE_SCREENSHOTS;

/** 编号,类型,区县,面积(㎡),层高(米),租金 and three halls, the last one 700 m high, in GB18030. */
const GB18030 = Buffer.from(
  'b1e0bac52cc0e0d0cd2cc7f8cfd82cc3e6bbfd28a94f292cb2e3b8df28c3d7292cd7e2bdf00a' +
    '472d312cb3a7b7bf2cc1abb6bcc7f82c323630302c382c3136d4aa2fa94f2fd4c20a' +
    '472d322cb2d6bfe22cc1abb6bcc7f82c313230302c362c302e35d4aa2fc6bd2fccec0a' +
    '472d332cb3a7b7bf2cc1abb6bcc7f82c3930302c3730302c3136d4aa2fa94f2fd4c20a',
  'hex',
);
const HEAD = ['编号', '类型', '区县', '面积(㎡)', '层高(米)', '租金', '神秘列'];

describe('bringing listings in from a spreadsheet', () => {
  let database: TestDatabase;
  let app: Started;
  let browser: Browser;
  let folder: string;
  let email: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = makeScratch('import');
    email = (await aUser(database, { role: 'manager', teamId: (await aTeam(database)).id })).email;
    app = await bootApp({ database });
    browser = await openBrowser();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await database?.drop();
    dropScratch(folder);
  });

  async function open(width = 1440, height = 900): Promise<{ context: BrowserContext; page: Page }> {
    const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN', acceptDownloads: true });
    const answer = await context.request.post(`${app.url}/api/v1/session`, { data: { email, password: PASSWORD } });
    expect(answer.status()).toBe(200);
    const page = await context.newPage();
    await page.goto(`${app.url}/app/listings/import`);
    await page.getByRole('heading', { level: 1, name: '导入房源' }).waitFor();
    return { context, page };
  }
  const upload = (page: Page, name: string, bytes: Buffer) =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: bytes });
  const counts = async (page: Page): Promise<string[]> =>
    (await page.locator('.import-counts dd').allInnerTexts()).slice();
  async function picture(page: Page, name: string): Promise<void> {
    if (!pictures) return;
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  }
  const refs = async (): Promise<string[]> =>
    (await database.query<{ ref: string }>('select ref from listing order by ref')).map(({ ref }) => ref);

  browserOrSkip(
    'takes a GB18030 table: checks it, imports what is right, gives the rest back as a file, and undoes it',
    async () => {
      const { context, page } = await open();
      await picture(page, 'import-empty-1440');
      await upload(page, '丽水房源.csv', GB18030);
      await page.getByText('检查完了，还没有写入').waitFor();
      expect(await counts(page)).toEqual(['2', '0', '0', '1']);
      expect(await page.locator('.import-problem').innerText()).toMatch(
        /第 4 行[\s\S]*层高\(米\)[\s\S]*700[\s\S]*60 m/,
      );
      expect(await refs()).toEqual([]);
      await picture(page, 'import-checked-1440');
      await page.getByRole('button', { name: '导入 2 条' }).click();
      await page.getByRole('status').filter({ hasText: '已导入' }).waitFor();
      expect(await refs()).toEqual(['G-1', 'G-2']);
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('下载错误行').click()]);
      const errors = new TextDecoder('gb18030').decode(readFileSync((await download.path())!));
      expect(download.suggestedFilename()).toBe('丽水房源-待更正.csv');
      expect(errors).toMatch(/G-3,厂房,莲都区,900,700,16元\/㎡\/月,4,/);
      await picture(page, 'import-done-1440');
      await page.getByRole('button', { name: '撤销这次导入' }).click();
      await page.getByText('已撤销，房源恢复到导入之前').waitFor();
      expect(await refs()).toEqual([]);
      await context.close();
    },
    180_000,
  );

  browserOrSkip(
    'takes a workbook on a phone, asks what an unknown column is, and remembers it',
    async () => {
      const rows = [HEAD, ['X-1', '厂房', '莲都区', 2600, 8, '16元/㎡/月', 400]];
      const workbook = Buffer.from(await writeXlsx({ sheets: [{ name: '房源', rows }] }));
      const { context, page } = await open(390, 844);
      await picture(page, 'import-empty-390');
      await upload(page, '房源.xlsx', workbook);
      await page.getByText('检查完了，还没有写入').waitFor();
      await page.getByLabel('“神秘列”是').selectOption({ label: '现有配电' });
      await page.getByRole('button', { name: '按这样检查' }).click();
      await page.getByRole('button', { name: '按这样检查' }).waitFor({ state: 'detached' });
      await page.getByText('检查完了，还没有写入').waitFor();
      await picture(page, 'import-checked-390');
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
      await page.getByRole('button', { name: '导入 1 条' }).click();
      await page.getByRole('status').filter({ hasText: '已导入' }).waitFor();
      const [row] = await database.query<{ facts: object }>(`select facts from listing where ref = 'X-1'`);
      expect(row!.facts).toMatchObject({ area_sqm: 2600, power_kva: 400, height_kind: 'storey' });
      await page.getByRole('button', { name: '再导入一个文件' }).click();
      await upload(page, '房源.xlsx', workbook);
      await page.getByText('检查完了，还没有写入').waitFor();
      expect(await counts(page)).toEqual(['0', '0', '1', '0']);
      await context.close();
    },
    180_000,
  );

  browserOrSkip('says in one sentence what is wrong with a file', async () => {
    const { context, page } = await open();
    await upload(page, '照片.xlsx', Buffer.from('PK\u0003\u0004 half a workbook'));
    await page.getByRole('alert').filter({ hasText: '文件不完整或已损坏' }).waitFor();
    await context.close();
  });

  it('does the same from the command line, dry first, and takes it back', async () => {
    const file = join(folder, 'halls.csv');
    const errors = join(folder, 'errors.csv');
    writeFileSync(file, GB18030);
    const cli = (...args: string[]) => runPlotline(database, ['listings', 'import', ...args]);
    const before = await refs();
    const dry = cli(file, '--source', '丽水', '--dry-run');
    expect(dry).toMatchObject({ code: 0, stdout: 'would add 2, update 0, unchanged 0, left out 1\n' });
    expect(dry.stderr).toMatch(/row 4, 层高\(米\)“700”/);
    expect(await refs()).toEqual(before);
    const real = cli(file, '--source', '丽水', '--errors', errors);
    expect(real.stdout).toBe('added 2, updated 0, unchanged 0, left out 1\n');
    expect(readFileSync(errors, 'utf8')).toContain('G-3');
    const again = cli(file, '--source', '丽水');
    expect(again.stdout).toBe('added 0, updated 0, unchanged 2, left out 1\n');
    const id = /--undo (\S+)/.exec(real.stderr)![1]!;
    expect(cli('--undo', id)).toMatchObject({ code: 0, stdout: `undone ${id}\n` });
    expect(await refs()).toEqual(before);
    const wrong = cli(join(folder, 'none.csv'));
    expect(wrong).toMatchObject({ code: 1 });
    expect(wrong.stderr).toMatch(/no such file\.\n$/);
    expect(cli('--undo', 'x').stderr).toContain("x is no import's id.");
  }, 180_000);
});
