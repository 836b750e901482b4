import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { StartedSystem } from './support/started-system.js';
import { until } from './support/until.js';

jest.setTimeout(300_000);

const demoEmails = ['admin@plotline.local', 'manager@plotline.local', 'advisor@plotline.local'];

async function signIn(url: string, email: string, password: string): Promise<number> {
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  });
  return answer.status;
}

describe('npm start', () => {
  const running: StartedSystem[] = [];
  const folders: string[] = [];
  let template: { dataDir: string; output: string; firstStart: number };

  const start = async (options: { dataDir: string; port?: number; env?: Record<string, string> }) => {
    const system = await StartedSystem.start(options);
    running.push(system);
    return system;
  };
  const newFolder = () => {
    const dataDir = StartedSystem.newDataDir();
    folders.push(dataDir);
    return dataDir;
  };
  /** A data folder as a first start leaves it, without the wait. */
  const startedFolder = () => {
    const dataDir = newFolder();
    execFileSync('cp', ['-a', template.dataDir, dataDir]);
    return dataDir;
  };

  beforeAll(async () => {
    const dataDir = newFolder();
    const system = await start({ dataDir });
    const firstStart = await system.ready();
    const output = await system.welcomed();
    expect(await system.end('SIGINT')).toBe(0);
    template = { dataDir, output, firstStart };
  });
  afterEach(async () => {
    for (const system of running.splice(0)) await system.end();
  });
  afterAll(() => folders.forEach((folder) => StartedSystem.remove(folder)));

  it('says what it does with times, and then addresses, logins and how to stop', () => {
    const { output } = template;
    for (const step of ['start database', 'migrate', 'load demo data', 'start server']) {
      expect(output).toMatch(new RegExp(`✓ .*${step} … \\d+\\.\\d s`));
    }
    for (const path of ['/app', '/api/docs', '/health/ready'])
      expect(output).toMatch(new RegExp(`http://.*${path}\\n`));
    for (const email of demoEmails) expect(output).toContain(email);
    expect(output).toMatch(/Ctrl-C/);
  });

  it('starts again in under ten seconds with the same data and tells no password', async () => {
    const password = /password {2}(\S+)/.exec(template.output)![1]!;
    const system = await start({ dataDir: startedFolder() });
    // The first start makes the database and builds what is stale.
    expect(await system.ready()).toBeLessThan(Math.max(10_000, template.firstStart));
    expect(await system.welcomed()).not.toMatch(/password|plotline\.local/);
    for (const path of ['/', '/app', '/api/docs', '/news', '/health/live']) {
      expect([path, await system.status(path)]).toEqual([path, 200]);
    }
    for (const email of demoEmails) expect(await signIn(system.url, email, password)).toBeLessThan(300);
    expect(await signIn(system.url, demoEmails[0]!, 'wrong')).toBe(401);
  });

  it('makes one admin with a one-time password, and no demo, when told so', async () => {
    const system = await start({ dataDir: newFolder(), env: { PLOTLINE_DEMO: '0' } });
    const output = await system.welcomed();
    const password = /admin@plotline\.local +(\S+)/.exec(output)![1]!;
    expect(await signIn(system.url, demoEmails[0]!, password)).toBeLessThan(300);
    expect(await signIn(system.url, demoEmails[1]!, password)).toBe(401);
  });

  it('takes the password of the demo from the environment without printing it', async () => {
    const env = { PLOTLINE_DEMO_PASSWORD: 'given-by-a-person-7' };
    const system = await start({ dataDir: newFolder(), env });
    expect(await system.welcomed()).not.toContain(env.PLOTLINE_DEMO_PASSWORD);
    expect(await signIn(system.url, demoEmails[2]!, env.PLOTLINE_DEMO_PASSWORD)).toBeLessThan(300);
  });

  it.each([1000, 2500])('finishes a first start that was killed after %d ms', async (ms) => {
    const dataDir = newFolder();
    const killed = await start({ dataDir });
    await new Promise((resolve) => setTimeout(resolve, ms));
    await killed.end('SIGKILL');
    const system = await start({ dataDir, env: { PLOTLINE_DEMO_PASSWORD: 'given-by-a-person-7' } });
    await system.ready();
    const code = await signIn(system.url, demoEmails[0]!, 'given-by-a-person-7');
    // 401 only when the killed start had loaded the demo already, with its own password.
    expect(code === 401 ? killed.output : 'load demo data').toContain('load demo data');
  });

  it('joins its database after kill -9, and stops it cleanly in the end', async () => {
    const dataDir = startedFolder();
    const killed = await start({ dataDir });
    await killed.ready();
    const pid = killed.postmasterPid();
    await killed.end('SIGKILL');
    const system = await start({ dataDir });
    await system.ready();
    expect(system.postmasterPid()).toBe(pid);
    expect(await system.end('SIGINT')).toBe(0);
    expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(false);
  });

  it('survives kill -9 of its database', async () => {
    const system = await start({ dataDir: startedFolder() });
    await system.ready();
    process.kill(system.postmasterPid(), 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await system.ready();
    await until(async () => (await system.status('/news')) === 200, { for: 'the page' });
    expect(system.hasEnded).toBe(false);
  });

  it('refuses a taken port in one sentence, before it makes anything', async () => {
    const dataDir = newFolder();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    expect(await (await start({ dataDir, port })).refusal()).toMatch(/Port \d+ is taken .*PORT=/);
    other.close();
    expect(existsSync(dataDir)).toBe(false);
  });

  it('refuses a second start on the same folder, with the number of the first', async () => {
    const first = await start({ dataDir: startedFolder() });
    await first.ready();
    const number = new RegExp(`[Pp]rocess ${first.child.pid} .*already running`);
    expect(await (await start({ dataDir: first.dataDir })).refusal()).toMatch(number);
    expect(await (await start({ dataDir: first.dataDir, port: first.port })).refusal()).toMatch(number);
    expect(await first.status('/health/ready')).toBe(200);
  });

  it.each([
    ['a data folder that is a file', {}, /data folder .* is not a folder/],
    ['a setting that makes no sense', { PORT: 'abc' }, /PORT=abc is not a whole number/],
    [
      'a database that is not there',
      { DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:9/x' },
      /Cannot use the database/,
    ],
    ['a Redis that is not there', { REDIS_URL: 'redis://127.0.0.1:9' }, /Cannot use Redis/],
    ['a log file that cannot be', { PLOTLINE_LOG_FILE: '/dev/null/plotline.log' }, /log file .* cannot be written/],
    ['an address of another protocol', { REDIS_URL: 'http://127.0.0.1:9' }, /REDIS_URL is not a URL/],
  ])('refuses %s in one sentence', async (_name, env: Record<string, string>, sentence) => {
    const dataDir = newFolder();
    if (Object.keys(env).length === 0) writeFileSync(dataDir, '');
    const system = await start({ dataDir, env });
    const refusal = await system.refusal();
    expect(refusal).toMatch(sentence);
    expect(refusal).not.toContain('secret');
    if (statSync(dataDir, { throwIfNoEntry: false })?.isDirectory()) {
      expect(readdirSync(dataDir).filter((name) => !name.endsWith('.log'))).toEqual([]);
    }
  });

  it('refuses a database whose locale breaks Chinese search, and leaves it as it was', async () => {
    const admin = new Client({ connectionString: process.env.PLOTLINE_TEST_DATABASE_URL });
    await admin.connect();
    const name = `latin_${process.pid}`;
    await admin.query(`create database ${name} template template0 encoding 'UTF8' lc_ctype 'C' lc_collate 'C'`);
    try {
      const url = new URL(process.env.PLOTLINE_TEST_DATABASE_URL!);
      url.pathname = `/${name}`;
      const system = await start({ dataDir: newFolder(), env: { DATABASE_URL: url.href } });
      expect(await system.refusal()).toMatch(/locale that breaks Chinese search/);
      const inside = new Client({ connectionString: url.href });
      await inside.connect();
      const { rows } = await inside.query(`select relname from pg_class where relnamespace = 'public'::regnamespace`);
      await inside.end();
      expect(rows).toEqual([]);
    } finally {
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    }
  });
});
