import { Test, type TestingModule } from '@nestjs/testing';
import { AuditModule, FailedJobs } from '@app/audit';
import { createLogger, createQueue, createWorker, loadSettings, PlatformModule } from '@app/platform';
import type { Job } from 'bullmq';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { until } from '../../../test/support/until.js';
import { ClockWatch } from './clock-watch.js';
import { JobGuard } from './job-guard.js';

describe('the guard around each job', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let guard: JobGuard;

  beforeEach(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    const module = Test.createTestingModule({ imports: [platform, AuditModule], providers: [ClockWatch, JobGuard] });
    app = await module.compile();
    guard = app.get(JobGuard);
  });
  afterEach(async () => {
    await app.close();
    await test.drop();
  });

  const job = (more: Partial<Job>): Job =>
    ({ queueName: 'flow', attemptsMade: 0, stalledCounter: 0, data: {}, opts: { attempts: 3 }, ...more }) as Job;
  const about = { queue: 'flow', handler: 'match-lead', subject: '7' };
  const failures = async () => (await app.get(FailedJobs).list(undefined, 10)).items;
  const broken = () => Promise.reject(new Error('no room for 王小明 13812345678'));

  it('begins no job after the clock has jumped, and says nothing of it where failures stand', async () => {
    const work = jest.fn(() => Promise.resolve());
    const now = Date.now.bind(Date);
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => now() + 86_400_000);
    const told = jest.fn(() => expect(work).not.toHaveBeenCalled());
    app.get(ClockWatch).onWrong(told);
    await expect(guard.run(job({ attemptsMade: 2 }), about, work)).rejects.toThrow('has jumped');
    // The process knew of it before the job was let go.
    expect(told).toHaveBeenCalled();
    clock.mockRestore();
    expect(work).not.toHaveBeenCalled();
    expect(await failures()).toEqual([]);
    await guard.run(job({}), about, work);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('writes what failed for good, not what will be tried again, and lets no visitor’s word out', async () => {
    await expect(guard.run(job({ attemptsMade: 1 }), about, broken)).rejects.toThrow(/^Error no room for …$/);
    expect(await failures()).toEqual([]);
    await expect(guard.run(job({ attemptsMade: 2 }), about, broken)).rejects.toMatchObject({
      name: 'UnrecoverableError',
    });
    expect(await failures()).toEqual([
      expect.objectContaining({ ...about, attempts: 3, kind: 'program', reason: 'Error no room for …' }),
    ]);
  });

  it('stops what was started again and again and never ended, without starting it once more', async () => {
    const work = jest.fn(() => Promise.resolve());
    await guard.run(job({ stalledCounter: 29, data: { rested: 29 } }), about, work);
    expect(work).toHaveBeenCalledTimes(1);
    await expect(guard.run(job({ stalledCounter: 30 }), about, work)).rejects.toMatchObject({
      name: 'UnrecoverableError',
    });
    expect(work).toHaveBeenCalledTimes(1);
    expect(await failures()).toEqual([expect.objectContaining({ kind: 'crashed', nextAt: null })]);
  });

  it('runs jobs that were cut off by three crashes one at a time, and puts the others back for a while', async () => {
    const moveToDelayed = jest.fn((_at: number, _token?: string) => Promise.resolve());
    const cutOff = job({ stalledCounter: 3, data: { rested: 3 }, token: 't', moveToDelayed });
    const ran: string[] = [];
    const first = guard.run(cutOff, about, () => Promise.resolve(void ran.push('first')));
    const second = guard.run(cutOff, about, () => Promise.resolve(void ran.push('second')));
    await guard.run(job({ stalledCounter: 2 }), about, () => Promise.resolve(void ran.push('fresh')));
    await expect(second).rejects.toMatchObject({ name: 'DelayedError' });
    await first;
    expect(ran).toEqual(['fresh', 'first']);
    expect(moveToDelayed).toHaveBeenCalledTimes(1);
    expect(moveToDelayed.mock.calls[0]![0]).toBeGreaterThan(Date.now());
    await guard.run(cutOff, about, () => Promise.resolve(void ran.push('second')));
    expect(ran).toEqual(['fresh', 'first', 'second']);
  });

  it('lets a job rest after each crash from the third on, twice as long each time, so that others have their turn', async () => {
    const work = jest.fn(() => Promise.resolve());
    for (const [stalledCounter, ms] of [
      [3, 1000],
      [5, 4000],
      [12, 30_000],
    ] as const) {
      const moveToDelayed = jest.fn((_at: number, _token?: string) => Promise.resolve());
      const updateData = jest.fn((_data: object) => Promise.resolve());
      const data = { eventId: '7', rested: stalledCounter - 1 };
      const crashed = job({ stalledCounter, data, moveToDelayed, updateData });
      await expect(guard.run(crashed, about, work)).rejects.toMatchObject({ name: 'DelayedError' });
      expect(updateData).toHaveBeenCalledWith({ eventId: '7', rested: stalledCounter });
      const wait = moveToDelayed.mock.calls[0]![0] - Date.now();
      expect(wait).toBeGreaterThan(ms - 500);
      expect(wait).toBeLessThanOrEqual(ms);
    }
    expect(work).not.toHaveBeenCalled();
  });

  it('F19: 1 % of jobs that always fail block none of 2,000, and all 20 are on the list', async () => {
    const where = { databaseUrl: test.url };
    const queue = createQueue('flow', where);
    const done = new Set<string>();
    const worker = createWorker(
      'flow',
      where,
      (each) =>
        guard.run(each, { ...about, subject: each.id! }, async () => {
          if (Number(each.id!.slice(4)) % 100 === 0) throw new Error('poison');
          done.add(each.id!);
        }),
      { concurrency: 10 },
    );
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
