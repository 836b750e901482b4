import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { createLogger, Database, Keyring, loadSettings, PlatformModule } from '@app/platform';
import { type Me, UsersModule } from '@app/users';
import { aUser } from '../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { LeadsModule } from './leads.module.js';
import type { LeadFilters } from './lead-where.js';
import { LeadsRepository } from './leads.repository.js';
import { PoolClock } from './pool/pool-clock.js';

const LEADS = 20_000;

describe(`the list of ${LEADS} leads`, () => {
  let test: TestDatabase;
  let app: TestingModule;
  let repository: LeadsRepository;
  let advisor: Me;
  let manager: Me;
  let admin: Me;
  let asked: { sql: string; parameters: unknown[] }[] = [];

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, LeadsModule] }).compile();
    const database = app.get(Database);
    const listening = {
      query: (sql: string, parameters: unknown[]) => {
        asked.push({ sql, parameters });
        return database.query(sql, parameters);
      },
    };
    repository = new LeadsRepository(listening as Database, app.get(Keyring), app.get(PoolClock));

    const person = async (role: Me['role']): Promise<Me> => {
      const user = await aUser(test, { role });
      return { ...user, teamIds: [user.teamId] };
    };
    [advisor, manager, admin] = [await person('advisor'), await person('manager'), await person('admin')];
    const owners = [advisor, ...(await Promise.all(Array.from({ length: 39 }, () => person('advisor'))))];
    await test.query(
      `insert into contact (name, phone_index, phone_hint)
       select chr(20000 + n % 900) || '工', sha256(n::text::bytea), '139****0000' from generate_series(1, $1) as n`,
      [LEADS],
    );
    await test.query(
      `insert into company (name, name_key, short_name)
       select brand || '机械有限公司', brand || '机械', brand from generate_series(1, $1) as n,
         lateral (select chr(30000 + n % 800) || chr(31000 + n / 800) || '恒' as brand) as named`,
      [LEADS],
    );
    await test.query(
      `insert into lead (ref, contact_id, source_kind, owner_id, team_id, stage, created_at, search_text)
       select 'PL-' || n, id, 'site', ($1::uuid[])[1 + n % 40], case when n % 20 = 0 then $2::uuid end,
         (array['new', 'contacted', 'qualified', 'visited', 'lost'])[1 + n / 40 % 5], now() - n * interval '1 minute',
         'PL-' || n || ' 云岭' || chr(20000 + (n % 3000)::int) || chr(24000 + (n % 2999)::int) || '有限公司'
       from (select id, row_number() over () as n from contact) as numbered`,
      [owners.map(({ id }) => id), manager.teamId],
    );
    await test.query(
      `update lead set company_id = company.id from (select id, row_number() over () as n from lead) as numbered,
         (select id, row_number() over () as n from company) as company
       where numbered.id = lead.id and company.n = numbered.n`,
    );
    // One owner's share becomes the pool.
    await test.query(`update lead set owner_id = null where owner_id = $1`, [owners[39]!.id]);
    await test.query(`insert into lead_contact select id, contact_id from lead`);
    await test.query(`vacuum analyze`);
  }, 120_000);
  afterAll(async () => {
    await app.close();
    await test.drop();
  });

  interface Plan {
    'Node Type': string;
    'Relation Name'?: string;
    'Index Name'?: string;
    Plans?: Plan[];
  }
  const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

  /** The plans of the page's own statement, and of its count unless that has to look at every row anyway. */
  async function plansOf(me: Me, filters: Partial<LeadFilters>, { counted = true } = {}): Promise<Plan[]> {
    asked = [];
    const { items } = await repository.list(me, { limit: 50, ...filters });
    expect(items.length).toBeGreaterThan(0);
    const statements = asked.filter(({ sql }) => counted || !sql.startsWith('select count'));
    const plans = await Promise.all(
      statements.map(async ({ sql, parameters }) => {
        const [row] = await test.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(`explain (format json) ${sql}`, parameters);
        return nodes(row!['QUERY PLAN'][0]!.Plan);
      }),
    );
    return plans.flat();
  }
  const walked = (plans: Plan[]): Plan[] =>
    plans.filter((plan) => plan['Node Type'] === 'Seq Scan' && plan['Relation Name'] === 'lead');

  it.each<[string, () => Me, Partial<LeadFilters>, boolean]>([
    ['of an advisor', () => advisor, {}, true],
    ['of an advisor, own leads', () => advisor, { view: 'mine' }, true],
    ['of an advisor, the pool', () => advisor, { view: 'pool' }, true],
    ['of an advisor, at one stage', () => advisor, { stage: ['visited'] }, true],
    ['of a manager', () => manager, {}, true],
    ['of a manager, the pool', () => manager, { view: 'pool' }, true],
    ['of an admin, newest first', () => admin, {}, false],
    ['of an admin, one owner', () => admin, { owner: 'advisor' }, true],
    ['of an admin, the pool', () => admin, { view: 'pool' }, true],
    ['of an admin, searched by words', () => admin, { q: `云岭${String.fromCharCode(20007)}` }, true],
    ['of an advisor, searched by words', () => advisor, { q: '云岭' }, true],
    ['of an admin, searched by a surname', () => admin, { q: String.fromCharCode(20007) }, true],
    ['of an admin, searched by a character of a brand', () => admin, { q: String.fromCharCode(30007) }, true],
  ])('is read through indexes: %s', async (_, who, filters, counted) => {
    const plans = await plansOf(who(), filters.owner ? { ...filters, owner: advisor.id } : filters, { counted });
    expect(walked(plans)).toEqual([]);
  });

  it('is as near on its two hundredth page as on its first', async () => {
    const [{ at }] = (await test.query<{ at: string }>(
      `select to_json(created_at) #>> '{}' as at from lead order by created_at desc offset 9950 limit 1`,
    )) as [{ at: string }];
    const cursor = Buffer.from(`${at} 00000000-0000-4000-8000-000000000000`).toString('base64url');
    const plans = await plansOf(admin, { cursor });
    expect(walked(plans)).toEqual([]);
    expect(plans.map((plan) => plan['Index Name'])).toContain('lead_created');
  });

  it('finds names by one character through their own indexes', async () => {
    const plans = await plansOf(admin, { q: String.fromCharCode(30007) });
    const indexes = plans.map((plan) => plan['Index Name']);
    expect(indexes).toContain('company_name_characters');
    expect(indexes).toContain('contact_name_characters');
  });

  it('finds a phone through the index of its keyed hash', async () => {
    await test.query(
      `update contact set phone_index = $1 where id = (select contact_id from lead where ref = 'PL-77')`,
      [app.get(Keyring).phoneIndex('+8613900138077')],
    );
    const plans = await plansOf(admin, { q: '139 0013 8077' });
    expect(walked(plans)).toEqual([]);
    expect(plans.map((plan) => plan['Index Name'])).toContain('contact_phone');
  });
});
