import { readFile } from 'node:fs/promises';
import { readXlsx } from 'hucre/xlsx';
import type { Browser } from 'playwright-core';
import { aPhone } from './factories/a-contact.js';
import { aLead } from './factories/a-lead.js';
import { aTeam } from './factories/a-team.js';
import { aUser, type AUser, PASSWORD } from './factories/a-user.js';
import { insertRow } from './factories/insert-row.js';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { atRate } from './support/at-rate.js';
import { bootApp, type Started } from './support/boot-app.js';
import { openBrowser } from './support/browser.js';
import { BUSY } from './support/busy.js';
import { Client, type Problem } from './support/client.js';
import { emptyTables } from './support/empty-tables.js';
import { inquiryWords } from './support/inquiry-words.js';
import { browserOrSkip } from './support/needs.js';
import { signedInPage } from './support/signed-in-page.js';
import { until } from './support/until.js';

const MANY = 100_000;
/** MB that the process may use for what it holds: five such exports are more, and rubbish is collected in time. */
const HEAP = 192;
/** Rows of 9 KB: more than lies between two programs, so that an export of them goes on only while its reader reads. */
const WIDE = 4_000;

describe('the export of leads', () => {
  let database: TestDatabase;
  let app: Started;
  let browser: Browser;
  let manager: AUser;
  let advisor: AUser;
  let teamId: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    teamId = (await aTeam(database)).id;
    advisor = await aUser(database, { name: '陈敏', teamId });
    manager = await aUser(database, { name: '沈若溪', teamId, role: 'manager' });
    app = await bootApp({ database, role: 'api', env: { NODE_OPTIONS: `--max-old-space-size=${HEAP}` } });
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await database?.drop();
  }, 120_000);

  const last = async () =>
    (
      await database.query<{ rows: number; outcome: string | null }>(
        `select rows, outcome from lead_export order by started_at desc limit 1`,
      )
    )[0];
  /** With its statistics, as a table has them that was not filled a moment ago. */
  async function many(count: number, words = ''): Promise<void> {
    await database.query(
      `insert into lead (ref, owner_id, team_id, source_kind, created_at, need_line)
       select 'PL-' || n, $1, $2, 'site', now() - n * interval '1 second', $4 from generate_series(1, $3) as n`,
      [advisor.id, teamId, count, words],
    );
    await database.query(`analyze lead`);
  }
  const ask = (client: Client, signal?: AbortSignal) =>
    fetch(`${app.url}/api/v1/lead-exports?view=team`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: client.session,
        origin: app.url,
        'accept-encoding': 'identity',
      },
      body: JSON.stringify({ format: 'csv' }),
      signal,
    });

  browserOrSkip(
    'gives the list as it is narrowed, in Excel’s format or as csv, and says what is left out',
    async () => {
      await emptyTables(database, 'lead', 'lead_export');
      const [seen, asked] = [
        await aLead(database, { owner: advisor, companyName: '=岭上精工有限公司', stage: 'contacted' }),
        await aLead(database, { owner: advisor, companyName: '溪口电机有限公司', stage: 'contacted' }),
      ];
      await aLead(database, { owner: advisor, companyName: '别的阶段有限公司' });
      await insertRow(database, 'do_not_contact', { contactId: asked.contactId, reason: '不要再打', by: manager.id });
      const page = await signedInPage(browser, app.url, manager);
      await page.goto(`${app.url}/app/leads?stage=contacted`);
      const take = async (format: string): Promise<Buffer> => {
        await page.getByRole('button', { name: '导出', exact: true }).click();
        const sheet = page.getByRole('dialog');
        await sheet.getByText('按现在的筛选导出 1 条线索').waitFor();
        await sheet.getByText('另有 1 条的客户要求不再联系').waitFor();
        await sheet.getByRole('button', { name: format }).click();
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          sheet.getByRole('button', { name: '导出', exact: true }).click(),
        ]);
        expect(download.suggestedFilename()).toMatch(/^线索-\d{4}-\d\d-\d\d\.(csv|xlsx)$/);
        return readFile(await download.path());
      };
      const book = await readXlsx(await take('Excel'));
      const rows = book.sheets[0]!.rows;
      expect(rows[0]!.slice(0, 6)).toEqual(['编号', '阶段', '等级', '公司', '联系人', '电话（打码）']);
      expect(rows).toHaveLength(2);
      expect(rows[1]).toEqual(expect.arrayContaining([seen.ref, '已联系', "'=岭上精工有限公司"]));
      const csv = (await take('CSV')).toString('utf8');
      expect(csv.startsWith('\ufeff编号,阶段,')).toBe(true);
      expect(csv).toContain(`${seen.ref},已联系,`);
      expect(csv).not.toContain('溪口电机');
      await page.context().close();
    },
  );

  browserOrSkip('is not offered to advisors in the pool', async () => {
    const page = await signedInPage(browser, app.url, advisor);
    await page.goto(`${app.url}/app/leads`);
    await page.getByRole('button', { name: '导出', exact: true }).waitFor();
    await page.goto(`${app.url}/app/leads?view=pool`);
    await page.getByRole('heading', { name: '公海' }).waitFor();
    expect(await page.getByRole('button', { name: '导出', exact: true }).count()).toBe(0);
    await page.context().close();
  });

  it('stops when the reader goes, and when the person is disabled meanwhile, with what was given on record', async () => {
    await emptyTables(database, 'lead', 'lead_export');
    await many(WIDE, '租厂房'.repeat(1000));
    const client = await Client.signedIn(app.url, manager.email, PASSWORD);
    const leaving = new AbortController();
    const reader = (await ask(client, leaving.signal)).body!.getReader();
    await reader.read();
    leaving.abort();
    await until(async () => (await last())?.outcome === 'stopped', { for: 'the record of the end' });
    expect((await last())!.rows).toBeLessThan(WIDE);

    const answer = await ask(client);
    const body = answer.body!.getReader();
    await body.read();
    await database.query(`update app_user set disabled_at = now() where id = $1`, [manager.id]);
    const rest = async (): Promise<void> => {
      for (;;) if ((await body.read()).done) return;
    };
    await expect(rest()).rejects.toThrow();
    await until(async () => (await last())?.outcome === 'failed', { for: 'the record of the failure' });
    expect((await last())!.rows).toBeLessThan(WIDE);
    await database.query(`update app_user set disabled_at = null where id = $1`, [manager.id]);
  }, 120_000);

  describe('of 100,000 leads', () => {
    let site: Started;
    beforeAll(async () => {
      await emptyTables(database, 'lead', 'lead_export');
      await many(MANY);
      site = await bootApp({ database, role: 'site' });
    }, 300_000);
    afterAll(() => site?.stop());

    /** MB. */
    const memory = async (): Promise<number> =>
      Number(/^VmRSS:\s+(\d+)/m.exec(await readFile(`/proc/${app.pid}/status`, 'utf8'))![1]) / 1024;
    /** Reads it to its end; @returns its lines and the most memory meanwhile. */
    async function read(answer: Response): Promise<{ lines: number; most: number }> {
      let [lines, chunks, most] = [0, 0, 0];
      for await (const chunk of answer.body!) {
        for (const byte of chunk as Uint8Array) if (byte === 10) lines++;
        if (++chunks % 50 === 0) most = Math.max(most, await memory());
      }
      return { lines, most };
    }

    it('holds no more than a few, one export at a time for a person', async () => {
      const client = await Client.signedIn(app.url, manager.email, PASSWORD);
      const before = await memory();
      const answer = await ask(client);
      const second = await ask(client);
      expect([answer.status, second.status]).toEqual([200, 429]);
      expect(((await second.json()) as Problem).code).toBe('export_running');
      const { lines, most } = await read(answer);
      // The last line has no end of its own.
      expect(lines).toBe(MANY);
      expect(most - before).toBeLessThan(200);
      expect(await last()).toEqual({ rows: MANY, outcome: 'done' });
    }, 300_000);

    it('L5: does not starve visitors and advisors when five people take one each at once', async () => {
      const others = await Promise.all(Array.from({ length: 5 }, () => aUser(database, { teamId, role: 'manager' })));
      const clients = await Promise.all(others.map(({ email }) => Client.signedIn(app.url, email, PASSWORD)));
      const visitor = new Client(site.url);
      const desk = await Client.signedIn(app.url, advisor.email, PASSWORD);
      const post = () => visitor.post('/inquiries', { json: inquiryWords({ phone: aPhone(), company: '' }) });
      const both = (until: () => boolean) =>
        Promise.all([atRate(20, post, until), atRate(10, () => desk.get('/api/v1/leads?view=mine'), until)]);
      const seconds = (n: number) =>
        (
          (end) => () =>
            Date.now() > end
        )(Date.now() + n * 1000);
      await Promise.all([both(seconds(2)), read(await ask(clients[0]!))]);
      const alone = await both(seconds(5));

      const before = await memory();
      let over = false;
      const exporting = Promise.all(clients.map(async (client) => read(await ask(client)))).finally(
        () => (over = true),
      );
      const beside = await both(() => over);
      const exported = await exporting;
      expect(exported.map(({ lines }) => lines)).toEqual(clients.map(() => MANY));
      const grown = Math.max(...exported.map(({ most }) => most)) - before;
      for (const [index, who] of ['inquiries', 'lists'].entries()) {
        const [one, other] = [alone[index]!, beside[index]!];
        process.stdout.write(`L5: ${who} p99 ${one.p99} ms alone, ${other.p99} ms beside 5 exports, ${other.count} of them; ${grown.toFixed(0)} MB more\n`); // prettier-ignore
        expect(other.count).toBeGreaterThan(0);
        expect([...one.statuses, ...other.statuses].every((status) => status < 300)).toBe(true);
        // 500 ms is what a visitor may wait at all.
        expect(other.p99).toBeLessThan(Math.max(2 * one.p99, BUSY * 500));
      }
      expect(grown).toBeLessThan(200);
    }, 300_000);
  });
});
