import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { aLead } from './factories/a-lead.js';
import { aUser, PASSWORD } from './factories/a-user.js';
import { insertRow } from './factories/insert-row.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootEdges, type Edges } from './support/boot-edges.js';
import { advisorDesk, openBrowser } from './support/browser.js';
import { browserOrSkip } from './support/needs.js';
import { type OutsideWorld, startOutsideWorld } from './support/outside-world.js';

const pictures = process.env.PLOTLINE_SCREENSHOTS;

describe('what people are told', () => {
  let database: TestDatabase;
  let world: OutsideWorld;
  let app: Edges;
  let browser: Browser;

  beforeAll(async () => {
    [database, world] = [await createTestDatabase(), await startOutsideWorld()];
    app = await bootEdges(database, {
      SMTP_URL: world.smtpUrl,
      MAIL_FROM: 'crm@firm.example',
      PLOTLINE_TEST_ROBOT_ORIGIN: world.robotOrigin,
    });
    browser = await openBrowser();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await world?.stop();
    await database?.drop();
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

  browserOrSkip(
    'stands behind the bell, comes without a reload, is marked read, and goes out as each person and the house have set',
    async () => {
      const admin = await aUser(database, { role: 'admin' });
      const lead = await aLead(database, { owner: admin, companyName: '松溪五金制造有限公司' });
      const notice = (kind: string, eventId: number) =>
        insertRow(database, 'notification', { userId: admin.id, eventId, kind, leadId: lead.id });
      for (let n = 1; n <= 30; n++) await notice(n % 2 ? 'lead.assigned' : 'task.overdue', n);
      const context = await advisorDesk(browser);
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      await context.request.post(`${app.url}/api/v1/session`, { data: { email: admin.email, password: PASSWORD } });

      await page.goto(`${app.url}/app/settings/notifications`);
      await page.getByRole('button', { name: '通知 · 30 条未读' }).waitFor();
      await page.getByText('实时', { exact: true }).waitFor();
      await notice('lead.joined', 31);
      await database.query(`select pg_notify('plotline_screen', $1)`, [
        JSON.stringify({ kind: 'lead', leadId: lead.id, ownerId: admin.id, teamId: null, formerOwnerId: null }),
      ]);
      await page.getByRole('button', { name: '通知 · 31 条未读' }).click();
      const sheet = page.getByRole('dialog');
      await sheet.getByText('客户又发来询盘').waitFor();
      await picture(page, 'notifications');
      await sheet.getByRole('button', { name: '全部已读' }).click();
      await page.getByRole('button', { name: '通知', exact: true, includeHidden: true }).waitFor();
      await page.keyboard.press('Escape');

      await page.getByLabel('客户打开了推荐').uncheck();
      await page.getByLabel('从').fill('22:00');
      await page.getByRole('button', { name: '保存' }).click();
      await page.getByText('请补上这个时间').waitFor();
      await page.getByLabel('到', { exact: true }).fill('08:00');
      await page.getByRole('button', { name: '保存' }).click();
      await page.getByText('已保存').waitFor();
      await picture(page, 'notification-settings');
      expect(await database.query(`select mail, muted, quiet_from, quiet_to from notification_preference`)).toEqual([
        { mail: true, muted: ['share.opened'], quiet_from: 1320, quiet_to: 480 },
      ]);

      await page.goto(`${app.url}/app/settings/channels`);
      await page.getByRole('button', { name: '添加机器人' }).click();
      await sheet.getByLabel('类型').selectOption('dingtalk');
      await sheet.getByLabel('名称').fill('招商一组群');
      await sheet.getByLabel('Webhook 地址').fill('http://127.0.0.1:22/robot/send');
      await sheet.getByRole('button', { name: '保存' }).click();
      await sheet.getByText(/应为 https:\/\/oapi.dingtalk.com/).waitFor();
      await sheet.getByLabel('Webhook 地址').fill('https://oapi.dingtalk.com/robot/send?access_token=abcd');
      await sheet.getByLabel('加签密钥').fill('SECtest');
      await sheet.getByRole('button', { name: '保存' }).click();
      await page.getByText('已添加招商一组群').waitFor();
      await picture(page, 'channels');
      await page
        .getByRole('listitem')
        .filter({ hasText: '招商一组群' })
        .getByRole('button', { name: '发送测试' })
        .click();
      await page.getByText('已送到 招商一组群').waitFor();
      expect(world.posts[0]!.path).toMatch(/^\/robot\/send\?access_token=abcd&timestamp=\d{13}&sign=/);
      await page.getByRole('listitem').filter({ hasText: '邮件' }).getByRole('button', { name: '发送测试' }).click();
      await page.getByText('已送到 邮件').waitFor();
      expect(world.mails[0]).toContain(`To: ${admin.email}`);
      expect(faults).toEqual([]);
    },
    180_000,
  );
});
