import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { InquiryBoxes, type LeadFilters, LeadsModule, LeadsRepository, pipeline, type Stage, stages } from '@app/leads';
import { createLogger, loadSettings, PlatformModule } from '@app/platform';
import { type Me, UsersModule } from '@app/users';
import fc from 'fast-check';
import { aLead } from '../../../test/factories/a-lead.js';
import { aTeam } from '../../../test/factories/a-team.js';
import { type AUser, aUser } from '../../../test/factories/a-user.js';
import { anArticle } from '../../../test/factories/an-article.js';
import { anInquiry } from '../../../test/factories/an-inquiry.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { FunnelReport } from './funnel.js';
import type { ReportPeriod } from './report-period.js';
import { ReportsModule } from './reports.module.js';
import { SourcesReport } from './sources.js';

const asMe = (user: AUser, ...below: string[]): Me => ({ ...user, teamIds: [user.teamId, ...below] });
const DAYS = ['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12'];

/** The filters that a link of a report carries, as the list's query reads them. */
function filtersOf(href: string): LeadFilters & { limit: number } {
  const query = Object.fromEntries(new URL(href, 'http://plotline.test').searchParams);
  const { stage, reached, visited, signed, ...rest } = query;
  return {
    ...(rest as object),
    ...(stage ? { stage: [stage] } : {}),
    ...(reached ? { reached: Number(reached) } : {}),
    ...(visited ? { visited: true } : {}),
    ...(signed ? { signed: true } : {}),
    limit: 100,
  };
}

describe('every number of a report', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let people: Me[];
  let teams: string[];

  /** Sixty leads of random stage, owner, day and article, half of them with further inquiries. */
  async function fill(): Promise<void> {
    const parent = await aTeam(test);
    const child = await aTeam(test, { parentId: parent.id });
    const beside = await aTeam(test);
    teams = [parent.id, child.id, beside.id];
    const advisors = await Promise.all([child.id, child.id, beside.id].map((teamId) => aUser(test, { teamId })));
    people = [
      ...advisors.map((advisor) => asMe(advisor)),
      asMe(await aUser(test, { role: 'manager', teamId: parent.id }), child.id),
      asMe(await aUser(test, { role: 'manager', teamId: beside.id })),
      asMe(await aUser(test, { role: 'admin' })),
    ];
    const articles = await Promise.all([anArticle(test), anArticle(test), anArticle(test)]);
    const random = fc.record({
      stage: fc.constantFrom<Stage>(...stages),
      owner: fc.option(fc.constantFrom(...advisors), { nil: undefined }),
      article: fc.option(fc.constantFrom(...articles), { nil: undefined }),
      asked: fc.array(fc.constantFrom(...articles), { maxLength: 2 }),
      day: fc.constantFrom(...DAYS),
      hour: fc.constantFrom('00:00:00', '07:59:59', '08:00:00', '23:59:59'),
      reached: fc.nat({ max: 9 }),
    });
    for (const { stage, owner, article, asked, day, hour, reached } of fc.sample(random, { numRuns: 60, seed: 7 })) {
      const createdAt = new Date(`${day}T${hour}+08:00`);
      const lead = await aLead(test, { stage, owner, articleId: article?.id, createdAt });
      const came = Math.max(reached, pipeline.indexOf(stage as (typeof pipeline)[number]));
      await test.query(
        `update lead set reached = $2::int, visited_at = case when $2::int >= 4 then now() end,
           signed_at = case when $2::int >= 7 then now() end where id = $1`,
        [lead.id, came],
      );
      for (const { id } of asked) await anInquiry(test, { leadId: lead.id, status: 'read', articleId: id });
    }
  }

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    const imports = [platform, AuditModule, UsersModule, LeadsModule, ReportsModule];
    app = await Test.createTestingModule({ imports }).compile();
    await fill();
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await test.drop();
  });

  const rowsBehind = async (me: Me, href: string): Promise<number> => {
    const { items, total } = await app.get(LeadsRepository).list(me, filtersOf(href));
    expect(items).toHaveLength(total!);
    return total!;
  };
  const periods = (): ReportPeriod[] => [
    {},
    { from: DAYS[1] },
    { to: DAYS[1] },
    { from: DAYS[1], to: DAYS[2] },
    ...teams.map((team) => ({ team })),
    { from: DAYS[2], team: teams[1] },
  ];

  it('of the funnel opens exactly its rows, for each person and period', async () => {
    for (const me of people) {
      for (const period of periods()) {
        const { items, total } = await app.get(FunnelReport).of(me, period);
        expect(items.map(({ stage }) => stage)).toEqual(stages);
        expect(items.reduce((sum, { count }) => sum + count, 0)).toBe(total);
        for (const { count, href, reached, reachedHref } of items) {
          expect(await rowsBehind(me, href)).toBe(count);
          if (reachedHref) expect(await rowsBehind(me, reachedHref)).toBe(reached);
          else expect(reached).toBeNull();
        }
      }
    }
  }, 120_000);

  it('of the funnel never grows on the way', async () => {
    for (const me of people) {
      const { items } = await app.get(FunnelReport).of(me, {});
      const came = items.flatMap(({ reached }) => (reached === null ? [] : [reached]));
      expect(came).toEqual([...came].sort((a, b) => b - a));
    }
  });

  it('of the sources opens exactly its rows, for each person and period', async () => {
    for (const me of people) {
      for (const period of periods()) {
        for (const { leads, visits, signed, inquiries, hrefs } of await app.get(SourcesReport).of(me, period)) {
          expect(await rowsBehind(me, hrefs.leads)).toBe(leads);
          expect(await rowsBehind(me, hrefs.visits)).toBe(visits);
          expect(await rowsBehind(me, hrefs.signed)).toBe(signed);
          const asked = await app.get(InquiryBoxes).list(me, filtersOf(hrefs.inquiries) as never);
          expect(asked.total).toBe(inquiries);
          expect(asked.items).toHaveLength(inquiries);
        }
      }
    }
  }, 120_000);

  it('of an article is counted once: leads by their first inquiry, inquiries by their own', async () => {
    const admin = people.at(-1)!;
    const items = await app.get(SourcesReport).of(admin, {});
    const [row] = await test.query<{ leads: number; inquiries: number }>(
      `select (select count(*)::int from lead where article_id is not null) as leads,
         (select count(*)::int from inquiry where article_id is not null) as inquiries`,
    );
    expect(items.reduce((sum, { leads }) => sum + leads, 0)).toBe(row!.leads);
    expect(items.reduce((sum, { inquiries }) => sum + inquiries, 0)).toBe(row!.inquiries);
  });

  it('of an advisor leaves out what they may not see', async () => {
    const [advisor] = people;
    const { total } = await app.get(FunnelReport).of(advisor!, {});
    const [row] = await test.query<{ count: number }>(
      `select count(*)::int as count from lead where owner_id = $1 or (owner_id is null and open)`,
      [advisor!.id],
    );
    expect(total).toBe(row!.count);
  });
});
