import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { Companies, Contact } from '@app/companies';
import { createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { UsersModule } from '@app/users';
import { aContact, aPhone } from '../../../test/factories/a-contact.js';
import { aLead } from '../../../test/factories/a-lead.js';
import { aUser } from '../../../test/factories/a-user.js';
import { anInquiry } from '../../../test/factories/an-inquiry.js';
import { unlike } from '../../../test/factories/unlike.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { LeadOpening, type LeadWords, type OpenedLead } from './lead-opening.js';
import { LeadsModule } from './leads.module.js';

describe('opening leads', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let opening: LeadOpening;

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, LeadsModule] }).compile();
    [database, opening] = [app.get(Database), app.get(LeadOpening)];
  });
  afterAll(async () => {
    await app.close();
    await test.drop();
  });

  const newCompany = (): string => `临江${unlike()}电子有限公司`;
  const read = async (given: Parameters<typeof anInquiry>[1] = {}): Promise<OpenedLead> => {
    const inquiry = await anInquiry(test, { company: newCompany(), ...given });
    return (await database.transaction((tx) => opening.fromInquiry(tx, inquiry.id)))!;
  };
  const leadOf = async (id: string) =>
    (
      await test.query<{ contactId: string; companyId: string; linkedLeadId: string; agent: boolean; version: number }>(
        `select contact_id as "contactId", company_id as "companyId", linked_lead_id as "linkedLeadId", agent, version
         from lead where id = $1`,
        [id],
      )
    )[0]!;
  const contactsOf = (id: string) =>
    test.query(`select contact_id from lead_contact where lead_id = $1`, [id]).then(({ length }) => length);

  it('keeps what is looked for when a later text asks for nothing', async () => {
    const phone = aPhone();
    const first = await read({ need: '想在丽水租3000平厂房', phone });
    await read({ need: '请把我的手机号删除，不要再联系', phone });
    const [lead] = await test.query<{ need: Record<string, unknown> }>(`select need from lead where id = $1`, [
      first.id,
    ]);
    expect(lead!.need).toMatchObject({ side: 'demand', area_sqm: { min: 3000 } });
  });

  it('never takes a service number for a person, but the same name behind it in one company', async () => {
    const [one, two] = [newCompany(), newCompany()];
    const first = await read({ phone: '+864000123021', company: one });
    const other = await read({ phone: '+864000123021', company: two });
    const again = await read({ phone: '+864000123021', company: one });
    expect([other.joined, again.joined, again.id]).toEqual([false, true, first.id]);
    expect([await contactsOf(first.id), await contactsOf(other.id)]).toEqual([1, 1]);
    const rows = await test.query(`select phone_index, phone_hint from contact where id = any($1)`, [
      [(await leadOf(first.id)).contactId, (await leadOf(other.id)).contactId],
    ]);
    expect(rows).toEqual([1, 2].map(() => ({ phone_index: null, phone_hint: '****3021' })));
    await database.transaction(async (tx) => {
      expect(await app.get(Companies).contactByPhone(tx, '+864000123021')).toBeNull();
    });
  });

  it('keeps a number that cannot be dialled as it was written, and knows nobody by it', async () => {
    const [first, other] = [await read({ phone: '2112345' }), await read({ phone: '2112345' })];
    expect(other.joined).toBe(false);
    const contact = await database.transaction(async (tx) =>
      tx.findOneByOrFail(Contact, { id: (await leadOf(first.id)).contactId }),
    );
    expect([app.get(Companies).openPhone(contact), contact.phoneIndex]).toEqual(['2112345', null]);
  });

  it('is found by the reference of every inquiry that joined it, and never holds a phone in its need or search text', async () => {
    const phone = aPhone();
    const first = await read({ need: `租厂房2000平，电话 ${phone.replace('+86', '')}，找我`, phone });
    const second = await anInquiry(test, { phone, company: newCompany() });
    await database.transaction((tx) => opening.fromInquiry(tx, second.id));
    const [lead] = await test.query<{ need: unknown; search_text: string }>(
      `select need, search_text from lead where id = $1`,
      [first.id],
    );
    expect(lead!.search_text).toContain(second.ref);
    expect(JSON.stringify(lead)).not.toContain(phone.replace('+86', ''));
  });

  it('makes a lead of an inquiry, under the same reference, and records it', async () => {
    const inquiry = await anInquiry(test, { company: newCompany() });
    const opened = await database.transaction((tx) => opening.fromInquiry(tx, inquiry.id));
    expect(opened).toMatchObject({ ref: inquiry.ref, ownerId: null, joined: false });
    expect(await test.query(`select status, lead_id from inquiry where id = $1`, [inquiry.id])).toEqual([
      { status: 'read', lead_id: opened!.id },
    ]);
    expect(await test.query(`select type, subject_id from event where lead_id = $1`, [opened!.id])).toEqual([
      { type: 'lead.opened', subject_id: inquiry.id },
    ]);
    expect(await contactsOf(opened!.id)).toBe(1);
  });

  it('reads an inquiry once, and one in quarantine not at all', async () => {
    const [received, held] = [await anInquiry(test), await anInquiry(test, { status: 'quarantined' })];
    const run = (id: string) => database.transaction((tx) => opening.fromInquiry(tx, id));
    expect(await run(received.id)).toBeDefined();
    expect(await run(received.id)).toBeUndefined();
    expect(await run(held.id)).toBeUndefined();
  });

  it('joins the open lead of the same phone, whatever company it names', async () => {
    const phone = aPhone();
    const first = await read({ phone });
    const { version } = await leadOf(first.id);
    const second = await read({ phone });
    expect(second).toEqual({ ...first, joined: true });
    expect((await leadOf(first.id)).version).toBe(version + 1);
    expect(await contactsOf(first.id)).toBe(1);
    const types = await test.query<{ type: string }>(`select type from event where lead_id = $1 order by id`, [
      first.id,
    ]);
    expect(types.map(({ type }) => type)).toEqual(['lead.opened', 'lead.joined']);
  });

  it('adds another phone of the same company as a new contact on its open lead', async () => {
    const company = newCompany();
    const first = await read({ company });
    const second = await read({ company: `  ${company} ` });
    expect(second).toMatchObject({ id: first.id, joined: true });
    expect(await contactsOf(first.id)).toBe(2);
  });

  it('joins by the phone of a contact that was added later', async () => {
    const company = newCompany();
    const phone = aPhone();
    const first = await read({ company });
    await read({ company, phone });
    expect(await read({ phone, company: '' })).toMatchObject({ id: first.id, joined: true });
  });

  it('makes of each inquiry of an agent a lead of its own, linked to the one before', async () => {
    const phone = aPhone();
    await aContact(test, { phone, agent: true });
    const [first, second] = [await read({ phone }), await read({ phone })];
    expect(second.joined).toBe(false);
    expect(second.id).not.toBe(first.id);
    expect(await leadOf(second.id)).toMatchObject({ agent: true, linkedLeadId: first.id });
  });

  it('does not let an agent speak for the company on whose lead somebody works', async () => {
    const [phone, company] = [aPhone(), newCompany()];
    await aContact(test, { phone, agent: true });
    const own = await read({ company });
    expect((await read({ phone, company })).id).not.toBe(own.id);
  });

  it.each(['lost', 'invalid', 'landed', 'operating'] as const)(
    'opens a new lead, linked to the old one, for the phone of a lead that is %s',
    async (stage) => {
      const phone = aPhone();
      const old = await aLead(test, { phone, stage, owner: await aUser(test) });
      const opened = await read({ phone });
      expect(opened).toMatchObject({ joined: false, ownerId: null });
      expect((await leadOf(opened.id)).linkedLeadId).toBe(old.id);
    },
  );

  it('links to the closed lead of the same company, and of a person who was its second contact', async () => {
    const [company, phone] = [newCompany(), aPhone()];
    const old = await aLead(test, { companyName: company, stage: 'lost' });
    const byCompany = await read({ company });
    expect((await leadOf(byCompany.id)).linkedLeadId).toBe(old.id);

    const second = await aContact(test, { phone });
    const closed = await aLead(test, { stage: 'lost' });
    await test.query(`insert into lead_contact (lead_id, contact_id) values ($1, $2)`, [closed.id, second.id]);
    const byPerson = await read({ phone, company: '' });
    expect((await leadOf(byPerson.id)).linkedLeadId).toBe(closed.id);
  });

  it('works with a parked lead as with any open one', async () => {
    const phone = aPhone();
    const parked = await aLead(test, { phone, stage: 'parked' });
    expect(await read({ phone })).toMatchObject({ id: parked.id, joined: true });
  });

  it('makes one lead of 50 inquiries of one phone that are read at the same time', async () => {
    const phone = aPhone();
    const opened = await Promise.all(Array.from({ length: 50 }, () => read({ phone })));
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
    expect(opened.filter(({ joined }) => !joined)).toHaveLength(1);
  }, 60_000);

  it('makes one lead of 20 people of one new company who ask at the same time', async () => {
    const company = newCompany();
    const opened = await Promise.all(Array.from({ length: 20 }, () => read({ company })));
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
    expect(await contactsOf(opened[0]!.id)).toBe(20);
  }, 60_000);

  describe('by hand', () => {
    const words = (given: Partial<LeadWords> = {}): LeadWords => ({
      need: '',
      usage: '',
      tax: '',
      company: newCompany(),
      contact: '吴经理',
      phone: aPhone(),
      sourceKind: 'phone',
      articleId: null,
      listingId: null,
      asOf: '2026-11-23',
      ...given,
    });
    const add = (by: string, given: LeadWords) => database.transaction((tx) => opening.byHand(tx, by, given));

    it('gives the lead to whoever wrote it down', async () => {
      const me = await aUser(test);
      const opened = await add(me.id, words({ ownerId: me.id, teamId: me.teamId }));
      expect(opened).toMatchObject({ ownerId: me.id, joined: false });
      expect(await test.query(`select actor_id, type from event where lead_id = $1`, [opened.id])).toEqual([
        { actor_id: me.id, type: 'lead.opened' },
      ]);
    });

    it('joins the lead of the same phone and says whose it is', async () => {
      const [me, colleague, phone] = [await aUser(test), await aUser(test), aPhone()];
      const theirs = await aLead(test, { phone, owner: colleague });
      const opened = await add(me.id, words({ phone, ownerId: me.id, teamId: me.teamId }));
      expect(opened).toMatchObject({ id: theirs.id, ownerId: colleague.id, joined: true });
    });

    it('needs no phone when there is a company', async () => {
      const me = await aUser(test);
      const given = words({ phone: null, ownerId: me.id });
      const first = await add(me.id, given);
      expect(await add(me.id, given)).toMatchObject({ id: first.id, joined: true });
    });
  });
});
