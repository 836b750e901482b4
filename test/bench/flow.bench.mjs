/**
 * How many inquiries a second come all the way: received by the site over HTTP, read, matched, given to an advisor, with
 * the first call due; and how long one takes at half the rate that we want (60/s on Postgres, 100/s on Redis). Beside it, in
 * the same run and on the same Postgres, a bare SQL loop that writes the same rows, one transaction a lead, and what giving
 * away leads in bulk takes. Site and worker are processes of their own; the processor time of each is told too, for it
 * depends least on what else the machine does. Reads dist/, takes about three minutes:
 *   npm run bench:flow -- [--leads 1200] [--backends postgres,redis] [--listings 2000] [--seconds 10] [--workers 1] [--warm 900]
 * Starts a Postgres (settings of the embedded one, fsync on) and a Redis (everything appended to disk) of its own.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startPostgres } from '../setup/postgres.mjs';
import { dropScratch, makeScratch, noteChild } from '../setup/scratch.mjs';
import { bareLoop } from './bare-loop.mjs';
import { bulkAssignment } from './bulk-assignment.mjs';
import { processorTime } from './processor-time.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../../..');
const { values } = parseArgs({
  options: {
    leads: { type: 'string', default: '1200' },
    listings: { type: 'string', default: '2000' },
    backends: { type: 'string', default: 'postgres,redis' },
    seconds: { type: 'string', default: '10' },
    warm: { type: 'string', default: '900' },
    workers: { type: 'string', default: '1' },
  },
});
const load = (path) => import(pathToFileURL(`${root}/dist/${path}`).href);
const { runMigrations } = await load('libs/platform/src/migrate.js');
const { Keyring } = await load('libs/platform/src/keyring.js');
const { normaliseCompanyName } = await load('libs/companies/src/company-name.js');
const { realisticListing, seeded } = await load('libs/matching/src/fixtures/realistic-pairs.js');

const [LEADS, LISTINGS, SECONDS, WARM] = [values.leads, values.listings, values.seconds, values.warm].map(Number);
/** Leads a second that we want. */
const WANTED = { postgres: 60, redis: 100 };
const CONNECTIONS = 16;
const SETTINGS = ['shared_buffers=128MB', 'work_mem=8MB', 'jit=off', 'max_connections=200', 'max_wal_size=2GB'];
const freePort = () =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });

const children = [];
function start(args, env, folder) {
  const child = spawn(args[0], args.slice(1), {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
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

async function seed(client) {
  await client.query(`insert into team (id, name) values (gen_random_uuid(), '招商一组')`);
  await client.query(
    `insert into app_user (id, team_id, name, email, role, password_hash)
     select gen_random_uuid(), team.id, '顾问' || n, 'bench' || n || '@example.test', 'advisor', '-' from team, generate_series(1, 8) as n`,
  );
  const random = seeded(1);
  const rows = Array.from({ length: LISTINGS }, (_, index) => realisticListing(random, index));
  await client.query(
    `insert into listing (ref, kind, title, region, status, facts, published_at)
     select facts ->> 'ref', facts ->> 'kind', facts ->> 'title', facts ->> 'region', facts ->> 'status', facts, now()
     from jsonb_array_elements($1::jsonb) as facts`,
    [JSON.stringify(rows)],
  );
  await client.query('analyze');
}

const NEEDS = [
  '想租2000到3000平的厂房，层高8米，最好一楼',
  '余姚附近买20亩工业用地',
  '宁波或者绍兴，5000平单层厂房带行车',
  '求租标准厂房1500平，承重1吨',
];
const WORDS = '安博昌达恒丰广汇华金晋康力联隆茂明诺鹏启瑞森盛泰通旺祥信兴旭雅益永源远正志中众'.split('');
const nameOf = (n) =>
  `${['浙江', '宁波', '苏州', '合肥', '台州', '嘉兴'][n % 6]}${[1, 41, 1681].map((step) => WORDS[Math.floor((n * 7919) / step) % WORDS.length]).join('')}${['机械', '电子', '五金', '新材料'][n % 4]}有限公司`;
let drawn = 0;
const keys = new Set();
/**
 * Names as unlike each other as those of real companies, and no two of one company: 浙江金华信机械 and 宁波金华信机械 are one by
 * their keys, and the second would join the lead of the first instead of having a first call of its own.
 */
function newName() {
  for (;;) {
    const name = nameOf(drawn++);
    const key = normaliseCompanyName(name);
    if (!keys.has(key)) return (keys.add(key), name);
  }
}
let sent = 0;
/** One inquiry as a visitor sends it. @returns its number in the run */
function post(port, agent) {
  const n = sent++;
  const body = JSON.stringify({
    need: NEEDS[n % NEEDS.length],
    usage: '五金加工',
    tax: '年税收300万',
    company: newName(),
    contact: '测试',
    phone: `139${String(10_000_000 + n).padStart(8, '0')}`,
    consent: true,
  });
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'idempotency-key': `flow-${process.pid}-${n}`,
  };
  return new Promise((done, fail) => {
    request({ host: '127.0.0.1', port, agent, method: 'POST', path: '/inquiries', headers }, (answer) =>
      answer
        .resume()
        .on('end', () => (answer.statusCode === 201 ? done(n) : fail(new Error(`answer ${answer.statusCode}`)))),
    )
      .on('error', fail)
      .end(body);
  });
}

const one = async (client, sql, parameters) => (await client.query(sql, parameters)).rows[0];
/** Inquiries whose lead has its first call: one that joins a lead has come all the way too. */
const calls = async (client) =>
  (
    await one(
      client,
      `select count(*)::int as n from inquiry join task on task.lead_id = inquiry.lead_id and task.kind = 'first_call'`,
    )
  ).n;
async function untilCalls(client, wanted) {
  const late = Date.now() + 120_000;
  for (let n = await calls(client); n < wanted; n = await calls(client)) {
    if (Date.now() > late)
      throw new Error(`only ${n} of ${wanted} first calls after two minutes: ${await stuck(client)}`);
    await sleep(200);
  }
}
/** What is where, of inquiries that have not come all the way. */
const stuck = async (client) =>
  JSON.stringify(
    (
      await client.query(
        `select inquiry.status, inquiry.lead_id is not null as lead, count(*)::int as inquiries,
           count(outbox.event_id)::int as "inOutbox", count(handled.event_id)::int as opened
         from inquiry join event on event.subject_id = inquiry.id and event.type = 'inquiry.received'
           left join outbox on outbox.event_id = event.id
           left join handled on handled.event_id = event.id and handled.handler = 'open-lead'
         where not exists (select from task where task.lead_id = inquiry.lead_id and task.kind = 'first_call') group by 1, 2`,
      )
    ).rows,
  );

/** Closed loop: every connection sends its next inquiry when the answer is there. @returns leads a second, all the way */
async function burst(client, port, count) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const before = await calls(client);
  const from = performance.now();
  let left = count;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (left-- > 0) await post(port, agent);
    }),
  );
  const received = performance.now();
  await untilCalls(client, before + count);
  agent.destroy();
  return { rate: (count / (performance.now() - from)) * 1000, intake: (count / (received - from)) * 1000 };
}

/** Open loop at a steady rate; seconds from the inquiry's arrival to its first call, by the database's clock. */
async function steady(client, port, rate) {
  const agent = new Agent({ keepAlive: true });
  const before = await calls(client);
  const { at } = await one(client, 'select clock_timestamp() as at');
  const posts = [];
  for (let n = 0, from = performance.now(); n < rate * SECONDS; n++) {
    const wait = from + (n * 1000) / rate - performance.now();
    if (wait > 0) await sleep(wait);
    posts.push(post(port, agent));
  }
  await Promise.all(posts);
  await untilCalls(client, before + posts.length);
  agent.destroy();
  return one(
    client,
    `select percentile_disc(0.5) within group (order by ms)::int as p50, percentile_disc(0.95) within group (order by ms)::int as p95
     from (select extract(epoch from event.at - inquiry.created_at) * 1000 as ms from inquiry
       join event on event.lead_id = inquiry.lead_id and event.type = 'task.added' where inquiry.created_at >= $1) as each`,
    [at],
  );
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

async function measure(postgres, backend) {
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  await admin.query(`create database flow_${backend}`);
  await admin.end();
  const url = postgres.url.replace(/\/postgres$/, `/flow_${backend}`);
  const folder = makeScratch('flow');
  const keyFile = `${folder}/plotline.key`;
  await runMigrations(url);
  Keyring.open(keyFile, { create: true });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await seed(client);
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
  const workers = Array.from({ length: Number(values.workers) }, () => start([process.execPath, 'dist/apps/worker/src/main.js'], env)); // prettier-ignore
  const servers = [start([process.execPath, 'dist/apps/site/src/main.js'], env, folder), ...workers];
  for (let tries = 0; ; tries++) {
    if (tries === 1200) throw new Error('the site is not ready after two minutes');
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
    if (answer?.ok) break;
    await sleep(100);
  }
  try {
    await burst(client, port, WARM);
    const parts = { site: servers[0].pid, worker: servers[1].pid, postgres: postmaster(postgres) };
    if (redis) parts.redis = redis.pid;
    const own = () => (process.cpuUsage().user + process.cpuUsage().system) / 1000;
    const cpu = () => [...Object.entries(parts).map(([name, pid]) => [name, processorTime(pid)]), ['visitors', own()]];
    const before = Object.fromEntries(cpu());
    const { rate, intake } = await burst(client, port, LEADS);
    const used = cpu().map(([name, ms]) => `${name} ${((ms - before[name]) / LEADS).toFixed(1)}`);
    const { p50, p95 } = await steady(client, port, WANTED[backend] / 2);
    await Promise.all(servers.map((server) => end(server)));
    const statements = await bulkAssignment(load, url, client, 200);
    const loop = await bareLoop(url, client, Math.min(LEADS, 1000), CONNECTIONS);
    const lost = await one(
      client,
      `select (select count(*)::int from inquiry where lead_id is null) as unread,
         (select count(*)::int from lead where not exists (select from task where lead_id = lead.id)) as idle,
         (select count(*)::int from (select lead_id from task where kind = 'first_call' group by 1 having count(*) > 1) as d) as doubled`,
    );
    console.log(
      `${backend.padEnd(8)} ${rate.toFixed(0)} leads/s all the way (received ${intake.toFixed(0)}/s), ` +
        `p50 ${p50} ms, p95 ${p95} ms at ${WANTED[backend] / 2}/s; bare SQL loop ${loop.toFixed(0)}/s, share ${(rate / loop).toFixed(2)}; ` +
        `processor ms a lead: ${used.join(', ')}; statements a lead in bulk assignment ${statements.toFixed(2)}; ` +
        `inquiries without lead ${lost.unread}, leads without task ${lost.idle}, doubled ${lost.doubled}`,
    );
    return { backend, rate, p95, share: rate / loop };
  } finally {
    await Promise.all(servers.map((server) => end(server)));
    await redis?.stop();
    await client.end();
    dropScratch(folder);
  }
}

const postmaster = ({ folder }) => Number(readFileSync(`${folder}/data/postmaster.pid`, 'utf8').split('\n')[0]);
const postgres = await startPostgres({ settings: SETTINGS });
process.once('exit', () => children.forEach((child) => child.kill('SIGKILL')));
try {
  for (const backend of values.backends.split(',')) await measure(postgres, backend);
} finally {
  postgres.stop();
}
