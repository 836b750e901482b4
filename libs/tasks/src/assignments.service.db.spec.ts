import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule, Events } from '@app/audit';
import { LeadDetails } from '@app/leads';
import { createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { type Me, UsersModule } from '@app/users';
import { type ALead, aLead } from '../../../test/factories/a-lead.js';
import { aTeam } from '../../../test/factories/a-team.js';
import { type AUser, aUser } from '../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { Assignments } from './assignments.service.js';
import { TasksModule } from './tasks.module.js';

describe('giving a lead to somebody', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;

  beforeEach(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, TasksModule] }).compile();
    database = app.get(Database);
  });
  afterEach(async () => {
    await app.close();
    await test.drop();
  });

  const matched = (lead: Pick<ALead, 'id'>): Promise<string> =>
    database.transaction((tx) => app.get(Events).record(tx, { type: 'lead.matched', leadId: lead.id }));
  const assign = async (lead: Pick<ALead, 'id'>): Promise<void> => {
    const eventId = await matched(lead);
    await database.transaction((tx) => app.get(Assignments).assignMany(tx, [{ leadId: lead.id, eventId }]));
  };
  const row = async (lead: Pick<ALead, 'id'>) =>
    (
      await test.query<{ owner: string | null; team: string | null }>(
        `select owner_id as owner, team_id as team from lead where id = $1`,
        [lead.id],
      )
    )[0]!;
  const assigned = (lead: Pick<ALead, 'id'>) =>
    test.query(`select data from event where lead_id = $1 and type = 'lead.assigned' order by id`, [lead.id]);

  it('stores why, for the lead’s page to show', async () => {
    const [owner, away] = [await aUser(test), await aUser(test, { onLeaveUntil: new Date(Date.now() + 86_400_000) })];
    await aUser(test, { role: 'manager' });
    await aUser(test, { disabledAt: new Date() });
    const lead = await aLead(test);
    await assign(lead);
    expect(await row(lead)).toEqual({ owner: owner.id, team: owner.teamId });
    const me: Me = { ...owner, teamIds: [owner.teamId] };
    const { receipt } = await app.get(LeadDetails).of(me, lead.id);
    expect(receipt).toMatchObject({ reason: 'load', ownerId: owner.id, ownerName: owner.name });
    expect(receipt!.candidates).toHaveLength(2);
    expect(receipt!.candidates).toContainEqual(expect.objectContaining({ id: away.id, excluded: 'on_leave' }));
    expect(await assigned(lead)).toEqual([{ data: { to: owner.id, reason: 'load' } }]);
  });

  it('gives one lead one owner, also when 20 workers assign it at the same time', async () => {
    await Promise.all([aUser(test), aUser(test), aUser(test)]);
    const lead = await aLead(test);
    await Promise.all(Array.from({ length: 20 }, () => assign(lead)));
    expect(await test.query(`select owner_id as owner from assignment where lead_id = $1`, [lead.id])).toEqual([
      { owner: (await row(lead)).owner },
    ]);
    const told = (await assigned(lead)) as { data: { to: string } }[];
    expect(new Set(told.map(({ data }) => data.to)).size).toBe(1);
  });

  it('shares leads that come at the same time evenly', async () => {
    const people = await Promise.all([aUser(test), aUser(test), aUser(test)]);
    const leads = await Promise.all(Array.from({ length: 12 }, () => aLead(test)));
    await Promise.all(leads.map(assign));
    const loads = await test.query<{ owner: string; count: number }>(
      `select owner_id as owner, count(*)::int as count from lead group by 1`,
    );
    expect(loads).toHaveLength(people.length);
    expect(loads.map(({ count }) => count)).toEqual([4, 4, 4]);
  });

  it('gives many away with less than two statements a lead, and none ahead of another', async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => aUser(test)));
    const asked = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const lead = await aLead(test);
        return { leadId: lead.id, eventId: await matched(lead) };
      }),
    );
    const statements = await database.transaction(async (tx) => {
      const sent = jest.spyOn(tx, 'query');
      await app.get(Assignments).assignMany(tx, asked);
      return sent.mock.calls.length;
    });
    expect(statements / asked.length).toBeLessThan(2);
    const loads = await test.query(`select count(*)::int as count from lead group by owner_id`);
    expect(loads).toEqual(people.map(() => ({ count: 10 })));
    expect(await test.query(`select 1 from event where type = 'lead.assigned'`)).toHaveLength(asked.length);
  });

  it('goes by territory and industry', async () => {
    const near = await aUser(test, { regions: ['3311'], industries: ['39'] });
    await aUser(test, { regions: ['1101'] });
    await aUser(test, { regions: ['3311'], industries: ['14'] });
    const lead = await aLead(test);
    const need = { side: 'demand', regions: [{ code: '331125' }], industry: { division: '39' } };
    await test.query(`update lead set need = $2 where id = $1`, [lead.id, JSON.stringify(need)]);
    await assign(lead);
    expect((await row(lead)).owner).toBe(near.id);
    expect(await assigned(lead)).toEqual([{ data: { to: near.id, reason: 'territory' } }]);
  });

  it('brings a customer who comes back to the advisor who knew them', async () => {
    const known: AUser = await aUser(test);
    await aUser(test);
    for (let busy = 0; busy < 3; busy++) await aLead(test, { owner: known });
    const [former, lead] = [await aLead(test, { owner: known, stage: 'lost' }), await aLead(test)];
    await test.query(`update lead set linked_lead_id = $2 where id = $1`, [lead.id, former.id]);
    await assign(lead);
    expect(await assigned(lead)).toEqual([{ data: { to: known.id, reason: 'continuity' } }]);
  });

  it('leaves a lead with its owner, and a closed one alone', async () => {
    const [owner] = [await aUser(test), await aUser(test)];
    const [owned, closed] = [await aLead(test, { owner }), await aLead(test, { stage: 'lost' })];
    await assign(owned);
    await assign(closed);
    expect((await row(owned)).owner).toBe(owner.id);
    expect((await row(closed)).owner).toBeNull();
    expect(await assigned(owned)).toEqual([{ data: { to: owner.id, reason: 'kept' } }]);
    expect(await assigned(closed)).toEqual([]);
    expect(await test.query(`select 1 from assignment`)).toEqual([]);
  });

  it('leaves it to the top team while nobody is there, and says so', async () => {
    const top = await aTeam(test);
    await aUser(test, { teamId: top.id, onLeaveUntil: new Date(Date.now() + 86_400_000) });
    const lead = await aLead(test);
    await assign(lead);
    expect(await row(lead)).toEqual({ owner: null, team: top.id });
    expect(await assigned(lead)).toEqual([{ data: { to: null, reason: 'nobody' } }]);
  });
});
