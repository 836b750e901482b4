/**
 * How long it takes to find the story of an article among 1,000,000 stored ones, through Postgres, as mining does it: keys,
 * candidates from the index, their texts compared exactly. A tenth of the stored articles have texts made of sentences of
 * the fixtures (alike as news of one trade is); of the others only the keys are of interest, drawn at random.
 *   npm run build && npm run bench:stories [-- articles]
 * Starts a Postgres of its own. Prints p50 and p95 in ms; exit code 1 above 20 ms at p95 or when a reprint is not found.
 */
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { startPostgres } from '../setup/postgres.mjs';

const STORED = Number(process.argv[2] ?? 1_000_000);
const TOLD = Math.floor(STORED / 10);
const BATCH = 2000;
const LOOKUPS = 400;
const dist = new URL('../../dist/libs/', import.meta.url);
const { BY_INDEX, bandKeys, isSameStory, shinglesOf, STORY_CANDIDATES } = await import(
  new URL('articles/src/near-duplicates/index.js', dist).href
);
const { sentences } = await import(new URL('articles/src/sentences.js', dist).href);
const { runMigrations } = await import(new URL('platform/src/index.js', dist).href);

const fixtures = readFileSync(
  new URL('../../libs/articles/src/mining/fixtures/articles.jsonl', import.meta.url),
  'utf8',
);
const pool = fixtures
  .split('\n')
  .filter(Boolean)
  .flatMap((line) => sentences(JSON.parse(line).text).map(({ text }) => text))
  .filter((text) => text.length > 15);
const mix = (seed) => {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
};
/** Six sentences, every sixth character replaced, each the same whenever it is made. */
function textOf(number) {
  let text = '';
  for (let at = 0; at < 6; at++) {
    const sentence = pool[mix(number * 31 + at) % pool.length];
    for (let i = 0; i < sentence.length; i++)
      text += (i + number) % 6 === 0 ? String.fromCharCode(0x4e00 + (mix(number * 1009 + at * 97 + i) % 20_000)) : sentence[i]; // prettier-ignore
  }
  return text;
}

const own = await startPostgres({});
const admin = new pg.Client({ connectionString: own.url });
await admin.connect();
await admin.query('create database bench_stories');
const url = Object.assign(new URL(own.url), { pathname: '/bench_stories' }).href;
await runMigrations(url);
const db = new pg.Client({ connectionString: url });
await db.connect();
const from = Date.now();
await db.query(`set session_replication_role = replica`);
await db.query(`set maintenance_work_mem = '512MB'`);
await db.query('drop index article_band_keys');
for (let at = 0; at < TOLD; at += BATCH) {
  const texts = Array.from({ length: Math.min(BATCH, TOLD - at) }, (_, n) => textOf(at + n));
  await db.query(
    `with stored as (
       insert into article (slug, title, text, content_hash)
       select 'told-' || number, 'told', text, decode(md5(number::text), 'hex')
       from unnest($1::text[], $2::int[]) as given (text, number) returning id, slug)
     insert into article_band (article_id, keys)
     select stored.id, given.keys::integer[] from unnest($2::int[], $3::text[]) as given (number, keys)
       join stored on stored.slug = 'told-' || given.number`,
    [texts, texts.map((_, n) => at + n), texts.map((text) => `{${[...bandKeys(shinglesOf(text))].join()}}`)],
  );
}
await db.query(
  `insert into article_band (article_id, keys)
   select gen_random_uuid(), (select array_agg((random() * 4294967295 - 2147483648)::bigint::integer) from generate_series(1, 32) where n > 0)
   from generate_series(1, $1::int) as n`,
  [STORED - TOLD],
);
await db.query('create index article_band_keys on article_band using gin (keys) with (fastupdate = off)');
await db.query('analyze article_band');
await db.query('analyze article');
const seconds = ((Date.now() - from) / 1000).toFixed(0);

const nobody = '00000000-0000-0000-0000-000000000000';
const times = [];
let found = 0;
for (let round = 0; round < LOOKUPS; round++) {
  // Half are reprints under another head with a cut tail, half are news that nobody has told yet.
  const reprint = round % 2 === 0;
  const number = reprint ? mix(round) % TOLD : STORED + round;
  const text = reprint ? `又讯:${textOf(number).slice(0, -20)}更多内容请看明日报道。` : textOf(number);
  const start = performance.now();
  const shingles = shinglesOf(text);
  await db.query('begin');
  await db.query(BY_INDEX);
  const { rows } = await db.query(STORY_CANDIDATES, [[...bandKeys(shingles)], nobody]);
  const twin = rows.find((row) => isSameStory(shingles, shinglesOf(row.text)));
  times.push(performance.now() - start);
  await db.query('commit');
  if (reprint && twin?.text === textOf(number)) found++;
}
times.sort((a, b) => a - b);
const [p50, p95] = [0.5, 0.95].map((share) => times[Math.floor(times.length * share)]);
const [{ size }] = (await db.query(`select pg_size_pretty(pg_total_relation_size('article_band')) as size`)).rows;
console.log(`story among ${STORED.toLocaleString('en')} stored: p50 ${p50.toFixed(2)} ms · p95 ${p95.toFixed(2)} ms · reprints found ${found}/${LOOKUPS / 2} · bands ${size} · stored in ${seconds} s`); // prettier-ignore
await db.end();
await admin.end();
await own.stop();
process.exitCode = p95 <= 20 && found === LOOKUPS / 2 ? 0 : 1;
