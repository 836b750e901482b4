import { Test, type TestingModule } from '@nestjs/testing';
import { writeXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { AuditModule } from '@app/audit';
import { createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { UsersModule } from '@app/users';
import { aLead } from '../../../../test/factories/a-lead.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { ListingsModule } from '../listings.module.js';
import { workbookOf } from './fixtures/workbook-of.js';
import { ImportRunner } from './import-runner.js';
import { ListingImportsRepository } from './listing-imports.repository.js';
import { ListingImports } from './listing-imports.service.js';

const HEAD = [
  '编号',
  '类型',
  '区县',
  '面积(㎡)',
  '层高(米)',
  '一楼承重',
  '行车',
  '配电kVA',
  '消防等级',
  '租金',
  '底价',
  '业主电话',
];
const hall = (n: number): string[] => [
  `F-${String(n).padStart(3, '0')}`,
  n % 3 ? '厂房' : '仓库',
  n % 2 ? '丽水市莲都区' : '331122',
  n % 2 ? `${1000 + n}` : `${((1000 + n) / 10_000).toFixed(4)}万平`,
  n % 2 ? '8' : '8米',
  n % 2 ? '2' : '2000kg/㎡',
  n % 5 ? '10t*2;5t' : '无',
  n % 2 ? '400' : '400kVA',
  '丙二类',
  n % 2 ? '16元/㎡/月' : '0.5元/平/天',
  n % 2 ? '14' : '',
  '13800138000',
];
/** Ten kinds of mess, each with the column it spoils. */
const MESS: [column: number, value: string][] = [
  [0, ''],
  [1, '商铺'],
  [2, '999999'],
  [3, '1000000000'],
  [4, '700'],
  [5, '300'],
  [7, '400kW'],
  [9, '3'],
  [6, '很多'],
  [3, '=1+1'],
];
const rowsOf = (count: number): string[][] => Array.from({ length: count }, (_, n) => hall(n + 1));
const csv = (rows: string[][]): Buffer => Buffer.from([HEAD, ...rows].map((row) => row.join(',')).join('\n') + '\n');
const xlsx = async (rows: string[][]): Promise<Buffer> =>
  Buffer.from(await writeXlsx({ sheets: [{ name: '房源', rows: [HEAD, ...rows] }] }));

function messy(): string[][] {
  const rows = rowsOf(500);
  for (let bad = 0; bad < 40; bad++) {
    const [column, value] = MESS[bad % MESS.length]!;
    rows[bad * 12 + 5]![column] = value;
  }
  return rows;
}

describe('an import of listings', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let database: Database;
  let imports: ListingImports;
  let runner: ImportRunner;

  beforeEach(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, ListingsModule] }).compile();
    [database, imports, runner] = [app.get(Database), app.get(ListingImports), app.get(ImportRunner)];
  });
  afterEach(async () => {
    await app.close();
    await test.drop();
  });

  const upload = async (bytes: Buffer) => (await imports.upload(null, { bytes, fileName: 'halls.csv' })).id;
  const read = (id: string) => app.get(ListingImportsRepository).read(null, id);
  async function brought(bytes: Buffer) {
    const id = await upload(bytes);
    await database.transaction((tx) => imports.start(tx, id));
    await runner.run(id);
    return read(id);
  }
  const undo = async (id: string) => {
    await database.transaction((tx) => imports.undo(tx, id));
    await runner.run(id);
    return read(id);
  };
  const count = async (): Promise<number> =>
    (await test.query<{ n: number }>(`select count(*)::int as n from listing`))[0]!.n;
  const snapshot = () =>
    test.query(`select ref, facts, status, region, area_sqm, transactions, park_id from listing order by ref`);

  it('takes 460 of 500 messy rows, explains 40, and the corrected file adds 40 and doubles none', async () => {
    const first = await brought(csv(messy()));
    expect(first).toMatchObject({ status: 'done', rows: 500, added: 460, updated: 0, unchanged: 0, refused: 40 });
    expect(await count()).toBe(460);
    const bad = await app.get(ListingImportsRepository).errorRows(first.id);
    expect(bad).toHaveLength(40);
    for (const { number, problems } of bad) {
      expect((number - 7) % 12).toBe(0);
      expect(problems.length).toBeGreaterThan(0);
      for (const { column, message } of problems) expect(`${column} ${message}`).toMatch(/[\u4e00-\u9fff]/);
    }
    const { bytes, name } = await imports.errorFile(first);
    expect(name).toBe('halls-待更正.csv');
    expect(bytes.toString()).toContain("'=1+1");
    const corrected = await brought(csv(rowsOf(500)));
    expect(corrected).toMatchObject({ status: 'done', added: 40, updated: 0, unchanged: 460, refused: 0 });
    expect(await count()).toBe(500);
  });

  it('takes the error file back once its cells are put right', async () => {
    const first = await brought(csv(messy()));
    const lines = (await imports.errorFile(first)).bytes
      .toString()
      .replace(/^\uFEFF/, '')
      .trim()
      .split('\r\n');
    const put = lines.slice(1).map((line) => {
      const number = Number(/,(\d+),[^,]*(?:"[^"]*")?$/.exec(line)?.[1] ?? /,(\d+),/.exec(line.slice(-200))?.[1]);
      return [...hall(number - 1), `${number}`, '说明'].join(',');
    });
    const again = await brought(Buffer.from([lines[0], ...put].join('\r\n') + '\r\n'));
    expect(again).toMatchObject({ added: 40, updated: 0, refused: 0 });
  });

  it('checks without writing anything', async () => {
    const id = await upload(csv(messy()));
    await database.transaction((tx) => imports.check(tx, id));
    await runner.run(id);
    expect(await read(id)).toMatchObject({ status: 'checked', rows: 500, added: 460, refused: 40 });
    expect(await count()).toBe(0);
    expect((await app.get(ListingImportsRepository).kinds(id)).reduce((sum, kind) => sum + kind.count, 0)).toBe(40);
  });

  it.each([
    ['csv', csv],
    ['xlsx', xlsx],
  ])(
    'of a %s goes on where it was killed, and two at once double nothing',
    async (_, write) => {
      const id = await upload(await write(rowsOf(4500)));
      await database.transaction((tx) => imports.start(tx, id));
      await expect(
        runner.run(id, (rows) => {
          if (rows >= 2000) throw new Error('killed');
        }),
      ).rejects.toThrow('killed');
      expect(await read(id)).toMatchObject({ status: 'running', position: 2000, added: 2000 });
      await Promise.all([runner.run(id), runner.run(id), runner.run(id)]);
      expect(await read(id)).toMatchObject({ status: 'done', position: 4500, added: 4500, unchanged: 0, refused: 0 });
      expect(await count()).toBe(4500);
      const events = await test.query(`select type, data->>'importId' as import from event where type like 'listing%'`);
      expect(events).toEqual([
        { type: 'listings.imported', import: id },
        { type: 'listings.published', import: id },
      ]);
    },
    60_000,
  );

  it('is undone: what was there is as it was, what came is gone, what was changed since stays', async () => {
    await brought(csv(rowsOf(10)));
    const before = await snapshot();
    const changed = rowsOf(20).map((row, n) => (n < 5 ? row.with(3, '5000') : row));
    const second = await brought(csv(changed));
    expect(second).toMatchObject({ added: 10, updated: 5, unchanged: 5 });
    await test.query(`update listing set title = '手工改过', updated_at = now() where ref = 'F-020'`);
    const [held] = await test.query<{ id: string }>(`select id from listing where ref = 'F-019'`);
    const lead = await aLead(test);
    await test.query(`update lead set listing_id = $1 where id = $2`, [held!.id, lead.id]);
    expect(await undo(second.id)).toMatchObject({ status: 'undone', kept: 1 });
    expect(await undo(second.id)).toMatchObject({ status: 'undone', kept: 1 });
    expect((await snapshot()).slice(0, 10)).toEqual(before);
    expect(await test.query(`select ref, status from listing where ref > 'F-010' order by ref`)).toEqual([
      { ref: 'F-019', status: 'withdrawn' },
      { ref: 'F-020', status: 'available' },
    ]);
    expect(await app.get(ListingImportsRepository).keptRefs(second.id)).toEqual(['F-020']);
  });

  it('takes back the parks it made, but for those that something else is in or that somebody wrote about', async () => {
    const file = (rows: string[]) => Buffer.from(`编号,类型,区县,园区\n${rows.join('\n')}\n`);
    await brought(file(['P-1,厂房,莲都区,老园']));
    const second = await brought(
      file(['P-2,厂房,莲都区,新园', 'P-3,厂房,莲都区,共园', 'P-4,厂房,莲都区,记园', 'P-5,厂房,莲都区,老园']),
    );
    await brought(file(['P-6,厂房,莲都区,共园']));
    await test.query(`update park set address = '绿谷大道1号' where name = '记园'`);
    expect(await test.query(`select name from park order by name`)).toHaveLength(4);
    await undo(second.id);
    const names = await test.query<{ name: string }>(`select name from park`);
    expect(names.map(({ name }) => name).sort()).toEqual(['老园', '共园', '记园'].sort());
  });

  it('can be undone for 30 days; then what that needs is forgotten, with the mistakes, and the listings stay', async () => {
    const bad = rowsOf(6).map((row, n) => (n === 3 ? row.with(4, '700') : row));
    const { id } = await brought(csv(bad));
    const fresh = await brought(csv(rowsOf(3).map((row) => row.with(0, `N-${row[0]}`))));
    const tidy = () => database.transaction((tx) => app.get(ListingImportsRepository).tidy(tx));
    const aged = (days: number) =>
      test.query(`update listing_import set done_at = now() - $2 * interval '1 day' where id = $1`, [id, days]);
    const left = async () => {
      const [row] = await test.query(
        `select (select count(*)::int from listing_import_row where import_id = $1) as rows,
           (select count(*)::int from listing_import_error where import_id = $1) as errors`,
        [id],
      );
      return row;
    };
    await aged(29);
    await tidy();
    expect(await left()).toEqual({ rows: 5, errors: 1 });
    await aged(30.5);
    await tidy();
    expect(await left()).toEqual({ rows: 5, errors: 1 });
    await expect(database.transaction((tx) => imports.undo(tx, id))).rejects.toThrow('已过 30 天');
    expect((await read(id)).undoUntil!.getTime()).toBeLessThan(Date.now());
    await aged(31.5);
    await tidy();
    expect(await left()).toEqual({ rows: 0, errors: 0 });
    expect(await count()).toBe(8);
    expect(await undo(fresh.id)).toMatchObject({ status: 'undone', undoUntil: null });
    expect(await count()).toBe(5);
  });

  it('forgets a file that nobody went on with after a week', async () => {
    const id = await upload(csv(rowsOf(3)));
    const tidy = () => database.transaction((tx) => app.get(ListingImportsRepository).tidy(tx));
    await test.query(`update listing_import set beat_at = now() - interval '6 days'`);
    await tidy();
    expect(await test.query(`select id from listing_import`)).toEqual([{ id }]);
    await test.query(`update listing_import set beat_at = now() - interval '8 days'`);
    await tidy();
    expect(await test.query(`select id from listing_import`)).toEqual([]);
  });

  it('gives the rows to correct in the letters of the file, so that Excel opens them', async () => {
    const text = '编号,类型,区县,名称,层高\nG-1,厂房,莲都区,𠮷祥厂房,700\n';
    const first = await brought(iconv.encode(text, 'gb18030'));
    expect(first).toMatchObject({ encoding: 'gb18030', refused: 1 });
    const { bytes } = await imports.errorFile(first);
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
    expect(new TextDecoder('gb18030', { fatal: true }).decode(bytes)).toContain('G-1,厂房,莲都区,𠮷祥厂房,700,2,');
    const corrected = iconv.encode(iconv.decode(bytes, 'gb18030').replace(',700,', ',7,'), 'gb18030');
    expect(await brought(corrected)).toMatchObject({ added: 1, refused: 0 });
    const utf8 = await brought(Buffer.from(text.replaceAll('G-1', 'G-2')));
    expect((await imports.errorFile(utf8)).bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
  });

  it('refuses letters that cannot be stored by row and column, and keeps the rest', async () => {
    const rows = rowsOf(100).map((row, n) => (n === 90 ? row.with(7, '4\u000000') : row));
    const done = await brought(csv([...rows, hall(101).with(0, `${'x'.repeat(99)}𠮷`)]));
    expect(done).toMatchObject({ status: 'done', added: 99, refused: 2 });
    const [nul, long] = await app.get(ListingImportsRepository).errorRows(done.id);
    expect(nul).toMatchObject({ number: 92, problems: [{ column: '配电kVA', code: 'characters' }] });
    expect(long).toMatchObject({ number: 102, problems: [{ column: '编号', code: 'too_long' }] });
  });

  it('keeps one copy of a file that was taken in twice and not imported', async () => {
    const id = await upload(csv(rowsOf(3)));
    const again = await upload(csv(rowsOf(3)));
    expect(await test.query(`select id from listing_import`)).toEqual([{ id: again }]);
    await expect(read(id)).rejects.toThrow();
  });

  it('leaves what the file does not speak of, and clears what it says to clear', async () => {
    await brought(csv(rowsOf(1)));
    const bytes = Buffer.from('编号,类型,区县,层高,行车\nF-001,厂房,莲都区,9米,清空\n');
    expect(await brought(bytes)).toMatchObject({ updated: 1 });
    const [row] = await test.query<{ facts: Record<string, unknown> }>(`select facts from listing`);
    expect(row!.facts).toMatchObject({ height_m: 9, area_sqm: 1001, power_kva: 400 });
    expect(row!.facts).not.toHaveProperty('crane');
  });

  it('keeps owner and floor price out of the public half', async () => {
    await brought(csv(rowsOf(1)));
    const [row] = await test.query<{ facts: object; internal: object }>(`select facts, internal from listing`);
    expect(JSON.stringify(row!.facts)).not.toMatch(/floor_price|owner|138/);
    expect(row!.internal).toMatchObject({ floor_prices: [14], owner_hints: { owner_phone: expect.any(String) } });
    expect(JSON.stringify(row!.internal)).not.toContain('13800138000');
  });

  it('takes back what it wrote when the file breaks off', async () => {
    const text = csv(rowsOf(2500)).toString().trimEnd();
    const file = Buffer.from(`${text}\nF-9,"厂房`);
    expect(await brought(file)).toMatchObject({ status: 'failed', problem: expect.stringContaining('引号') });
    const rows = [HEAD, ...rowsOf(2500)].map((row) => row.map((cell) => `<c t="str"><v>${cell}</v></c>`).join(''));
    const sheet = `<worksheet><sheetData><row>${rows.join('</row><row>')}`;
    expect(await brought(workbookOf({ sheet }))).toMatchObject({
      status: 'failed',
      rows: null,
      problem: expect.stringContaining('损坏'),
    });
    expect(await count()).toBe(0);
  });

  it('remembers what the columns of a source are', async () => {
    const file = Buffer.from('编号,类型,区县,神秘列\nX-1,厂房,莲都区,8\n');
    const id = await upload(file);
    await database.transaction((tx) => imports.setColumns(tx, id, ['ref', 'kind', 'region', 'height_m']));
    const later = await imports.upload(null, { bytes: file, fileName: 'b.csv' });
    expect(later.columns[3]).toEqual({ header: '神秘列', field: 'height_m', confidence: 1 });
    const elsewhere = await imports.upload(null, { bytes: file, fileName: 'b.csv', source: '别家' });
    expect(elsewhere.columns[3]!.field).toBeNull();
  });
});
