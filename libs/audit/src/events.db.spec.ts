import { randomUUID } from 'node:crypto';
import { Test, type TestingModule } from '@nestjs/testing';
import { createLogger, Database, loadSettings, PlatformModule, withRequestId } from '@app/platform';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { beside } from '../../../test/support/beside.js';
import { AuditModule } from './audit.module.js';
import { Events } from './events.js';
import { Outbox } from './outbox.js';

describe('events and their outbox', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let events: Events;

  beforeEach(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule] }).compile();
    [database, events] = [app.get(Database), app.get(Events)];
  });
  afterEach(async () => {
    await app.close();
    await test.drop();
  });

  const count = async (table: string): Promise<number> => (await test.query(`select 1 from ${table}`)).length;

  it('are written together, with the request that caused them', async () => {
    const [actorId, leadId, subjectId] = [randomUUID(), randomUUID(), randomUUID()];
    const id = await withRequestId('req-1', () =>
      database.transaction((tx) =>
        events.record(tx, { type: 'lead.noted', actorId, leadId, subjectId, data: { length: 3 } }),
      ),
    );
    expect(await test.query(`select event_id from outbox`)).toEqual([{ event_id: id }]);
    expect(await test.query(`select * from event`)).toEqual([
      expect.objectContaining({
        id,
        type: 'lead.noted',
        actor_id: actorId,
        lead_id: leadId,
        subject_id: subjectId,
        data: { length: 3 },
        request_id: 'req-1',
      }),
    ]);
  });

  it('leave nothing behind when the transaction is rolled back', async () => {
    const broken = database.transaction(async (tx) => {
      await events.record(tx, { type: 'lead.noted' });
      throw new Error('after the event');
    });
    await expect(broken).rejects.toThrow('after the event');
    expect([await count('event'), await count('outbox')]).toEqual([0, 0]);
  });

  it.each([
    `update event set type = 'lead.signed'`,
    `update event set at = now()`,
    `delete from event`,
    `truncate event cascade`,
  ])('refuse %s', async (sql) => {
    await database.transaction((tx) => events.record(tx, { type: 'lead.noted' }));
    await expect(test.query(sql)).rejects.toThrow('append-only');
    expect(await test.query(`select type from event`)).toEqual([{ type: 'lead.noted' }]);
  });

  it('may be taken out only in a transaction that says so', async () => {
    await database.transaction((tx) => events.record(tx, { type: 'lead.noted' }));
    await database.transaction(async (tx) => {
      await tx.query(`set local plotline.purge = 'on'`);
      await tx.query(`delete from event`);
    });
    expect([await count('event'), await count('outbox')]).toEqual([0, 0]);
    await database.transaction((tx) => events.record(tx, { type: 'lead.noted' }));
    await expect(database.transaction((tx) => tx.query(`delete from event`))).rejects.toThrow('append-only');
  });

  it('are claimed by one relay only, oldest first', async () => {
    const outbox = app.get(Outbox);
    const ids: string[] = [];
    for (const type of ['a', 'b', 'c']) {
      ids.push(await database.transaction((tx) => events.record(tx, { type })));
    }
    await database.transaction(async (tx) => {
      const mine = await outbox.claim(tx, 2);
      expect(mine).toEqual([
        { eventId: ids[0], type: 'a', requestId: null, again: false },
        { eventId: ids[1], type: 'b', requestId: null, again: false },
      ]);
      const others = await beside(() => database.transaction((other) => outbox.claim(other, 10)));
      expect(others.map(({ eventId }) => eventId)).toEqual([ids[2]]);
      await outbox.remove(tx, [ids[0]!]);
    });
    expect((await test.query<{ event_id: string }>(`select event_id from outbox order by 1`)).length).toBe(2);
  });

  it('say how far the relay is behind', async () => {
    const outbox = app.get(Outbox);
    expect(await outbox.lag()).toEqual({ waiting: 0, oldestMs: 0 });
    await database.transaction((tx) => events.record(tx, { type: 'a' }));
    await test.query(`update outbox set created_at = now() - interval '5 seconds'`);
    const { waiting, oldestMs } = await outbox.lag();
    expect(waiting).toBe(1);
    expect(oldestMs).toBeGreaterThanOrEqual(5000);
  });

  it('can be put back once, however often somebody asks', async () => {
    const outbox = app.get(Outbox);
    const id = await database.transaction((tx) => events.record(tx, { type: 'a' }));
    await database.transaction((tx) => outbox.remove(tx, [id]));
    for (let again = 0; again < 2; again++) await database.transaction((tx) => outbox.putBack(tx, [id]));
    expect(await count('outbox')).toBe(1);
  });
});
