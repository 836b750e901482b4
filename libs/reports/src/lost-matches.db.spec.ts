import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { LeadsModule } from '@app/leads';
import { createLogger, loadSettings, PlatformModule } from '@app/platform';
import { type Me, UsersModule } from '@app/users';
import { aLead } from '../../../test/factories/a-lead.js';
import { aListing } from '../../../test/factories/a-listing.js';
import { aTeam } from '../../../test/factories/a-team.js';
import { type AUser, aUser } from '../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { LostMatchesReport } from './lost-matches.js';
import { ReportsModule } from './reports.module.js';

const asMe = (user: AUser, ...below: string[]): Me => ({ ...user, teamIds: [user.teamId, ...below] });

describe('why listings lose', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let report: LostMatchesReport;
  let [manager, rival, admin]: Me[] = [];
  let [own, foreign]: AUser[] = [];

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    const imports = [platform, AuditModule, UsersModule, LeadsModule, ReportsModule];
    app = await Test.createTestingModule({ imports }).compile();
    report = app.get(LostMatchesReport);
    const [here, there] = [await aTeam(test), await aTeam(test)];
    [own, foreign] = [await aUser(test, { teamId: here.id }), await aUser(test, { teamId: there.id })];
    manager = asMe(await aUser(test, { role: 'manager', teamId: here.id }));
    rival = asMe(await aUser(test, { role: 'manager', teamId: there.id }));
    admin = asMe(await aUser(test, { role: 'admin' }));
  });
  afterAll(async () => {
    await app.close();
    await test.drop();
  });
  beforeEach(() => test.query('truncate listing, lead cascade'));

  /** `author` turned `listing` down for a lead of theirs. */
  async function said(author: AUser, listingId: string, reason: string, at = '2026-03-02T04:00:00Z'): Promise<void> {
    const lead = await aLead(test, { owner: author, teamId: author.teamId });
    await test.query(
      `insert into match_feedback (lead_id, listing_id, reason, author_id, created_at) values ($1, $2, $3, $4, $5)`,
      [lead.id, listingId, reason, author.id, at],
    );
  }

  it('counts by reason, kind and city, and each figure opens to as many rows, within the scope', async () => {
    const [lishui, jinhua] = [await aListing(test), await aListing(test, { region: '330703' })];
    for (const reason of ['price', 'price', 'timing']) await said(own!, lishui.id, reason);
    await said(own!, jinhua.id, 'price');
    await said(foreign!, lishui.id, 'price');
    const lines = await report.of(manager!, {});
    expect(lines.map(({ reason, region, count, leads, listings }) => [reason, region, count, leads, listings])).toEqual(
      [
        ['price', '3311', 2, 2, 1],
        ['price', '3307', 1, 1, 1],
        ['timing', '3311', 1, 1, 1],
      ],
    );
    for (const { reason, kind, region, count } of lines) {
      const { items, next } = await report.rows(manager!, {}, { reason, kind, region });
      expect([items.length, next]).toEqual([count, null]);
      expect(new Set(items.map((row) => row.reason))).toEqual(new Set([reason]));
    }
    const [row] = (await report.rows(rival!, {}, {})).items;
    expect(row).toMatchObject({ reason: 'price', author: foreign!.name, listing: { id: lishui.id, ref: lishui.ref } });
    const seen = await Promise.all([rival!, admin!].map(async (me) => (await report.rows(me, {}, {})).items.length));
    expect(seen).toEqual([1, 5]);
  });

  it('has days as they are in China', async () => {
    const { id } = await aListing(test);
    await said(own!, id, 'price', '2026-03-01T15:59:59Z');
    await said(own!, id, 'price', '2026-03-01T16:00:00Z');
    const of = async (from?: string, to?: string) => [
      (await report.of(manager!, { from, to }))[0]?.count ?? 0,
      (await report.rows(manager!, { from, to }, {})).items.length,
    ];
    expect(await of('2026-03-02', '2026-03-02')).toEqual([1, 1]);
    expect(await of('2026-03-01', '2026-03-01')).toEqual([1, 1]);
    expect(await of('2026-03-01', '2026-03-02')).toEqual([2, 2]);
    expect(await of('2026-03-03')).toEqual([0, 0]);
  });

  it('pages through rows of the same instant without losing or repeating one', async () => {
    const { id } = await aListing(test);
    for (let i = 0; i < 53; i++) await said(own!, id, 'area');
    const first = await report.rows(manager!, {}, { reason: 'area' });
    const second = await report.rows(manager!, {}, { reason: 'area' }, first.next!);
    expect([first.items.length, second.items.length, second.next]).toEqual([50, 3, null]);
    expect(new Set([...first.items, ...second.items].map((row) => row.id)).size).toBe(53);
    await expect(report.rows(manager!, {}, {}, 'nonsense')).rejects.toMatchObject({ code: 'cursor_invalid' });
  });
});
