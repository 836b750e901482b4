import { fork } from 'node:child_process';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule, Events, FailedJobs } from '@app/audit';
import { createLogger, createQueue, createWorker, Database, loadSettings, PlatformModule } from '@app/platform';
import type { Job } from 'bullmq';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { until } from '../../../test/support/until.js';
import { ClockWatch } from './clock-watch.js';
import { JobGuard } from './job-guard.js';
import { JobWork } from './job-work.js';
import { QUARANTINE_START, Quarantines } from './quarantines.js';

const program = join(__dirname, '../../../test/fixtures/quarantine.cjs');

describe('the guard around each job', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let guard: JobGuard;
  /** What happens outside of quarantine; there, the job's name says it. */
  let work: jest.Mock<Promise<void>, [Pick<Job, 'name' | 'id'>]>;
  let processes: number;

  beforeEach(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    processes = 0;
    const start = () => (processes++, fork(program, { stdio: 'ignore' }));
    const providers = [ClockWatch, JobGuard, JobWork, Quarantines, { provide: QUARANTINE_START, useValue: start }];
    app = await Test.createTestingModule({ imports: [platform, AuditModule], providers }).compile();
    guard = app.get(JobGuard);
    work = jest.fn((_job) => Promise.resolve());
    for (const queue of ['flow', 'clock']) app.get(JobWork).define(queue, work as never);
  });
  afterEach(async () => {
    await app.close();
    await test.drop();
  });

  /** A job whose data are kept as the queue keeps them. */
  const job = (more: Partial<Job>): Job => {
    const made = {
      queueName: 'flow',
      name: 'wait',
      attemptsMade: 0,
      stalledCounter: 0,
      data: {},
      opts: { attempts: 10 },
      updateData: (data: object) => Promise.resolve(void (made.data = data)),
      ...more,
    };
    return made as Job;
  };
  const about = { queue: 'flow', handler: 'match-lead', subject: '7' };
  const ofEvent = async () => {
    const eventId = await app.get(Database).transaction((tx) => app.get(Events).record(tx, { type: 'lead.joined' }));
    return { ...about, subject: eventId, eventId };
  };
  const failures = async () => (await app.get(FailedJobs).list(undefined, 10)).items;
  const broken = () => Promise.reject(new Error('no room for 王小明 13812345678'));

  it('begins no job after the clock has jumped, and says nothing of it where failures stand', async () => {
    const now = Date.now.bind(Date);
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => now() + 86_400_000);
    const told = jest.fn(() => expect(work).not.toHaveBeenCalled());
    app.get(ClockWatch).onWrong(told);
    await expect(guard.run(job({ attemptsMade: 2 }), about)).rejects.toThrow('has jumped');
    // The process knew of it before the job was let go.
    expect(told).toHaveBeenCalled();
    clock.mockRestore();
    expect(work).not.toHaveBeenCalled();
    expect(await failures()).toEqual([]);
    await guard.run(job({}), about);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('writes what failed for good, not what will be tried again, and lets no visitor’s word out', async () => {
    work.mockImplementation(broken);
    await expect(guard.run(job({ attemptsMade: 8 }), about)).rejects.toThrow(/^Error no room for …$/);
    expect(await failures()).toEqual([]);
    await expect(guard.run(job({ attemptsMade: 9 }), about)).rejects.toMatchObject({ name: 'UnrecoverableError' });
    expect(await failures()).toEqual([
      expect.objectContaining({ ...about, attempts: 10, kind: 'program', reason: 'Error no room for …' }),
    ]);
  });

  it('runs a job in quarantine that was cut off by a crash or is known to end its process, and lets it fail as anywhere', async () => {
    const event = await ofEvent();
    await guard.run(job({}), event);
    expect([work.mock.calls.length, processes]).toEqual([1, 0]);
    await guard.run(job({ stalledCounter: 1 }), event);
    expect([work.mock.calls.length, processes]).toEqual([1, 1]);
    await guard.run(job({ data: { crashes: 0 } }), event);
    expect([work.mock.calls.length, processes]).toEqual([1, 1]);
    const failing = job({ stalledCounter: 9, name: 'fail', attemptsMade: 9 });
    await expect(guard.run(failing, event)).rejects.toMatchObject({ name: 'UnrecoverableError' });
    expect(await failures()).toEqual([expect.objectContaining({ kind: 'database', reason: 'SQLSTATE 23505' })]);
  });

  it('stops what ended three processes in quarantine, after a rest each time, and blames no job that was only cut off', async () => {
    const event = await ofEvent();
    const moveToDelayed = jest.fn((_at: number) => Promise.resolve());
    const guilty = job({ stalledCounter: 2, name: 'kill', data: { eventId: event.eventId }, moveToDelayed });
    for (const crashes of [1, 2]) {
      await expect(guard.run(guilty, event)).rejects.toMatchObject({ name: 'DelayedError' });
      const rest = moveToDelayed.mock.lastCall![0] - Date.now();
      expect(rest).toBeGreaterThan(crashes * 15_000 - 1000);
      expect(rest).toBeLessThanOrEqual(crashes * 15_000);
      expect(guilty.data).toEqual({ eventId: event.eventId, crashes });
      await guard.run(job({ stalledCounter: 1000 }), { ...event, handler: 'first-call' });
    }
    expect(await failures()).toEqual([]);
    await expect(guard.run(guilty, event)).rejects.toMatchObject({ name: 'UnrecoverableError' });
    expect(await failures()).toEqual([
      expect.objectContaining({ kind: 'crashed', reason: 'ended its process in quarantine, 3 times', nextAt: expect.any(Date) }), // prettier-ignore
    ]);
    expect(processes).toBe(3);
  });

  it('tries those alone that were in the process together when it ended', async () => {
    const where = { databaseUrl: test.url };
    const [queue, event] = [createQueue('flow', where), await ofEvent()];
    const done: string[] = [];
    const worker = createWorker(
      'flow',
      where,
      (each) => guard.run(Object.assign(each, { stalledCounter: 1 }), { ...event, handler: each.id! }),
      { concurrency: 5 },
    );
    worker.on('completed', ({ id }) => void done.push(id!));
    queue.on('error', () => undefined);
    worker.on('error', () => undefined);
    await queue.addBulk(
      ['a', 'b', 'guilty', 'c'].map((id) => ({
        name: id === 'guilty' ? 'kill' : 'wait',
        data: { ms: 500 },
        opts: { jobId: id, attempts: 10 },
      })),
    );
    const guilty = async () => ((await queue.getJob('guilty'))?.data as { crashes?: number }).crashes;
    await until(async () => done.length === 3 && (await guilty()) === 1, { for: 'the innocent and one crash' });
    expect(done.sort()).toEqual(['a', 'b', 'c']);
    await worker.close();
    await queue.close();
  });

  it('puts jobs back for a second when the quarantine is full, and each gets through, while others do their work', async () => {
    const where = { databaseUrl: test.url };
    const [queue, event] = [createQueue('flow', where), await ofEvent()];
    const done: string[] = [];
    const failed: string[] = [];
    const worker = createWorker('flow', where, (each) => guard.run(each, event), { concurrency: 20 });
    worker.on('completed', ({ name }) => void done.push(name));
    worker.on('failed', (_job, error) => void failed.push(error.message));
    queue.on('error', () => undefined);
    worker.on('error', () => undefined);
    const suspects = Array.from({ length: 12 }, () => ({ name: 'wait', data: { crashes: 0, ms: 100 } }));
    await queue.addBulk([...suspects, { name: 'innocent', data: {} }]);
    await until(() => done.length === 13, { for: 'all jobs' }).finally(() => worker.close());
    expect([done.indexOf('innocent'), failed, work.mock.calls.length]).toEqual([0, [], 1]);
    await queue.close();
  });

  it('runs what the clock asks for in quarantine for an hour after it ended its process, at most once a minute', async () => {
    const tick = { queue: 'clock', handler: 'reconcile', subject: 'tick' };
    const deadly = () => job({ queueName: 'clock', name: 'kill', stalledCounter: 2, opts: {} });
    const harmless = () => job({ queueName: 'clock' });
    await expect(guard.run(deadly(), tick)).rejects.toMatchObject({ name: 'UnrecoverableError' });
    expect(await failures()).toEqual([expect.objectContaining({ kind: 'crashed', handler: 'reconcile' })]);
    await guard.run(deadly(), tick);
    expect(processes).toBe(1);
    await test.query(`update failed_job set last_at = now() - interval '61 seconds'`);
    await guard.run(harmless(), tick);
    expect([work.mock.calls.length, processes]).toEqual([0, 2]);
    await test.query(`update failed_job set last_at = now() - interval '61 minutes'`);
    await guard.run(harmless(), tick);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('F19: 1 % of jobs that always fail block none of 2,000, and all 20 are on the list', async () => {
    const where = { databaseUrl: test.url };
    const queue = createQueue('flow', where);
    const done = new Set<string>();
    work.mockImplementation(async ({ id }) => {
      if (Number(id!.slice(4)) % 100 === 0) throw new Error('poison');
      done.add(id!);
    });
    const worker = createWorker('flow', where, (each) => guard.run(each, { ...about, subject: each.id! }), {
      concurrency: 10,
    });
    queue.on('error', () => undefined);
    worker.on('error', () => undefined);
    const opts = { attempts: 2, backoff: { type: 'fixed', delay: 50 }, removeOnComplete: true, removeOnFail: true };
    await queue.addBulk(
      Array.from({ length: 2000 }, (_, index) => ({
        name: 'match-lead',
        data: {},
        opts: { ...opts, jobId: `job-${index}` },
      })),
    );
    await until(async () => done.size === 1980 && (await app.get(FailedJobs).count()) === 20, {
      for: 'all jobs',
      ms: 25_000,
    });
    await worker.close();
    await queue.close();
  });
});
