import type { Browser, Page } from 'playwright-core';
import { aListing } from '../factories/a-listing.js';
import { aTeam } from '../factories/a-team.js';
import { aUser, type AUser, PASSWORD } from '../factories/a-user.js';
import type { TestDatabase } from '../setup/test-database.js';
import { advisorDesk, openBrowser, visitorPhone } from './browser.js';
import { Client } from './client.js';
import { BUSY } from './busy.js';
import { browserOrSkip } from './needs.js';
import { runPlotline } from './run-plotline.js';
import { until } from './until.js';

/** The running system that the story is told on. */
export interface Stage {
  /** The single address. */
  url: string;
  database: TestDatabase;
  close(): Promise<void>;
}

interface LeadItem {
  id: string;
  ref: string;
  stage: string;
  phone: string | null;
  version: number;
  company: { name: string } | null;
  contact: { name: string } | null;
  owner: { id: string } | null;
  source: { kind: string; article: { id: string; title: string; path: string } | null };
}

interface LeadView extends LeadItem {
  need: { transaction?: unknown; spans?: unknown };
  inquiries: { need: string; usage: string; tax: string; company: string; contact: string }[];
  matches: { listing: { ref: string }; score: number; verdict: string; criteria: { key: string; verdict: string }[] }[];
  tasks: { id: string; kind: string; status: string; due: string; owner: { id: string } | null }[];
}

interface Page_<Item> {
  items: Item[];
  next: string | null;
  total?: number;
}

const WORDS = {
  need: '想在云和租3000平米左右的单层厂房',
  usage: '汽车五金件机加工',
  tax: '预计年税收200万',
  company: '景岭汽车零部件有限公司',
  contact: '叶经理',
  phone: '138 0057 6688',
};

interface People {
  advisor: AUser;
  other: AUser;
  manager: AUser;
}

async function people(database: TestDatabase): Promise<People> {
  const [east, west] = [await aTeam(database, { name: '丽水组' }), await aTeam(database, { name: '金华组' })];
  return {
    advisor: await aUser(database, { name: '陈敏', teamId: east.id, regions: ['3311'] }),
    other: await aUser(database, { name: '吴桐', teamId: west.id, regions: ['3307'] }),
    manager: await aUser(database, { name: '郑岚', teamId: east.id, role: 'manager' }),
  };
}

async function signInOnPage(page: Page, url: string, { email }: AUser): Promise<void> {
  await page.goto(`${url}/app/`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.waitForURL('**/app/today**');
  await page.waitForLoadState('networkidle').catch(() => undefined);
}

/**
 * The whole main job, step by step, through HTTP and a real Chromium: a news page becomes a lead with its first call due.
 * @param name what it runs on
 * @param setStage starts the system; called once
 */
export function describeStory(name: string, setStage: () => Promise<Stage>): void {
  describe(`${name}: a news page becomes a lead with its first call due`, () => {
    let stage: Stage;
    let cast: People;
    let path: string;
    let lead: LeadItem;
    let browser: Browser | undefined;
    let advisor: Client;

    beforeAll(async () => {
      stage = await setStage();
      cast = await people(stage.database);
      await aListing(stage.database, { areaSqm: 3100 });
      await aListing(stage.database, { areaSqm: 9000, region: '330702' });
      advisor = await Client.signedIn(stage.url, cast.advisor.email, PASSWORD);
    }, 180_000);

    afterAll(async () => {
      await browser?.close();
      await stage?.close();
    }, 60_000);

    const visitor = () => new Client(stage.url);
    const as = ({ email }: AUser) => Client.signedIn(stage.url, email, PASSWORD);
    const view = async () => (await advisor.get<LeadView>(`/api/v1/leads/${lead.id}`)).body;

    it('the text of a page becomes a public article', async () => {
      const ran = runPlotline(stage.database, ['articles', 'import', 'test/fixtures/news-page.txt']);
      expect(ran).toMatchObject({ code: 0 });
      const { body } =
        await advisor.get<
          Page_<{ title: string; path: string; category: string; publisher: string; postedOn: string }>
        >('/api/v1/articles?q=木岭');
      expect(body.items).toHaveLength(1);
      expect(body.items[0]).toMatchObject({
        title: '云和木岭园区签约四个制造业项目',
        category: '丽水产业信息',
        publisher: '云和山城报',
        postedOn: '2026-03-02',
      });
      path = body.items[0]!.path;
      expect((await visitor().get('/news')).text).toContain(path);
      const page = await visitor().get(path);
      expect(page.status).toBe(200);
      for (const part of [
        '/news/city/3311',
        '2026-03-02',
        '云和山城报',
        'action="/inquiries"',
        '/takedown',
        '/privacy',
      ]) {
        expect(`${part}: ${page.text.includes(part)}`).toBe(`${part}: true`);
      }
      expect(page.text).not.toContain('muling-park');
      expect(page.text).not.toContain('400-000-1234');
    }, 120_000);

    browserOrSkip(
      'a visitor on a small phone without script sends six words, and an advisor sees it at once',
      async () => {
        browser = await openBrowser();
        const desk = await (await advisorDesk(browser)).newPage();
        await signInOnPage(desk, stage.url, cast.advisor);
        const phone = await (await visitorPhone(browser)).newPage();
        await phone.goto(`${stage.url}${path}?from=singlemessage&isappinstalled=0`);
        const width = await phone
          .locator('html')
          .evaluate((html) => html.scrollWidth)
          .catch(() => 360);
        expect(width).toBeLessThanOrEqual(360);
        for (const [field, value] of Object.entries(WORDS)) await phone.locator(`[name=${field}]`).fill(value);
        await phone.locator('[name=consent]').check();
        await new Promise((resolve) => setTimeout(resolve, 4_000));
        await phone.locator('form[action^="/inquiries"] button').last().click();
        await phone.waitForURL('**/inquiries/PL-**');
        const sent = Date.now();
        await desk.getByText('景岭汽车').first().waitFor();
        const took = Date.now() - sent;
        process.stdout.write(`${name}: inquiry on the advisor's screen after ${took} ms\n`);
        expect(took).toBeLessThanOrEqual(BUSY * 2_000);
        expect(await phone.locator('body').innerText()).toMatch(/PL-[0-9A-Z]{4}-[0-9A-Z]{5}/);
      },
      180_000,
    );

    it('the lead holds the six words, the article, a need, the best listings and a first call in working time', async () => {
      if (!browser) {
        await visitor().post('/inquiries', {
          json: { ...WORDS, consent: true, article: path.split('/').pop() },
          headers: { 'idempotency-key': 'story' },
        });
      }
      const find = async () =>
        (await advisor.get<Page_<LeadItem>>(`/api/v1/leads?q=${encodeURIComponent('景岭')}`)).body.items[0];
      lead = await until(find, { for: 'the lead' });
      const full = await until(async () => ((await view()).tasks.length > 0 ? view() : undefined), {
        for: 'the first call',
      });
      expect(full).toMatchObject({
        stage: 'new',
        company: { name: WORDS.company },
        contact: { name: WORDS.contact },
        owner: { id: cast.advisor.id },
      });
      const { phone: _phone, ...words } = WORDS;
      expect(full.inquiries[0]).toMatchObject(words);
      expect(full.source).toMatchObject({ kind: 'article', article: { path } });
      expect(JSON.stringify(full.need)).toMatch(/rent/);
      expect(full.matches[0]).toMatchObject({
        verdict: expect.stringMatching(/fit|near/),
        criteria: expect.any(Array),
      });
      expect(full.tasks).toEqual([
        expect.objectContaining({
          kind: 'first_call',
          status: 'open',
          owner: expect.objectContaining({ id: cast.advisor.id }),
        }),
      ]);
      expect(new Date(full.tasks[0]!.due).getTime()).toBeGreaterThan(Date.now() - 60_000);
      expect(JSON.stringify(full)).not.toContain('13800576688');
    }, 180_000);

    it('nobody of another team sees it: not in lists, search, counts or by id', async () => {
      const other = await as(cast.other);
      for (const query of [
        '',
        '?view=all',
        `?q=${encodeURIComponent('景岭')}`,
        '?q=13800576688',
        `?owner=${cast.advisor.id}`,
      ]) {
        const { body } = await other.get<Page_<LeadItem>>(`/api/v1/leads${query}`);
        expect(body.items.filter(({ id }) => id === lead.id)).toEqual([]);
        expect(body.total).toBe(body.items.length);
      }
      expect((await other.get(`/api/v1/leads/${lead.id}`)).status).toBe(404);
      expect((await other.get(`/api/v1/leads/${lead.id}/timeline`)).status).toBe(404);
      expect((await (await as(cast.manager)).get(`/api/v1/leads/${lead.id}`)).status).toBe(200);
    });

    it('the phone is masked until it is revealed, and the reveal is on the record', async () => {
      expect((await view()).phone).toBe('138****6688');
      const { status, body } = await advisor.post<{ phone: string }>(`/api/v1/leads/${lead.id}/phone`);
      expect([status < 300, body.phone]).toEqual([true, '+8613800576688']);
      const { body: timeline } = await advisor.get<Page_<{ type: string; actor: { id: string } | null }>>(
        `/api/v1/leads/${lead.id}/timeline`,
      );
      expect(timeline.items.find(({ type }) => /reveal/.test(type))?.actor?.id).toBe(cast.advisor.id);
    });

    it('an outcome logs the call and sets the next task; a stage and a note follow', async () => {
      const [task] = (await view()).tasks;
      const call = await advisor.post<{ nextTask: { id: string } | null }>(`/api/v1/leads/${lead.id}/calls`, {
        json: { outcome: 'interested', taskId: task!.id, note: '下周看厂', key: 'story-call' },
      });
      expect(call.status).toBe(201);
      expect(call.body.nextTask).not.toBeNull();
      const open = (await view()).tasks.filter(({ status }) => status === 'open');
      // The playbook of the stage that the call led to may have put its own step in the place of the call's.
      expect(open).not.toHaveLength(0);
      expect(open.map(({ id }) => id)).not.toContain(task!.id);
      for (const stageName of ['visited', 'negotiating', 'signed']) {
        const { version } = await view();
        expect(
          (await advisor.patch<LeadView>(`/api/v1/leads/${lead.id}`, { json: { stage: stageName, version } })).body
            .stage,
        ).toBe(stageName);
      }
      const stale = await advisor.patch<{ code: string }>(`/api/v1/leads/${lead.id}`, {
        json: { stage: 'proposed', version: 1 },
      });
      expect([stale.status, stale.body.code]).toEqual([409, 'version_conflict']);
      const note = { json: { text: '合同已寄出', key: 'story-note' } };
      expect((await advisor.post(`/api/v1/leads/${lead.id}/notes`, note)).status).toBe(201);
      expect((await advisor.post(`/api/v1/leads/${lead.id}/notes`, note)).status).toBe(201);
      const { body } = await advisor.get<Page_<{ text?: string }>>(`/api/v1/leads/${lead.id}/timeline`);
      expect(body.items.filter(({ text }) => text === '合同已寄出')).toHaveLength(1);
    });

    it('every number of the reports opens exactly its rows', async () => {
      const manager = await as(cast.manager);
      type Cell = number | { count: number; href: string };
      const { body: sources } = await manager.get<{ items: Record<string, Cell>[] }>('/api/v1/reports/sources');
      const row = sources.items.find(({ article }) =>
        (article as unknown as { title: string } | null)?.title.includes('木岭'),
      );
      expect(row).toMatchObject({ inquiries: 1, leads: 1, visits: 1, signed: 1 });
      const { body: funnel } = await manager.get<{
        items: { stage: string; count: number; href?: string }[];
        total: number;
      }>('/api/v1/reports/funnel');
      expect(funnel.total).toBeGreaterThan(0);
      const hrefs = JSON.stringify([sources, funnel]).match(/\/app\/leads\?[^"\\]*/g) ?? [];
      expect(hrefs.length).toBeGreaterThan(0);
      for (const item of funnel.items.filter(({ href }) => href)) {
        const query = item.href!.slice(item.href!.indexOf('?'));
        const { body } = await manager.get<Page_<LeadItem>>(`/api/v1/leads${query}`);
        expect(`${item.stage} ${body.total}`).toBe(`${item.stage} ${item.count}`);
      }
      expect((await advisor.get('/api/v1/reports/funnel')).status).toBe(403);
    });
  });
}
