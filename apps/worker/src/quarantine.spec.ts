import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { loadSettings } from '@app/platform';
import { FailedInQuarantine, ProcessEnded, Quarantine } from './quarantine.js';

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
  const run = (name: string, data: object = {}) =>
    quarantine.run({ queueName: 'flow', name, data, attemptsStarted: 3 });

  beforeEach(() => {
    started = [];
    quarantine = made();
  });
  afterEach(() => quarantine.stop());

  it('runs one job at a time, in the order in which they came, in one process', async () => {
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
  });

  it('is full when five are in it', async () => {
    const all = Array.from({ length: 4 }, () => run('wait', { ms: 20 }));
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
