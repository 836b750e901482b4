/**
 * How fast the duplicates of a new company name are found among 100,000, beside a naive scan (similarity of trigrams, or
 * ILIKE on the brand) on the same rows in the same run. Names are made from a fixed seed.
 *   node test/bench/duplicates.bench.mjs [companies]
 * Starts a Postgres of its own unless DATABASE_URL names an empty database. Prints p50 and p95 in ms.
 */
import { createRequire } from 'node:module';
import pg from 'pg';
import { startPostgres } from '../setup/postgres.mjs';

const COMPANIES = Number(process.argv[2] ?? 100_000);
const LOOKUPS = 400;
const require = createRequire(import.meta.url);
const dist = new URL('../../dist/', import.meta.url);
const { candidateParameters, COMPANY_CANDIDATES, normaliseCompanyName, rankCompanies, shortCompanyName } = await import(
  new URL('libs/companies/src/index.js', dist).href
);
const { runMigrations } = await import(new URL('libs/platform/src/index.js', dist).href);
void require;

let seed = 20261123;
const random = () => (seed = (Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0) / 2 ** 32;
const pick = (list) => list[Math.floor(random() * list.length)];
const PLACES = [
  '浙江',
  '杭州',
  '丽水',
  '宁波市',
  '江苏',
  '苏州',
  '广东',
  '深圳市',
  '上海',
  '义乌市',
  '金华',
  '温州',
  '安徽',
  '',
];
const CHARS = [
  ...'恒达华丰金鑫宏盛瑞隆泰安永兴顺发明德正信诚远东海天龙凤祥云岭禾穗原野春晖星辰博雅创新力源嘉和美佳荣光辉腾飞鹏程万里润泽凯旋伟业立邦',
];
const TRADES = [
  '精密机械',
  '机械',
  '电子科技',
  '新能源科技',
  '五金制品',
  '塑料',
  '食品',
  '纺织',
  '汽车零部件',
  '阀门',
  '环保设备',
  '医疗器械',
  '家具',
  '包装',
  '生物医药',
  '物流',
];
const FORMS = ['有限公司', '股份有限公司', '有限责任公司', '厂'];
const aName = () => {
  const brand = Array.from({ length: random() < 0.7 ? 2 : 3 }, () => pick(CHARS)).join('');
  return `${pick(PLACES)}${brand}${pick(TRADES)}${pick(FORMS)}`;
};

const own = process.env.DATABASE_URL ? undefined : await startPostgres({});
const client = new pg.Client({ connectionString: process.env.DATABASE_URL ?? own.url });
await client.connect();
let url = process.env.DATABASE_URL;
if (own) {
  await client.query('create database bench_duplicates');
  url = Object.assign(new URL(own.url), { pathname: '/bench_duplicates' }).href;
}
await runMigrations(url);
const db = new pg.Client({ connectionString: url });
await db.connect();

const names = new Map();
while (names.size < COMPANIES) {
  const name = aName();
  const key = normaliseCompanyName(name);
  if (key && !names.has(key)) names.set(key, name);
  else names.set(`${key}${names.size}`, `${name.replace(/有限公司|厂$/, '')}${names.size}有限公司`);
}
const all = [...names];
for (let at = 0; at < all.length; at += 5000) {
  const part = all.slice(at, at + 5000);
  await db.query(
    `insert into company (name, name_key, short_name, uscc) select * from unnest($1::text[], $2::text[], $3::text[], $4::text[]) on conflict do nothing`,
    [
      part.map(([, name]) => name),
      part.map(([key]) => key),
      part.map(([, name]) => shortCompanyName(name) || null),
      part.map((_, n) => (n % 3 ? null : `9133${String(at + n).padStart(14, '0')}`)),
    ],
  );
}
await db.query('analyze company');

/** Half are new names, half are stored ones with a slip. */
const sought = Array.from({ length: LOOKUPS }, (_, n) => {
  if (n % 2) return aName();
  const [, name] = pick(all);
  const at = Math.floor(random() * Math.max(1, name.length - 4));
  return name.slice(0, at) + pick(CHARS) + name.slice(at + 1);
});

async function measure(look) {
  const times = [];
  let found = 0;
  for (const name of sought) {
    const from = performance.now();
    found += (await look(name)).length;
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(times.length * share)].toFixed(2);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${at(0.9999)} ms, ${found} found`;
}

const ours = async (name) =>
  rankCompanies({ name }, (await db.query(COMPANY_CANDIDATES, candidateParameters([{ name }]))).rows, 10);
const naive = async (name) =>
  (
    await db.query(
      `select id, name from company where similarity(name, $1) > 0.5 or name ilike '%' || $2 || '%' order by similarity(name, $1) desc limit 10`,
      [name, shortCompanyName(name) || name],
    )
  ).rows;

await measure(ours);
console.log(`${COMPANIES} companies, ${LOOKUPS} lookups`);
console.log(`by index : ${await measure(ours)}`);
sought.splice(40);
console.log(`by scan  : ${await measure(naive)} (${sought.length} lookups)`);
await db.end();
await client.end();
await own?.stop?.();
