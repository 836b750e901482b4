/**
 * How fast listings are imported with all checks, end to end: file → checked rows → database on this machine, from csv and
 * xlsx, beside the naive way in the same run (one INSERT a row of the same listings, no checks). Reads dist/ (`npm run build` first):
 *   node test/bench/import.bench.mjs [rows=100000]
 * Prints rows/s and peak memory; exit code 1 below 5,000 rows/s.
 */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fork } from 'node:child_process';
import pg from 'pg';
import { writeXlsxStream } from 'hucre/xlsx';
import { startPostgres } from '../setup/postgres.mjs';
import { dropScratch, makeScratch } from '../setup/scratch.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../../..');
const dist = (path) => import(`${root}/dist/${path}`);
const HEAD = (
  '编号 类型 名称 区县 园区 楼栋 所在楼层 地址 租售 租金 底价 可租面积 起租面积 可分割 层型 总层数 结构 层高(米) 一楼承重 行车 ' +
  '配电kVA 可增kVA 消防等级 货梯 产权证 消防验收 准入行业 可交付 状态 核实 核实日期 业主 业主电话'
).split(' ');
const PLACES = ['丽水市莲都区', '331122', '金华市武义县', '永康市', '义乌市', '320583', '苏州工业园区', '青浦区'];

/** The same rows in every run (mulberry32). */
function* rows(count) {
  let seed = 42;
  const next = (most) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most;
  };
  for (let n = 0; n < count; n++) {
    const area = 300 + next(12_000);
    const rent = next(3) ? `${8 + next(20)}元/㎡/月` : `${(0.3 + next(10) / 10).toFixed(1)}元/平/天`;
    yield [
      `B-${n}`, next(4) ? '厂房' : '仓库', `${PLACES[n % 8]}${area}㎡厂房`, PLACES[next(8)], `产业园${next(400)}`, `${1 + next(20)}号楼`,
      `${1 + next(5)}`, `工业大道${next(900)}号`, '出租', rent, next(2) && rent.endsWith('月') ? '7' : '', next(2) ? `${area}` : `${area}㎡`,
      next(2) ? `${Math.floor(area / 3)}` : '', next(2) ? '是' : '', next(2) ? '底层' : '', `${1 + next(5)}`, next(2) ? '混凝土' : '钢结构',
      next(2) ? `${5 + next(8)}` : `${5 + next(8)}米`, `${1 + next(4)}`, next(3) ? '10t*2;5t' : '无', `${200 + next(10) * 50}`, '',
      ['丙二类', '丁', '丙', '戊'][next(4)], `${next(3)}`, next(2) ? '有' : '', next(2) ? '是' : '', next(2) ? '33、34' : '机械加工',
      '2026-12-01', '可租售', ['未核实', '电话', '实地'][next(3)], '2026-10-12', `业主${next(999)}`, `138${String(next(99_999_999)).padStart(8, '0')}`,
    ]; // prettier-ignore
  }
}

/** One import in a process of its own, so that its memory is its own. */
async function child() {
  const [file, url, keyFile] = process.argv.slice(3);
  const { readFileSync } = await import('node:fs');
  const { NestFactory } = await import('@nestjs/core');
  const { CliModule } = await dist('apps/cli/src/cli.module.js');
  const { loadSettings, Database } = await dist('libs/platform/src/index.js');
  const { ImportRunner, ListingImports, ListingImportsRepository } = await dist('libs/listings/src/index.js');
  const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: keyFile }), databaseUrl: url };
  const app = await NestFactory.createApplicationContext(CliModule.with(settings), { logger: false });
  const from = performance.now();
  const began = process.cpuUsage();
  const imports = app.get(ListingImports);
  const { id } = await imports.upload(null, {
    bytes: readFileSync(file),
    fileName: file.split('/').at(-1),
    source: file,
  });
  await app.get(Database).transaction((tx) => imports.start(tx, id));
  await app.get(ImportRunner).run(id);
  const ms = performance.now() - from;
  const { user, system } = process.cpuUsage(began);
  const done = await app.get(ListingImportsRepository).read(null, id);
  await app.close();
  process.send({
    ms,
    cpu: (user + system) / 1000,
    added: done.added,
    refused: done.refused,
    memory: process.resourceUsage().maxRSS / 1024,
  });
}

const inChild = (file, url, keyFile) =>
  new Promise((done, fail) => {
    const worker = fork(fileURLToPath(import.meta.url), ['--child', file, url, keyFile]);
    let answer;
    worker.on('message', (message) => (answer = message));
    worker.on('exit', (code) => (answer ? done(answer) : fail(new Error(`import ended with ${code}`))));
  });

/** What a first version does: one statement, one round trip, one commit a row. */
async function naive(url, source, count) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows: listings } = await client.query(
    `select ref, kind, title, region, transactions, area_sqm, status, facts, internal from listing where source = $2 order by ref limit $1`,
    [count, source],
  );
  const from = performance.now();
  for (const one of listings)
    await client.query(
      `insert into listing (ref, source, kind, title, region, transactions, area_sqm, status, facts, internal, published_at)
       values ($1, 'naive', $2, $3, $4, $5, $6, $7, $8, $9, now())`,
      [
        one.ref,
        one.kind,
        one.title,
        one.region,
        one.transactions,
        one.area_sqm,
        one.status,
        JSON.stringify(one.facts),
        JSON.stringify(one.internal),
      ],
    );
  const ms = performance.now() - from;
  await client.end();
  return (listings.length * 1000) / ms;
}

async function main() {
  const count = Number(process.argv[2] ?? 100_000);
  const folder = makeScratch('import-bench');
  const server = await startPostgres({ settings: ['max_connections=60', 'shared_buffers=128MB'] });
  try {
    const { runMigrations } = await dist('libs/platform/src/index.js');
    await runMigrations(server.url);
    const csv = join(folder, 'rows.csv');
    const xlsx = join(folder, 'rows.xlsx');
    const all = [...rows(count)];
    writeFileSync(csv, [HEAD, ...all].map((row) => row.join(',')).join('\n') + '\n');
    const parts = [];
    for await (const part of writeXlsxStream([HEAD, ...all], { name: '房源' })) parts.push(part);
    writeFileSync(xlsx, Buffer.concat(parts));
    let slowest = Infinity;
    for (const [name, file] of Object.entries({ csv, xlsx })) {
      const { ms, cpu, added, refused, memory } = await inChild(file, server.url, join(folder, 'key'));
      const rate = (count * 1000) / ms;
      slowest = Math.min(slowest, added === count ? rate : 0);
      console.log(
        `${name}: ${added} in, ${refused} left out, ${rate.toFixed(0)} rows/s (${((count * 1000) / cpu).toFixed(0)} a second of its own processor time), peak memory ${memory.toFixed(0)} MB`,
      );
    }
    console.log(
      `baseline, row by row without checks: ${(await naive(server.url, csv, Math.min(count, 10_000))).toFixed(0)} rows/s`,
    );
    process.exitCode = slowest >= 5000 ? 0 : 1;
  } finally {
    server.stop();
    dropScratch(folder);
  }
}

await (process.argv[2] === '--child' ? child() : main());
