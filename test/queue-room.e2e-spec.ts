import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { aUser, PASSWORD } from './factories/a-user.js';
import { insertRow } from './factories/insert-row.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootApp, type Started } from './support/boot-app.js';
import { advisorDesk, openBrowser } from './support/browser.js';
import { browserOrSkip } from './support/needs.js';
import { until } from './support/until.js';

const pictures = process.env.PLOTLINE_SCREENSHOTS;

describe('the queue room', () => {
  let database: TestDatabase;
  let app: Started;
  let browser: Browser;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await bootApp({ database });
    browser = await openBrowser();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await database?.drop();
  }, 180_000);

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

  /** An event that a lead's matching failed on for good, although nothing stands in its way now. */
  async function aFailure(reason: string): Promise<string> {
    const [event] = await database.query<{ id: string }>(
      `insert into event (type, at) values ('lead.need_changed', now() - interval '1 hour') returning id`,
    );
    await insertRow(database, 'failed_job', {
      queue: 'flow',
      handler: 'match-lead',
      subject: event!.id,
      eventId: event!.id,
      attempts: 10,
      kind: 'database',
      reason,
      nextAt: new Date(Date.now() + 900_000),
    });
    return event!.id;
  }

  browserOrSkip(
    'shows an administrator how the flow does, retries and puts aside what failed, and pauses a queue',
    async () => {
      const admin = await aUser(database, { role: 'admin' });
      const context = await advisorDesk(browser);
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      await context.request.post(`${app.url}/api/v1/session`, { data: { email: admin.email, password: PASSWORD } });
      const [first, second] = [
        await aFailure('SQLSTATE 40001 lead could not serialize access'),
        await aFailure('SQLSTATE 57014 match canceling statement due to statement timeout'),
      ];
      await until(async () => (await database.query(`select 1 from flow_beat`)).length === 1, {
        for: 'the reconciler',
        ms: 40_000,
      });

      await page.goto(`${app.url}/app/admin/queue`);
      await page.getByRole('status').filter({ hasText: '有任务失败，见下' }).waitFor();
      await page.getByRole('row', { name: /线索流转/ }).waitFor();
      await page.getByText('SQLSTATE 57014 match').waitFor();
      await picture(page, 'queue-room');

      await page.getByRole('row', { name: /导入/ }).getByRole('button', { name: '暂停' }).click();
      await page.getByText('导入已暂停；新来的会等着，不会丢').waitFor();
      await page.getByRole('row', { name: /导入/ }).getByRole('button', { name: '恢复' }).click();
      await page.getByText('导入已恢复').waitFor();

      const line = page.getByRole('listitem').filter({ hasText: '57014' });
      await line.getByRole('button', { name: '忽略' }).click();
      await line.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: '重试', exact: true }).click();
      await page.getByText('已重新排队 1 个').waitFor();
      const state = () =>
        database.query(`select event_id as id, dismissed_at is not null as gone, retried_at is not null as again
          from failed_job order by event_id`);
      expect(await state()).toEqual([
        { id: first, gone: false, again: true },
        { id: second, gone: true, again: false },
      ]);
      await until(async () => (await database.query(`select 1 from handled where event_id = $1`, [first])).length > 0, {
        for: 'the retried event to be worked on',
      });
      await page.reload();
      await page.getByRole('status').filter({ hasText: '一切正常' }).waitFor();
      expect(await database.query(`select type, data from event where type like 'queue.%' order by id`)).toEqual([
        { type: 'queue.paused', data: { name: 'imports' } },
        { type: 'queue.resumed', data: { name: 'imports' } },
        { type: 'queue.dismissed', data: { count: 1 } },
        { type: 'queue.retried', data: { count: 1 } },
      ]);

      await page.goto(`${app.url}/api/queues`);
      await page.getByText('flow', { exact: true }).first().waitFor();
      await picture(page, 'queue-board');
      expect(faults).toEqual([]);
    },
    180_000,
  );
});
