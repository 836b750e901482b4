import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { LeadsModule, LeadsRepository } from '@app/leads';
import { createLogger, loadSettings, PlatformModule } from '@app/platform';
import { type Me, UsersModule } from '@app/users';
import { aLead, type ALead } from '../../../test/factories/a-lead.js';
import { aListing } from '../../../test/factories/a-listing.js';
import { type ATask, aTask } from '../../../test/factories/a-task.js';
import { aTeam } from '../../../test/factories/a-team.js';
import { type AUser, aUser } from '../../../test/factories/a-user.js';
import { anArticle } from '../../../test/factories/an-article.js';
import { anInquiry } from '../../../test/factories/an-inquiry.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { ReportsModule } from './reports.module.js';
import { TodayReport } from './today.js';

const asMe = (user: AUser, ...below: string[]): Me => ({ ...user, teamIds: [user.teamId, ...below] });
const inMinutes = (minutes: number): Date => new Date(Date.now() + minutes * 60_000);
/** A time that is still today, also in the last minute before midnight in China. */
const laterToday = (): Date => {
  const left = 86_400_000 - ((Date.now() + 8 * 3_600_000) % 86_400_000);
  return new Date(Date.now() + Math.min(60_000, left / 2));
};
const inDays = (days: number): Date => inMinutes(days * 24 * 60);

describe('今日', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let today: TodayReport;

  beforeEach(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    const imports = [platform, AuditModule, UsersModule, LeadsModule, ReportsModule];
    app = await Test.createTestingModule({ imports }).compile();
    today = app.get(TodayReport);
  });
  afterEach(async () => {
    await app.close();
    await test.drop();
  });

  const advisor = async (teamId?: string): Promise<Me> => asMe(await aUser(test, { teamId }));
  const withTask = async (owner: Me, task: Partial<ATask>, stage: ALead['stage'] = 'contacted') =>
    aTask(test, await aLead(test, { owner, stage }), task);

  it('puts what presses first: overdue call-backs, overdue, new inquiries, the rest of the day, no next step', async () => {
    const me = await advisor();
    const idle = await aLead(test, { owner: me });
    const later = await withTask(me, { dueAt: laterToday() });
    const first = await withTask(me, { kind: 'first_call', dueAt: inDays(2) }, 'new');
    const overdue = await withTask(me, { kind: 'visit', dueAt: inMinutes(-50) });
    const callBack = await withTask(me, { dueAt: inMinutes(-5) });
    const overdueFirst = await withTask(me, { kind: 'first_call', dueAt: inMinutes(-1) }, 'new');
    const { items } = await today.of(me);
    expect(items.map(({ task }) => task?.id ?? null)).toEqual(
      [callBack, overdueFirst, overdue, first, later].map(({ id }) => id).concat(null as never),
    );
    expect(items.at(-1)).toMatchObject({ lead: { id: idle.id }, reason: 'no_next_step', task: null });
  });

  it('says why each stands there', async () => {
    const me = await advisor();
    const { leadId } = await withTask(me, { kind: 'first_call', dueAt: inMinutes(20) }, 'new');
    await anInquiry(test, { leadId, status: 'read' });
    await withTask(me, { dueAt: inMinutes(-1) });
    await withTask(me, { dueAt: laterToday() });
    const { items } = await today.of(me);
    expect(items.map(({ reason }) => reason)).toEqual(['overdue', 'new_inquiry', 'due_now']);
  });

  it('does not call a first call of another day today’s', async () => {
    const me = await advisor();
    await withTask(me, { kind: 'first_call', dueAt: inDays(3) }, 'new');
    expect((await today.of(me)).items[0]!.reason).toBe('upcoming');
  });

  it('leaves out what is done, cancelled or planned for another day', async () => {
    const me = await advisor();
    const lead = await aLead(test, { owner: me });
    await aTask(test, lead, { status: 'done' });
    await aTask(test, lead, { status: 'cancelled' });
    await aTask(test, lead, { dueAt: inDays(3) });
    expect((await today.of(me)).items).toEqual([]);
  });

  it('brings the latest words, their article and the three best matches along, phones masked', async () => {
    const [me, article] = [await advisor(), await anArticle(test)];
    const lead = await aLead(test, { owner: me, articleId: article.id });
    await aTask(test, lead, { kind: 'first_call' });
    await anInquiry(test, { leadId: lead.id, status: 'read' });
    await anInquiry(test, {
      leadId: lead.id,
      status: 'read',
      need: '改要5000平',
      articleId: article.id,
      phone: '+8613900007777',
    });
    for (const score of [0.5, 0.9, 0.7, 0.8]) {
      await test.query(
        `insert into match (lead_id, listing_id, score, verdict, criteria) values ($1, $2, $3, 'fit', '[]')`,
        [lead.id, (await aListing(test)).id, score],
      );
    }
    const [item] = (await today.of(me)).items;
    expect(item!.inquiry).toMatchObject({ need: '改要5000平', phone: '139****7777', article: { id: article.id } });
    expect(item!.topMatches.map(({ score }) => score)).toEqual([0.9, 0.8, 0.7]);
    expect(JSON.stringify(item)).not.toContain('13900007777');
  });

  it('shows each their own; new leads that nobody has stand in everybody’s day', async () => {
    const parent = await aTeam(test);
    const child = await aTeam(test, { parentId: parent.id });
    const manager = asMe(await aUser(test, { role: 'manager', teamId: parent.id }), child.id);
    const [mine, other] = [await advisor(child.id), await advisor()];
    const own = await withTask(mine, { dueAt: laterToday() });
    const foreign = await withTask(other, { dueAt: laterToday() });
    const pooled = await aTask(test, await aLead(test), { kind: 'first_call' });
    const shown = async (me: Me) => (await today.of(me)).items.map(({ task }) => task!.id).sort();
    expect(await shown(mine)).toEqual([own.id, pooled.id].sort());
    expect(await shown(manager)).toEqual([own.id, pooled.id].sort());
    expect(await shown(other)).toEqual([foreign.id, pooled.id].sort());
    expect(await shown(asMe(await aUser(test, { role: 'admin' })))).toEqual([own.id, foreign.id, pooled.id].sort());
  });

  it('counts what it shows', async () => {
    const [me, other] = [await advisor(), await advisor()];
    for (const stage of ['contacted', 'visited', 'signed', 'parked'] as const) {
      await withTask(me, { dueAt: inMinutes(-5) }, stage);
      await withTask(me, { dueAt: laterToday() }, stage);
      await aLead(test, { owner: me, stage });
      await withTask(other, { dueAt: inMinutes(-5) }, stage);
    }
    await withTask(me, { kind: 'first_call', dueAt: laterToday() }, 'new');
    await aLead(test);
    const { items, counts } = await today.of(me);
    const count = (...reasons: string[]) => items.filter(({ reason }) => reasons.includes(reason)).length;
    expect(counts).toMatchObject({
      overdue: count('overdue'),
      noNextStep: count('no_next_step'),
      fresh: items.filter(({ task }) => task?.kind === 'first_call').length,
    });
    expect(counts.today).toBe(items.filter(({ task }) => task !== null).length - count('overdue'));
    expect(counts.pool).toBe((await app.get(LeadsRepository).list(me, { view: 'pool', limit: 1 })).total);
  });

  it('is never longer than asked', async () => {
    const me = await advisor();
    for (let index = 0; index < 5; index++) await withTask(me, { dueAt: laterToday() });
    expect((await today.of(me, 3)).items).toHaveLength(3);
  });

  it('ends at local midnight', async () => {
    const { until } = await today.of(await advisor());
    expect(until.toISOString()).toMatch(/T16:00:00\.000Z$/);
    const left = until.getTime() - Date.now();
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(24 * 3_600_000);
  });
});
