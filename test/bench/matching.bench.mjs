/**
 * How long one need takes to find its best 20 of 10,000 / 100,000 / 1,000,000 listings, with reasons, and one listing to
 * find its leads, beside a plain SQL scan of the same rows in the same run. Fixed seed; few counties hold most listings,
 * sizes are log-normal, figures are left out as in life. Reads dist/ (`npm run build` first):
 *   node test/bench/matching.bench.mjs [--sizes 10000,100000] [--leads 100000] [--needs FILE] [--postgres 15]
 * All of it takes about ten minutes on two cores and 6 GB of disk, most of it to fill the tables.
 * `--needs`: JSON lines {"id","need"} to mix in. Starts a Postgres of its own with the settings of the embedded one.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startPostgres } from '../setup/postgres.mjs';
import { matchingData } from './matching-data.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../../..');
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000,1000000' },
    leads: { type: 'string', default: '1000000' },
    needs: { type: 'string' },
    postgres: { type: 'string', default: '' },
    dist: { type: 'string', default: `${root}/dist` },
  },
});
const load = (path) => import(pathToFileURL(`${resolve(values.dist)}/${path}`).href);
const { createDataSource } = await load('libs/platform/src/data-source.js');
const { runMigrations } = await load('libs/platform/src/migrate.js');
const matching = await load('libs/matching/src/index.js');
const { MatchRows } = await load('libs/matching/src/match-rows.js');
const fixtures = await load('libs/matching/src/fixtures/realistic-pairs.js');
const { realisticListing, realisticNeed, seeded } = fixtures;

const SETTINGS = ['shared_buffers=128MB', 'work_mem=8MB', 'maintenance_work_mem=64MB', 'jit=off', 'max_connections=50'];
const ROUNDS = 60;
const sizes = values.sizes.split(',').map(Number);
const leads = Number(values.leads);

const share = (times, part) => times[Math.min(times.length - 1, Math.floor(times.length * part))];
const figures = (times) => {
  const sorted = times.toSorted((a, b) => a - b);
  return `p50 ${share(sorted, 0.5).toFixed(1)} ms, p95 ${share(sorted, 0.95).toFixed(1)} ms`;
};
/** ms that this process and one server process were on a processor, where the system tells (Linux): other work does not count. */
function busy(pid) {
  const { user, system } = process.cpuUsage();
  try {
    return (user + system) / 1000 + Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return NaN;
  }
}
const timed = async (work) => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

/** Needs by how far they look; those of the file beside as many of the kind. */
function needGroups() {
  const random = seeded(4711);
  const made = (reach) => Array.from({ length: ROUNDS }, () => realisticNeed(random, reach));
  const groups = { county: made('county'), city: made('city'), 'wider or anywhere': made('anywhere') };
  const lines = values.needs ? readFileSync(values.needs, 'utf8').split('\n').filter(Boolean) : [];
  for (const { need } of lines.map((line) => JSON.parse(line))) {
    const levels = (need.regions ?? []).map(({ level }) => level);
    const group = levels.includes('county') ? 'county' : levels.includes('city') ? 'city' : 'wider or anywhere';
    if (need.side === 'demand') groups[group].push(need);
  }
  return groups;
}

/** What one would write without search columns: the plain conditions on the stored object. */
function scan(client, { property, regions, area_sqm: area, transaction }) {
  return client.query(
    `select id, facts from listing where published_at is not null and status in ('available', 'reserved')
       and ($1::text[] is null or facts ->> 'kind' = any($1)) and ($2::text is null or facts ->> 'region' like $2 || '%')
       and ($3::float8 is null or (facts ->> 'area_sqm')::float8 >= $3) and ($4::float8 is null or (facts ->> 'area_sqm')::float8 <= $4)
       and ($5::text is null or facts -> 'offers' @> jsonb_build_array(jsonb_build_object('transaction', $5::text)))
     order by facts ->> 'verified_on' desc nulls last, ref limit 20`,
    [property ?? null, regions?.[0]?.code ?? null, area?.min ?? null, area?.max ?? null, transaction?.[0] ?? null],
  );
}

const server = await startPostgres({ version: values.postgres, settings: SETTINGS });
const client = new pg.Client({ connectionString: server.url });
try {
  await runMigrations(server.url);
  await client.connect();
  const source = await createDataSource(server.url).initialize();
  const candidates = new matching.Candidates();
  const data = matchingData(client, fixtures);
  const [{ server_version: version }] = (await client.query('show server_version')).rows;
  console.log(`Postgres ${version}, seed 4711, top 20 with reasons`);
  const began = performance.now();
  const growth = new Map();
  let before = 0;
  for (const size of sizes) {
    const took = await timed(() => data.addListings(before, size));
    console.log(`\n${size.toLocaleString('en')} listings (${((size - before) / (took / 1000)).toFixed(0)} rows/s in)`);
    before = size;
    for (const [name, needs] of Object.entries(needGroups())) {
      const worked = [];
      const best = (need) =>
        source.transaction(async (tx) => {
          const [{ pid }] = await tx.query('select pg_backend_pid() as pid');
          const from = busy(pid);
          await candidates.best(tx, need, { limit: 20 });
          worked.push(busy(pid) - from);
        });
      for (const need of needs.slice(0, 30)) await best(need);
      worked.length = 0;
      const times = [];
      for (const need of needs) times.push(await timed(() => best(need)));
      // By processor time where the system tells it: growth is not to depend on what else runs.
      const counted = (Number.isNaN(worked[0]) ? times : worked).toSorted((a, b) => a - b);
      growth.set(name, [...(growth.get(name) ?? []), share(counted, 0.95)]);
      const plain = [];
      for (const need of needs.slice(0, size > 200_000 ? 5 : 20)) plain.push(await timed(() => scan(client, need)));
      console.log(
        `  need that names ${name}: ${figures(times)} (processor ${figures(worked)}) · plain scan: ${figures(plain)}`,
      );
    }
    const wanting = new matching.Counterfactuals(undefined, candidates, undefined);
    const times = [];
    for (const need of needGroups().county.slice(0, 30))
      times.push(await timed(() => source.transaction((tx) => wanting.of(tx, need))));
    console.log(`  what one change would admit: ${figures(times)}`);
  }
  for (const [name, p95] of growth)
    for (let i = 1; i < sizes.length; i++)
      console.log(
        `growth to ${sizes[i].toLocaleString('en')} listings (× ${sizes[i] / sizes[i - 1]}), need that names ${name}: p95 × ${(p95[i] / p95[i - 1]).toFixed(1)}`,
      );
  const needs = data.leadNeeds(leads);
  const took = await timed(() => data.addLeads(needs, leads));
  console.log(`\n${leads.toLocaleString('en')} open leads (${(leads / (took / 1000)).toFixed(0)} rows/s in)`);
  const random = seeded(31);
  const coming = Array.from({ length: 40 }, (_, i) => realisticListing(random, 10_000_000 + i));
  const search = (need) => source.transaction((tx) => candidates.best(tx, need, { limit: 20 }));
  const matched = await timed(() => data.addMatches(search, needs, coming, matching.compileNeed));
  const [{ full }] = (await client.query('select count(*)::int as full from match_floor')).rows;
  console.log(
    `  ${needs.length.toLocaleString('en')} different needs matched (${(matched / needs.length).toFixed(1)} ms each); ${full.toLocaleString('en')} leads have a full list`,
  );
  const settings = { read: async () => ({}) };
  const reverse = new matching.ListingMatching(new matching.Rematches(), new MatchRows(), settings);
  const times = [];
  const worked = [];
  const stored = [];
  for (const [i, listing] of coming.entries()) {
    const runner = source.createQueryRunner();
    await runner.startTransaction();
    const [{ id }] = await runner.query(
      `insert into listing (ref, kind, title, region, status, facts, published_at) values ($1, $2, $3, $4, $5, $6, now()) returning id`,
      [listing.ref, listing.kind, listing.title, listing.region, listing.status, JSON.stringify(listing)],
    );
    const [{ pid }] = await runner.query('select pg_backend_pid() as pid');
    const start = busy(pid);
    const time = await timed(() => reverse.refresh(runner.manager, id));
    if (i >= 5) times.push(time);
    if (i >= 5) worked.push(busy(pid) - start);
    stored.push(Number((await runner.query(`select count(*) from match where listing_id = $1`, [id]))[0].count));
    await runner.rollbackTransaction();
    await runner.release();
  }
  stored.sort((a, b) => a - b);
  console.log(
    `  one new listing to its leads: ${figures(times)} (processor ${figures(worked)}; pairs stored: median ${share(stored, 0.5)}, most ${stored.at(-1)})`,
  );
  const plain = [];
  for (let i = 0; i < 3; i++) {
    plain.push(
      await timed(() =>
        client.query(`select id from lead where open and need ->> 'side' = 'demand' and need -> 'regions' -> 0 ->> 'code' in ('3205', '320505')
          and (need -> 'area_sqm' ->> 'min')::float8 <= 3000`),
      ),
    );
  }
  console.log(`  plain scan of the leads, nothing scored: ${figures(plain)}`);
  console.log(`\nall of it took ${((performance.now() - began) / 60_000).toFixed(1)} min`);
  await source.destroy();
} finally {
  await client.end();
  server.stop();
}
