import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { aUser, type AUser, PASSWORD } from './factories/a-user.js';
import { anArticle } from './factories/an-article.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { bootApp, type Started } from './support/boot-app.js';
import { advisorDesk, openBrowser } from './support/browser.js';
import { Client } from './support/client.js';
import { formIn } from './support/form-in.js';
import { inquiryWords } from './support/inquiry-words.js';
import { browserOrSkip } from './support/needs.js';
import { until } from './support/until.js';

const SENT = {
  demand: { need: '想租3000平米左右单层厂房，云和附近', phone: '13905780001', company: '松溪五金制造有限公司' },
  offer: { need: '龙泉自有厂房出租，5000平，层高8米，电话13905780002', phone: '13905780002', company: '' },
  request: { need: '请删除我的个人信息，别再打电话', phone: '13905780003', company: '' },
  advert: { need: '二手注塑机低价转让，九成新', phone: '13905780004', company: '' },
};
type Kind = keyof typeof SENT;
const PLACES: Record<Kind, string> = {
  demand: 'read',
  offer: 'offered',
  request: 'requested',
  advert: 'quarantined',
};
const THANKS: Record<Kind, [says: string, never: string]> = {
  demand: ['顾问会打', '核实面积'],
  offer: ['核实面积', '顾问会打'],
  request: ['个人信息请求', '顾问会打'],
  advert: ['像广告', '顾问会打'],
};

describe('what visitors write', () => {
  let database: TestDatabase;
  let app: Started;
  let browser: Browser | undefined;
  let manager: AUser;
  const thanks = {} as Record<Kind, string>;

  beforeAll(async () => {
    database = await createTestDatabase();
    await aUser(database, { name: '陈敏' });
    manager = await aUser(database, { name: '郑岚', role: 'manager' });
    const article = await anArticle(database);
    app = await bootApp({ database });
    const visitor = new Client(app.url);
    const render = async () => formIn((await visitor.get(`/news/${article.slug}`)).text, '/inquiries');
    const kinds = Object.keys(SENT) as Kind[];
    const forms = await Promise.all(kinds.map(render));
    await sleep(4_000); // longer than the quickest person
    for (const [index, kind] of kinds.entries()) {
      const form = { ...forms[index]!.hidden, ...SENT[kind], usage: '', tax: '', contact: '', consent: 'on' };
      const answer = await visitor.post('/inquiries', { form });
      thanks[kind] = (await visitor.get(answer.headers.get('location')!)).text;
    }
    await until(async () => (await statuses()).every(([, status]) => status !== 'received'), {
      for: 'the worker to have read all four',
    });
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await database?.drop();
  });

  const statuses = async () =>
    (await database.query<{ need: string; status: string }>(`select need, status from inquiry`)).map(
      ({ need, status }) => [need, status] as const,
    );
  const statusOf = async (kind: Kind) => new Map(await statuses()).get(SENT[kind].need);
  const leads = async () => (await database.query(`select 1 from lead`)).length;

  it('goes each to its own place, and only the demand becomes a lead', async () => {
    for (const kind of Object.keys(SENT) as Kind[]) expect([kind, await statusOf(kind)]).toEqual([kind, PLACES[kind]]);
    expect(await leads()).toBe(1);
    expect(await database.query(`select 1 from contact`)).toHaveLength(1);
    const calls = () => database.query(`select 1 from task where kind = 'first_call'`);
    await until(async () => (await calls()).length === 1, { for: 'the first call' });
  });

  it.each(Object.keys(SENT) as Kind[])('is answered by a page that promises what will happen (%s)', (kind) => {
    const [says, never] = THANKS[kind];
    expect(thanks[kind]).toContain(says);
    expect(thanks[kind]).not.toContain(never);
  });

  it('is counted in its box and listed nowhere else', async () => {
    const client = await Client.signedIn(app.url, manager.email, PASSWORD);
    const counts = await client.get('/api/v1/inquiries/counts');
    expect(counts.body).toEqual({ quarantined: 1, offered: 1, requested: 1, overdue: 0 });
    for (const kind of ['offer', 'request', 'advert'] as const) {
      const { body } = await client.get<{ items: { need: string }[]; total: number }>(
        `/api/v1/inquiries?status=${PLACES[kind]}`,
      );
      expect(body.total).toBe(1);
      expect(body.items[0]!.need.slice(0, 8)).toBe(SENT[kind].need.slice(0, 8));
      expect(JSON.stringify(body)).not.toContain(SENT[kind].phone);
    }
  });

  browserOrSkip(
    'is worked through by a manager: a dismissal undone, an offer made a lead, a request closed',
    async () => {
      browser = await openBrowser();
      const page = await (await advisorDesk(browser)).newPage();
      await signIn(page);
      await page.locator('.rail-link', { hasText: '询盘' }).locator('.rail-count', { hasText: '3' }).waitFor();

      await page.goto(`${app.url}/app/inquiries`);
      const row = page.locator('.box-row');
      await row.locator('mark', { hasText: '二手注塑机低价转让' }).waitFor();
      await page.keyboard.press('x');
      await until(async () => (await statusOf('advert')) === 'dismissed', { for: 'the dismissal' });
      await page.locator('.empty-title').waitFor();
      await page.locator('.toast-action').click();
      await until(async () => (await statusOf('advert')) === 'quarantined', { for: 'its undoing' });
      await row.waitFor();

      await page.locator('.tab', { hasText: '房源线索 1' }).click();
      await row.locator('.box-line', { hasText: '5,000 ㎡' }).waitFor();
      expect(await row.innerText()).toContain('剩 2 个工作日');
      expect(await row.innerText()).not.toContain('13905780002');
      await row.getByRole('button', { name: '显示号码' }).click();
      await row.locator('.phone-number').waitFor();
      expect(await row.innerText()).toContain('13905780002');
      await row.getByRole('button', { name: '登记房源' }).click();
      await page.waitForURL('**/listings/new**');
      expect(await page.locator('textarea[name=paste]').inputValue()).toContain('龙泉自有厂房出租，5000平');
      expect(await page.locator('textarea[name=paste]').inputValue()).not.toContain(SENT.offer.phone);
      expect(await page.locator('input[name=owner_phone]').inputValue()).toBe(`+86${SENT.offer.phone}`);
      await page.goBack();
      await page.getByRole('button', { name: '不保存，离开' }).click();
      await row.getByRole('button', { name: '转为线索' }).click();
      await page.locator('.toast', { hasText: '已转为线索' }).waitFor();
      expect(await statusOf('offer')).toBe('read');
      expect(await leads()).toBe(2);

      await page.locator('.tab', { hasText: '请求 1' }).click();
      await row.locator('mark', { hasText: '删除我的个人信息' }).waitFor();
      await page.keyboard.press('c');
      await page.locator('dialog textarea').fill('已删除全部资料，已短信告知');
      await page.locator('dialog .btn-primary').click();
      await page.locator('.empty-title', { hasText: '没有待处理的请求' }).waitFor();
      await page.locator('select').selectOption('closed');
      await row.locator('.box-decision', { hasText: '已删除全部资料，已短信告知' }).waitFor();
      expect(await row.innerText()).toContain('郑岚');
      const badge = page.locator('.rail-link', { hasText: '询盘' }).locator('.rail-count');
      await badge.filter({ hasText: /^1$/ }).waitFor();
      const words = { ...inquiryWords({ company: '', phone: '13905780009' }), need: '龙泉自有厂房出租，2000平' };
      const json = { ...words, usage: '', tax: '' };
      await new Client(app.url).post('/inquiries', { json, headers: { 'idempotency-key': 'badge' } });
      await badge.filter({ hasText: /^2$/ }).waitFor();
      const revealed = await database.query(`select 1 from event where type = 'inquiry.phone_revealed'`);
      expect(revealed).toHaveLength(2);
    },
    180_000,
  );

  async function signIn(page: Page): Promise<void> {
    await page.goto(`${app.url}/app/`);
    await page.locator('input[name=email]').fill(manager.email);
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.locator('button[type=submit]').click();
    await page.waitForURL('**/app/today**');
  }
});
