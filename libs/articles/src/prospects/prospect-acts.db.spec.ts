import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { LeadsModule, PublicPhones } from '@app/leads';
import { createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { Tasks, TasksModule } from '@app/tasks';
import { type Me, UsersModule } from '@app/users';
import { aLead } from '../../../../test/factories/a-lead.js';
import { aProspect } from '../../../../test/factories/a-prospect.js';
import { aUser } from '../../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { ArticlesModule } from '../articles.module.js';
import { DeskActs } from './desk-acts.js';
import { DeskList } from './desk-list.js';
import { type Approval, ProspectActs } from './prospect-acts.js';
import { SupposedGrounds } from './supposed-grounds.js';

describe('a company in the news', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let acts: ProspectActs;
  let desk: DeskActs;
  let me: Me;
  let since: string;

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    const imports = [platform, AuditModule, UsersModule, LeadsModule, TasksModule, ArticlesModule];
    app = await Test.createTestingModule({ imports }).compile();
    [database, acts, desk] = [app.get(Database), app.get(ProspectActs), app.get(DeskActs)];
    const { id, teamId } = await aUser(test, { role: 'admin' });
    me = { id, teamId, role: 'admin', teamIds: [teamId] } as unknown as Me;
  });
  afterAll(async () => {
    await app.close();
    await test.drop();
  });
  beforeEach(async () => {
    await test.query('truncate article, lead, company, contact, source_block cascade');
    since = (await test.query<{ id: string }>(`select coalesce(max(id), 0) as id from event`))[0]!.id;
  });

  const approve = (id: string, approval: Partial<Approval> = {}) =>
    database.transaction((tx) => acts.approve(tx, me, id, { version: 1, ...approval }));
  const leads = () =>
    test.query<{
      id: string;
      need: Record<string, unknown>;
      kind: string;
      article: string;
      prospect: string;
      line: string;
    }>(
      `select id, need, source_kind as kind, article_id as article, prospect_id as prospect, need_line as line from lead`,
    );
  const types = async () =>
    (await test.query<{ type: string }>(`select type from event where id > $1 order by id`, [since])).map(
      ({ type }) => type,
    );

  it('becomes a lead with the supposed need, without a phone, and says so on the record', async () => {
    const prospect = await aProspect(test);
    const opened = await approve(prospect.id);
    expect(opened.joined).toBe(false);
    const [lead] = await leads();
    expect(lead).toMatchObject({
      id: opened.id,
      kind: 'prospect',
      article: prospect.articleId,
      prospect: prospect.id,
      need: { side: 'demand', transaction: ['rent'], area_sqm: { min: 3000 }, regions: [{ code: '331125' }] },
    });
    expect(lead!.line).toContain('租厂房');
    expect(await types()).toEqual(['prospect.approved', 'lead.opened']);
    const [contact] = await test.query(`select name, phone_cipher as cipher from contact`);
    expect(contact).toEqual({ name: null, cipher: null });
    const [stored] = await test.query<{ hypothesis: Record<string, { words: string[] }> }>(
      `select hypothesis from prospect`,
    );
    expect(stored!.hypothesis.regions!.words).toEqual(['云和县']);
  });

  it('becomes one lead, however often and however many ask at once', async () => {
    const { id } = await aProspect(test);
    const all = await Promise.all([approve(id), approve(id), approve(id)]);
    all.push(await approve(id));
    expect(new Set(all.map((one) => one.id)).size).toBe(1);
    expect(await leads()).toHaveLength(1);
  });

  it('of two articles at the same moment becomes one lead and a note on it', async () => {
    const [one, two] = [
      await aProspect(test, { company: '云岭听涧阀门有限公司' }),
      await aProspect(test, { company: '云岭听涧阀门有限公司' }),
    ];
    const made = await Promise.all([approve(one.id), approve(two.id)]);
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(made.filter(({ joined }) => joined)).toHaveLength(1);
    expect(await test.query('select 1 from note')).toHaveLength(1);
  });

  it('keeps what the editor changed as the editor’s word', async () => {
    const { id } = await aProspect(test);
    await approve(id, { need: { set: { area_sqm: { min: 5000, max: 6000 } }, clear: ['move_in'] } });
    const [lead] = await test.query<{ need: object; corrections: object; read: object }>(
      `select need, need_corrections as corrections, need_read as read from lead`,
    );
    expect(lead).toMatchObject({
      need: { area_sqm: { min: 5000, max: 6000 } },
      read: { area_sqm: { min: 3000 } },
      corrections: { area_sqm: { by: me.id } },
    });
    expect(lead!.need).not.toHaveProperty('move_in');
  });

  it('with an open lead becomes a note on it, and its owner hears of it', async () => {
    const known = await aLead(test, { companyName: '云岭听涧阀门有限公司' });
    const prospect = await aProspect(test, { company: '云岭听涧阀门有限公司' });
    const opened = await approve(prospect.id);
    expect(opened).toMatchObject({ id: known.id, joined: true });
    const [note] = await test.query<{ text: string }>(`select text from note`);
    expect(note!.text).toContain('签约 · 传动部件项目 · 总投资 1.2 亿元 · 3,000 ㎡');
    expect(await types()).toEqual(['prospect.joined']);
  });

  it('is taken for a company of the same brand only when the editor says so', async () => {
    const other = await aLead(test, { companyName: '宁波听涧阀门有限公司' });
    const [first, second] = [
      await aProspect(test, { company: '云和听涧阀门科技有限公司' }),
      await aProspect(test, { company: '云和听涧阀门科技有限公司' }),
    ];
    expect((await approve(first.id)).id).not.toBe(other.id);
    await test.query(`update lead set stage = 'invalid' where prospect_id = $1`, [first.id]);
    await expect(approve(second.id, { companyId: first.id })).rejects.toMatchObject({ code: 'company_unknown' });
    expect((await approve(second.id, { companyId: other.companyId })).id).toBe(other.id);
  });

  it('needs a name, and the version that was looked at', async () => {
    const { id } = await aProspect(test);
    await database.transaction((tx) => acts.edit(tx, id, 1, { company: null, area_sqm: 800 }));
    await expect(approve(id)).rejects.toMatchObject({ code: 'version_conflict' });
    await expect(approve(id, { version: 2 })).rejects.toMatchObject({ code: 'company_missing' });
    await expect(
      database.transaction((tx) => acts.edit(tx, id, 2, { area_sqm: -1, region: '999999', persons: [] })),
    ).rejects.toMatchObject({ fields: [{ field: 'area_sqm' }, { field: 'region' }, { field: 'persons' }] });
  });

  it('has a working day to find its public number, then a call to make', async () => {
    const { id } = await approve((await aProspect(test)).id);
    await database.transaction((tx) => app.get(Tasks).ensureFirstCalls(tx, [id]));
    const task = () => test.query<{ title: string }>(`select title from task where lead_id = $1`, [id]);
    expect(await task()).toEqual([{ title: '找公开电话' }]);
    const add = (phone: string, sourceUrl: string) =>
      database.transaction(async (tx) => {
        await app.get(PublicPhones).add(tx, me, id, { phone, sourceUrl });
        await app.get(Tasks).phoneFound(tx, id);
      });
    await expect(add('0578-2123456', 'javascript:alert(1)')).rejects.toMatchObject({
      fields: [{ field: 'sourceUrl' }],
    });
    await expect(add('12', 'https://www.example.cn/')).rejects.toMatchObject({ fields: [{ field: 'phone' }] });
    await add('0578-2123456', 'https://www.example.cn/contact');
    expect(await task()).toEqual([{ title: '首次电话' }]);
    const [contact] = await test.query<{ source: string; hint: string }>(
      `select phone_source as source, phone_hint as hint from contact`,
    );
    expect(contact).toMatchObject({ source: 'https://www.example.cn/contact' });
    await expect(add('0578-2123457', 'https://www.example.cn/')).rejects.toMatchObject({ code: 'phone_known' });
  });

  it('whose first step climbed to the pool gives whoever claims it a working day of their own to find the number', async () => {
    const { id } = await approve((await aProspect(test)).id);
    await database.transaction((tx) => app.get(Tasks).ensureFirstCalls(tx, [id]));
    await test.query(`update task set due_at = now() - interval '3 days' where lead_id = $1`, [id]);
    await test.query(`insert into task_rung (task_id, rung) select id, 'pool' from task where lead_id = $1`, [id]);
    await test.query(`update lead set owner_id = $2 where id = $1`, [id, me.id]);
    for (let again = 0; again < 2; again++)
      await database.transaction((tx) => app.get(Tasks).restartFirstCall(tx, id, '9'));
    const tasks = await test.query<{ title: string; status: string; ahead: boolean; owner: string | null }>(
      `select title, status, due_at > now() + interval '7 hours' as ahead, owner_id as owner from task where lead_id = $1 order by due_at`,
      [id],
    );
    expect(tasks).toEqual([
      expect.objectContaining({ title: '找公开电话', status: 'cancelled', ahead: false }),
      { title: '找公开电话', status: 'open', ahead: true, owner: me.id },
    ]);
  });

  it('tells of each supposed value the rule and the words, to those who see the lead alone', async () => {
    const { id } = await approve((await aProspect(test)).id);
    const grounds = app.get(SupposedGrounds);
    const found = await grounds.of(me, id);
    expect(found.find(({ key }) => key === 'area_sqm')).toMatchObject({ why: '报道的面积' });
    expect(found.find(({ key }) => key === 'regions')!.words).toHaveLength(1);
    const stranger = await aUser(test);
    const other = { id: stranger.id, teamId: stranger.teamId, role: 'advisor', teamIds: [stranger.teamId] } as unknown as Me; // prettier-ignore
    await test.query(`update lead set owner_id = $2 where id = $1`, [id, me.id]);
    await expect(grounds.of(other, id)).rejects.toMatchObject({ code: 'lead_not_found' });
    expect(await grounds.of(me, (await aLead(test)).id)).toEqual([]);
  });

  it('stays on the desk until both questions are answered, and comes back whole', async () => {
    const { id, articleId } = await aProspect(test);
    const list = app.get(DeskList);
    const titles = async (state: 'waiting' | 'done') =>
      (await list.page(state, { limit: 10 })).items.map((row) => row.id);
    expect(await database.transaction((tx) => desk.publish(tx, me, articleId))).toEqual({ done: false });
    expect(await titles('waiting')).toEqual([articleId]);
    await database.transaction((tx) => desk.unpublish(tx, me, articleId));
    await database.transaction((tx) => desk.ignore(tx, me, articleId));
    expect(await titles('done')).toEqual([articleId]);
    await expect(database.transaction((tx) => desk.ignore(tx, me, articleId))).rejects.toMatchObject({
      code: 'desk_done',
    });
    await database.transaction((tx) => desk.reopen(tx, me, articleId));
    const [row] = await test.query(`select status from prospect where id = $1`, [id]);
    expect(row).toEqual({ status: 'waiting' });
    await approve(id, { version: 3 });
    expect(await database.transaction((tx) => desk.publish(tx, me, articleId))).toEqual({ done: true });
  });

  it('leaves with its source when that is closed, and comes back when it is opened', async () => {
    const { articleId } = await aProspect(test);
    expect(await database.transaction((tx) => desk.block(tx, me, articleId, '照抄'))).toEqual({ left: 1 });
    expect(await test.query('select 1 from source_block')).toHaveLength(1);
    await database.transaction((tx) => desk.reopen(tx, me, articleId));
    expect(await test.query('select 1 from source_block')).toHaveLength(0);
    expect((await app.get(DeskList).page('waiting', { limit: 10 })).total).toBe(1);
  });

  it('is listed by score, page by page, each once', async () => {
    for (const score of [10, 90, 50, 50, 70]) {
      const { articleId } = await aProspect(test);
      await test.query(`update article set desk_score = $2 where id = $1`, [articleId, score]);
    }
    const list = app.get(DeskList);
    const scores: number[] = [];
    for (let cursor: string | undefined, page = 0; page < 5; page++) {
      const { items, next } = await list.page('waiting', { cursor, limit: 2 });
      scores.push(...items.map(({ score }) => score));
      if (!next) break;
      cursor = next;
    }
    expect(scores).toEqual([90, 70, 50, 50, 10]);
    await expect(list.page('waiting', { cursor: 'nonsense', limit: 2 })).rejects.toMatchObject({
      code: 'cursor_invalid',
    });
  });
});
