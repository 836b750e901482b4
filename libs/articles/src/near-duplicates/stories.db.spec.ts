import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { DESK_QUERIES } from '../prospects/desk-list.js';
import { BANDS } from './band-keys.js';
import { STORY_CANDIDATES } from './stories.js';

describe('with many articles', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
    await test.query(
      `insert into article (slug, title, text, content_hash, desk, desk_score, desk_done_at)
       select 'a' || n, 'a', 'a', decode(md5(n::text), 'hex'), case when n % 10 = 0 then 'waiting' else 'done' end, n % 100, now()
       from generate_series(1, 20000) as n`,
    );
    await test.query(
      `insert into article_band (article_id, keys)
       select id, (select array_agg((random() * 2147483647)::integer) from generate_series(1, 32) where slug <> '') from article`,
    );
    await test.query(`analyze article`);
    await test.query(`analyze article_band`);
  });
  afterAll(() => test.drop());

  const plan = async (sql: string, parameters: unknown[]): Promise<string> => {
    const client = new pg.Client({ connectionString: test.url });
    await client.connect();
    try {
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${sql}`, parameters);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    } finally {
      await client.end();
    }
  };

  it('a story is looked for in the index of bands, never by reading them all', async () => {
    const keys = Array.from({ length: BANDS }, (_, band) => band * 7919 + 1);
    const told = await plan(STORY_CANDIDATES, [keys, '00000000-0000-0000-0000-000000000000', 365]);
    expect(told).toContain('Bitmap Index Scan on article_band_keys');
    expect(told).not.toMatch(/Seq Scan on (?:article|article_band)\b/);
  });

  it('the desk is read in the order of its index, page by page', async () => {
    const id = '00000000-0000-0000-0000-000000000000';
    const waiting = await plan(DESK_QUERIES.waiting, [50, '2026-01-01T00:00:00Z', id, 51]);
    expect(waiting).toMatch(/Index Scan using article_desk\b/);
    expect(waiting).not.toMatch(/Seq Scan on article\b/);
    const done = await plan(DESK_QUERIES.done, [50, '2036-01-01T00:00:00Z', id, 51]);
    expect(done).toMatch(/Index Scan using article_desk_done\b/);
  });
});
