import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule, Events, FailedJobs, Outbox } from '@app/audit';
import {
  createLogger,
  createQueue,
  createWorker,
  Database,
  loadSettings,
  PlatformModule,
  WakeUps,
  withRequestId,
} from '@app/platform';
import { UnrecoverableError } from 'bullmq';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { until } from '../../../test/support/until.js';
import { Relay } from './relay.js';

type Queue = ReturnType<typeof createQueue>;

describe('the relay from the outbox to the queue', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let queue: Queue;
  let relays: Relay[];

  beforeEach(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule] }).compile();
    database = app.get(Database);
    queue = createQueue('flow', settings);
    queue.on('error', () => undefined);
    relays = [];
  });
  afterEach(async () => {
    for (const relay of relays) await relay.stop();
    await queue.close();
    await app.close();
    await test.drop();
  });

  const relay = (): Relay => {
    const logger = createLogger({ level: 'silent' });
    const made = new Relay(database, app.get(FailedJobs), app.get(Outbox), app.get(WakeUps), logger);
    relays.push(made);
    return made;
  };
  /** The real queue, but that `addBulk` may fail before or after the jobs are in it. */
  const troubled = (trouble: (add: () => Promise<unknown>) => Promise<unknown>): Queue =>
    new Proxy(queue, {
      get: (target, name) =>
        name === 'addBulk'
          ? (jobs: Parameters<Queue['addBulk']>[0]) => trouble(() => target.addBulk(jobs))
          : Reflect.get(target, name, target),
    });
  const record = (...types: string[]): Promise<string[]> =>
    database.transaction(async (tx) => {
      const ids: string[] = [];
      for (const type of types) ids.push(await app.get(Events).record(tx, { type }));
      return ids;
    });
  const waiting = async (): Promise<number> => (await test.query(`select 1 from outbox`)).length;
  const emptied = () => until(async () => (await waiting()) === 0, { for: 'an empty outbox' });
  const jobs = async () => (await queue.getJobs()).map(({ id, name, data }) => ({ id, name, data }));

  it('makes one job an event and follower, ids only, with the request that caused it', async () => {
    const [event] = await withRequestId('req-3', () => record('lead.assigned', 'lead.noted'));
    await relay().start(queue);
    await emptied();
    const data = { eventId: event, requestId: 'req-3' };
    expect((await jobs()).sort((a, b) => a.name.localeCompare(b.name))).toEqual([
      { id: `first-call-${event}`, name: 'first-call', data },
      { id: `tell-owner-${event}`, name: 'tell-owner', data },
    ]);
  });

  it('is woken by an event, without waiting for the clock', async () => {
    const clock = jest.spyOn(globalThis, 'setInterval').mockImplementationOnce(() => undefined as never);
    await relay().start(queue);
    clock.mockRestore();
    await record('lead.need_changed');
    await until(async () => (await jobs()).length === 1, { for: 'the job' });
  });

  it('adds the same jobs again, not more, when it dies between adding and deleting', async () => {
    await record(...Array.from({ length: 30 }, () => 'lead.need_changed'));
    const left: number[] = [];
    const dying = troubled(async (add) => {
      await add();
      if (left.push(await waiting()) < 3) throw new Error('killed before the commit');
    });
    await relay().start(dying);
    await emptied();
    expect(left).toEqual([30, 30, 30]);
    expect(await jobs()).toHaveLength(30);
  });

  it('loses nothing while the queue is away', async () => {
    await record('lead.need_changed', 'lead.need_changed');
    let tries = 0;
    const away = troubled(async (add) => {
      if ((tries += 1) < 3) throw new Error('connection refused');
      await add();
    });
    await relay().start(away);
    await emptied();
    expect(await jobs()).toHaveLength(2);
  });

  it('takes a long outbox in several goes, and shares it with other relays', async () => {
    await test.query(
      `with recorded as (insert into event (type) select 'lead.need_changed' from generate_series(1, 450) returning id)
       insert into outbox (event_id) select id from recorded`,
    );
    await Promise.all([relay().start(queue), relay().start(queue), relay().start(queue)]);
    await emptied();
    const ids = (await jobs()).map(({ id }) => id);
    expect(ids).toHaveLength(450);
    expect(new Set(ids).size).toBe(450);
  });

  it('hands over again what failed for good, when it is put back', async () => {
    let runs = 0;
    const work = (): Promise<void> => {
      runs += 1;
      return runs === 1 ? Promise.reject(new UnrecoverableError('tried too often')) : Promise.resolve();
    };
    const worker = createWorker('flow', { databaseUrl: test.url }, work, {});
    worker.on('error', () => undefined);
    const [event] = await record('lead.need_changed');
    await relay().start(queue);
    await until(async () => runs === 1 && (await queue.getActiveCount()) === 0, { for: 'the failure' });
    await database.transaction((tx) => app.get(Outbox).putBack(tx, [event!]));
    await until(() => runs === 2, { for: 'the second run' }).finally(() => worker.close());
  });

  describe('of an event that was put back', () => {
    const ADAY = 86_400_000;
    let event: string;
    /** As a worker left it whose clock stood so many ms ahead of ours. */
    const taken = (state: 'active' | 'delayed', ahead: number, tries = 1) =>
      test.query(
        `update bullmq.job set state = $1, processed_at_ms = $2::bigint, locked_until_ms = $2::bigint + 10000,
           process_at_ms = $2::bigint + 1000, attempts_made = $3`,
        [state, Date.now() + ahead, tries],
      );
    const putBack = async (): Promise<string[]> => {
      await database.transaction((tx) => app.get(Outbox).putBack(tx, [event]));
      await emptied();
      return (await jobs()).map(({ id }) => id!).sort();
    };
    beforeEach(async () => {
      event = (await record('lead.need_changed'))[0]!;
      await relay().start(queue);
      await emptied();
    });

    it('hands over nothing while the queue has its job in line, at work, or waiting for its next try', async () => {
      const first = [`match-lead-${event}`];
      expect(await putBack()).toEqual(first);
      await taken('active', -5_000);
      expect(await putBack()).toEqual(first);
      // The pause after the ninth try is over four minutes.
      await taken('delayed', -5 * 60_000, 9);
      expect(await putBack()).toEqual(first);
    });

    it('hands it over again when its pause should be over: it was taken just before the clock jumped', async () => {
      await taken('delayed', -30_000);
      expect(await putBack()).toHaveLength(1);
      await taken('delayed', -90_000);
      expect(await putBack()).toHaveLength(2);
    });

    it.each(['active', 'delayed'] as const)(
      'hands it over under another id when a clock that is a day ahead left the job %s until tomorrow',
      async (state) => {
        await taken(state, ADAY);
        expect(await putBack()).toEqual([`match-lead-${event}`, `match-lead-${event}-1`]);
        expect(await putBack()).toEqual([`match-lead-${event}`, `match-lead-${event}-1`]);
        await taken(state, ADAY);
        expect(await putBack()).toHaveLength(3);
      },
    );

    it('has it run in quarantine when it is known to end its process', async () => {
      await queue.remove(`match-lead-${event}`);
      const work = { queue: 'flow', handler: 'match-lead', subject: event, eventId: event, attempts: 3 };
      await database.transaction((tx) => app.get(FailedJobs).note(tx, work, { kind: 'crashed', text: 'ended' }));
      expect(await putBack()).toEqual([`match-lead-${event}`]);
      expect((await jobs())[0]!.data).toMatchObject({ eventId: event, crashes: 0 });
    });

    it('hands it over again when a worker has held the job for a minute and more', async () => {
      await taken('active', -90_000);
      expect(await putBack()).toHaveLength(2);
    });
  });
});
