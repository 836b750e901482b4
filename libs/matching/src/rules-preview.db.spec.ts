import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { LeadsModule } from '@app/leads';
import { createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { UsersModule } from '@app/users';
import { aLead } from '../../../test/factories/a-lead.js';
import { aListing } from '../../../test/factories/a-listing.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { MatchingSettings } from './matching-settings.js';
import { MatchingModule } from './matching.module.js';
import { RulesPreviews } from './rules-preview.service.js';

describe('what other matching rules would change', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let previews: RulesPreviews;

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({
      imports: [platform, AuditModule, UsersModule, LeadsModule, MatchingModule],
    }).compile();
    previews = app.get(RulesPreviews);
  });
  afterAll(async () => {
    await app.close();
    await test.drop();
  });
  beforeEach(() => test.query('truncate listing, lead, setting cascade'));

  async function asking(area: object): Promise<void> {
    const { id } = await aLead(test);
    const need = { side: 'demand', transaction: ['rent'], property: ['factory'], regions: [{ name: '云和县', code: '331125', level: 'county' }], area_sqm: area }; // prettier-ignore
    await test.query('update lead set need = $2 where id = $1', [id, JSON.stringify(need)]);
  }

  it('is tried on the leads, told in numbers, and writes nothing', async () => {
    await aListing(test, { areaSqm: 3000 });
    await asking({ min: 3000, max: 4000 });
    await asking({ min: 3300, max: 4000 });
    const lenient = { area: { range: { passUnder: 0.12 } } };
    expect(await previews.of(lenient)).toEqual({ leads: 2, sampled: 2, changed: 1, gained: 1, lost: 0 });
    expect(await previews.of({})).toMatchObject({ sampled: 2, changed: 0, gained: 0, lost: 0 });
    expect(await test.query(`select * from setting where key = 'matching'`)).toEqual([]);
    // Against what the house has set, not against the defaults.
    await app.get(Database).transaction((tx) => app.get(MatchingSettings).write(tx, lenient, undefined as never));
    expect(await previews.of({})).toMatchObject({ changed: 1, gained: 0, lost: 1 });
    expect(await previews.of(lenient)).toMatchObject({ changed: 0 });
  });

  it('tries forty of many leads and says so', async () => {
    for (let i = 0; i < 42; i++) await asking({ min: 3000, max: 4000 });
    expect(await previews.of({})).toMatchObject({ leads: 42, sampled: 40 });
  });

  it('refuses what is no rule, naming it', async () => {
    await expect(previews.of({ budgetOver: 3, colour: 'red' })).rejects.toMatchObject({ code: 'rules_invalid' });
  });
});
