import { randomUUID } from 'node:crypto';
import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { type Me, UsersModule } from '@app/users';
import { type ALead, aLead } from '../../../test/factories/a-lead.js';
import { aContact, aPhone } from '../../../test/factories/a-contact.js';
import { type AUser, aUser } from '../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { LeadsModule } from './leads.module.js';
import { Leads, type StageMove } from './leads.service.js';

describe('work on a lead', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let leads: Leads;
  let me: Me;
  let stranger: Me;

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, LeadsModule] }).compile();
    [database, leads] = [app.get(Database), app.get(Leads)];
    const asMe = (user: AUser): Me => ({ ...user, teamIds: [user.teamId] });
    [me, stranger] = [asMe(await aUser(test)), asMe(await aUser(test))];
  });
  afterAll(async () => {
    await app.close();
    await test.drop();
  });

  const row = async (id: string) =>
    (await test.query<Record<string, unknown>>(`select * from lead where id = $1`, [id]))[0]!;
  const eventsOf = (id: string) =>
    test.query<{ type: string; data: Record<string, unknown> }>(
      `select type, data from event where lead_id = $1 order by id`,
      [id],
    );
  const move = (lead: ALead, to: Partial<StageMove>, by = me) =>
    database.transaction((tx) => leads.move(tx, by, lead.id, { version: lead.version, ...to } as StageMove));

  describe('moving it to another stage', () => {
    it('writes when, how far, and what it was before', async () => {
      const lead = await aLead(test, { owner: me, stage: 'contacted' });
      await move(lead, { stage: 'visited' });
      expect(await row(lead.id)).toMatchObject({ stage: 'visited', reached: 4, version: 2, signed_at: null });
      expect((await row(lead.id)).visited_at).toBeInstanceOf(Date);
      expect(await eventsOf(lead.id)).toEqual([
        { type: 'lead.stage_changed', data: { from: 'contacted', to: 'visited', open: true } },
      ]);
    });

    it('never forgets how far it came', async () => {
      const lead = await aLead(test, { owner: me, stage: 'visited' });
      await move(lead, { stage: 'contacted' });
      await move({ ...lead, version: 2 }, { stage: 'lost', lostReason: 'price' });
      expect(await row(lead.id)).toMatchObject({ stage: 'lost', reached: 4, lost_reason: 'price', open: false });
      expect((await row(lead.id)).visited_at).toBeInstanceOf(Date);
    });

    it('gives a parked lead another day', async () => {
      const lead = await aLead(test, { owner: me });
      await move(lead, { stage: 'parked', wakeOn: '2036-12-01' });
      await move({ ...lead, version: 2 }, { stage: 'parked', wakeOn: '2036-12-15' });
      const [after] = await test.query(`select wake_on::text, version from lead where id = $1`, [lead.id]);
      expect(after).toEqual({ wake_on: '2036-12-15', version: 3 });
    });

    it('keeps a closed lead out of the pool', async () => {
      const lead = await aLead(test, { owner: me, stage: 'landed' });
      const release = database.transaction((tx) => leads.release(tx, me, lead.id, '不跟了'));
      await expect(release).rejects.toMatchObject({ code: 'lead_closed' });
      expect((await row(lead.id)).owner_id).toBe(me.id);
    });

    it('is refused when somebody changed the lead meanwhile', async () => {
      const lead = await aLead(test, { owner: me });
      await move(lead, { stage: 'contacted' });
      await expect(move(lead, { stage: 'qualified' })).rejects.toMatchObject({ code: 'version_conflict' });
      expect((await row(lead.id)).stage).toBe('contacted');
    });

    it('lets one of two who move it at the same time win', async () => {
      const lead = await aLead(test, { owner: me });
      const answers = await Promise.allSettled(
        (['contacted', 'qualified', 'proposed'] as const).map((stage) => move(lead, { stage })),
      );
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await eventsOf(lead.id)).toHaveLength(1);
    });

    it('needs a reason when it is lost and a day when it is parked', async () => {
      const lead = await aLead(test, { owner: me });
      await expect(move(lead, { stage: 'lost' })).rejects.toMatchObject({
        code: 'lost_reason_missing',
        fields: [expect.objectContaining({ field: 'lostReason' })],
      });
      await expect(move(lead, { stage: 'parked' })).rejects.toMatchObject({
        code: 'wake_on_missing',
        fields: [expect.objectContaining({ field: 'wakeOn' })],
      });
      await expect(move(lead, { stage: 'parked', wakeOn: '2020-01-01' })).rejects.toMatchObject({
        code: 'wake_on_past',
        fields: [expect.objectContaining({ field: 'wakeOn' })],
      });
      expect(await eventsOf(lead.id)).toEqual([]);
    });

    it('forgets reason and day when it goes on', async () => {
      const lead = await aLead(test, { owner: me });
      await move(lead, { stage: 'parked', wakeOn: '2037-03-02' });
      expect((await row(lead.id)).open).toBe(true);
      await move({ ...lead, version: 2 }, { stage: 'contacted' });
      expect(await row(lead.id)).toMatchObject({ wake_on: null, lost_reason: null });
    });

    it('changes nothing when it stands there already', async () => {
      const lead = await aLead(test, { owner: me, stage: 'contacted' });
      await move(lead, { stage: 'contacted' });
      expect((await row(lead.id)).version).toBe(1);
      expect(await eventsOf(lead.id)).toEqual([]);
    });

    it('cannot open it again while its contact has another open lead', async () => {
      const phone = aPhone();
      const closed = await aLead(test, { owner: me, stage: 'lost', phone });
      await test.query(
        `insert into lead (ref, contact_id, source_kind) select 'PL-OTHER', contact_id, 'site' from lead where id = $1`,
        [closed.id],
      );
      await expect(move(closed, { stage: 'contacted' })).rejects.toMatchObject({ code: 'other_lead_open' });
      expect((await row(closed.id)).stage).toBe('lost');
    });

    it('needs the lead to be claimed first', async () => {
      const lead = await aLead(test);
      await expect(move(lead, { stage: 'contacted' })).rejects.toMatchObject({ code: 'lead_in_pool' });
    });
  });

  it('is closed to everybody else: their lead is simply not there', async () => {
    const lead = await aLead(test, { owner: me });
    const before = await row(lead.id);
    const unknown = randomUUID();
    for (const id of [lead.id, unknown]) {
      const attempts = [
        (tx: never) => leads.move(tx, stranger, id, { stage: 'lost', lostReason: 'price', version: 1 }),
        (tx: never) => leads.addNote(tx, stranger, id, { text: 'x', key: randomUUID() }),
        (tx: never) => leads.release(tx, stranger, id, 'x'),
        (tx: never) => leads.claim(tx, stranger, id),
        (tx: never) => leads.assign(tx, stranger, id, stranger.id),
        (tx: never) => leads.revealPhones(tx, stranger, id),
        (tx: never) => leads.markAgent(tx, stranger, id, true),
      ];
      for (const attempt of attempts) {
        await expect(database.transaction((tx) => attempt(tx as never) as Promise<unknown>)).rejects.toMatchObject({
          kind: 'not_found',
          code: 'lead_not_found',
        });
      }
    }
    expect(await row(lead.id)).toEqual(before);
    expect(await eventsOf(lead.id)).toEqual([]);
  });

  describe('a note', () => {
    const note = (lead: ALead, key: string, text = '周五看厂', by = me) =>
      database.transaction((tx) => leads.addNote(tx, by, lead.id, { text, key }));

    it('is written once, however often its form is sent', async () => {
      const lead = await aLead(test, { owner: me });
      const key = randomUUID();
      const ids = await Promise.all(Array.from({ length: 5 }, () => note(lead, key)));
      expect(new Set(ids).size).toBe(1);
      expect(await test.query(`select text, author_id from note where lead_id = $1`, [lead.id])).toEqual([
        { text: '周五看厂', author_id: me.id },
      ]);
      expect(await eventsOf(lead.id)).toEqual([{ type: 'lead.noted', data: {} }]);
    });

    it('is refused with a conflict when its key belongs to a note on another lead', async () => {
      const [lead, other] = [await aLead(test, { owner: me }), await aLead(test, { owner: me })];
      const key = randomUUID();
      await note(lead, key);
      await expect(note(other, key)).rejects.toMatchObject({ kind: 'conflict' });
    });
  });

  describe('the mark of an agent', () => {
    const mark = (id: string, agent: boolean) => database.transaction((tx) => leads.markAgent(tx, me, id, agent));

    it('is put on the contact and the lead', async () => {
      const lead = await aLead(test, { owner: me });
      await mark(lead.id, true);
      expect(await row(lead.id)).toMatchObject({ agent: true, version: 2 });
      expect(await test.query(`select agent from contact where id = $1`, [lead.contactId])).toEqual([{ agent: true }]);
    });

    it('cannot come off the second of two open leads of one person', async () => {
      const contact = await aContact(test, { agent: true });
      const ids = await Promise.all(
        ['PL-AG-1', 'PL-AG-2'].map(async (ref) => {
          const [lead] = await test.query<{ id: string }>(
            `insert into lead (ref, contact_id, agent, owner_id, source_kind) values ($1, $2, true, $3, 'site') returning id`,
            [ref, contact.id, me.id],
          );
          return lead!.id;
        }),
      );
      await mark(ids[0]!, false);
      await expect(mark(ids[1]!, false)).rejects.toMatchObject({ kind: 'conflict', code: 'other_lead_open' });
    });
  });
});
