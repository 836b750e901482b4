import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { aTeam } from './factories/a-team.js';
import { aUser, type AUser } from './factories/a-user.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootApp, type Started } from './support/boot-app.js';
import { openBrowser } from './support/browser.js';
import { browserOrSkip } from './support/needs.js';
import { signedInPage } from './support/signed-in-page.js';

const pictures = process.env.PLOTLINE_SCREENSHOTS;
const TITLE = '缙云县两个项目签约';
const TEXT = `浙江澜岳新材料有限公司改性塑料项目签约落户缙云县，计划总投资12亿元，用地150亩，主要生产改性塑料。
会上还传来消息，衡岭传动签约落户缙云县，将租用标准厂房8000平方米，生产减速器，企业负责人很看好这里的产业基础。
这里再多写几句，让这篇报道有一般报道的长短，也让读者知道缙云的装备产业已有多年的积累，配套企业也不少。`;
const said = {
  projects: [
    {
      company: { value: '衡岭传动', evidence: '衡岭传动签约' },
      stage: { value: '签约', evidence: '衡岭传动签约落户' },
      area_sqm: { value: 8000, evidence: '租用标准厂房8000平方米' },
      place: { value: '缙云县', evidence: '签约落户缙云县' },
      amount_cny: { value: 99_000_000, evidence: '计划投资9900万元' },
    },
  ],
};

describe('settings of the inbox', () => {
  let database: TestDatabase;
  let app: Started;
  let browser: Browser;
  let admin: AUser;
  let model: Server;
  let asked = 0;

  beforeAll(async () => {
    model = createServer((request, response) => {
      request.resume();
      request.on('end', () => {
        asked++;
        response.end(JSON.stringify({ choices: [{ message: { content: JSON.stringify(said) } }] }));
      });
    });
    await new Promise<void>((resolve) => model.listen(0, '127.0.0.1', resolve));
    database = await createTestDatabase();
    admin = await aUser(database, { role: 'admin', teamId: (await aTeam(database)).id });
    app = await bootApp({ database });
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    model?.close();
    await database?.drop();
  });

  async function picture(page: Page, name: string): Promise<void> {
    for (const [size, width, height] of [
      ['desk', 1440, 900],
      ['phone', 390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect([name, size, wide]).toEqual([name, size, 0]);
      if (!pictures) continue;
      mkdirSync(pictures, { recursive: true });
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(pictures, `${name}-${size}.png`), fullPage: true });
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  }
  const collect = async (page: Page, title: string, text: string): Promise<string> => {
    const answer = await page.request.post(`${app.url}/api/v1/articles/from-text`, {
      data: { title, text },
      headers: { origin: app.url },
    });
    expect(answer.status()).toBe(200);
    return ((await answer.json()) as { id: string }).id;
  };

  browserOrSkip(
    'tries a model, keeps its key to itself, and marks on the desk what it added',
    async () => {
      const page = await signedInPage(browser, app.url, admin);
      await page.goto(`${app.url}/app/settings/desk`);
      await page.getByLabel('接口地址').fill('models.example.cn');
      await page.getByLabel('模型名称').fill('test-model');
      await page.getByRole('button', { name: '测试连接' }).click();
      await page.getByText('应是 http:// 或 https:// 开头的完整地址').waitFor();
      await page.getByLabel('接口地址').fill('http://127.0.0.1:9/v1');
      await page.getByRole('button', { name: '测试连接' }).click();
      await page.getByText('连不上这个地址').waitFor();
      await page.getByLabel('接口地址').fill(`http://127.0.0.1:${(model.address() as AddressInfo).port}/v1/`);
      await page.getByLabel('密钥').fill('sk-of-the-house-4321');
      await page.getByRole('button', { name: '测试连接' }).click();
      await page.getByText('连接正常').waitFor();
      await page.getByLabel('向模型询问收件箱里的文章').check();
      await page.getByRole('button', { name: '保存' }).last().click();
      await page.getByText('已设置，末尾 4321').waitFor();
      expect(await page.getByLabel('密钥').inputValue()).toBe('');
      await picture(page, 'model');

      await collect(page, TITLE, TEXT);
      await page.goto(`${app.url}/app/inbox`);
      const second = page.getByRole('button', { name: /2 衡岭传动/ });
      for (let tries = 0; tries < 30 && !(await second.isVisible()); tries++) {
        await page.waitForTimeout(1000);
        await page.reload();
        await page.getByRole('heading', { name: TITLE }).waitFor();
      }
      await second.click();
      await page.getByText('8,000 ㎡').first().waitFor();
      expect(await page.locator('.desk-sure-model').count()).toBe(4);
      expect(await page.getByText('9,900').count()).toBe(0);
      await page.getByRole('button', { name: /1 浙江澜岳/ }).click();
      expect(await page.locator('.desk-sure-model').count()).toBe(0);
      await second.click();
      await picture(page, 'desk-model');
      expect(asked).toBe(2);
    },
    180_000,
  );

  browserOrSkip(
    'shows what near-duplicate figures would change before they are saved',
    async () => {
      const page = await signedInPage(browser, app.url, admin);
      await collect(page, '甲报：云和精工扩产', '云和精工科技有限公司扩产项目开工，计划总投资3亿元，用地60亩，建设智能车间两座，主要生产精密轴承和减速器配件，预计明年投产，企业负责人对当地的服务和产业配套非常满意。'); // prettier-ignore
      await collect(page, '乙报：云和一企业扩产', '记者获悉，云和精工科技有限公司扩产项目开工，计划总投资3亿元，用地60亩，建设智能车间两座，主要生产精密轴承。另据介绍，该县今年以来新开工的制造业项目已有十余个，多数在经济开发区内。'); // prettier-ignore
      await page.goto(`${app.url}/app/settings/desk`);
      await page.getByLabel('相似度').fill('7');
      await page.getByRole('button', { name: '试算' }).click();
      await page.getByText('应是 0.3 到 0.95 之间的数').waitFor();
      await page.getByLabel('相似度').fill('0.3');
      await page.getByRole('button', { name: '试算' }).click();
      await page.getByText('按新值有 1 对是同一件事').waitFor();
      await page.getByText('会合并：').waitFor();
      await picture(page, 'stories');
      await page.getByRole('button', { name: '保存' }).first().click();
      await page.getByText('已保存，以后收录的文章按新值比较').waitFor();
      const [row] = await database.query<{ value: unknown }>(`select value from setting where key = 'stories'`);
      expect(row!.value).toMatchObject({ jaccard: 0.3, windowDays: 365 });
    },
    120_000,
  );
});
