import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type Server, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { LauncherProject, type Launched } from './support/launcher-project.js';

jest.setTimeout(300_000);

const isRoot = process.getuid?.() === 0;
const asRoot = isRoot ? it : it.skip;
const NOBODY = { uid: 65534, gid: 65534 };

async function sql<Row = Record<string, unknown>>(url: string, text: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rows as Row[];
  } finally {
    await client.end();
  }
}

async function eventually<T>(work: () => Promise<T>, within = 60_000): Promise<T> {
  const from = Date.now();
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() - from > within) throw error;
      await sleep(100);
    }
  }
}

const postmasterPid = (place: string) =>
  Number.parseInt(readFileSync(join(place, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]!, 10);

async function end({ child, exit }: Launched, signal: NodeJS.Signals): Promise<number | null> {
  child.kill(signal);
  return exit;
}

async function refusal(launched: Launched): Promise<string> {
  expect(await launched.exit).toBe(1);
  const output = launched.output().trim();
  expect(output).not.toMatch(/\n|\bat .*:\d+:\d+/);
  return output;
}

describe('the embedded Postgres', () => {
  let project: LauncherProject;
  beforeEach(() => (project = new LauncherProject()));
  afterEach(() => project.close());

  it('makes a cluster that finds Chinese, keeps it, and starts again at once', async () => {
    const first = project.start();
    const { url, isNew, ms } = await first.up;
    expect(isNew).toBe(true);
    const [server] = await sql(
      url,
      `create extension pg_trgm; create table kept (n int); insert into kept values (1);`,
    ).then(() =>
      sql(
        url,
        `select cardinality(show_trgm('半导体')) as trigrams, current_setting('server_encoding') as encoding,
                current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets,
                (select rolpassword like 'SCRAM-SHA-256%' from pg_authid where rolname = 'plotline') as scram`,
      ),
    );
    expect(server).toEqual({ trigrams: 4, encoding: 'UTF8', addresses: '127.0.0.1', sockets: '', scram: true });
    expect(statSync(join(project.dataDir, 'postgres.json')).mode & 0o777).toBe(0o600);
    expect(await end(first, 'SIGTERM')).toBe(0);
    expect(existsSync(join(project.dataDir, 'postgres/postmaster.pid'))).toBe(false);

    const again = await project.start().up;
    expect(again).toMatchObject({ url, isNew: false, adopted: false });
    expect(again.ms).toBeLessThan(Math.max(10_000, ms));
    expect(await sql(url, 'select n from kept')).toEqual([{ n: 1 }]);
  });

  it('is adopted by the next start after kill -9 of the process, and stopped by it', async () => {
    const killed = project.start();
    const { url } = await killed.up;
    await end(killed, 'SIGKILL');
    const next = project.start();
    expect(await next.up).toMatchObject({ adopted: true, url });
    expect(await end(next, 'SIGTERM')).toBe(0);
    await expect(sql(url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
  });

  it('comes back by itself, on the same address, after kill -9 of the database', async () => {
    const running = project.start();
    const { url } = await running.up;
    await sql(url, 'create table kept (n int); insert into kept values (1)');
    for (let round = 0; round < 2; round++) {
      const pid = postmasterPid(project.dataDir);
      process.kill(pid, 'SIGKILL');
      expect(await eventually(() => sql(url, 'select n from kept'))).toEqual([{ n: 1 }]);
      expect(postmasterPid(project.dataDir)).not.toBe(pid);
    }
    await eventually(async () => expect(running.output()).toContain('the database is back'));
  });

  it('comes back also when it was adopted', async () => {
    const killed = project.start();
    const { url } = await killed.up;
    await end(killed, 'SIGKILL');
    await project.start().up;
    process.kill(postmasterPid(project.dataDir), 'SIGKILL');
    expect(await eventually(() => sql(url, 'select 1 as one'))).toEqual([{ one: 1 }]);
  });

  it('recovers when both were killed with a transaction open', async () => {
    const killed = project.start();
    const { url } = await killed.up;
    await sql(url, 'create table kept (n int); insert into kept values (1)');
    const pid = postmasterPid(project.dataDir);
    await end(killed, 'SIGKILL');
    process.kill(pid, 'SIGKILL');
    const next = await project.start().up;
    expect(next.adopted).toBe(false);
    expect(await sql(next.url, 'select n from kept')).toEqual([{ n: 1 }]);
  });

  it('takes another port when its own is taken, with the same data', async () => {
    const first = project.start();
    const { url } = await first.up;
    await sql(url, 'create table kept (n int)');
    await end(first, 'SIGTERM');
    const stranger: Server = createServer();
    await new Promise<void>((resolve) => stranger.listen(Number(new URL(url).port), '127.0.0.1', resolve));
    const second = await project.start().up;
    stranger.close();
    expect(new URL(second.url).port).not.toBe(new URL(url).port);
    expect(await sql(second.url, 'select * from kept')).toEqual([]);
  });

  it('refuses a second start on one data folder in one sentence with the process number', async () => {
    const first = project.start();
    const { url } = await first.up;
    expect(await refusal(project.start())).toMatch(
      new RegExp(`^Process ${first.child.pid} .*already running on .*PLOTLINE_DATA_DIR`),
    );
    expect(await sql(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('lets exactly one of four starts at once have the folder', async () => {
    const starts = [1, 2, 3, 4].map(() => project.start());
    const results = await Promise.allSettled(starts.map((start) => start.up));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  });

  it('starts over a pid file whose number belongs to another program now', async () => {
    const first = project.start();
    await first.up;
    await end(first, 'SIGTERM');
    const stale = join(project.dataDir, 'postgres/postmaster.pid');
    writeFileSync(stale, `${process.pid}\n${join(project.dataDir, 'postgres')}\n1\n5432\n\n127.0.0.1\n\nready   \n`);
    expect(await project.start().up).toMatchObject({ adopted: false });
  });

  it('says so when the password file is gone', async () => {
    const first = project.start();
    await first.up;
    await end(first, 'SIGTERM');
    rmSync(join(project.dataDir, 'postgres.json'));
    expect(await refusal(project.start())).toMatch(/password file .* missing .*: restore/);
  });

  it('names a data folder that is a file', async () => {
    writeFileSync(project.dataDir, '');
    expect(await refusal(project.start())).toMatch(/data folder .* cannot be used: it is not a folder/);
  });

  it('takes a half-made cluster of a killed first start away', async () => {
    mkdirSync(join(project.dataDir, 'postgres.making/base'), { recursive: true });
    expect(await project.start().up).toMatchObject({ isNew: true });
    expect(readdirSync(project.dataDir).sort()).toEqual(['owner.lock', 'postgres', 'postgres.json', 'postgres.log']);
  });

  asRoot('runs as an ordinary user with everything inside the data folder', async () => {
    mkdirSync(project.dataDir, { mode: 0o700 });
    project.giveTo(NOBODY.uid, NOBODY.gid, project.dataDir);
    await project.start(NOBODY).up;
    expect(statSync(join(project.dataDir, 'postgres')).uid).toBe(NOBODY.uid);
    expect(existsSync(join(project.dataDir, 'postgres.path'))).toBe(false);
  });

  asRoot('tells an ordinary user that the folder belongs to somebody else', async () => {
    mkdirSync(project.dataDir, { mode: 0o700 });
    expect(await refusal(project.start(NOBODY))).toMatch(/cannot be used: this user may not read and write it/);
    expect(readdirSync(project.dataDir)).toEqual([]);
  });
});

describe('the embedded Postgres in a hindered installation', () => {
  let project: LauncherProject;
  const places: string[] = [];
  beforeEach(() => (project = new LauncherProject({ ownBinaries: true })));
  afterEach(async () => {
    await project.close();
    for (const place of places.splice(0)) rmSync(place, { recursive: true, force: true });
  });
  const links = () => {
    const lib = join(project.binariesFolder, 'native/lib');
    return readdirSync(lib)
      .map((name) => join(lib, name))
      .filter((file) => lstatSync(file).isSymbolicLink());
  };
  const breakLinks = () => links().forEach((link) => rmSync(link));

  it('makes the library links that npm ci --ignore-scripts leaves out', async () => {
    const before = links().length;
    breakLinks();
    await project.start().up;
    expect(links()).toHaveLength(before);
  });

  asRoot('copies the programs where links cannot be made', async () => {
    breakLinks();
    mkdirSync(project.dataDir, { mode: 0o700 });
    project.giveTo(NOBODY.uid, NOBODY.gid, project.dataDir);
    await project.start(NOBODY).up;
    expect(links()).toHaveLength(0);
    expect(readdirSync(project.dataDir).filter((name) => name.startsWith('native-'))).toHaveLength(1);
  });

  asRoot('lives elsewhere as root below a closed folder, whose permissions stay', async () => {
    execFileSync('chmod', ['700', project.base]);
    const first = project.start();
    const { url } = await first.up;
    const place = readFileSync(join(project.dataDir, 'postgres.path'), 'utf8').trim();
    places.push(place);
    expect(place.startsWith(project.base)).toBe(false);
    expect(statSync(join(place, 'postgres')).uid).not.toBe(0);
    expect(statSync(project.base).mode & 0o777).toBe(0o700);
    await sql(url, 'create table kept (n int)');
    await end(first, 'SIGKILL');
    expect(await project.start().up).toMatchObject({ adopted: true });
    await project.close();
  });

  asRoot('says so when the place that the data folder names is gone', async () => {
    mkdirSync(project.dataDir);
    writeFileSync(join(project.dataDir, 'postgres.path'), '/var/lib/plotline/gone\n');
    expect(await refusal(project.start())).toMatch(/names the database .*gone, which is not there: put it back/);
  });

  asRoot('says that the disk is full and leaves nothing half made', async () => {
    mkdirSync(project.dataDir);
    const mounted =
      spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m,mode=711', 'tmpfs', project.dataDir]).status === 0;
    if (!mounted) return void console.warn('not run: this machine lets nobody mount a small disk');
    try {
      expect(await refusal(project.start())).toMatch(/could not be made .*No space left.* check the free disk space/);
      expect(readdirSync(project.dataDir).filter((name) => name !== 'postgres.json')).toEqual([]);
    } finally {
      execFileSync('umount', [project.dataDir]);
    }
  });
});
