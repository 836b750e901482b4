import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../test/setup/test-database.js';
import { copyIn } from './copy-in.js';
import { createDataSource } from './data-source.js';
import type { Tx } from './database.js';

describe('rows written by COPY', () => {
  let test: TestDatabase;
  let source: DataSource;

  beforeAll(async () => {
    test = await createTestDatabase();
    source = await createDataSource(test.url).initialize();
    await source.query(`create table box (n integer primary key, said text, facts jsonb, tags text[], at timestamptz)`);
  });
  afterAll(async () => {
    await source?.destroy();
    await test?.drop();
  });
  beforeEach(() => source.query('truncate box'));

  const put = (rows: (string | number | null)[][]) =>
    source.transaction((tx) => copyIn(tx as Tx, 'box', ['n', 'said', 'facts', 'tags', 'at'], rows));

  it('come back as they were: tabs, lines, backslashes, nothing, an empty text, emoji', async () => {
    const texts = ['a\tb', 'a\nb\r\n', '\\N', '\\.', 'C:\\new', '', null, '𠮷🏭', `"quoted" 'too'`];
    await put(texts.map((said, n) => [n, said, JSON.stringify({ said }), '{rent,buy}', 'now']));
    const rows = await source.query<{ said: string; facts: { said: string }; tags: string[] }[]>(
      `select said, facts, tags from box order by n`,
    );
    expect(rows.map(({ said }) => said)).toEqual(texts);
    expect(rows.map(({ facts }) => facts.said)).toEqual(texts);
    expect(rows[0]!.tags).toEqual(['rent', 'buy']);
  });

  it('stand or fall with the transaction, whose time is now', async () => {
    await source.transaction(async (tx) => {
      await copyIn(tx as Tx, 'box', ['n', 'at'], [[1, 'now']]);
      expect(await tx.query(`select at = now() as same from box`)).toEqual([{ same: true }]);
    });
    await expect(put([[2, '', '{}', '{}', 'now'], [1, '', '{}', '{}', 'now']])).rejects.toThrow(/duplicate key/); // prettier-ignore
    expect(await source.query(`select n from box`)).toEqual([{ n: 1 }]);
  });

  it('are many, in pieces', async () => {
    await put(Array.from({ length: 20_000 }, (_, n) => [n, '库'.repeat(20), '{}', '{}', 'now']));
    expect(await source.query(`select count(*)::int as n, sum(length(said))::int as signs from box`)).toEqual([
      { n: 20_000, signs: 400_000 },
    ]);
  });
});
