import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule } from '@app/audit';
import { createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { type Me, UsersModule } from '@app/users';
import { aLead } from '../../../test/factories/a-lead.js';
import { type AUser, aUser } from '../../../test/factories/a-user.js';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { until } from '../../../test/support/until.js';
import { NotificationsModule } from './notifications.module.js';
import { Notifications } from './notifications.service.js';
import { type ScreenSignal, ScreenSignals } from './screen-signals.js';

const asMe = (user: AUser): Me => ({ ...user, teamIds: [user.teamId] });

describe('telling people', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let notifications: Notifications;

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({
      imports: [platform, AuditModule, UsersModule, NotificationsModule],
    }).compile();
    [database, notifications] = [app.get(Database), app.get(Notifications)];
  });
  afterAll(async () => {
    await app.close();
    await test.drop();
  });

  const tell = (people: string[], eventId: string, leadId: string, kind = 'lead.assigned') =>
    database.transaction((tx) => notifications.tell(tx, people, { eventId, kind, leadId }));

  it('happens once an event and person, however often the job runs', async () => {
    const [one, other] = [await aUser(test), await aUser(test)];
    const lead = await aLead(test, { owner: one });
    await Promise.all(Array.from({ length: 5 }, () => tell([one.id, other.id], '11', lead.id)));
    await tell([one.id], '12', lead.id);
    expect(await notifications.latest(asMe(one), 10)).toHaveLength(2);
    expect(await notifications.latest(asMe(other), 10)).toHaveLength(1);
  });

  it('says what happened to which lead, newest first', async () => {
    const user = await aUser(test);
    const lead = await aLead(test, { owner: user, companyName: '云岭电机有限公司' });
    await tell([user.id], '21', lead.id);
    await tell([user.id], '22', lead.id, 'task.overdue');
    const shown = await notifications.latest(asMe(user), 10);
    expect(shown.map(({ kind }) => kind)).toEqual(['task.overdue', 'lead.assigned']);
    expect(shown[0]).toMatchObject({ lead: { id: lead.id, ref: lead.ref, company: '云岭电机有限公司' }, readAt: null });
    expect(await notifications.latest(asMe(user), 1)).toHaveLength(1);
  });

  it('says to a manager which lead of the team is meant, and to no other manager', async () => {
    const owner = await aUser(test);
    const [above, foreign] = [
      await aUser(test, { role: 'manager', teamId: owner.teamId }),
      await aUser(test, { role: 'manager' }),
    ];
    const lead = await aLead(test, { owner });
    await tell([above.id, foreign.id], '23', lead.id, 'task.climbed.leader');
    expect((await notifications.latest(asMe(above), 1))[0]!.lead).toMatchObject({ id: lead.id });
    expect((await notifications.latest(asMe(foreign), 1))[0]!.lead).toBeNull();
  });

  it('forgets the lead once it belongs to somebody else', async () => {
    const [user, other] = [await aUser(test), await aUser(test)];
    const lead = await aLead(test, { owner: user });
    await tell([user.id], '31', lead.id);
    await test.query(`update lead set owner_id = $2 where id = $1`, [lead.id, other.id]);
    expect(await notifications.latest(asMe(user), 10)).toEqual([expect.objectContaining({ lead: null })]);
  });

  it('is read up to where somebody has looked, and only theirs', async () => {
    const [user, other] = [await aUser(test), await aUser(test)];
    const lead = await aLead(test, { owner: user });
    for (const eventId of ['41', '42', '43']) await tell([user.id, other.id], eventId, lead.id);
    const [, second] = await notifications.latest(asMe(user), 10);
    await database.transaction((tx) => notifications.markRead(tx, asMe(user), second!.id));
    const unread = async (who: AUser) =>
      (await notifications.latest(asMe(who), 10)).filter(({ readAt }) => readAt === null).length;
    expect([await unread(user), await unread(other)]).toEqual([1, 3]);
  });

  it('reaches the owner, or the team of a lead that nobody has, but nobody who left', async () => {
    const owner = await aUser(test);
    const mate = await aUser(test, { teamId: owner.teamId });
    await aUser(test, { teamId: owner.teamId, disabledAt: new Date() });
    const [owned, pooled] = [await aLead(test, { owner }), await aLead(test, { teamId: owner.teamId })];
    const people = async (id: string) => (await database.transaction((tx) => notifications.peopleFor(tx, id))).sort();
    expect(await people(owned.id)).toEqual([owner.id]);
    expect(await people(pooled.id)).toEqual([owner.id, mate.id].sort());
  });

  describe('on open screens', () => {
    it('reaches whoever the lead was taken from', async () => {
      const [before, lead] = [await aUser(test), await aLead(test, { owner: await aUser(test) })];
      const seen: ScreenSignal[] = [];
      const signals = app.get(ScreenSignals);
      const stop = await signals.listen(asMe(before), (signal) => seen.push(signal));
      await database.transaction((tx) => signals.send(tx, 'lead', lead.id, before.id));
      await until(() => seen.some(({ leadId }) => leadId === lead.id), { for: 'the signal of the lost lead' });
      stop();
    });

    it('happens when the transaction commits, to those who would see the lead, with ids only', async () => {
      const owner = await aUser(test);
      const people = {
        owner: asMe(owner),
        manager: asMe(await aUser(test, { role: 'manager', teamId: owner.teamId })),
        admin: asMe(await aUser(test, { role: 'admin' })),
        stranger: asMe(await aUser(test)),
        otherManager: asMe(await aUser(test, { role: 'manager' })),
      };
      const seen: Record<string, ScreenSignal[]> = {};
      const signals = app.get(ScreenSignals);
      const stops = await Promise.all(
        Object.entries(people).map(([name, me]) => {
          seen[name] = [];
          return signals.listen(me, (signal) => seen[name]!.push(signal));
        }),
      );
      const [owned, pooled] = [await aLead(test, { owner }), await aLead(test)];
      const rolledBack = database.transaction(async (tx) => {
        await signals.send(tx, 'lead', owned.id);
        throw new Error('rolled back');
      });
      await expect(rolledBack).rejects.toThrow('rolled back');
      await database.transaction((tx) => signals.send(tx, 'task', owned.id));
      await database.transaction((tx) => signals.send(tx, 'lead', pooled.id));
      await until(() => seen.stranger!.length > 0, { for: 'the signal of the pool' });

      const forOwned = { kind: 'task', leadId: owned.id, ownerId: owner.id, teamId: owner.teamId, formerOwnerId: null };
      const forPooled = { kind: 'lead', leadId: pooled.id, ownerId: null, teamId: null, formerOwnerId: null };
      for (const name of ['owner', 'manager', 'admin']) expect(seen[name]).toEqual([forOwned, forPooled]);
      for (const name of ['stranger', 'otherManager']) expect(seen[name]).toEqual([forPooled]);
      for (const stop of stops) stop();
      await database.transaction((tx) => signals.send(tx, 'lead', pooled.id));
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(seen.admin).toHaveLength(2);
    });
  });
});
