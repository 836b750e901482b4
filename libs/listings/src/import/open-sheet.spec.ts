import { writeXlsx } from 'hucre/xlsx';
import { workbookOf } from './fixtures/workbook-of.js';
import { zipBomb } from './fixtures/zip-bomb.js';
import { openSheet } from './open-sheet.js';

const codeOf = async (bytes: Buffer): Promise<string> => {
  try {
    for await (const _ of (await openSheet(bytes)).rows());
    return 'read';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};
const rowsOf = async (bytes: Buffer) => {
  const rows = [];
  for await (const row of (await openSheet(bytes)).rows()) rows.push(row);
  return rows;
};
const HEAD = ['编号', '类型', '区县', '层高'];
const xlsx = async (rows: (string | number | null)[][]) =>
  Buffer.from(await writeXlsx({ sheets: [{ name: 'a', rows }] }));
/** 编号,类型 / A,厂房 / B,仓库 in GB18030. */
const GB = Buffer.from('b1e0bac52cc0e0d0cd0a412cb3a7b7bf0a422cb2d6bfe20a', 'hex');

describe('openSheet', () => {
  it.each([
    ['UTF-8', Buffer.from('编号,类型\nA,厂房\n')],
    ['UTF-8 with a mark', Buffer.from('\uFEFF编号,类型\r\nA,厂房\r\n')],
    ['semicolons', Buffer.from('编号;类型\nA;厂房\n')],
    ['tabs', Buffer.from('编号\t类型\nA\t厂房\n')],
    ['GB18030', GB],
  ])('reads a text file in %s', async (_, bytes) => {
    const sheet = await openSheet(bytes);
    expect(sheet).toMatchObject({ type: 'csv', headers: ['编号', '类型'] });
    expect((await rowsOf(bytes))[0]).toMatchObject({ number: 2, cells: ['A', '厂房'] });
  });
  it('reads a workbook, with a title above its headers, and counts rows as the person does', async () => {
    const bytes = await xlsx([
      ['房源表', null, null, null],
      HEAD,
      ['A', '厂房', '莲都区', 8],
      [null, null, null, null],
      ['B', '仓库', '莲都区', 6],
    ]);
    expect((await openSheet(bytes)).headers).toEqual(HEAD);
    expect((await rowsOf(bytes)).map(({ number, cells }) => [number, cells[0]])).toEqual([
      [3, 'A'],
      [5, 'B'],
    ]);
  });
  it('finds the cells with a formula', async () => {
    const cells = new Map([
      ['1,3', { formula: 'SUM(1,2)', value: 3 }],
      ['3,0', { formula: '"B"&1', value: 'B1' }],
    ]);
    const rows = [HEAD, ['A', '厂房', '莲都区', 3], ['C', '厂房', '莲都区', 3], ['B1', '厂房', '莲都区', 3]];
    const bytes = Buffer.from(await writeXlsx({ sheets: [{ name: 'a', rows, cells: cells as never }] }));
    expect((await rowsOf(bytes)).map(({ formulas }) => formulas)).toEqual([[3], undefined, [0]]);
  });
  it('keeps line numbers over cells of several lines', async () => {
    const rows = await rowsOf(Buffer.from('编号,类型\nA,"厂\n房"\nB,仓库\n'));
    expect(rows.map(({ number }) => number)).toEqual([2, 4]);
  });
  it.each([
    ['nothing', 'file_empty', () => Buffer.alloc(0)],
    ['blanks', 'file_empty', () => Buffer.from(' \n \n')],
    ['a picture', 'file_type', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])],
    ['an old workbook', 'file_type', () => Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['a PDF', 'file_type', () => Buffer.from('%PDF-1.7 ...')],
    ['neither of the encodings', 'file_encoding', () => Buffer.from([0xff, 0xfe, 0xff, 0x80, 0xff])],
    ['no header', 'no_header', () => Buffer.from('今天,天气\n好,不好\n')],
    [
      'a header of a thousand columns',
      'header_too_long',
      () => Buffer.from(`${Array.from({ length: 1000 }, (_, n) => `列${n}`).join(',')}\n1,2\n`),
    ],
    ['a header of 1 MB', 'row_too_long', () => Buffer.from(`编号,类型,${'长'.repeat(1_000_000)}\nA,厂房,1\n`)],
    ['a last line cut off', 'file_damaged', () => Buffer.from('编号,类型,区县\nA,厂房,莲都区\nB,厂')],
    ['a last character cut off', 'file_damaged', () => Buffer.from('编号,类型,区县\nA,厂房,莲都区').subarray(0, -1)],
    ['a quote that does not end', 'file_damaged', () => Buffer.from('编号,类型\nA,"厂房\nB,仓库\n')],
    ['a zip that is no workbook', 'file_damaged', () => Buffer.from('PK\u0003\u0004 and so on')],
    ['a bomb', 'file_too_dense', zipBomb],
  ])('refuses %s as %s', async (_, code, bytes) => expect(await codeOf(bytes())).toBe(code));
  it('looks a workbook over whole when it comes, and not again once it is known', async () => {
    const row = (cells: string[]) => `<row>${cells.map((cell) => `<c t="str"><v>${cell}</v></c>`).join('')}</row>`;
    const good = `<worksheet><sheetData>${row(HEAD)}${row(['A', '厂房', '莲都区', '8']).repeat(500)}`;
    const bytes = workbookOf({ sheet: good + `<!--${' '.repeat(60_000)}-->`.repeat(1000), size: 1000 });
    await expect(openSheet(bytes)).rejects.toMatchObject({ code: 'file_too_dense' });
    const { headers, rows } = await openSheet(bytes, { isKnown: true });
    expect(headers).toEqual(HEAD);
    const read = async () => {
      for await (const _ of rows());
    };
    await expect(read()).rejects.toMatchObject({ code: 'file_too_dense' });
  });
  it('refuses a workbook cut at any place', async () => {
    const whole = await xlsx([HEAD, ...Array.from({ length: 200 }, (_, n) => [`A${n}`, '厂房', '莲都区', 8])]);
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      expect(await codeOf(whole.subarray(0, Math.floor(whole.length * share)))).toBe('file_damaged');
    }
  });
});
