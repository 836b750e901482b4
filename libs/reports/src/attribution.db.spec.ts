import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { InquiryBoxes, LeadsModule, LeadsRepository } from '@app/leads';
import { createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { type Me, UsersModule } from '@app/users';
import { aLead } from '../../../test/factories/a-lead.js';
import { aTeam } from '../../../test/factories/a-team.js';
import { type AUser, aUser } from '../../../test/factories/a-user.js';
import { anArticle } from '../../../test/factories/an-article.js';
import { anInquiry } from '../../../test/factories/an-inquiry.js';
import { insertRow } from '../../../test/factories/insert-row.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import {
  ATTRIBUTION_BY,
  ATTRIBUTION_PLAN,
  type AttributionItem,
  AttributionReport,
  attributionSql,
} from './attribution.js';
import { AttributionCsv } from './attribution-csv.js';
import { ReportsModule } from './reports.module.js';

const asMe = (user: AUser, ...below: string[]): Me => ({ ...user, teamIds: [user.teamId, ...below] });
const queryOf = (href: string): Record<string, string> =>
  Object.fromEntries(new URL(href, 'http://x').searchParams.entries());

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  Plans?: Plan[];
}
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

describe('what the news earned', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let report: AttributionReport;
  let [manager, rival, admin, advisor]: Me[] = [];
  let [own, foreign]: AUser[] = [];
  let [one, two]: { id: string; title: string }[] = [];

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    const imports = [platform, AuditModule, UsersModule, LeadsModule, ReportsModule];
    app = await Test.createTestingModule({ imports }).compile();
    report = app.get(AttributionReport);
    const [here, there] = [await aTeam(test), await aTeam(test)];
    [own, foreign] = [await aUser(test, { teamId: here.id }), await aUser(test, { teamId: there.id })];
    manager = asMe(await aUser(test, { role: 'manager', teamId: here.id }));
    rival = asMe(await aUser(test, { role: 'manager', teamId: there.id }));
    admin = asMe(await aUser(test, { role: 'admin' }));
    advisor = asMe(own);
    [one, two] = [await anArticle(test), await anArticle(test)];
    await test.query(`update article set category = null, publisher = '瓯江晚报', regions = '{3307,3311}' where id = $1`, [two.id]); // prettier-ignore
    await test.query(`update article set regions = '{3311,331125}' where id = $1`, [one.id]);
  });
  afterAll(async () => {
    await app.close();
    await test.drop();
  });
  beforeEach(() => test.query('truncate lead, inquiry, article_read cascade'));

  /** A lead whose visitor read `first`, then `last`, and wrote there. */
  async function came(
    owner: AUser,
    first: string,
    last: string,
    more: { stage?: 'visited' | 'signed'; at?: string; areaSqm?: number; landMu?: number } = {},
  ) {
    const { stage, at = '2026-03-02T04:00:00Z', areaSqm, landMu } = more;
    const lead = await aLead(test, { owner, articleId: last, stage, createdAt: new Date(at) });
    const inquiry = await anInquiry(test, {
      status: 'read',
      leadId: lead.id,
      articleId: last,
      createdAt: new Date(at),
    });
    for (const [table, id] of [
      ['lead', lead.id],
      ['inquiry', inquiry.id],
    ] as const)
      // prettier-ignore
      await test.query(`update ${table} set read_first_id = $2, read_last_id = $3 where id = $1`, [id, first, last]);
    if (areaSqm || landMu) await insertRow(test, 'deal', { leadId: lead.id, kind: 'lease', areaSqm, landMu });
    return lead;
  }

  const figures = ({ name, reads, inquiries, leads, visits, signed, areaSqm, landMu }: AttributionItem) =>
    [name, reads, inquiries, leads, visits, signed, areaSqm, landMu]; // prettier-ignore

  it('is put down to the first or the last article that the visitor had read, down to the signed ㎡ and 亩', async () => {
    await came(own!, two!.id, one!.id, { stage: 'signed', areaSqm: 3200 });
    await came(own!, one!.id, one!.id, { stage: 'signed', landMu: 12.5 });
    await came(own!, one!.id, one!.id, { stage: 'visited' });
    await came(own!, two!.id, two!.id);
    for (const [id, day, reads] of [
      [one!.id, '2026-03-02', 9],
      [one!.id, '2026-03-03', 4],
      [two!.id, '2026-02-01', 5],
    ])
      // prettier-ignore
      await insertRow(test, 'article_read', { articleId: id, day, reads });
    const of = async (touch: 'first' | 'last', period = {}) =>
      (await report.of(manager!, { by: 'article', touch, ...period })).items.map(figures);
    expect(await of('last')).toEqual([
      [one!.title, 13, 3, 3, 3, 2, 3200, 12.5],
      [two!.title, 5, 1, 1, 0, 0, 0, 0],
    ]);
    expect(await of('first')).toEqual([
      [one!.title, 13, 2, 2, 2, 1, 0, 12.5],
      [two!.title, 5, 2, 2, 1, 1, 3200, 0],
    ]);
    expect(await of('last', { from: '2026-03-03' })).toEqual([[one!.title, 4, 0, 0, 0, 0, 0, 0]]);
    const { total } = await report.of(manager!, { by: 'city', touch: 'last' });
    expect(total).toEqual({ reads: 18, inquiries: 4, leads: 4, visits: 3, signed: 2, areaSqm: 3200, landMu: 12.5 });
  });

  it('opens from every number to as many rows, whatever it is grouped by and whoever asks', async () => {
    for (const owner of [own!, own!, foreign!]) await came(owner, two!.id, one!.id, { stage: 'signed', areaSqm: 100 });
    await came(own!, one!.id, two!.id, { stage: 'visited' });
    await aLead(test, { articleId: one!.id });
    const [leads, inquiries] = [app.get(LeadsRepository), app.get(InquiryBoxes)];
    let opened = 0;
    for (const me of [manager!, rival!, admin!, advisor!])
      for (const by of ATTRIBUTION_BY)
        for (const touch of ['first', 'last'] as const)
          for (const item of (await report.of(me, { by, touch, from: '2026-01-01' })).items) {
            for (const key of ['leads', 'visits', 'signed'] as const) {
              const { visited, signed, ...rest } = queryOf(item.hrefs[key]);
              const filters = { ...rest, visited: visited === '1', signed: signed === '1', limit: 50 };
              expect(`${key} ${(await leads.list(me, filters)).total}`).toBe(`${key} ${item[key]}`);
            }
            const asked = { ...queryOf(item.hrefs.inquiries), limit: 50 };
            expect((await inquiries.list(me, asked)).total).toBe(item.inquiries);
            opened++;
          }
    expect(opened).toBeGreaterThan(30);
  }, 90_000);

  it('shows nobody what others signed', async () => {
    await came(foreign!, one!.id, one!.id, { stage: 'signed', areaSqm: 900 });
    for (const [me, signed] of [
      [manager!, 0],
      [advisor!, 0],
      [rival!, 1],
      [admin!, 1],
    ] as const)
      // prettier-ignore
      expect((await report.of(me, { by: 'article', touch: 'last' })).total.signed).toBe(signed);
  });

  it('names what has no column, outlet or city, and counts an article of two cities once', async () => {
    await came(own!, two!.id, two!.id);
    const of = async (by: 'column' | 'outlet' | 'city') =>
      (await report.of(manager!, { by, touch: 'last' })).items.map(({ key, name, leads }) => [key, name, leads]);
    expect(await of('column')).toEqual([['-', '', 1]]);
    expect(await of('outlet')).toEqual([['瓯江晚报', '瓯江晚报', 1]]);
    expect(await of('city')).toEqual([['3307', '金华市', 1]]);
  });

  it('falls back on the page that the words were written on, and knows leads by telephone', async () => {
    const lead = await aLead(test, { owner: own!, articleId: one!.id });
    await test.query(`update lead set source_kind = 'phone' where id = $1`, [lead.id]);
    const { items } = await report.of(manager!, { by: 'article', touch: 'first' });
    expect(items.map(figures)).toEqual([[one!.title, 0, 0, 1, 0, 0, 0, 0]]);
  });

  it('is taken as a table of inert cells, within the same scope, and who took it is on record', async () => {
    await test.query(`update article set title = '=HYPERLINK("http://x")' where id = $1`, [one!.id]);
    await came(own!, one!.id, one!.id, { stage: 'signed', areaSqm: 2400 });
    await came(foreign!, two!.id, two!.id);
    const csv = app.get(AttributionCsv);
    const question = { by: 'article', touch: 'last', from: '2026-03-01' } as const;
    const text = (await csv.of(manager!, question)).bytes.toString('utf8');
    expect(text.split('\r\n')).toEqual([
      '\ufeff文章,打开次数,询盘,线索,带看,签约,签约㎡,签约亩',
      `"'=HYPERLINK(""http://x"")",0,1,1,1,1,2400,0`,
      '合计,0,1,1,1,1,2400,0',
      '',
    ]);
    expect(await test.query(`select actor_id, data from event where type = 'report.exported'`)).toEqual([
      { actor_id: manager!.id, data: { report: 'attribution', by: 'article', touch: 'last', from: '2026-03-01', to: null, rows: 1 } },
    ]); // prettier-ignore
  });

  it('reads leads and forms of a period from indexes that hold all it needs, never a table, when there are many', async () => {
    await test.query(
      `insert into lead (ref, source_kind, article_id, team_id, owner_id, created_at, signed_at, search_text, need)
       select 'P' || n, 'article', case when n % 10 < 4 then (case n % 2 when 0 then $1::uuid else $2::uuid end) end, $3, $4,
         now() - n * interval '1 hour', case when n % 40 = 0 then now() end, repeat('甲', 200), jsonb_build_object('text', repeat('x', 400))
       from generate_series(1, 6000) as n`,
      [one!.id, two!.id, own!.teamId, own!.id],
    );
    await test.query(
      `insert into inquiry (ref, key, body_hash, phone_cipher, phone_hint, consent_version, consent_at, article_id, status, lead_id, need)
       select 'Q' || ref, 'k' || ref, '\\x00', '\\x00', '137****0000', 'test', now(), article_id, 'read', id, repeat('租', 200) from lead`,
    );
    // Commits of a test database reach the disk later; only then does vacuum know that everybody sees a page.
    await test.query('checkpoint');
    for (const table of ['lead', 'inquiry']) await test.query(`vacuum analyze ${table}`);
    const from = new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10);
    for (const me of [admin!, manager!, advisor!])
      for (const touch of ['first', 'last'] as const) {
        const parameters: unknown[] = [];
        const sql = attributionSql(me, { by: 'column', touch, from }, parameters);
        const [row] = await app.get(Database).transaction(async (tx) => {
          await tx.query(ATTRIBUTION_PLAN);
          return tx.query<{ 'QUERY PLAN': { Plan: Plan }[] }[]>(`explain (format json) ${sql}`, parameters);
        });
        const nodes = nodesOf(row!['QUERY PLAN'][0]!.Plan).filter((node) => ['lead', 'inquiry'].includes(node['Relation Name']!)); // prettier-ignore
        expect(nodes.filter((node) => node['Node Type'] !== 'Index Only Scan').map((node) => [me.role, node['Node Type'], node['Index Name']])).toEqual([]); // prettier-ignore
        expect(nodes.map((node) => node['Index Name'])).toEqual(expect.arrayContaining(['lead_signed_credited'])); // prettier-ignore
      }
  }, 90_000);
});
