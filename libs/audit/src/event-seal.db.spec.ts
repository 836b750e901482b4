import { randomUUID } from 'node:crypto';
import { Test, type TestingModule } from '@nestjs/testing';
import { createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { beside } from '../../../test/support/beside.js';
import { AuditModule } from './audit.module.js';
import { EventSeal } from './event-seal.js';
import { Events } from './events.js';

describe('the seal over events', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let seal: EventSeal;

  beforeEach(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule] }).compile();
    [database, seal] = [app.get(Database), app.get(EventSeal)];
  });
  afterEach(async () => {
    await app.close();
    await test.drop();
  });

  const record = (count: number): Promise<string[]> =>
    database.transaction(async (tx) => {
      const ids: string[] = [];
      for (let index = 0; index < count; index++) {
        const people = { actorId: randomUUID(), subjectId: randomUUID() };
        ids.push(await app.get(Events).record(tx, { type: 'lead.noted', ...people, data: { index } }));
      }
      return ids;
    });
  /** What somebody with the rights of a superuser can do. */
  const tamper = (...statements: string[]): Promise<void> =>
    database.transaction(async (tx) => {
      await tx.query(`set local plotline.purge = 'on'`);
      await tx.query(`alter table event disable trigger user`);
      await tx.query(`set constraints all deferred`);
      for (const sql of statements) await tx.query(sql);
      await tx.query(`set constraints all immediate`);
      await tx.query(`alter table event enable trigger user`);
    });

  it('covers every event, in portions, and holds', async () => {
    await record(5);
    expect(await seal.seal(3)).toBe(3);
    expect(await seal.seal(3)).toBe(2);
    expect(await seal.seal(3)).toBe(0);
    await record(2);
    expect(await seal.seal()).toBe(2);
    expect(await seal.verify()).toEqual({ checked: 7, brokenAt: null });
  });

  it('covers an event that was written early and committed late', async () => {
    let late = '';
    await database.transaction(async (slow) => {
      late = await app.get(Events).record(slow, { type: 'lead.noted' });
      const [early] = await beside(() => record(1));
      expect(Number(early)).toBeGreaterThan(Number(late));
      expect(await beside(() => seal.seal())).toBe(1);
    });
    expect(await seal.seal()).toBe(1);
    expect(await seal.verify()).toEqual({ checked: 2, brokenAt: null });
  });

  it('is put on once when several workers seal at the same time', async () => {
    await record(50);
    await Promise.all(Array.from({ length: 8 }, () => seal.seal()));
    await seal.seal();
    expect(await seal.verify()).toEqual({ checked: 50, brokenAt: null });
  });

  it.each([
    [`update event set data = '{"index": 7}' where id = $3`, 'a changed value'],
    [`update event set type = 'lead.called' where id = $3`, 'a changed type'],
    [`update event set at = at - interval '1 second' where id = $3`, 'a changed time'],
    [`update event set actor_id = null where id = $3`, 'a name taken off'],
    [`update event set actor_id = null, lead_id = actor_id where id = $3`, 'an actor moved to another column'],
    [`update event set request_id = 'other' where id = $3`, 'another request'],
  ])('shows %s (%s)', async (sql) => {
    const ids = await record(5);
    await seal.seal();
    await tamper(sql.replace('$3', ids[2]!));
    expect(await seal.verify()).toEqual({ checked: 2, brokenAt: '3' });
  });

  it('shows an event that was taken out of the middle, with its link and without', async () => {
    const ids = await record(5);
    await seal.seal();
    await tamper(`delete from event where id = ${ids[2]!}`);
    expect(await seal.verify()).toEqual({ checked: 2, brokenAt: '4' });
    await tamper(`update event_seal set seq = seq - 1 where seq > 3`);
    expect(await seal.verify()).toEqual({ checked: 2, brokenAt: '3' });
  });

  it('shows events that changed places', async () => {
    const ids = await record(5);
    await seal.seal();
    await tamper(
      `delete from event_seal where seq in (2, 4)`,
      `insert into event_seal (seq, event_id, hash) select 2, ${ids[3]!}, hash from event_seal where seq = 1`,
      `insert into event_seal (seq, event_id, hash) select 4, ${ids[1]!}, hash from event_seal where seq = 1`,
    );
    expect(await seal.verify()).toEqual({ checked: 1, brokenAt: '2' });
  });

  it('shows an event that was slipped in between', async () => {
    await record(3);
    await seal.seal();
    await tamper(
      `update event_seal set seq = seq + 10 where seq > 1`,
      `insert into event (type) values ('lead.noted')`,
      `insert into event_seal (seq, event_id, hash) select 2, (select max(id) from event), hash from event_seal where seq = 1`,
      `update event_seal set seq = seq - 9 where seq > 10`,
    );
    expect(await seal.verify()).toEqual({ checked: 1, brokenAt: '2' });
  });
});
