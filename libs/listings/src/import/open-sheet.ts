import { parse } from 'csv-parse';
import { Invalid } from '@app/platform';
import { type SheetRow, cellText } from './cell.js';
import { headerRow } from './match-headers.js';
import { openWorkbook } from './workbook.js';

export type FileType = 'csv' | 'xlsx';

/** A file that can be read as rows, again and again. Rows come without the ones above and with the headers. */
export interface Sheet {
  type: FileType;
  /** Of a csv; a workbook has none. */
  encoding?: CsvEncoding;
  headers: string[];
  rows(): AsyncGenerator<SheetRow, void, undefined>;
}

const MOST_COLUMNS = 300;
const MOST_HEADER = 64 * 1024;
/** Characters of one row: far above what any listing needs. */
const MOST_ROW = 256 * 1024;
const LOOKED_AT = 10;

const refuse = (code: string, message: string): Invalid => new Invalid(code, message, [{ field: 'file', message }]);

/** xlsx by its first bytes; other known binaries by name; everything else is text. @throws Invalid */
export function fileTypeOf(bytes: Buffer): FileType {
  if (bytes.length === 0 || bytes.every((byte) => byte <= 32))
    throw refuse('file_empty', '文件是空的：请放入表头和至少一行房源');
  const head = bytes.subarray(0, 8).toString('latin1');
  if (head.startsWith('PK\u0003\u0004')) return 'xlsx';
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0'))
    throw refuse('file_type', '这是旧版 .xls 或带密码的文件：请另存为不带密码的 .xlsx 或 CSV，再上传');
  if (
    /^(?:%PDF|\u0089PNG|\u00ff\u00d8\u00ff|GIF8|PK|Rar!|7z|\u001f\u008b)/.test(head) ||
    bytes.subarray(0, 4096).includes(0)
  )
    throw refuse('file_type', '不认识的文件：请上传 .xlsx 或 .csv 表格');
  return 'csv';
}

const CUT = '文件的最后一行不完整，文件可能被截断：请重新导出，再上传';

export const CSV_ENCODINGS = ['utf-8', 'gb18030'] as const;
export type CsvEncoding = (typeof CSV_ENCODINGS)[number];

/** UTF-8 that ends in the middle of a character. */
function endsInside(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** UTF-8 (with or without a mark), else GB18030, which holds GBK. @throws Invalid when it is neither, or cut off */
export function decodeText(bytes: Buffer): { text: string; encoding: CsvEncoding } {
  for (const encoding of CSV_ENCODINGS) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
    } catch {
      if (endsInside(bytes)) throw refuse('file_damaged', CUT);
    }
  }
  throw refuse('file_encoding', '文字编码读不出来：请在 Excel 中另存为“CSV UTF-8”，再上传');
}

/** The sign that cuts the first lines into most pieces. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 20_000);
  const count = (sign: string) => head.split(sign).length;
  return [',', ';', '\t'].sort((a, b) => count(b) - count(a))[0]!;
}

/** A last line that stops short of the others: the file was cut on its way. */
function refuseCut(text: string): void {
  const lines = text.slice(-20_000).split('\n');
  const [before, last] = [lines.at(-2), lines.at(-1)!.trim()];
  if (before === undefined || last === '' || /"/.test(before + last)) return;
  const sign = delimiterOf(text);
  const width = (line: string) => line.split(sign).length;
  const head = width(text.slice(0, 20_000).split('\n', 1)[0]!);
  if (width(before) >= head && width(last) < head) throw refuse('file_damaged', CUT);
}

async function* csvRows(text: string): AsyncGenerator<SheetRow, void, undefined> {
  const parser = parse({
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: MOST_ROW,
    info: true,
  });
  // In pieces: a single write would be parsed whole before the first row is taken.
  const feed = async (): Promise<void> => {
    for (let at = 0; at < text.length; at += 65_536)
      if (!parser.write(text.slice(at, at + 65_536))) await new Promise((resolve) => parser.once('drain', resolve));
    parser.end();
  };
  void feed();
  let line = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      yield { number: line, cells: record };
      line = info.lines + 1;
    }
  } catch (error) {
    const { code = '', lines } = error as { code?: string; lines?: number };
    if (code.includes('QUOTE'))
      throw refuse('file_damaged', `第 ${lines ?? line} 行的引号没有收尾，文件可能不完整：请检查后再上传`);
    if (code.includes('MAX_RECORD'))
      throw refuse('row_too_long', `第 ${line} 行太长（超过 256 KB）：请检查引号和分隔符`);
    throw error;
  } finally {
    parser.destroy();
  }
}

const texts = ({ cells }: SheetRow): string[] => cells.slice(0, MOST_COLUMNS + 1).map((cell) => cellText(cell));

/**
 * Opens a table: finds its kind, letters, delimiter and the row with the headers.
 * @param isKnown it was opened before: a workbook is not unpacked once more to see that it is whole
 * @throws Invalid in one sentence with what to do
 */
export async function openSheet(bytes: Buffer, { isKnown = false } = {}): Promise<Sheet> {
  const type = fileTypeOf(bytes);
  let all: () => AsyncGenerator<SheetRow, void, undefined>;
  let encoding: CsvEncoding | undefined;
  if (type === 'xlsx') {
    all = await openWorkbook(bytes, isKnown);
  } else {
    const decoded = decodeText(bytes);
    encoding = decoded.encoding;
    refuseCut(decoded.text);
    all = () => csvRows(decoded.text);
  }
  const first: SheetRow[] = [];
  for await (const row of all()) {
    first.push(row);
    if (first.length === LOOKED_AT) break;
  }
  const index = headerRow(first.map(texts));
  const head = first[index];
  const widest = first[0];
  if (widest && (widest.cells.length > MOST_COLUMNS || texts(widest).join('').length > MOST_HEADER))
    throw refuse('header_too_long', `表头太长：最多 ${MOST_COLUMNS} 列，请检查分隔符`);
  if (!head) throw refuse('no_header', '没有找到表头：第一行应写列名，如“编号、类型、区县、面积”；可先下载模板');
  return {
    type,
    ...(encoding && { encoding }),
    headers: texts(head),
    async *rows() {
      for await (const row of all())
        if (row.number > head.number && row.cells.some((cell) => cellText(cell) !== '')) yield row;
    },
  };
}
