import { Test, type TestingModule } from '@nestjs/testing';
import { createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { AuditModule } from './audit.module.js';
import { Events } from './events.js';
import { FailedJobs } from './failed-jobs.js';
import { Handled } from './handled.js';

const reason = { kind: 'program', text: 'Error' } as const;
const followers = [{ type: 'lead.joined', handler: 'match-lead' }];

describe('what failed for good', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let failed: FailedJobs;

  beforeEach(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule] }).compile();
    [database, failed] = [app.get(Database), app.get(FailedJobs)];
  });
  afterEach(async () => {
    await app.close();
    await test.drop();
  });

  const event = async (): Promise<string> => {
    const id = await database.transaction((tx) => app.get(Events).record(tx, { type: 'lead.joined' }));
    await test.query(`delete from outbox`);
    return id;
  };
  const note = (eventId: string, what: Parameters<FailedJobs['note']>[2] = reason): Promise<void> =>
    database.transaction((tx) =>
      failed.note(tx, { queue: 'flow', handler: 'match-lead', subject: eventId, eventId, attempts: 10 }, what),
    );
  const handle = (eventId: string) =>
    test.query(`insert into handled (event_id, handler) values ($1, 'match-lead')`, [eventId]);
  const all = async () => (await failed.list(undefined, 50)).items;

  it('is one row however often it fails, and its own tries lie further and further apart', async () => {
    const id = await event();
    const minutes: number[] = [];
    for (let time = 0; time < 9; time++) {
      await note(id);
      const [row] = await test.query<{ wait: number }>(
        `select round(extract(epoch from next_at - last_at) / 60)::int as wait from failed_job`,
      );
      minutes.push(row!.wait);
    }
    expect(minutes).toEqual([15, 30, 60, 120, 240, 480, 720, 720, 720]);
    expect(await all()).toEqual([expect.objectContaining({ handler: 'match-lead', times: 9, reason: 'Error' })]);
  });

  it('waits for its moment before the reconciler hands it over again, and not at all when it was put aside', async () => {
    await test.query(`alter table event disable trigger user`);
    const [late, soon] = [await event(), await event()];
    await test.query(`update event set at = now() - interval '5 minutes'`);
    for (const id of [late, soon]) await note(id);
    await test.query(`update failed_job set next_at = now() - interval '1 second' where event_id = $1`, [soon]);
    expect(await app.get(Handled).missing(followers, 10)).toEqual([soon]);
    await database.transaction((tx) => failed.dismiss(tx, null));
    expect(await app.get(Handled).missing(followers, 10)).toEqual([]);
    expect(await failed.count()).toBe(0);
  });

  it('is known for an hour to end its process, and whether somebody asked for another try since', async () => {
    const [deadly, other] = [await event(), await event()];
    await note(deadly, { kind: 'crashed', text: 'ended its process' });
    await note(other);
    expect(await failed.crash('match-lead', other)).toBeUndefined();
    expect(await failed.crash('first-call', deadly)).toBeUndefined();
    expect(await failed.crash('match-lead', deadly)).toEqual({ ago: expect.any(Number), askedSince: false });
    const known = await database.transaction((tx) => failed.crashesOf(tx, [deadly, other]));
    expect(known).toEqual([{ eventId: deadly, handler: 'match-lead' }]);
    await database.transaction((tx) => failed.retry(tx, null));
    expect(await failed.crash('match-lead', deadly)).toMatchObject({ askedSince: true });
    await test.query(`update failed_job set last_at = now() - interval '61 minutes'`);
    expect(await failed.crash('match-lead', deadly)).toBeUndefined();
  });

  it('is gone from the list once it was done, and counted the same', async () => {
    const [done, open] = [await event(), await event()];
    await note(done);
    await note(open);
    expect(await failed.count()).toBe(2);
    await handle(done);
    expect((await all()).map(({ eventId }) => eventId)).toEqual([open]);
    expect(await failed.count()).toBe(1);
    await database.transaction((tx) => failed.settle(tx, 'match-lead', open));
    expect(await all()).toEqual([]);
  });

  it('goes back to the relay when somebody asks, one or all', async () => {
    const ids = [await event(), await event(), await event()];
    for (const id of ids) await note(id);
    const [first] = await all();
    expect(await database.transaction((tx) => failed.retry(tx, [first!.id]))).toBe(1);
    expect(await test.query(`select event_id as id from outbox`)).toEqual([{ id: first!.eventId }]);
    expect((await all()).filter(({ retrying }) => retrying)).toHaveLength(1);
    expect(await database.transaction((tx) => failed.retry(tx, null))).toBe(3);
    expect(await test.query(`select 1 from outbox`)).toHaveLength(3);
  });

  it('is read page by page along its index', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 7; index++) ids.push(await event());
    for (const id of ids) await note(id);
    const seen: (string | null)[] = [];
    let cursor: string | undefined;
    do {
      const page = await failed.list(cursor, 3);
      seen.push(...page.items.map(({ eventId }) => eventId));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual(ids.reverse());
  });

  it('keeps the reconciler’s last look', async () => {
    expect(await app.get(Handled).lastBeat()).toBeUndefined();
    const [done, open] = [await event(), await event()];
    await handle(done);
    for (let twice = 0; twice < 2; twice++) await database.transaction((tx) => app.get(Handled).beat(tx, followers));
    const [row] = await test.query<{ at: Date }>(`select at from event where id = $1`, [open]);
    expect(await app.get(Handled).lastBeat()).toMatchObject({ undone: 1, oldestAt: row!.at });
  });
});
