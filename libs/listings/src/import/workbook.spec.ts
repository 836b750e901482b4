import { createInflateRaw } from 'node:zlib';
import fc from 'fast-check';
import { streamXlsxRows, writeXlsx, writeXlsxStream } from 'hucre/xlsx';
import type { Cell, SheetRow } from './cell.js';
import { workbookOf } from './fixtures/workbook-of.js';
import { SheetReader } from './sheet-reader.js';
import { openWorkbook } from './workbook.js';

/** As it is, but for that one sees what was made. */
jest.mock('node:zlib', () => {
  const real = jest.requireActual<typeof import('node:zlib')>('node:zlib');
  return { ...real, createInflateRaw: jest.fn(real.createInflateRaw) };
});

const HEAD = '<worksheet><cols><col min="1"/></cols><sheetData>';
const sheetOf = (rows: string): string => `${HEAD}${rows}</sheetData><hyperlinks><row/></hyperlinks></worksheet>`;
const rowsOf = async (bytes: Buffer): Promise<SheetRow[]> => {
  const rows: SheetRow[] = [];
  for await (const row of (await openWorkbook(bytes, false))()) rows.push(row);
  return rows;
};
const cellsOf = async (parts: Parameters<typeof workbookOf>[0]): Promise<Cell[][]> =>
  (await rowsOf(workbookOf(parts))).map(({ cells }) => cells);
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'read',
    (error: { code?: string }) => error.code ?? String(error),
  );

/** All that a sheet may write a row in: prefixes, quotes, comments, CDATA, runs, readings, cells that do not say where they are. */
const ODD = `<?xml version="1.0"?><!-- <row> --><x:worksheet xmlns:x='urn:m' note="a > b"><x:sheetData>
  <x:row r="2" spans='1:9'><x:c r='A2' t='s'><x:v>1</x:v></x:c><x:c t="inlineStr"><x:is><x:r><x:rPr><x:b/></x:rPr><x:t>厂</x:t></x:r>
  <x:r><x:t xml:space="preserve">房 </x:t></x:r><x:rPh sb="0" eb="1"><x:t>chang</x:t></x:rPh></x:is></x:c>
  <x:c r="E2"><x:f>1+1</x:f><x:v>2.5</x:v></x:c><x:c r="F2" s="3"/></x:row><x:row/>
  <x:row r="7"><x:c r="B7" t="str"><x:f t="shared" si="0"/><x:v>a&lt;b&#x4e2d;&#65;&amp;_x0041_&nope;</x:v></x:c>
  <x:c t="b"><x:v>1</x:v></x:c><x:c t="e"><x:v>#N/A</x:v></x:c><x:c t="inlineStr"><x:is><x:t><![CDATA[<原文>&amp;]]></x:t></x:is></x:c>
  <x:c r="A7"><x:v>-1.5E3</x:v></x:c></x:row></x:sheetData><x:row r="9"/></x:worksheet>`;
const ODD_ROWS: SheetRow[] = [
  { number: 2, cells: ['仓库', '厂房 ', null, null, 2.5, null], formulas: [4] },
  { number: 3, cells: [] },
  { number: 7, cells: [-1500, 'a<b中A&A&nope;', true, '#N/A', '<原文>&amp;'], formulas: [1] },
];
const ODD_TEXTS =
  '<sst><si><t>编号</t></si><si><r><t>仓</t></r><r><rPr/><t>库</t></r><rPh><t>cang</t></rPh><phoneticPr/></si></sst>';

describe('a workbook', () => {
  it('is read in whatever way its rows are written', async () => {
    expect(await rowsOf(workbookOf({ sheet: ODD, texts: ODD_TEXTS }))).toEqual(ODD_ROWS);
  });

  it('is read the same wherever it is cut into pieces', () => {
    const bytes = Buffer.from(ODD);
    for (let size = 1; size < 200; size++) {
      const reader = new SheetReader({ texts: ['编号', '仓库'], dateStyles: new Set(), is1904: false });
      const rows: SheetRow[] = [];
      for (let at = 0; at < bytes.length; at += size) rows.push(...reader.rows(bytes.subarray(at, at + size)));
      expect(rows).toEqual(ODD_ROWS);
      expect(reader.isDone).toBe(true);
    }
  });

  it('has days where a number is shown as one', async () => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m"/><numFmt formatCode='0.0"d"' numFmtId='165'/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"><alignment/></xf><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`;
    const cells = [0, 1, 2, 3, 9].map((style) => `<c s="${style}"><v>46022</v></c>`).join('');
    const parts = { sheet: sheetOf(`<row>${cells}</row>`), styles };
    const day = new Date('2025-12-31');
    expect(await cellsOf(parts)).toEqual([[46022, day, day, 46022, 46022]]);
    expect((await cellsOf({ ...parts, settings: 'date1904="1"' }))[0]![1]).toEqual(new Date('2030-01-01'));
  });

  const cell = fc.oneof(
    fc.constant(null),
    fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => !/\p{Surrogate}|[\0-\x08\x0b\x0c\x0e-\x1f]/u.test(text)),
    fc.constantFrom('厂房 & 仓库', '<b>"8"</b>', '两\n行', '_x0041_', '000123', '=1+1'),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
  );
  const table = fc.array(fc.array(cell, { maxLength: 30 }), { minLength: 1, maxLength: 20 });
  it.each<[string, (rows: Cell[][]) => Promise<Buffer>]>([
    ['shares its texts', async (rows) => Buffer.from(await writeXlsx({ sheets: [{ name: 'a', rows }] }))],
    [
      'holds them itself',
      async (rows) => {
        const pieces: Uint8Array[] = [];
        for await (const piece of writeXlsxStream(rows, { name: 'a' })) pieces.push(piece);
        return Buffer.concat(pieces);
      },
    ],
  ])('that %s is read as another reader reads it', async (_, write) => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const bytes = await write(rows);
        const other: SheetRow[] = [];
        for await (const { index, values } of streamXlsxRows(new Uint8Array(bytes)))
          other.push({ number: index + 1, cells: values as Cell[] });
        expect(await rowsOf(bytes)).toEqual(other);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['whose rows break off', `${HEAD}<row><c><v>1</v></c></row><row><c>`],
    ['with a column that no sheet has', sheetOf('<row><c r="XFE1"><v>1</v></c></row>')],
    ['with a cell that is nowhere', sheetOf('<row><c r="12"><v>1</v></c></row>')],
    ['with a row that no sheet has', sheetOf('<row r="1048577"/>')],
    ['with a row of no number', sheetOf('<row r="x"/>')],
  ])('%s is refused', async (_, sheet) => expect(await codeOf(cellsOf({ sheet }))).toBe('file_damaged'));

  it('with a text that does not end is not kept for long', () => {
    const reader = new SheetReader({ texts: [], dateStyles: new Set(), is1904: false });
    const read = () => [...reader.rows(Buffer.alloc(65_536, 'a'))];
    expect([...reader.rows(Buffer.from(`${HEAD}<row><c t="str"><v>`))]).toEqual([]);
    for (let size = 0; size <= 16; size++) read();
    expect(read).toThrow(expect.objectContaining({ code: 'file_damaged' }));
  });

  it('without rows has none', async () => {
    expect(await cellsOf({ sheet: '<worksheet><sheetData/></worksheet>' })).toEqual([]);
    expect(await cellsOf({ sheet: '<chartsheet/>' })).toEqual([]);
  });

  it('is read or refused in one sentence, whatever is wrong with its bytes', async () => {
    const whole = workbookOf({ sheet: ODD, texts: ODD_TEXTS, styles: '<styleSheet><cellXfs/></styleSheet>' });
    const places = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(places, async (changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, byte] of changes) bytes[at] = byte;
        expect(['read', 'file_damaged', 'file_too_dense']).toContain(await codeOf(rowsOf(bytes)));
      }),
      { numRuns: 500 },
    );
  });

  it('is not unpacked beyond the rows that are taken', async () => {
    const row = `<row><c t="str"><v>${'厂房'.repeat(50)}</v></c></row>`;
    const bytes = workbookOf({ sheet: sheetOf(row.repeat(50_000)) });
    const rows = (await openWorkbook(bytes, true))();
    await rows.next();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const inflate = jest.mocked(createInflateRaw).mock.results.at(-1)!.value as ReturnType<typeof createInflateRaw>;
    expect(inflate.bytesWritten).toBeLessThan(bytes.length / 2);
    await rows.return();
    expect(inflate.destroyed).toBe(true);
  });
});
