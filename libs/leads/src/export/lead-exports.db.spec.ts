import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { createLogger, loadSettings, PlatformModule } from '@app/platform';
import { type Me, UsersModule } from '@app/users';
import { aContact, aPhone } from '../../../../test/factories/a-contact.js';
import { aLead } from '../../../../test/factories/a-lead.js';
import { aTeam } from '../../../../test/factories/a-team.js';
import { type AUser, aUser } from '../../../../test/factories/a-user.js';
import { insertRow } from '../../../../test/factories/insert-row.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { LeadsModule } from '../leads.module.js';
import type { LeadFilters } from '../lead-where.js';
import { LeadsRepository } from '../leads.repository.js';
import { exportHeaders } from './export-columns.js';
import { LeadExports } from './lead-exports.js';

const asMe = (user: AUser): Me => ({ ...user, teamIds: [user.teamId] });

describe('an export of leads', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let exports: LeadExports;
  let manager: Me;
  let advisor: Me;
  let teamId: string;

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, LeadsModule] }).compile();
    exports = app.get(LeadExports);
    teamId = (await aTeam(test)).id;
    manager = asMe(await aUser(test, { role: 'manager', teamId }));
    advisor = asMe(await aUser(test, { teamId }));
  }, 60_000);
  beforeEach(() => test.query(`truncate lead, contact, company, lead_export cascade`));
  afterAll(async () => {
    await app.close();
    await test.drop();
  });

  const filters = (more: Partial<LeadFilters> = {}): LeadFilters => ({ limit: 50, ...more });
  const begin = (me: Me, more: Partial<LeadFilters> = {}) => exports.begin(me, 'csv', filters(more));
  async function take(me: Me, more: Partial<LeadFilters> = {}, still = () => Promise.resolve<Me | undefined>(me)) {
    const lines: string[][] = [];
    for await (const line of exports.rows(await begin(me, more), filters(more), still)) lines.push(line);
    expect(lines.shift()).toEqual(exportHeaders);
    return lines;
  }
  const records = () =>
    test.query<{ rows: number; leftOut: number; outcome: string | null }>(
      `select rows, left_out as "leftOut", outcome from lead_export order by started_at`,
    );
  const audited = (type: string) =>
    test.query<{ actor: string; data: Record<string, unknown> }>(
      `select actor_id as actor, data from event where type = $1 order by id desc limit 1`,
      [type],
    );
  const many = (count: number) =>
    test.query(
      `insert into lead (ref, owner_id, team_id, source_kind, created_at)
       select 'PL-' || n, $1, $2, 'site', now() - n % 7 * interval '1 hour' from generate_series(1, $3) as n`,
      [advisor.id, teamId, count],
    );

  it('holds exactly the rows of the list, in its order, over many batches, and says how many', async () => {
    await many(1203);
    const lines = await take(manager);
    const seen = await app.get(LeadsRepository).list(manager, { limit: 1300 });
    expect(lines.map(([ref]) => ref)).toEqual(seen.items.map(({ ref }) => ref));
    expect(lines).toHaveLength(1203);
    expect(await records()).toEqual([{ rows: 1203, leftOut: 0, outcome: 'done' }]);
    const [ended] = await audited('leads.export_ended');
    expect(ended).toEqual({ actor: manager.id, data: { rows: 1203, outcome: 'done' } });
  });

  it('goes by the filter and by what the person answers for: advisors take nothing out of the pool', async () => {
    const mine = await aLead(test, { owner: advisor as unknown as AUser, stage: 'contacted' });
    await aLead(test, { owner: advisor as unknown as AUser });
    await aLead(test, { owner: await aUser(test) });
    const pooled = await aLead(test);
    expect((await take(advisor, { stage: ['contacted'] })).map(([ref]) => ref)).toEqual([mine.ref]);
    expect(await take(advisor)).toHaveLength(2);
    expect(await take(advisor, { view: 'pool' })).toEqual([]);
    expect((await take(manager, { view: 'pool' })).map(([ref]) => ref)).toEqual([pooled.ref]);
  });

  it('is written down before the first row, with the filter but not with the words that were searched for', async () => {
    await begin(manager, { q: '王小明', stage: ['new'] });
    expect(await records()).toEqual([{ rows: 0, leftOut: 0, outcome: null }]);
    const [begun] = await audited('leads.export_begun');
    expect(begun!.data).toEqual({ format: 'csv', rows: 0, leftOut: 0, filter: { stage: ['new'], searched: true } });
  });

  it('leaves out whoever asked not to be contacted, also by a record that was merged, and says how many', async () => {
    const [asked, kept] = [await aLead(test, { teamId }), await aLead(test, { teamId })];
    const merged = await aLead(test, { teamId });
    const other = await aContact(test);
    await test.query(`update contact set merged_into = $1 where id = $2`, [merged.contactId, other.id]);
    for (const contactId of [asked.contactId, other.id])
      await insertRow(test, 'do_not_contact', { contactId, reason: '不要再打', by: manager.id });
    expect(await exports.count(manager, filters())).toEqual({ rows: 1, leftOut: 2 });
    expect((await take(manager)).map(([ref]) => ref)).toEqual([kept.ref]);
    expect(await records()).toEqual([{ rows: 1, leftOut: 2, outcome: 'done' }]);
  });

  it('shows no phone whole, wherever it was written, and holds no cell that a spreadsheet would work out', async () => {
    const phone = aPhone();
    const lead = await aLead(test, { teamId, companyName: `\u200b=HYPERLINK("x") ${phone} 机械` });
    await test.query(`update lead set need_line = $2 where id = $1`, [lead.id, `＝1+1 电话 ${phone}`]);
    const [line] = await take(manager);
    expect(line!.join('\n')).not.toContain(phone);
    const formulas = line!.filter((cell) => /^[\s\p{C}]*[=+\-@＝＋－＠]/u.test(cell));
    expect(formulas).toEqual([]);
    expect(line!.filter((cell) => cell.startsWith("'"))).toHaveLength(2);
  });

  it('runs once at a time for a person; one that was broken off stands in nobody’s way', async () => {
    await begin(manager);
    await expect(begin(manager)).rejects.toMatchObject({ code: 'export_running' });
    await begin(advisor);
    await test.query(`update lead_export set beat_at = now() - interval '2 minutes'`);
    await begin(manager);
    expect((await records()).map(({ outcome }) => outcome).sort()).toEqual(['broken_off', null, null].sort());
  });

  it('ends where it stands, and is recorded so, when the reader stops or may not have it any more', async () => {
    await many(1203);
    const rows = exports.rows(await begin(manager), filters(), () => Promise.resolve(manager));
    for (let n = 0; n < 11; n++) await rows.next();
    await rows.return(undefined);
    expect(await records()).toEqual([{ rows: 10, leftOut: 0, outcome: 'stopped' }]);

    let asked = 0;
    const disabled = () => Promise.resolve(++asked > 1 ? undefined : manager);
    await expect(take(manager, {}, disabled)).rejects.toThrow('may not have it');
    expect((await records()).at(-1)).toEqual({ rows: 100, leftOut: 0, outcome: 'failed' });
  });
});
