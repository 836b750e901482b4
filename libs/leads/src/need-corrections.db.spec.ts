import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import type { Need } from '@app/needs';
import { createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { type Me, UsersModule } from '@app/users';
import { aPhone } from '../../../test/factories/a-contact.js';
import { aUser, type AUser } from '../../../test/factories/a-user.js';
import { anInquiry } from '../../../test/factories/an-inquiry.js';
import { unlike } from '../../../test/factories/unlike.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { LeadDetails } from './lead-detail.js';
import { LeadOpening } from './lead-opening.js';
import { LeadsModule } from './leads.module.js';
import { LeadNeeds, type NeedEdit } from './need-corrections.js';

describe('correcting a need', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let needs: LeadNeeds;
  let user: AUser;
  let me: Me;

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, LeadsModule] }).compile();
    [database, needs] = [app.get(Database), app.get(LeadNeeds)];
    user = await aUser(test, { name: '陈敏' });
    me = { ...user, teamIds: [user.teamId] } as unknown as Me;
  });
  afterAll(async () => {
    await app.close();
    await test.drop();
  });

  const ask = async (need: string, phone: string, company = `临江${unlike()}电子有限公司`) => {
    const inquiry = await anInquiry(test, { need, phone, company });
    const opened = (await database.transaction((tx) => app.get(LeadOpening).fromInquiry(tx, inquiry.id)))!;
    await test.query(`update lead set owner_id = $2, team_id = $3 where id = $1`, [opened.id, user.id, user.teamId]);
    return { lead: opened.id, inquiry: inquiry.id };
  };
  const view = (id: string) => app.get(LeadDetails).of(me, id);
  const correct = async (id: string, edit: Omit<NeedEdit, 'version'>) => {
    const { version } = await view(id);
    await database.transaction((tx) => needs.correct(tx, me, id, { ...edit, version }));
    return view(id);
  };
  const words = (text: string, { start, end }: { start: number; end: number }) => text.slice(start, end);

  it('keeps the correction when a second inquiry says otherwise, and gives back its reading on reset', async () => {
    const [phone, first, second] = [aPhone(), '想在云和租3000平厂房', '厂房面积要改成8000平，层高8米'];
    const one = await ask(first, phone);
    const corrected = await correct(one.lead, { set: { area_sqm: { min: 5000, max: 5000 } } });
    expect(corrected.need.area_sqm).toEqual({ min: 5000, max: 5000 });
    expect(corrected.needLine).toContain('5,000 ㎡');
    expect(corrected.needCorrections).toEqual([
      expect.objectContaining({ key: 'area_sqm', by: '陈敏', read: { min: 3000, max: 3000 } }),
    ]);

    const two = await ask(second, phone);
    expect(two.lead).toBe(one.lead);
    const joined = await view(one.lead);
    expect(joined.need).toMatchObject({ area_sqm: { min: 5000, max: 5000 }, height_m: { min: 8 } });
    expect(joined.needLine).toContain('5,000 ㎡');
    expect(joined.needOrigins.area_sqm!.inquiryId).toBe(two.inquiry);
    expect(words(second, joined.needOrigins.area_sqm!)).toBe('8000平');
    expect(joined.needOrigins.regions!.inquiryId).toBe(one.inquiry);
    expect(words(first, joined.needOrigins.regions!)).toBe('云和');

    const reset = await correct(one.lead, { reset: ['area_sqm'] });
    expect(reset.need.area_sqm).toEqual({ min: 8000, max: 8000 });
    expect(reset.needCorrections).toEqual([]);
  });

  it('records who changed which keys once, and nothing for the same values again', async () => {
    const { lead } = await ask('租3000平厂房', aPhone());
    const set = { area_sqm: { min: 4000, max: 4000 }, land_sqm: { min: 20000, max: 20000 } };
    await correct(lead, { set });
    await correct(lead, { set });
    const events = await test.query<{ actor_id: string; data: { keys: string[] } }>(
      `select actor_id, data from event where lead_id = $1 and type = 'lead.need_changed'`,
      [lead],
    );
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ actor_id: user.id, data: { keys: ['area_sqm', 'land_mu', 'land_sqm'] } });
    expect((await view(lead)).need.land_mu).toEqual({ min: 30, max: 30 });
  });

  it('refuses an old version, a wrong value by its name, and a lead in the pool', async () => {
    const { lead } = await ask('租3000平厂房', aPhone());
    const { version } = await view(lead);
    const run = (edit: NeedEdit) => database.transaction((tx) => needs.correct(tx, me, lead, edit));
    await expect(run({ version: version - 1, clear: ['budget'] })).rejects.toMatchObject({ code: 'version_conflict' });
    await expect(run({ version, set: { area_sqm: { min: 9, max: 3 } } })).rejects.toMatchObject({
      code: 'need_invalid',
      fields: [{ field: 'area_sqm', message: '面积：最小值不能大于最大值' }],
    });
    await test.query(`update lead set owner_id = null where id = $1`, [lead]);
    await expect(run({ version, clear: ['budget'] })).rejects.toMatchObject({ code: 'lead_in_pool' });
  });

  it('asks no more for what is known not to be asked for', async () => {
    const { lead } = await ask('找厂房', aPhone());
    expect((await view(lead)).questions.join()).toContain('面积');
    const cleared = await correct(lead, { clear: ['area_sqm', 'regions'] });
    expect(cleared.questions.join()).not.toMatch(/面积|哪个市/);
    expect(cleared.need.flags).not.toContain('area_missing');
  });

  it('keeps what was said by telephone, with its origins and its extension', async () => {
    const given = {
      ...{
        need: '要在丽水拿地30亩',
        usage: '做光伏支架',
        tax: '',
        company: `云上${unlike()}有限公司`,
        contact: '钱工',
      },
      ...{ phone: '+865782345678', extension: '801', ownerId: user.id, teamId: user.teamId, ref: `PL-${unlike()}` },
      ...{ sourceKind: 'phone' as const, articleId: null, listingId: null, asOf: '2026-11-23' },
    };
    const add = () => database.transaction((tx) => app.get(LeadOpening).byHand(tx, user.id, given));
    const opened = await add();
    expect((await add()).id).toBe(opened.id);
    const detail = await view(opened.id);
    expect(detail.inquiries).toEqual([
      expect.objectContaining({ channel: 'phone', need: given.need, phone: '0578-****78 转 801' }),
    ]);
    expect(words(given.need, detail.needOrigins.land_mu!)).toBe('30亩');
    expect(detail.needOrigins.land_mu!.inquiryId).toBe(detail.inquiries[0]!.id);
    expect((detail.need as Need).industry?.division).toBeDefined();
    expect(detail.phone).toBe('0578-****78 转 801');
  });

  it('needs a consent and a number only of the form', async () => {
    const { inquiry } = await ask('租厂房', aPhone());
    await expect(test.query(`update inquiry set consent_at = null where id = $1`, [inquiry])).rejects.toThrow(
      /inquiry_form_is_whole/,
    );
  });
});
