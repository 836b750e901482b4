import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { aLead, type ALead } from './factories/a-lead.js';
import { aTask } from './factories/a-task.js';
import { aUser, type AUser, PASSWORD } from './factories/a-user.js';
import { insertRow } from './factories/insert-row.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootEdges, type Edges } from './support/boot-edges.js';
import { advisorDesk, openBrowser } from './support/browser.js';
import { browserOrSkip } from './support/needs.js';
import { until } from './support/until.js';

const pictures = process.env.PLOTLINE_SCREENSHOTS;

describe('two leads of one customer', () => {
  let database: TestDatabase;
  let app: Edges;
  let browser: Browser;
  let advisor: AUser;
  let older: ALead;
  let newer: ALead;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await bootEdges(database);
    browser = await openBrowser();
    advisor = await aUser(database, { role: 'manager' });
    older = await aLead(database, {
      owner: advisor,
      companyName: '浙江穗原精密机械有限公司',
      needLine: '租厂房 3000㎡',
    });
    newer = await aLead(database, {
      owner: advisor,
      companyName: '浙江穗源精密机械有限公司',
      needLine: '买地 40 亩',
      stage: 'contacted',
    });
    await database.query(
      `insert into duplicate (kind, a, b, score, reasons) values ('lead', least($1::uuid, $2), greatest($1::uuid, $2), 77,
         '[{"key":"near_name","value":"浙江穗源精密机械有限公司","words":"名称只差一字"}]')`,
      [older.id, newer.id],
    );
    await story(older, '第一次来电，要一楼');
    await story(newer, '改成买地了');
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await database?.drop();
  });

  async function story(lead: ALead, text: string): Promise<void> {
    const note = await insertRow<{ id: string }>(database, 'note', {
      leadId: lead.id,
      authorId: advisor.id,
      key: text,
      text,
    });
    await insertRow(database, 'event', {
      type: 'lead.noted',
      actorId: advisor.id,
      leadId: lead.id,
      subjectId: note.id,
    });
    await insertRow(database, 'call', {
      leadId: lead.id,
      authorId: advisor.id,
      key: `c${text}`,
      outcome: 'interested',
    });
    await aTask(database, lead);
  }

  const rows = () =>
    database.query<{ row: string }>(
      `select row_to_json(lead)::text as row from lead union all select row_to_json(note)::text from note
       union all select row_to_json(call)::text from call union all select row_to_json(task)::text from task order by 1`,
    );

  async function picture(page: Page, name: string, only?: 'desk'): Promise<void> {
    if (!pictures) return;
    mkdirSync(pictures, { recursive: true });
    for (const [size, width, height] of [
      ['desk', 1440, 900],
      ['phone', 390, 844],
    ] as const) {
      if (only && size !== only) continue;
      await page.setViewportSize({ width, height });
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(pictures, `${name}-${size}.png`) });
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(`${name} ${size} ${wide}`).toBe(`${name} ${size} 0`);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  }

  browserOrSkip(
    'are merged by the dialog, tell both stories, and are two again after the undo',
    async () => {
      const before = await rows();
      const context = await advisorDesk(browser);
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      const { status } = await context.request
        .post(`${app.url}/api/v1/session`, { data: { email: advisor.email, password: PASSWORD } })
        .then((answer) => ({ status: answer.status() }));
      expect(status).toBe(200);

      await page.goto(`${app.url}/app/leads`);
      await page.getByRole('link', { name: '查重' }).click();
      await page.getByText('名称只差一字').waitFor();
      await picture(page, 'duplicates');

      await page.getByRole('button', { name: '比较' }).click();
      await page.getByRole('radiogroup', { name: '需求' }).waitFor();
      await picture(page, 'compare');
      await page.keyboard.press('Escape');

      await page.goto(`${app.url}/app/leads/${older.id}`);
      await page.getByText('可能重复：').waitFor();
      await picture(page, 'hint');
      await page.getByRole('button', { name: '比较' }).click();
      const dialog = page.getByRole('dialog', { name: '合并线索' });
      await dialog.getByText('一并转过来：1 次通话 · 1 条备注 · 1 条任务 · 1 位联系人').waitFor();
      await dialog.getByRole('radiogroup', { name: '需求' }).getByText('买地 40 亩').click();
      await picture(page, 'merge', 'desk');
      await dialog.getByRole('button', { name: '合并', exact: true }).click();
      await page.getByText('已合并到 浙江穗原精密机械有限公司').waitFor();
      for (const words of ['第一次来电，要一楼', '改成买地了', `合并了线索 ${newer.ref}`])
        await page.getByText(words).first().waitFor();
      await picture(page, 'merged');
      expect(await database.query(`select id, need_line from lead`)).toEqual([
        { id: older.id, need_line: '买地 40 亩' },
      ]);

      await page.goto(`${app.url}/app/leads/${newer.id}`);
      await page.waitForURL(`**/app/leads/${older.id}`);
      await page.goto(`${app.url}/app/duplicates?tab=merged`);
      await page.getByText(newer.ref).waitFor();
      await picture(page, 'merged-list');

      await page.goto(`${app.url}/app/leads/${older.id}`);
      await page.getByRole('button', { name: '撤销合并' }).click();
      await page.getByText('已撤销合并，两条都回来了').waitFor();
      expect(await rows()).toEqual(before);
      await until(async () => (await page.getByRole('button', { name: '撤销合并' }).count()) === 0, {
        for: 'no more undo',
      });
      expect(await page.getByText('改成买地了').count()).toBe(0);
      await page.goto(`${app.url}/app/leads/${newer.id}`);
      await page.getByText('改成买地了').first().waitFor();
      expect(page.url()).toContain(newer.id);
      expect(faults).toEqual([]);
      await context.close();
    },
    180_000,
  );
});
