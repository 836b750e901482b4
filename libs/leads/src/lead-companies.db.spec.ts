import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { type Me, UsersModule } from '@app/users';
import { aLead } from '../../../test/factories/a-lead.js';
import { type AUser, aUser } from '../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { stateOf } from '../../../test/support/state-of.js';
import { LeadCompanies } from './lead-companies.js';
import { LeadsModule } from './leads.module.js';

const asMe = (user: AUser): Me => ({ ...user, teamIds: [user.teamId] });
const RIGHT = '91350100M000100Y43';

describe('the company of a lead', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let companies: LeadCompanies;

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    const imports = [platform, AuditModule, UsersModule, LeadsModule];
    app = await Test.createTestingModule({ imports }).compile();
    companies = app.get(LeadCompanies);
  });
  afterAll(async () => {
    await app.close();
    await test.drop();
  });

  const edit = (
    me: Me,
    id: string,
    changes: Parameters<LeadCompanies['edit']>[3],
    version?: number,
  ): Promise<string[]> => app.get(Database).transaction((tx) => companies.edit(tx, me, id, changes, version));

  it('is corrected, and says so on the timeline without the values', async () => {
    const owner = await aUser(test);
    const me = asMe(owner);
    const { id, companyId } = await aLead(test, { owner, companyName: '浙江旧岭机械有限公司' });
    const changes = { name: ' 浙江新岭机械有限公司 ', uscc: RIGHT.toLowerCase(), region: '331102', industry: '34' };
    expect(await edit(me, companyId, changes)).toEqual([id]);
    expect(await companies.read(me, companyId)).toEqual({
      ...{ id: companyId, name: '浙江新岭机械有限公司', shortName: '新岭', uscc: RIGHT },
      ...{
        version: 2,
        region: '331102',
        regionName: '浙江省丽水市莲都区',
        industry: '34',
        industryName: '通用设备制造业',
      },
      ...{
        warnings: [],
        people: [expect.objectContaining({ phoneCheck: expect.objectContaining({ kind: 'mobile' }) })],
      },
    });
    const [event] = await test.query(`select lead_id, subject_id, data from event where type = 'company.edited'`);
    expect(event).toEqual({
      ...{ lead_id: id, subject_id: companyId, data: { keys: ['name', 'uscc', 'region', 'industry'] } },
    });
    const [lead] = await test.query<{ search_text: string }>(`select search_text from lead where id = $1`, [id]);
    expect(lead!.search_text).toMatch(/^浙江新岭机械有限公司 .*浙江旧岭机械有限公司/);

    expect(await edit(me, companyId, changes)).toEqual([]);
    await edit(me, companyId, { uscc: '', region: '', industry: '' });
    expect(await companies.read(me, companyId)).toMatchObject({ uscc: null, region: null, industry: null });
  });

  it('tells the second of two editors what changed, and takes over when they say so', async () => {
    const owner = await aUser(test);
    const me = asMe(owner);
    const { companyId } = await aLead(test, { owner, companyName: '浙江双岭机械有限公司' });
    const { version } = await companies.read(me, companyId);
    await edit(me, companyId, { industry: '34' }, version);
    await expect(edit(me, companyId, { industry: '36', region: '3311' }, version)).rejects.toMatchObject({
      code: 'version_conflict',
      fields: [
        { field: 'region', message: '现在是「」' },
        { field: 'industry', message: '现在是「34」' },
      ],
    });
    await edit(me, companyId, { industry: '36' }, version + 1);
    expect(await companies.read(me, companyId)).toMatchObject({ industry: '36', region: null, version: version + 2 });
    // The same words again change nothing and are no conflict.
    expect(await edit(me, companyId, { industry: '36' }, version)).toEqual([]);
  });

  it('shows who answers for it within the scope, with what to know of the number', async () => {
    const [owner, stranger] = [await aUser(test), await aUser(test)];
    const mine = await aLead(test, { owner, companyName: '浙江众岭机械有限公司', phone: '+8657187654321' });
    const theirs = await aLead(test, { owner: stranger });
    await test.query(`update lead set company_id = $2 where id = $1`, [theirs.id, mine.companyId]);
    await test.query(`update contact set company_id = $2 where id = $1`, [theirs.contactId, mine.companyId]);
    const people = async (me: Me) => (await companies.read(me, mine.companyId)).people;
    expect(await people(asMe(owner))).toEqual([
      expect.objectContaining({ id: mine.contactId, phoneCheck: expect.objectContaining({ kind: 'landline' }) }),
    ]);
    expect((await people(asMe(stranger))).map(({ id }) => id)).toEqual([theirs.contactId]);
  });

  it('may have a wrong code or that of another, with a warning', async () => {
    const [owner, stranger] = [await aUser(test), await aUser(test)];
    const [one, two, foreign] = [
      await aLead(test, { owner, companyName: '浙江甲岭机械有限公司' }),
      await aLead(test, { owner }),
      await aLead(test, { owner: stranger }),
    ];
    const wrong = `${RIGHT.slice(0, -1)}4`;
    for (const lead of [one, two]) await edit(asMe(owner), lead.companyId, { uscc: wrong });
    await edit(asMe(stranger), foreign.companyId, { uscc: wrong });
    expect((await companies.read(asMe(owner), two.companyId)).warnings).toEqual([
      expect.objectContaining({ field: 'uscc', code: 'check_digit', other: null }),
      expect.objectContaining({ field: 'uscc', code: 'duplicate', other: '浙江甲岭机械有限公司' }),
    ]);
    // A company outside the scope is not spoken of.
    const seen = await companies.read(asMe(stranger), foreign.companyId);
    expect(seen.warnings.map(({ code }) => code)).toEqual(['check_digit']);
  });

  it('does not take the name of another, however it is written, and points to merging', async () => {
    const owner = await aUser(test);
    await aLead(test, { owner, companyName: '浙江乙岭机械有限公司' });
    const { companyId } = await aLead(test, { owner });
    const before = await stateOf(test);
    await expect(edit(asMe(owner), companyId, { name: '乙岭机械（浙江）有限公司' })).rejects.toMatchObject({
      code: 'company_name_taken',
      message: expect.stringContaining('合并'),
    });
    expect(await stateOf(test)).toEqual(before);
  });

  it('takes the name of one that was merged into it', async () => {
    const owner = await aUser(test);
    const gone = await aLead(test, { owner, companyName: '浙江丙岭机械有限公司' });
    const { companyId } = await aLead(test, { owner });
    await test.query(`update company set merged_into = $2 where id = $1`, [gone.companyId, companyId]);
    await edit(asMe(owner), companyId, { name: '丙岭机械有限公司' });
    expect(await companies.read(asMe(owner), companyId)).toMatchObject({ name: '丙岭机械有限公司', shortName: '丙岭' });
  });

  it('needs a name, a place and an industry that exist', async () => {
    const owner = await aUser(test);
    const { companyId } = await aLead(test, { owner });
    await expect(edit(asMe(owner), companyId, { name: ' ', region: '999999', industry: '00' })).rejects.toMatchObject({
      fields: ['name', 'region', 'industry'].map((field) => expect.objectContaining({ field })),
    });
  });

  it('is there for those who see a lead of it, and corrected by those who work on one', async () => {
    const [owner, stranger] = [await aUser(test), asMe(await aUser(test))];
    const [owned, pooled] = [await aLead(test, { owner }), await aLead(test)];
    await expect(companies.read(stranger, owned.companyId)).rejects.toMatchObject({ code: 'company_not_found' });
    await expect(edit(stranger, owned.companyId, { uscc: '' })).rejects.toMatchObject({ code: 'company_not_found' });
    expect((await companies.read(stranger, pooled.companyId)).id).toBe(pooled.companyId);
    await expect(edit(stranger, pooled.companyId, { uscc: RIGHT })).rejects.toMatchObject({ code: 'lead_in_pool' });
  });
});
