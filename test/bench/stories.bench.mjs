/**
 * How long it takes to find the story of an article among 1,000,000 stored ones, through Postgres, as mining does it: keys,
 * candidates from the index, their texts compared exactly. One in fifty of the stored articles has a text made of sentences
 * of the fixtures (alike as news of one trade is); of the others only the keys are of interest, drawn at random.
 *   npm run build && npm run bench:stories [-- articles]
 * Starts a Postgres of its own. Prints p50 and p95 in ms; exit code 1 above 20 ms at p95 or when a reprint is not found.
 */
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { startPostgres } from '../setup/postgres.mjs';

const STORED = Number(process.argv[2] ?? 1_000_000);
const TOLD = Math.floor(STORED / 50);
const BATCH = 500;
const WINDOW_DAYS = 365;
const LOOKUPS = 400;
const dist = new URL('../../dist/libs/', import.meta.url);
const { bandKeys, isSameStory, shinglesOf, STORY_CANDIDATES } = await import(
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
/** Six sentences, a line each, every sixth character replaced, each the same whenever it is made. */
function textOf(number) {
  let text = '';
  for (let at = 0; at < 6; at++) {
    const sentence = pool[mix(number * 31 + at) % pool.length];
    for (let i = 0; i < sentence.length; i++)
      text += (i + number) % 6 === 0 ? String.fromCharCode(0x4e00 + (mix(number * 1009 + at * 97 + i) % 20_000)) : sentence[i]; // prettier-ignore
    text += '\n';
  }
  return text;
}

/** Keys of a text that has nothing to do with any other. */
const strangeKeys = (number) => Array.from({ length: 32 }, (_, band) => mix(number * 32 + band) ^ (mix(number) << 1));

const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'shared_buffers=512MB', 'max_wal_size=8GB']; // prettier-ignore
const own = await startPostgres({ settings });
const admin = new pg.Client({ connectionString: own.url });
await admin.connect();
await admin.query('create database bench_stories');
const url = Object.assign(new URL(own.url), { pathname: '/bench_stories' }).href;
await runMigrations(url);
const db = new pg.Client({ connectionString: url });
await db.connect();
const from = Date.now();
// Filled fast: no foreign keys checked, no log of the bands, no index that a look-up does not read.
await db.query(`set session_replication_role = replica`);
await db.query(`set maintenance_work_mem = '256MB'`);
await db.query('alter table article_band set unlogged');
const { rows: indexes } = await db.query(
  `select indexrelid::regclass::text as name from pg_index where not indisunique
     and indrelid in ('article'::regclass, 'article_band'::regclass)`,
);
for (const { name } of indexes) await db.query(`drop index ${name}`);
const idOf = (number) => `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
/** Writes the rows of numbers below `count` by COPY. */
async function copy(into, count, row) {
  const made = function* () {
    for (let at = 0; at < count; at += BATCH)
      yield Array.from({ length: Math.min(BATCH, count - at) }, (_, n) => `${row(at + n)}\n`).join('');
  };
  await pipeline(Readable.from(made()), db.query(copyFrom(`copy ${into} from stdin`)));
}
await copy('article (id, slug, title, text, content_hash)', STORED, (number) =>
  [idOf(number), `told-${number}`, 'told', number < TOLD ? textOf(number).replaceAll('\n', '\\n') : 'a', `\\\\x${number.toString(16).padStart(64, '0')}`].join('\t'),
); // prettier-ignore
const filled = Date.now();
await copy('article_band (article_id, keys)', STORED, (number) =>
  [idOf(number), `{${(number < TOLD ? [...bandKeys(shinglesOf(textOf(number)))] : strangeKeys(number)).join()}}`].join('\t'),
); // prettier-ignore
const copied = Date.now();
await db.query('create index article_band_keys on article_band using gin (keys) with (fastupdate = off)');
await db.query('analyze article_band');
await db.query('analyze article');
const seconds = [filled - from, copied - filled, Date.now() - copied].map((ms) => (ms / 1000).toFixed(0)).join(' + ');

const nobody = '00000000-0000-0000-0000-000000000000';
const times = [];
let [found, mistaken] = [0, 0];
for (let round = 0; round < LOOKUPS; round++) {
  // Half are reprints under another head with a cut tail, half are news that nobody has told yet.
  const reprint = round % 2 === 0;
  const number = reprint ? mix(round) % TOLD : STORED + round;
  const text = reprint ? `又讯:${textOf(number).slice(0, -20)}更多内容请看明日报道。` : textOf(number);
  const start = performance.now();
  const shingles = shinglesOf(text);
  const { rows } = await db.query(STORY_CANDIDATES, [[...bandKeys(shingles)], nobody, WINDOW_DAYS]);
  const twin = rows.find((row) => isSameStory(shingles, shinglesOf(row.text)));
  times.push(performance.now() - start);
  // Among so many made-up texts some are one story by themselves: then any of them is right.
  if (reprint && twin) found++;
  else if (twin) mistaken++;
}
times.sort((a, b) => a - b);
const [p50, p95] = [0.5, 0.95].map((share) => times[Math.floor(times.length * share)]);
const [{ size }] = (await db.query(`select pg_size_pretty(pg_total_relation_size('article_band')) as size`)).rows;
console.log(`story among ${STORED.toLocaleString('en')} stored: p50 ${p50.toFixed(2)} ms · p95 ${p95.toFixed(2)} ms · reprints found ${found}/${LOOKUPS / 2} · new ones taken for told ${mistaken} · bands ${size} · stored in ${seconds} s (articles, bands, index)`); // prettier-ignore
await db.end();
await admin.end();
await own.stop();
process.exitCode = p95 <= 20 && found === LOOKUPS / 2 ? 0 : 1;
