import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { Clock, createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { type Me, UsersModule } from '@app/users';
import { aLead, type ALead } from '../../../../test/factories/a-lead.js';
import { aTask } from '../../../../test/factories/a-task.js';
import { type AUser, aUser } from '../../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { LeadsModule } from '../leads.module.js';
import { LeadsRepository } from '../leads.repository.js';
import { Leads } from '../leads.service.js';
import { DEFAULT_POOL_RULES, type PoolRules } from './pool-rules.js';
import { PoolSettings } from './pool-settings.js';
import { PoolSweep } from './pool-sweep.js';
import { Protections } from './protections.js';
import { LeadTransfers } from './lead-transfers.js';

const at = (local: string) => new Date(`${local}:00+08:00`);
const asMe = (user: AUser): Me => ({ ...user, teamIds: [user.teamId] });

describe('an idle lead', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let now: Date;
  let owner: AUser;

  beforeEach(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, LeadsModule] })
      .overrideProvider(Clock)
      .useValue({ now: () => now })
      .compile();
    database = app.get(Database);
    owner = await aUser(test);
    now = at('2026-09-01T10:00');
  });
  afterEach(async () => {
    await app.close();
    await test.drop();
  });

  const sweep = () => app.get(PoolSweep).run();
  const idleSince = async (local: string, given: Parameters<typeof aLead>[1] = {}): Promise<ALead> => {
    const lead = await aLead(test, { owner, stage: 'contacted', ...given });
    await test.query(`update lead set active_at = $2, need = '{"area_sqm":{"min":6000,"max":6000}}' where id = $1`, [
      lead.id,
      at(local),
    ]);
    return lead;
  };
  const write = (rules: Partial<PoolRules>) =>
    database.transaction((tx) => app.get(PoolSettings).write(tx, asMe(owner), { ...DEFAULT_POOL_RULES, ...rules }));
  const types = async (lead: { id: string }) =>
    (
      await test.query<{ type: string; days: number | null }>(
        `select type, (data ->> 'days')::int as days from event where lead_id = $1 order by id`,
        [lead.id],
      )
    ).map(({ type, days }) => (days ? `${type} ${days}` : type));

  it('goes back after two warnings, over the weekend and at the end of its last working day', async () => {
    // Five working days for grade A in 已联系: Tuesday 1 September to the evening of Tuesday the 8th.
    const lead = await idleSince('2026-09-01T10:00');
    await aTask(test, lead);
    const steps: [string, string[]][] = [
      ['2026-09-04T17:59', []],
      ['2026-09-04T18:01', ['lead.pool_warned 2']],
      ['2026-09-06T12:00', ['lead.pool_warned 2']],
      ['2026-09-07T18:01', ['lead.pool_warned 2', 'lead.pool_warned 1']],
      ['2026-09-08T17:59', ['lead.pool_warned 2', 'lead.pool_warned 1']],
      ['2026-09-08T18:01', ['lead.pool_warned 2', 'lead.pool_warned 1', 'lead.returned']],
    ];
    for (const [moment, seen] of steps) {
      now = at(moment);
      await sweep();
      await sweep();
      expect([moment, await types(lead)]).toEqual([moment, seen]);
    }
    expect(await test.query(`select owner_id from lead where id = $1`, [lead.id])).toEqual([{ owner_id: null }]);
    expect(await test.query(`select owner_id from task`)).toEqual([{ owner_id: null }]);
  });

  it('says when it will, by the same clock', async () => {
    const lead = await idleSince('2026-09-01T10:00');
    const row = await app.get(LeadsRepository).row(asMe(owner), lead.id);
    expect(row).toMatchObject({ grade: 'A', poolDue: at('2026-09-08T18:00').toISOString() });
  });

  it('stays with its owner when something was done meanwhile, when protected, or when nobody may call', async () => {
    const [worked, held, silent] = [
      await idleSince('2026-08-03T10:00'),
      await idleSince('2026-08-03T10:00', { agent: true }),
      await idleSince('2026-08-03T10:00'),
    ];
    await database.transaction((tx) => app.get(Protections).start(tx, held.id));
    await test.query(`update lead set protected_until = now() + interval '10 years' where id = $1`, [held.id]);
    await test.query(`insert into do_not_contact (contact_id, reason) values ($1, '不要再打')`, [silent.contactId]);
    await sweep();
    expect([await types(worked), await types(held), await types(silent)]).toEqual([['lead.pool_warned 1'], [], []]);
    await test.query(`update lead set active_at = now() where id = $1`, [worked.id]);
    now = at('2026-09-03T19:00');
    expect(await sweep()).toEqual({ warned: 0, returned: 0 });
  });

  it('is one of few in an hour, however many a new rule would take, and 4 sweeps at once take no more', async () => {
    const leads = [];
    for (let nth = 0; nth < 12; nth++) leads.push(await idleSince('2026-08-03T10:00'));
    await write({ hourly: 3 });
    expect(await app.get(PoolSettings).preview({ ...DEFAULT_POOL_RULES, hourly: 3 })).toMatchObject({
      then: 12,
      hours: 4,
    });
    expect(await sweep()).toEqual({ warned: 3, returned: 0 });
    expect(await sweep()).toEqual({ warned: 0, returned: 0 });
    now = at('2026-09-02T19:00');
    const rounds = await Promise.all(Array.from({ length: 4 }, () => sweep()));
    expect(rounds.reduce((sum, { returned }) => sum + returned, 0)).toBe(3);
    expect(await test.query(`select 1 from event where type = 'lead.returned'`)).toHaveLength(3);
    expect(await test.query(`select lead_id from pool_return group by 1 having count(*) > 1`)).toEqual([]);
  });

  it('cannot be claimed by whoever had it for some days, nor beyond the caps', async () => {
    const leads = app.get(Leads);
    const claim = (me: AUser, id: string) => database.transaction((tx) => leads.claim(tx, asMe(me), id));
    const [lead, other] = [await aLead(test, { owner }), await aUser(test)];
    await database.transaction((tx) => leads.release(tx, asMe(owner), lead.id, '没时间'));
    await expect(claim(owner, lead.id)).rejects.toMatchObject({ code: 'claim_former_owner' });
    await claim(other, lead.id);
    await write({ dailyClaims: 2 });
    await claim(other, (await aLead(test)).id);
    await expect(claim(other, (await aLead(test)).id)).rejects.toMatchObject({ code: 'claim_daily_cap' });
    await write({ holding: 2 });
    await expect(claim(other, (await aLead(test)).id)).rejects.toMatchObject({ code: 'claim_holding_cap' });
    const silent = await aLead(test);
    await test.query(`insert into do_not_contact (contact_id, reason) values ($1, '不要再打')`, [silent.contactId]);
    await expect(claim(await aUser(test), silent.id)).rejects.toMatchObject({ code: 'do_not_contact' });
  });

  it('goes to a colleague of the owner’s team with the reason, and to nobody else’s', async () => {
    const [mate, stranger] = [await aUser(test, { teamId: owner.teamId }), await aUser(test)];
    const lead = await aLead(test, { owner });
    const to = (ownerId: string) =>
      database.transaction((tx) =>
        app.get(LeadTransfers).transfer(tx, asMe(owner), lead.id, { ownerId, reason: '客户改看衢州' }),
      );
    await expect(to(stranger.id)).rejects.toMatchObject({ code: 'owner_unknown' });
    await to(mate.id);
    expect(await test.query(`select data from event where type = 'lead.transferred'`)).toEqual([
      { data: { from: owner.id, to: mate.id, reason: '客户改看衢州' } },
    ]);
    expect(await test.query(`select receipt ->> 'reason' as reason from assignment`)).toEqual([{ reason: 'transfer' }]);
    await expect(to(mate.id)).rejects.toMatchObject({ code: 'lead_not_found' });
  });

  it('of a company that another agent registered says so; the first keeps it and renews it once', async () => {
    const protections = app.get(Protections);
    const first = await aLead(test, { owner, agent: true });
    const second = await aLead(test, { owner, agent: true });
    await test.query(`update lead set company_id = $2 where id = $1`, [second.id, first.companyId]);
    for (const id of [first.id, second.id, first.id]) await database.transaction((tx) => protections.start(tx, id));
    expect(await protections.ofLead(first.id)).toMatchObject({ own: true, renewed: false, rival: null });
    expect(await protections.ofLead(second.id)).toMatchObject({ own: false, rival: { id: first.id, ref: first.ref } });
    const renew = (lead: ALead) =>
      database.transaction((tx) => protections.renew(tx, asMe(owner), { id: lead.id } as never));
    await renew(first);
    await expect(renew(first)).rejects.toMatchObject({ code: 'protection_renewed' });
    await expect(renew(second)).rejects.toMatchObject({ code: 'not_protected' });
  });

  it('is found by an index, however many are not idle', async () => {
    await test.query(
      `insert into lead (ref, source_kind, owner_id, stage, active_at) select 'P-' || n, 'site', $1, 'contacted', now()
       from generate_series(1, 20000) as n`,
      [owner.id],
    );
    await test.query('analyze lead');
    const plan = await test.query<{ 'QUERY PLAN': string }>(
      `explain select id from lead where owner_id is not null and active_at < now() - interval '30 days'
         and stage in ('new', 'contacted', 'qualified', 'proposed', 'visited', 'negotiating', 'under_review')`,
    );
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('lead_idle');
  });
});
