import { Test, type TestingModule } from '@nestjs/testing';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { AuditModule } from '@app/audit';
import { createLogger, Database, loadSettings, PlatformModule } from '@app/platform';
import { UsersModule } from '@app/users';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { ListingsModule } from '../listings.module.js';
import { zipBomb } from './fixtures/zip-bomb.js';
import { ImportRunner } from './import-runner.js';
import { ListingImportsRepository } from './listing-imports.repository.js';
import { ListingImports } from './listing-imports.service.js';

type Cells = (string | number | null)[];

const HEAD = ['编号', '类型', '区县', '面积(㎡)', '起租面积', '面积(亩)', '层高(米)', '租金(元/㎡/月)', '名称'];
const hall = (ref: string, over: Record<number, string | number | null> = {}): Cells =>
  Object.assign([ref, '厂房', '331102', 2600, null, null, 8, 16, '标准厂房'], over) as Cells;

/** Each row with the column that is wrong with it, or none. */
const ROWS: [cells: Cells, column?: string][] = [
  [hall('G-1')],
  [hall('B-1', { 6: 700 }), '层高(米)'],
  [hall('B-2', { 1: '土地', 3: 30_000, 5: 30, 6: null, 7: null }), '面积(亩)'],
  [hall('B-3', { 5: '30亩(30000㎡)' }), '面积(亩)'],
  [hall('B-4', { 4: 5000 }), '起租面积'],
  [hall('B-5', { 3: '3000-2000' }), '面积(㎡)'],
  [hall('B-6', { 7: '17-15' }), '租金(元/㎡/月)'],
  [hall('B-7', { 2: '999999' }), '区县'],
  [hall('B-8', { 2: '331199' }), '区县'],
  [hall('B-9', { 6: '=4+4' }), '层高(米)'],
  [hall('B-10', { 8: '=HYPERLINK("http://example.test")' }), '名称'],
  [hall('B-11', { 3: 0 }), '面积(㎡)'],
  [hall('G-2')],
];
const cellOf = (value: Cells[number]): string =>
  /["\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value ?? '');
const csv = (rows: Cells[]): Buffer =>
  Buffer.from([HEAD, ...rows].map((row) => row.map(cellOf).join(',')).join('\r\n') + '\r\n');
const xlsx = async (rows: Cells[]): Promise<Buffer> => {
  const cells = new Map<string, unknown>();
  rows.forEach((row, at) =>
    row.forEach((value, column) => {
      if (typeof value === 'string' && value.startsWith('='))
        cells.set(`${at + 1},${column}`, { formula: value.slice(1), value: 8 });
    }),
  );
  const sheet = { name: '房源', rows: [HEAD, ...rows], cells: cells as never };
  return Buffer.from(await writeXlsx({ sheets: [sheet] }));
};

describe('bad input of an import', () => {
  let test: TestDatabase;
  let app: TestingModule;
  let imports: ListingImports;

  beforeAll(async () => {
    test = await createTestDatabase();
    const settings = { ...loadSettings({ PLOTLINE_KEY_FILE: test.keyFile }), databaseUrl: test.url };
    const platform = PlatformModule.with(settings, createLogger({ level: 'silent' }));
    app = await Test.createTestingModule({ imports: [platform, AuditModule, UsersModule, ListingsModule] }).compile();
    imports = app.get(ListingImports);
  });
  afterAll(async () => {
    await app.close();
    await test.drop();
  });
  beforeEach(() => test.query('truncate listing, listing_import cascade'));

  async function brought(bytes: Buffer, fileName: string) {
    const { id } = await imports.upload(null, { bytes, fileName });
    await app.get(Database).transaction((tx) => imports.start(tx, id));
    await app.get(ImportRunner).run(id);
    return app.get(ListingImportsRepository).read(null, id);
  }
  const refs = async () =>
    (await test.query<{ ref: string }>('select ref from listing order by ref')).map(({ ref }) => ref);

  it.each([
    ['csv', async () => csv(ROWS.map(([cells]) => cells))],
    ['xlsx', () => xlsx(ROWS.map(([cells]) => cells))],
  ])('is named by row and column in a %s, and the right rows come in whole', async (type, file) => {
    const done = await brought(await file(), `房源.${type}`);
    expect(done).toMatchObject({ status: 'done', rows: 13, added: 2, refused: 11 });
    expect(await refs()).toEqual(['G-1', 'G-2']);
    const refused = await app.get(ListingImportsRepository).errorRows(done.id);
    const named = refused.flatMap(({ number, problems }) => problems.map(({ column }) => `${number} ${column}`));
    expect(named).toEqual(ROWS.flatMap(([, column], at) => (column ? [`${at + 2} ${column}`] : [])));
    for (const { problems } of refused) expect(problems[0]!.message).toMatch(/[\u4e00-\u9fff]{3}/);
  });

  it('comes back in a file that no spreadsheet calculates', async () => {
    const names = ['=1+1', '+1+cmd|x', '-2+3', '@SUM(A1)', '＝1+1'];
    const rows = names.map((name, at) => hall(`E-${at}`, { 6: 700, 8: `'${name}` }));
    for (const type of ['csv', 'xlsx'] as const) {
      const done = await brought(type === 'csv' ? csv(rows) : await xlsx(rows), `房源.${type}`);
      const { bytes } = await imports.errorFile(done);
      const cells =
        type === 'csv'
          ? bytes
              .toString()
              .split('\r\n')
              .slice(1, -1)
              .map((line) => line.split(',')[8])
          : (await readXlsx(new Uint8Array(bytes))).sheets[0]!.rows.slice(1).map((row) => row[8]);
      expect(cells).toEqual(names.map((name) => `'${name}`));
      if (type === 'csv') expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
    }
  });

  const many = Array.from({ length: 400 }, (_, at) => hall(`H-${at}`, { 8: `丽水"${at}"号厂房` }));
  const half = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2));
  const upTo = (bytes: Buffer, text: string, more: number) => bytes.subarray(0, bytes.lastIndexOf(text) + more);
  it.each([
    ['a zip bomb as xlsx', 'file_too_dense', '解压后过大', async () => zipBomb()],
    ['an xlsx cut in half', 'file_damaged', '不完整', async () => half(await xlsx(many))],
    ['a csv cut inside a row', 'file_damaged', '不完整', async () => upTo(csv([hall('A'), hall('B')]), '331102', 6)],
    ['a csv cut inside a character', 'file_damaged', '不完整', async () => upTo(csv([hall('A')]), '标准厂房', 4)],
  ])('is refused as a whole when it is %s', async (_, code, words, file) => {
    await expect(brought(await file(), '房源.xlsx')).rejects.toMatchObject({
      code,
      message: expect.stringContaining(words),
      fields: [{ field: 'file' }],
    });
    expect(await refs()).toEqual([]);
    expect(await test.query('select from listing_import')).toEqual([]);
  });
});
