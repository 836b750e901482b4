import { Test, type TestingModule } from '@nestjs/testing';
import { ArticlesModule } from '@app/articles';
import { AuditModule } from '@app/audit';
import { LeadDetails, Leads, LeadsModule } from '@app/leads';
import { ListingsModule } from '@app/listings';
import { createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { type Me, UsersModule } from '@app/users';
import { aPhone } from '../../../test/factories/a-contact.js';
import { aLead } from '../../../test/factories/a-lead.js';
import { type AUser, aUser } from '../../../test/factories/a-user.js';
import { anArticle } from '../../../test/factories/an-article.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { stateOf } from '../../../test/support/state-of.js';
import { PhoneLeads } from './phone-leads.js';

const asMe = (user: AUser): Me => ({ ...user, teamIds: [user.teamId] });

describe('a lead that came by phone', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let leads: PhoneLeads;

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    const imports = [platform, AuditModule, UsersModule, LeadsModule, ListingsModule, ArticlesModule];
    app = await Test.createTestingModule({ imports, providers: [PhoneLeads] }).compile();
    leads = app.get(PhoneLeads);
  });
  afterAll(async () => {
    await app.close();
    await test.drop();
  });

  it('belongs to whoever wrote it down, with its source', async () => {
    const [me, article] = [asMe(await aUser(test)), await anArticle(test)];
    const opened = await leads.add(me, { phone: aPhone(), contact: '吴经理', article: article.slug });
    expect(opened.joined).toBe(false);
    expect(
      await test.query(`select owner_id, team_id, source_kind, article_id from lead where id = $1`, [opened.id]),
    ).toEqual([{ owner_id: me.id, team_id: me.teamId, source_kind: 'phone', article_id: article.id }]);
  });

  it('is written down once a form, also for an agent', async () => {
    const me = asMe(await aUser(test));
    const form = { phone: aPhone(), contact: '中介小李', agent: true, need: '租厂房1000平', key: 'form-1' };
    const [first, again] = [await leads.add(me, form), await leads.add(me, form)];
    expect(again.id).toBe(first.id);
    expect((await leads.add(me, { ...form, key: 'form-2' })).id).not.toBe(first.id);
  });

  it('needs something to go on, and keeps a number that looks wrong as it was said', async () => {
    const me = asMe(await aUser(test));
    await expect(leads.add(me, { need: '租厂房' })).rejects.toMatchObject({ code: 'lead_empty' });
    const { id } = await leads.add(me, { phone: '小灵通 211234', need: '租厂房' });
    const shown = await app.get(Database).transaction((tx) => app.get(Leads).revealPhones(tx, me, id));
    expect(shown).toMatchObject([{ phone: '小灵通 211234' }]);
    const { contacts } = await app.get(LeadDetails).of(me, id);
    expect(contacts).toMatchObject([
      { phone: '****1234', phoneCheck: { kind: 'unknown', warnings: ['wrong_length'] } },
    ]);
  });

  it('joins my own open lead', async () => {
    const [me, phone] = [asMe(await aUser(test)), aPhone()];
    const lead = await aLead(test, { owner: me, phone });
    expect(await leads.add(me, { phone: phone.slice(3) })).toEqual({ id: lead.id, ref: lead.ref, joined: true });
  });

  it.each(['advisor', 'manager'] as const)('leaves a lead of others as it is, also for a %s beside', async (role) => {
    const [me, owner, phone] = [asMe(await aUser(test, { role })), await aUser(test), aPhone()];
    await aLead(test, { owner, phone });
    const before = await stateOf(test);
    await expect(leads.add(me, { phone, need: '再加1000平' })).rejects.toMatchObject({ code: 'lead_taken' });
    expect(await stateOf(test)).toEqual(before);
  });

  it('joins a lead of the manager’s own team', async () => {
    const owner = await aUser(test);
    const [manager, phone] = [asMe(await aUser(test, { role: 'manager', teamId: owner.teamId })), aPhone()];
    const lead = await aLead(test, { owner, phone });
    expect(await leads.add(manager, { phone })).toMatchObject({ id: lead.id, joined: true });
  });

  it('sends an advisor to the pool for a lead that waits there', async () => {
    const [me, phone] = [asMe(await aUser(test)), aPhone()];
    await aLead(test, { phone });
    await expect(leads.add(me, { phone })).rejects.toMatchObject({
      code: 'lead_taken',
      message: expect.stringContaining('公海'),
    });
  });
});
