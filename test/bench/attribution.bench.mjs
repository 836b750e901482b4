/**
 * What the attribution report costs over many leads: each way of grouping, each touch, the whole firm, a team's and one's own,
 * over all of time and over the last year, 90 days (what the page opens with) and month. Fixed data: 20,000 articles, of which
 * few bring most, three years, 200 advisors in 20 teams, one signature in forty. Reads dist/ (`npm run build` first):
 *   node test/bench/attribution.bench.mjs [--leads 1000000] [--postgres 15] [--explain]
 * Starts a Postgres of its own with the settings of the embedded one; exit code 1 when p95 of the 90 days is over 500 ms of
 * the server's processor time.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startPostgres } from '../setup/postgres.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../../..');
const { runMigrations } = await import(`${root}/dist/libs/platform/src/migrate.js`);
const reports = await import(`${root}/dist/libs/reports/src/attribution.js`);
const { values } = parseArgs({
  options: {
    leads: { type: 'string', default: '1000000' },
    postgres: { type: 'string', default: '' },
    explain: { type: 'boolean', default: false },
  },
});
// As the embedded one; one process a statement, so that its processor time is all there is.
const SETTINGS = ['shared_buffers=128MB', 'work_mem=8MB', 'maintenance_work_mem=64MB', 'jit=off', 'max_connections=50', 'random_page_cost=1.1', 'max_parallel_workers_per_gather=0']; // prettier-ignore
const ROUNDS = 5;
const LIMIT_MS = 500;
const leads = Number(values.leads);

/** Indexes that are not unique come after the rows: quicker, and as tightly packed as after a reindex. */
async function inBulk(client, table, statement, parameters = []) {
  const { rows } = await client.query(
    `select indexname, indexdef from pg_indexes join pg_class on relname = indexname
       join pg_index on indexrelid = pg_class.oid where tablename = $1 and not indisunique`,
    [table],
  );
  for (const { indexname } of rows) await client.query(`drop index ${indexname}`);
  await client.query(statement, parameters);
  for (const { indexdef } of rows) await client.query(indexdef);
}

async function fill(client) {
  await client.query(`select setseed(0.4711)`);
  await client.query(`insert into team (name) select 'T' || n from generate_series(1, 20) as n`);
  await client.query(
    `insert into app_user (email, name, role, password_hash, team_id)
     select 'u' || n || '@example.test', 'U' || n, 'advisor', 'x',
       (select id from team order by name offset n % 20 limit 1) from generate_series(1, 200) as n`,
  );
  await inBulk(
    client,
    'article',
    `insert into article (slug, title, category, publisher, text, content_hash, regions, status, published_at)
     select 'a-' || n, '项目签约之' || n, (array['丽水产业信息','金华产业信息','衢州产业信息', null])[1 + n % 4],
       '媒体' || n % 300, repeat('某公司项目落户，计划投资三亿元。', 40), sha256(n::text::bytea),
       array[(3301 + n % 11)::text], 'published', now() - n * interval '80 minutes' from generate_series(1, 20000) as n`,
  );
  await inBulk(
    client,
    'article_read',
    `insert into article_read (article_id, day, reads)
     select article.id, (article.published_at)::date + day, 1 + (random() * 90)::int / (1 + day)
     from article, generate_series(0, 29) as day`,
  );
  await client.query(
    `create temp table page as select id, row_number() over (order by published_at desc) as n from article`,
  );
  await client.query(
    `create temp table who as select id, team_id, row_number() over (order by email) as n from app_user`,
  );
  await client.query('create unique index on page (n)');
  await client.query('create unique index on who (n)');
  await client.query(
    `create temp table came as select n, gen_random_uuid() as id, now() - random() * interval '3 years' as at,
       1 + floor(20000 * power(random(), 3))::int as first, 1 + floor(20000 * power(random(), 3))::int as last,
       case when random() < 0.1 then null else 1 + floor(random() * 200)::int end as owner, random() as fate,
       random() < 0.6 as read from generate_series(1, $1::int) as n`,
    [leads],
  );
  await inBulk(
    client,
    'lead',
    `insert into lead (id, ref, source_kind, article_id, read_first_id, read_last_id, team_id, owner_id, created_at, visited_at,
       signed_at, search_text, need)
     select came.id, 'B-' || came.n, 'article', last.id, case when read then first.id end, case when read then last.id end,
       who.team_id, who.id, at, case when fate < 0.12 then at + interval '9 days' end,
       case when fate < 0.025 then at + interval '40 days' end, 'B-' || came.n, '{"text":"在云和租3000平单层厂房"}'
     from came join page as first on first.n = first join page as last on last.n = last left join who on who.n = owner`,
  );
  await inBulk(
    client,
    'inquiry',
    `insert into inquiry (ref, key, body_hash, phone_cipher, phone_hint, consent_version, consent_at, article_id, read_first_id,
       read_last_id, status, lead_id, created_at)
     select 'Q-' || came.n, 'k' || came.n, '\\x00', '\\x00', '137****0000', 'b', at, last.id, case when read then first.id end,
       case when read then last.id end, 'read', came.id, at
     from came join page as first on first.n = first join page as last on last.n = last`,
  );
  await client.query(
    `insert into inquiry_touch (inquiry_id, nth, article_id, at)
     select id, nth, case nth when 1 then read_first_id else read_last_id end, created_at
     from inquiry, generate_series(1, 2) as nth where read_first_id is not null`,
  );
  await client.query(
    `insert into deal (lead_id, kind, area_sqm, land_mu)
     select id, case when fate < 0.02 then 'lease' else 'land' end, case when fate < 0.02 then 2400 end,
       case when fate >= 0.02 then 30 end from came where fate < 0.025`,
  );
  for (const table of ['article', 'article_read', 'lead', 'inquiry', 'inquiry_touch', 'deal'])
    await client.query(`vacuum analyze ${table}`);
}

const busy = (pid) => {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return NaN;
  }
};
const dayAgo = (days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
const PERIODS = { 'all of time': {}, 'a year': { from: dayAgo(365) }, '90 days': { from: dayAgo(89) }, 'a month': { from: dayAgo(30) } }; // prettier-ignore

const server = await startPostgres({ version: values.postgres, settings: SETTINGS });
const client = new pg.Client({ connectionString: server.url });
let isOver = false;
try {
  await runMigrations(server.url);
  await client.connect();
  const [{ server_version: version }] = (await client.query('show server_version')).rows;
  const began = performance.now();
  await fill(client);
  const took = ((performance.now() - began) / 1000).toFixed(0);
  console.log(`Postgres ${version}, ${leads.toLocaleString('en')} leads and as many inquiries (made in ${took} s)`);
  const [{ pid }] = (await client.query('select pg_backend_pid() as pid')).rows;
  const [{ id: advisor, team }] = (await client.query('select id, team_id as team from app_user limit 1')).rows;
  const people = { admin: { role: 'admin' }, manager: { role: 'manager', teamIds: [team] }, advisor: { role: 'advisor', id: advisor } }; // prettier-ignore
  for (const [who, me] of Object.entries(people))
    for (const [name, period] of Object.entries(PERIODS)) {
      const worked = [];
      const times = [];
      for (const by of reports.ATTRIBUTION_BY)
        for (const touch of ['first', 'last']) {
          const parameters = [];
          const sql = reports.attributionSql(me, { by, touch, ...period }, parameters);
          if (values.explain && by === 'article' && touch === 'last') {
            const { rows } = await client.query(`explain (analyze, buffers) ${sql}`, parameters);
            console.log(rows.map((row) => row['QUERY PLAN']).join('\n'));
          }
          for (let round = 0; round < ROUNDS; round++) {
            const from = [performance.now(), busy(pid)];
            await client.query(sql, parameters);
            if (round === 0) continue;
            times.push(performance.now() - from[0]);
            worked.push(busy(pid) - from[1]);
          }
        }
      const at = (list, part) => list.toSorted((a, b) => a - b)[Math.floor((list.length - 1) * part)].toFixed(0);
      if (name === '90 days' && Number(at(worked, 0.95)) > LIMIT_MS) isOver = true;
      console.log(`${who}, ${name}: p50 ${at(times, 0.5)} ms, p95 ${at(times, 0.95)} ms (processor ${at(worked, 0.5)} and ${at(worked, 0.95)} ms)`); // prettier-ignore
    }
} finally {
  await client.end();
  await server.stop();
}
process.exitCode = isOver ? 1 : 0;
