/** A site, its workers, a database of their own and, where asked for, a Redis: what benchmarks send visitors to. Reads dist/. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';
import { dropScratch, makeScratch, noteChild } from '../setup/scratch.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../../..');
/** A module of the built program. */
export const load = (path) => import(pathToFileURL(`${root}/dist/${path}`).href);
const { runMigrations } = await load('libs/platform/src/migrate.js');
const { Keyring } = await load('libs/platform/src/keyring.js');
const { realisticListing, seeded } = await load('libs/matching/src/fixtures/realistic-pairs.js');

/** Settings of the embedded Postgres. */
export const SETTINGS = ['shared_buffers=128MB', 'work_mem=8MB', 'jit=off', 'max_connections=200', 'max_wal_size=2GB'];
const freePort = () =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });

const children = [];
process.once('exit', () => children.forEach((child) => child.kill('SIGKILL')));

function start(args, env, folder, ...talk) {
  const child = spawn(args[0], args.slice(1), {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit', ...talk],
    env: { ...process.env, ...env },
  });
  if (folder) noteChild(folder, child.pid);
  children.push(child);
  return child;
}
const end = (child, signal = 'SIGTERM') =>
  new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done();
    child.once('exit', done);
    child.kill(signal);
  });

async function seed(client, listings) {
  await client.query(`insert into team (id, name) values (gen_random_uuid(), '招商一组')`);
  await client.query(
    `insert into app_user (id, team_id, name, email, role, password_hash)
     select gen_random_uuid(), team.id, '顾问' || n, 'bench' || n || '@example.test', 'advisor', '-' from team, generate_series(1, 8) as n`,
  );
  const random = seeded(1);
  const rows = Array.from({ length: listings }, (_, index) => realisticListing(random, index));
  await client.query(
    `insert into listing (ref, kind, title, region, status, facts, published_at)
     select facts ->> 'ref', facts ->> 'kind', facts ->> 'title', facts ->> 'region', facts ->> 'status', facts, now()
     from jsonb_array_elements($1::jsonb) as facts`,
    [JSON.stringify(rows)],
  );
  await client.query('analyze');
}

async function startRedis() {
  const folder = makeScratch('redis');
  const port = await freePort();
  const args = [
    '--port',
    port,
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--appendonly',
    'yes',
    '--save',
    '',
    '--maxmemory-policy',
    'noeviction',
  ];
  const child = start(['redis-server', ...args.map(String)], {}, folder);
  await sleep(500);
  return {
    url: `redis://127.0.0.1:${port}`,
    pid: child.pid,
    stop: () => end(child, 'SIGKILL').then(() => dropScratch(folder)),
  };
}

const postmaster = ({ folder }) => Number(readFileSync(`${folder}/data/postmaster.pid`, 'utf8').split('\n')[0]);

const HEAP_TOLD = ['--expose-gc', '--import', pathToFileURL(`${root}/test/bench/heap-told.mjs`).href];

/** Bytes that the heap of a server holds after a collection. */
const heapOf = (server) =>
  new Promise((done) => {
    server.once('message', done);
    server.send('heap');
  });

async function createDatabase(postgres, name) {
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  return postgres.url.replace(/\/postgres$/, `/${name}`);
}

async function untilReady(port) {
  for (let tries = 0; tries < 1200; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error('the site is not ready after two minutes');
}

/**
 * @param postgres where a database is made for it
 * @param backend 'postgres' or 'redis': where its queue is
 * @returns `url` of the database and a `client` on it, the site's `port`, `pids` by name, `heaps` by name when asked,
 * `stopServers` and `stop`
 */
export async function startFlowSystem(postgres, backend, { listings, workers = 1 }) {
  const url = await createDatabase(postgres, `flow_${backend}`);
  const folder = makeScratch('flow');
  const keyFile = `${folder}/plotline.key`;
  await runMigrations(url);
  Keyring.open(keyFile, { create: true });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await seed(client, listings);
  const redis = backend === 'redis' ? await startRedis() : undefined;
  const port = await freePort();
  const env = {
    DATABASE_URL: url,
    REDIS_URL: redis?.url ?? '',
    PORT: String(port),
    PLOTLINE_RATE_LIMIT: 'off',
    PLOTLINE_LOG_LEVEL: 'warn',
    PLOTLINE_DEMO: '0',
    PLOTLINE_DATA_DIR: folder,
    PLOTLINE_KEY_FILE: keyFile,
  };
  const node = (app) => start([process.execPath, ...HEAP_TOLD, `dist/apps/${app}/src/main.js`], env, folder, 'ipc');
  const site = node('site');
  const others = Array.from({ length: workers }, () => node('worker'));
  const stopServers = () => Promise.all([site, ...others].map((server) => end(server)));
  const stop = async () => {
    await stopServers();
    await redis?.stop();
    await client.end();
    dropScratch(folder);
  };
  const heaps = async () => ({ site: await heapOf(site), worker: await heapOf(others[0]) });
  const pids = { site: site.pid, worker: others[0].pid, postgres: postmaster(postgres) };
  if (redis) pids.redis = redis.pid;
  try {
    await untilReady(port);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, client, port, pids, heaps, stopServers, stop };
}
