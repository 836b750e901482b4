import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { createLogger, Database, loadSettings, PlatformModule, type Tx } from '@app/platform';
import { type Me, Users, UsersModule } from '@app/users';
import { aContact, aPhone } from '../../../test/factories/a-contact.js';
import { aLead } from '../../../test/factories/a-lead.js';
import { aTask } from '../../../test/factories/a-task.js';
import { aTeam } from '../../../test/factories/a-team.js';
import { type AUser, aUser } from '../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { until } from '../../../test/support/until.js';
import { LeadsModule } from './leads.module.js';
import { Leads } from './leads.service.js';

const asMe = (user: AUser, ...below: string[]): Me => ({ ...user, teamIds: [user.teamId, ...below] });

describe('who has a lead', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let leads: Leads;

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, LeadsModule] }).compile();
    [database, leads] = [app.get(Database), app.get(Leads)];
  });
  afterAll(async () => {
    await app.close();
    await test.drop();
  });

  const advisor = async (teamId?: string): Promise<Me> => asMe(await aUser(test, { teamId }));
  const row = async (id: string) =>
    (
      await test.query<{ owner: string | null; team: string | null; version: number }>(
        `select owner_id as owner, team_id as team, version from lead where id = $1`,
        [id],
      )
    )[0]!;
  const eventsOf = (id: string) =>
    test.query(`select type, actor_id as actor, data from event where lead_id = $1 order by id`, [id]);
  const isWaiting = async () =>
    (await test.query(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`))
      .length > 0;
  const claim = (me: Me, id: string) => database.transaction((tx) => leads.claim(tx, me, id));
  const assign = (me: Me, id: string, to: string) => database.transaction((tx) => leads.assign(tx, me, id, to));

  it('is one of 20 advisors who claim it at the same time; 19 hear that it is taken', async () => {
    const lead = await aLead(test);
    const people = await Promise.all(Array.from({ length: 20 }, () => advisor()));
    const answers = await Promise.allSettled(people.map((me) => claim(me, lead.id)));
    const winners = people.filter((_, index) => answers[index]!.status === 'fulfilled');
    expect(winners).toHaveLength(1);
    const codes = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason.code] : []));
    expect(codes).toEqual(Array.from({ length: 19 }, () => 'already_claimed'));
    expect(await row(lead.id)).toEqual({ owner: winners[0]!.id, team: winners[0]!.teamId, version: 2 });
    expect(await eventsOf(lead.id)).toEqual([
      { type: 'lead.claimed', actor: winners[0]!.id, data: { from: null, to: winners[0]!.id } },
    ]);
  });

  it('takes over what is still to be done for it', async () => {
    const [lead, me] = [await aLead(test), await advisor()];
    const [open, done] = [await aTask(test, lead), await aTask(test, lead, { status: 'done' })];
    await claim(me, lead.id);
    expect(
      await test.query(`select id, owner_id as owner from task where lead_id = $1 order by status desc`, [lead.id]),
    ).toEqual([
      { id: open.id, owner: me.id },
      { id: done.id, owner: null },
    ]);
  });

  it('claims once however often they click, and no closed lead', async () => {
    const me = await advisor();
    const [lead, closed] = [await aLead(test), await aLead(test, { stage: 'lost' })];
    await Promise.all(Array.from({ length: 4 }, () => claim(me, lead.id)));
    expect(await test.query(`select user_id as by from pool_claim where lead_id = $1`, [lead.id])).toEqual([
      { by: me.id },
    ]);
    expect(await test.query(`select from event where lead_id = $1 and type = 'lead.claimed'`, [lead.id])).toHaveLength(
      1,
    );
    await expect(claim(me, closed.id)).rejects.toMatchObject({ code: 'lead_not_found' });
  });

  it('can give it back, with the reason on the record and its tasks left to the team', async () => {
    const me = await advisor();
    const lead = await aLead(test, { owner: me });
    await aTask(test, lead);
    await database.transaction((tx) => leads.release(tx, me, lead.id, '不在我的区域'));
    expect(await row(lead.id)).toEqual({ owner: null, team: me.teamId, version: 2 });
    expect(await test.query(`select owner_id, team_id from task where lead_id = $1`, [lead.id])).toEqual([
      { owner_id: null, team_id: me.teamId },
    ]);
    expect(await eventsOf(lead.id)).toEqual([
      { type: 'lead.released', actor: me.id, data: { from: me.id, reason: '不在我的区域' } },
    ]);
    await expect(database.transaction((tx) => leads.release(tx, me, lead.id, 'x'))).rejects.toMatchObject({
      code: 'lead_in_pool',
    });
  });

  it('is chosen by a manager within their teams and below, not beside', async () => {
    const parent = await aTeam(test);
    const child = await aTeam(test, { parentId: parent.id });
    const manager = asMe(await aUser(test, { role: 'manager', teamId: parent.id }), child.id);
    const [below, beside] = [await advisor(child.id), await advisor()];
    const lead = await aLead(test, { owner: below });

    const other = await advisor(child.id);
    await assign(manager, lead.id, other.id);
    expect(await row(lead.id)).toEqual({ owner: other.id, team: child.id, version: 2 });
    await expect(assign(manager, lead.id, beside.id)).rejects.toMatchObject({
      code: 'owner_unknown',
      fields: [expect.objectContaining({ field: 'ownerId' })],
    });
    const theirs = await aLead(test, { owner: beside });
    await expect(assign(manager, theirs.id, below.id)).rejects.toMatchObject({ code: 'lead_not_found' });
    expect((await row(theirs.id)).owner).toBe(beside.id);
  });

  it('may be anybody of the firm for an admin, but nobody who has left', async () => {
    const admin = asMe(await aUser(test, { role: 'admin' }));
    const [someone, gone] = [await advisor(), await aUser(test, { disabledAt: new Date() })];
    const lead = await aLead(test, { owner: someone });
    await expect(assign(admin, lead.id, gone.id)).rejects.toMatchObject({ code: 'owner_unknown' });
    const next = await advisor();
    await assign(admin, lead.id, next.id);
    expect((await row(lead.id)).owner).toBe(next.id);
  });

  it.each(['given', 'disabled'])('is nobody whose account is disabled at the same moment: %s first', async (first) => {
    const admin = asMe(await aUser(test, { role: 'admin' }));
    const [lead, taker] = [await aLead(test), await advisor()];
    const give = (tx: Tx) => leads.assign(tx, admin, lead.id, taker.id);
    const disable = (tx: Tx) => app.get(Users).edit(tx, admin, taker.id, { disabled: true });
    const [one, other] = first === 'given' ? [give, disable] : [disable, give];
    let written = (): void => undefined;
    const isWritten = new Promise<void>((resolve) => (written = resolve));
    const held = database.transaction(async (tx) => {
      await one(tx);
      written();
      await until(isWaiting, { for: 'the second to wait for the first', every: 10 });
    });
    await isWritten;
    const second = database.transaction(other).catch((error: { code?: string }) => error.code);
    await held;
    expect(await second).toBe(first === 'given' ? undefined : 'owner_gone');
    expect((await row(lead.id)).owner).toBeNull();
  });

  it('stays when a lead is given to whoever has it', async () => {
    const admin = asMe(await aUser(test, { role: 'admin' }));
    const owner = await advisor();
    const lead = await aLead(test, { owner });
    await assign(admin, lead.id, owner.id);
    expect(await row(lead.id)).toMatchObject({ version: 1 });
    expect(await eventsOf(lead.id)).toEqual([]);
  });

  it('loses sight of it at once when somebody else gets it', async () => {
    const [admin, owner, next] = [asMe(await aUser(test, { role: 'admin' })), await advisor(), await advisor()];
    const lead = await aLead(test, { owner });
    await assign(admin, lead.id, next.id);
    await expect(database.transaction((tx) => leads.revealPhones(tx, owner, lead.id))).rejects.toMatchObject({
      code: 'lead_not_found',
    });
  });

  describe('the phones', () => {
    const reveal = (me: Me, id: string) => database.transaction((tx) => leads.revealPhones(tx, me, id));

    it('are shown to the owner, the first contact first, and each look is on the record', async () => {
      const [me, phone, second] = [await advisor(), aPhone(), aPhone()];
      const lead = await aLead(test, { owner: me, phone });
      const colleague = await aContact(test, { phone: second, name: '李总' });
      await test.query(`insert into lead_contact (lead_id, contact_id) values ($1, $2)`, [lead.id, colleague.id]);
      for (let look = 0; look < 2; look++) {
        expect(await reveal(me, lead.id)).toEqual([
          { contactId: lead.contactId, name: '周工', phone, extension: null },
          { contactId: colleague.id, name: '李总', phone: second, extension: null },
        ]);
      }
      const looks = await eventsOf(lead.id);
      expect(looks).toEqual(
        Array.from({ length: 2 }, () => ({
          type: 'lead.phone_revealed',
          actor: me.id,
          data: { contacts: 2 },
        })),
      );
      expect(JSON.stringify(looks)).not.toContain(phone.slice(3));
    });

    it('stay hidden in the pool until somebody claims the lead', async () => {
      const [me, lead] = [await advisor(), await aLead(test)];
      await expect(reveal(me, lead.id)).rejects.toMatchObject({ kind: 'forbidden', code: 'lead_in_pool' });
      await claim(me, lead.id);
      expect(await reveal(me, lead.id)).toHaveLength(1);
    });
  });
});
