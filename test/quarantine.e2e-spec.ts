import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadSettings } from '@app/platform';
import { createTestDatabase, type TestDatabase } from './setup/test-database.js';
import { buildOnce } from './support/boot-app.js';

const program = join(__dirname, '../dist/apps/worker/src/quarantine-main.js');

/** The program that a worker starts beside itself, as it is shipped. */
describe('the process in quarantine', () => {
  let test: TestDatabase;
  let child: ChildProcess;

  beforeAll(async () => {
    buildOnce();
    test = await createTestDatabase();
    child = fork(program, { stdio: 'ignore' });
    const settings = {
      ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }),
      databaseUrl: test.url,
      isQuarantine: true,
    };
    expect(await ask({ settings })).toEqual({});
  }, 60_000);
  afterAll(async () => {
    child.kill('SIGKILL');
    await test.drop();
  });

  let nth = 0;
  const ask = async (message: object): Promise<unknown> => {
    child.send({ nth: ++nth, ...message });
    const [{ nth: answered, ...answer }] = (await once(child, 'message')) as [{ nth: number }];
    expect(answered).toBe(nth);
    return answer;
  };
  const order = (queueName: string, name: string, data: object = {}) => ({
    order: { queueName, name, data, attemptsStarted: 1 },
  });

  it('does what the jobs of each queue ask for, and works on none by itself', async () => {
    const [event] = await test.query<{ id: string }>(
      `insert into event (type) values ('company.edited') returning id::text`,
    );
    await test.query(`insert into outbox (event_id) values ($1)`, [event!.id]);
    expect(await ask(order('flow', 'find-duplicates', { eventId: event!.id, requestId: null }))).toEqual({});
    expect(await test.query(`select event_id::text as id, handler from handled`)).toEqual([
      { id: event!.id, handler: 'find-duplicates' },
    ]);
    expect(await ask(order('clock', 'mark-overdue'))).toEqual({});
    expect(await ask(order('reminders', 'run'))).toEqual({});
    const nobody = '00000000-0000-7000-8000-000000000000';
    const none = { failure: { kind: 'program', text: 'not_found import_not_found' } };
    expect(await ask(order('imports', 'run', { subject: nobody }))).toEqual(none);
    for (const queue of ['sources', 'models']) expect(await ask(order(queue, 'run', { subject: nobody }))).toEqual({});
    await sleep(1500);
    expect(await test.query(`select event_id::text as id from outbox`)).toEqual([{ id: event!.id }]);
  });

  it('says why a job failed, without words of people', async () => {
    expect(await ask(order('flow', 'open-lead', { eventId: '王小明 13812345678' }))).toEqual({
      failure: { kind: 'database', text: expect.stringMatching(/^SQLSTATE 22P02 [ -~…]*$/) },
    });
    expect(await ask(order('nowhere', 'run'))).toMatchObject({ failure: { kind: 'program' } });
  });

  it('leaves signals to its worker, and ends when that has ended', async () => {
    child.kill('SIGTERM');
    child.kill('SIGINT');
    expect(await ask(order('clock', 'mark-overdue'))).toEqual({});
    const ended = once(child, 'exit');
    child.disconnect();
    expect((await ended)[0]).toBe(0);
  });
});
