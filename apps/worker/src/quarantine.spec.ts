import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { loadSettings } from '@app/platform';
import { FailedInQuarantine, Quarantine } from './quarantine.js';
import { ProcessEnded } from './quarantine-process.js';

const program = join(__dirname, '../../../test/fixtures/quarantine.cjs');

describe('a quarantine', () => {
  let started: ChildProcess[];
  let quarantine: Quarantine;
  const made = (limit = 10_000, databaseUrl = 'postgres://127.0.0.1/x') =>
    new Quarantine({ ...loadSettings({}), databaseUrl }, limit, () => {
      const child = fork(program, { stdio: 'ignore' });
      started.push(child);
      return child;
    });
  const run = (name: string, { alone = true, ...data }: { alone?: boolean; ms?: number } = {}) =>
    quarantine.run({ queueName: 'flow', name, data, attemptsStarted: 3 }, { alone });
  const beside = (name: string, ms = 0) => run(name, { alone: false, ms });

  beforeEach(() => {
    started = [];
    quarantine = made();
  });
  afterEach(() => quarantine.stop());

  it('runs those that have to be alone one at a time, in the order in which they came, in one process', async () => {
    const ended: number[] = [];
    const times = [60, 0, 30, 0];
    await Promise.all(times.map((ms, n) => run('wait', { ms }).then(() => ended.push(n))));
    expect(ended).toEqual([0, 1, 2, 3]);
    expect(started).toHaveLength(1);
  });

  it('knows the job that ended its process, and goes on with the next in another one', async () => {
    const ends = ['wait', 'kill', 'wait', 'kill', 'wait'].map((name) => run(name).then(() => 'done').catch((error: unknown) => error)); // prettier-ignore
    const [first, second, third, fourth, fifth] = await Promise.all(ends);
    expect([first, third, fifth]).toEqual(['done', 'done', 'done']);
    expect([second, fourth]).toEqual([expect.any(ProcessEnded), expect.any(ProcessEnded)]);
    expect(started).toHaveLength(3);
  });

  it('runs others side by side, and lets one that has to be alone wait for them, and them for it', async () => {
    const ended: string[] = [];
    const note = (name: string, job: Promise<void>) => job.then(() => void ended.push(name));
    await run('wait');
    await Promise.all([
      note('slow', beside('wait', 150)),
      note('quick', beside('wait', 30)),
      note('alone', run('wait', { ms: 60 })),
      note('after', beside('wait')),
    ]);
    expect(ended).toEqual(['quick', 'slow', 'alone', 'after']);
  });

  it('blames none of several that were in the process when it ended, but one that was there alone', async () => {
    const blamed = (job: Promise<void>) => job.then(() => 'done').catch((error: ProcessEnded) => error.alone); // prettier-ignore
    const together = [beside('hang'), beside('wait', 30), beside('hang')].map(blamed);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await Promise.all([...together, blamed(beside('kill'))])).toEqual([false, 'done', false, false]);
    expect(await blamed(beside('kill'))).toBe(true);
    expect(await blamed(run('kill'))).toBe(true);
    await run('wait');
  });

  it('ends a process whose job hangs', async () => {
    quarantine = made(300);
    await expect(run('hang')).rejects.toThrow(ProcessEnded);
    await run('wait');
    expect(started.map(({ signalCode }) => signalCode)).toEqual(['SIGKILL', null]);
  });

  it('says why a job failed in the words that may be written', async () => {
    const failure = await run('fail').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(FailedInQuarantine);
    expect(failure).toMatchObject({ reason: { kind: 'database', text: 'SQLSTATE 23505' } });
  });

  it('blames no job when its process cannot start', async () => {
    quarantine = made(10_000, 'away');
    const failure = await run('wait').catch((error: unknown) => error);
    expect(failure).not.toBeInstanceOf(ProcessEnded);
    expect(failure).toMatchObject({ message: 'the process in quarantine did not start' });
    await expect(run('wait')).rejects.toThrow('did not start');
    expect(started).toHaveLength(2);
    const nowhere = () => fork(program, { execPath: '/nowhere/node' });
    quarantine = new Quarantine({ ...loadSettings({}), databaseUrl: 'x' }, 1000, nowhere);
    await expect(run('wait')).rejects.toThrow('did not start');
    await new Promise((resolve) => setTimeout(resolve, 50));
  });

  it('is full when five are in it', async () => {
    const all = Array.from({ length: 4 }, () => beside('wait', 20));
    expect(quarantine.isFull).toBe(false);
    all.push(run('wait'));
    expect(quarantine.isFull).toBe(true);
    await Promise.all(all);
    expect(quarantine.isFull).toBe(false);
  });

  it('blames no job that it cuts off when it is stopped, begins none, and leaves no process', async () => {
    await run('wait');
    const cut = [run('hang'), run('wait')].map((job) => job.catch((error: unknown) => (error as Error).message));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await quarantine.stop();
    expect(await Promise.all(cut)).toEqual(Array(2).fill('stopping; it runs again at the next start'));
    await expect(run('wait')).rejects.toThrow('stopping');
    expect(started.map(({ signalCode }) => signalCode)).toEqual(['SIGKILL']);
  });
});
