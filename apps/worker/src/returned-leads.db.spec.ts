import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { Leads, LeadsModule, type Stage } from '@app/leads';
import { Matching, MatchingModule } from '@app/matching';
import { NotificationsModule } from '@app/notifications';
import { createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { type Me, UsersModule } from '@app/users';
import { aLead } from '../../../test/factories/a-lead.js';
import { aListing } from '../../../test/factories/a-listing.js';
import { aUser } from '../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { followersOf } from './flow.js';
import { MatchLead } from './processors/match-lead.js';

describe('a lead that comes back', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    const imports = [platform, AuditModule, UsersModule, LeadsModule, MatchingModule, NotificationsModule];
    app = await Test.createTestingModule({ imports, providers: [MatchLead] }).compile();
    database = app.get(Database);
  });
  afterAll(async () => {
    await app.close();
    await test.drop();
  });
  beforeEach(() => test.query('truncate listing, lead cascade'));

  /** Moves a lead as its owner does, then lets the worker follow what that recorded. @returns what it found */
  async function moved(from: Stage, to: Stage): Promise<{ refs: string[]; matched: number }> {
    const user = await aUser(test);
    const me: Me = { ...user, teamIds: [user.teamId] };
    const lead = await aLead(test, { owner: me, stage: from });
    const need = { side: 'demand', transaction: ['rent'], property: ['factory'], regions: [{ name: '云和县', code: '331125', level: 'county' }], area_sqm: { min: 2000, max: 3500 } }; // prettier-ignore
    await test.query('update lead set need = $2 where id = $1', [lead.id, JSON.stringify(need)]);
    const { version } = lead;
    await database.transaction((tx) => app.get(Leads).move(tx, me, lead.id, { stage: to, version, lostReason: 'price', wakeOn: '2030-01-01' })); // prettier-ignore
    const [event] = await test.query<{ id: string; type: string; data: Record<string, unknown> }>(
      `select id, type, data from event where lead_id = $1 and type = 'lead.stage_changed'`,
      [lead.id],
    );
    expect(followersOf(event!.type)).toContain('match-lead');
    const handler = app.get(MatchLead);
    await database.transaction((tx) => handler.handle(tx, { ...event!, leadId: lead.id, subjectId: null }));
    const refs = (await app.get(Matching).ofLead(lead.id)).map(({ listing }) => listing.ref);
    const events = await test.query(`select from event where lead_id = $1 and type = 'lead.matched'`, [lead.id]);
    return { refs, matched: events.length };
  }

  it.each([
    ['lost', 'contacted'],
    ['invalid', 'new'],
    ['parked', 'qualified'],
  ] as const)('from %s to %s is matched with what came meanwhile', async (from, to) => {
    const { ref } = await aListing(test);
    expect(await moved(from, to)).toEqual({ refs: [ref], matched: 1 });
  });

  it.each([
    ['contacted', 'qualified'],
    ['qualified', 'parked'],
    ['qualified', 'lost'],
    ['parked', 'lost'],
  ] as const)('is not matched anew from %s to %s', async (from, to) => {
    await aListing(test);
    expect(await moved(from, to)).toEqual({ refs: [], matched: 0 });
  });
});
