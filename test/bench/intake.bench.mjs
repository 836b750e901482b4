/**
 * How fast inquiries are accepted, as a share of what a bare Node server reaches that does one INSERT a request.
 * Both servers are processes of their own on the same Postgres, one after the other, 16 connections, no worker.
 *   DATABASE_URL=postgres://… node test/bench/intake.bench.mjs [seconds]
 * The database must be empty or a copy: rows stay in it. Prints requests a second and the ratio.
 */
import { spawn } from 'node:child_process';
import { createServer, request, Agent } from 'node:http';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const CONNECTIONS = 16;
const seconds = Number(process.argv[2] ?? 10);
const root = resolve(fileURLToPath(import.meta.url), '../../..');
const bareSource = `
  import http from 'node:http'; import pg from 'pg';
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 });
  await pool.query('create table if not exists bench_bare (id bigserial primary key, body text not null)');
  http.createServer((req, res) => {
    let body = '';
    req.on('data', (part) => (body += part)).on('end', async () => {
      await pool.query('insert into bench_bare (body) values ($1)', [body]);
      res.writeHead(201, { 'content-type': 'application/json' }).end('{"ref":"x"}');
    });
  }).listen(Number(process.env.PORT), '127.0.0.1');`;

const freePort = () =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });

async function up(port, path) {
  for (let tries = 0; tries < 100; tries++) {
    const ok = await new Promise((done) =>
      request({ port, host: '127.0.0.1', path }, (res) => done(res.resume().statusCode < 500))
        .on('error', () => done(false))
        .end(),
    );
    if (ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`nothing answers on port ${port}`);
}

/** Closed loop: each connection sends its next request when the answer is there. @returns requests a second */
async function load(port) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const latencies = [];
  let sent = 0;
  const end = Date.now() + seconds * 1000;
  const one = () =>
    new Promise((done, fail) => {
      const n = sent++;
      const body = JSON.stringify({
        need: '想租2000到3000平的厂房，层高8米，最好一楼',
        usage: '五金加工',
        tax: '年税收300万',
        company: `浙江测速${n}机械有限公司`,
        contact: '测试',
        phone: `138${String(10_000_000 + (n % 89_000_000)).padStart(8, '0')}`,
        consent: true,
      });
      const from = performance.now();
      request(
        {
          port,
          host: '127.0.0.1',
          agent,
          method: 'POST',
          path: '/inquiries',
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            'idempotency-key': `bench-${process.pid}-${port}-${n}`,
          },
        },
        (res) => {
          if (res.statusCode !== 201) return fail(new Error(`answer ${res.statusCode}`));
          res.resume().on('end', () => (latencies.push(performance.now() - from), done()));
        },
      )
        .on('error', fail)
        .end(body);
    });
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (Date.now() < end) await one();
    }),
  );
  agent.destroy();
  latencies.sort((a, b) => a - b);
  return { rate: latencies.length / seconds, p95: latencies[Math.floor(latencies.length * 0.95)] };
}

async function measure(name, args, path) {
  const port = await freePort();
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      PLOTLINE_RATE_LIMIT: 'off',
      PLOTLINE_LOG_LEVEL: 'warn',
      PLOTLINE_DATA_DIR: dataDir,
    },
  });
  try {
    await up(port, path);
    await load(port);
    const result = await load(port);
    console.log(`${name}: ${result.rate.toFixed(0)} requests/s, p95 ${result.p95.toFixed(1)} ms`);
    return result.rate;
  } finally {
    child.kill('SIGTERM');
    await new Promise((done) => child.once('exit', done));
  }
}

const dataDir = process.env.PLOTLINE_DATA_DIR ?? mkdtempSync(join(tmpdir(), 'plotline-bench-'));
const bare = await measure('bare Node, one INSERT', ['--input-type=module', '-e', bareSource], '/');
const site = await measure('Plotline, POST /inquiries', ['dist/apps/site/src/main.js'], '/health/live');
console.log(`ratio: ${(site / bare).toFixed(2)}`);
