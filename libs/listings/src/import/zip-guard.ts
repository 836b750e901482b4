import { createInflateRaw } from 'node:zlib';
import { Invalid } from '@app/platform';

/** Bytes that a workbook may unpack to, in all and its shared texts, and how many times its packed size beyond 16 MB. */
const MOST = 1024 ** 3;
const MOST_TEXTS = 160 * 1024 ** 2;
const MOST_RATIO = 200;
const SMALL = 16 * 1024 ** 2;

const damaged = (): Invalid =>
  new Invalid('file_damaged', '文件不完整或已损坏：请在 Excel 或 WPS 中打开后另存为 .xlsx，再上传', [
    { field: 'file', message: '文件不完整或已损坏' },
  ]);
const bomb = (): Invalid =>
  new Invalid('file_too_dense', '文件解压后过大，已拒绝：请删去空白的行列和图片后另存为 .xlsx，再上传', [
    { field: 'file', message: '文件解压后过大' },
  ]);

interface Entry {
  name: string;
  method: number;
  packed: number;
  size: number;
  at: number;
}

/** The directory of a zip archive (APPNOTE 4.3.12). @throws Invalid when it is cut off or no archive */
function entriesOf(bytes: Buffer): Entry[] {
  const end = bytes.lastIndexOf('PK\u0005\u0006', bytes.length - 22, 'latin1');
  if (end < 0) throw damaged();
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw damaged();
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** Unpacks a part piece by piece; stops at `most` bytes whatever the directory says. @throws Invalid */
async function unpack(bytes: Buffer, entry: Entry, most: number, take: (piece: Buffer) => void): Promise<number> {
  const head = entry.at;
  if (head + 30 > bytes.length || bytes.readUInt32LE(head) !== 0x04034b50) throw damaged();
  const from = head + 30 + bytes.readUInt16LE(head + 26) + bytes.readUInt16LE(head + 28);
  const packed = bytes.subarray(from, from + entry.packed);
  if (packed.length < entry.packed || (entry.method !== 0 && entry.method !== 8)) throw damaged();
  if (entry.method === 0) {
    take(packed);
    return packed.length;
  }
  const inflate = createInflateRaw();
  inflate.end(packed);
  let size = 0;
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > most) throw bomb();
      take(piece);
    }
  } catch (error) {
    throw error instanceof Invalid ? error : damaged();
  }
  return size;
}

async function textOf(bytes: Buffer, entries: Entry[], name: string): Promise<string> {
  const entry = entries.find((one) => one.name === name);
  if (!entry) throw damaged();
  const pieces: Buffer[] = [];
  await unpack(bytes, entry, SMALL, (piece) => pieces.push(piece));
  return Buffer.concat(pieces).toString('utf8');
}

/** Path of the first sheet, by the workbook's own list. */
async function firstSheet(bytes: Buffer, entries: Entry[]): Promise<string> {
  const workbook = await textOf(bytes, entries, 'xl/workbook.xml');
  const id = /<(?:\w+:)?sheet\s[^>]*?\w+:id="([^"]+)"/.exec(workbook)?.[1];
  const relations = await textOf(bytes, entries, 'xl/_rels/workbook.xml.rels');
  const relation = (relations.match(/<(?:\w+:)?Relationship\s[^>]*>/g) ?? []).find((one) => one.includes(`Id="${id}"`));
  const target = /Target="([^"]+)"/.exec(relation ?? '')?.[1];
  if (!target) throw damaged();
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

const FORMULA = /<(?:\w{1,8}:)?f[ >/]/g;
const CELL = /<(?:\w{1,8}:)?c\s[^>]*?\br="([A-Z]{1,3})(\d+)"/g;

/** Finds the cells of a sheet that hold a formula, while it is unpacked. */
function formulaFinder(found: Map<number, number[]>): (piece: Buffer) => void {
  let text = '';
  return (piece) => {
    // Most sheets hold none: what cannot be the start of one is not looked at as text.
    if (text.length <= 4000 && !piece.includes('<f') && !piece.includes(':f') && !/<(?:\w{1,8}:?)?$/.test(text)) {
      text = (text + piece.subarray(-4000).toString('latin1')).slice(-4000);
      return;
    }
    text += piece.toString('latin1');
    for (const { index } of text.matchAll(FORMULA)) {
      const from = Math.max(text.lastIndexOf('<c ', index), text.lastIndexOf(':c ', index) - 9, 0);
      const cell = [...text.slice(from, index).matchAll(CELL)].at(-1);
      if (!cell) continue;
      const column = [...cell[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      const row = Number(cell[2]);
      found.set(row, [...(found.get(row) ?? []), column]);
    }
    const cell = Math.max(text.lastIndexOf('<c '), text.lastIndexOf(':c ') - 9);
    text = cell < 0 ? text.slice(-200) : text.slice(Math.max(cell, text.length - 4000));
    // What was looked at already must not be found again: only an unfinished cell is kept.
    if (/<\/(?:\w{1,8}:)?c>/.test(text) || FORMULA.test(text)) text = text.slice(-8).replace(/<f[ >/]/g, '');
    FORMULA.lastIndex = 0;
  };
}

/**
 * Looks a workbook over before it is read: whole, not larger than its size lets expect, and where formulas stand.
 * @returns columns with a formula by row number (from 1)
 * @throws Invalid in one sentence
 */
export async function guardWorkbook(bytes: Buffer): Promise<Map<number, number[]>> {
  const entries = entriesOf(bytes);
  if (!entries.some(({ name }) => name === '[Content_Types].xml') || entries.length > 5000) throw damaged();
  const declared = entries.reduce((sum, { size }) => sum + size, 0);
  if (declared > MOST || (declared > SMALL && declared > bytes.length * MOST_RATIO)) throw bomb();
  const sheet = await firstSheet(bytes, entries);
  const formulas = new Map<number, number[]>();
  const find = formulaFinder(formulas);
  let size = 0;
  const allowed = Math.min(MOST, Math.max(SMALL, bytes.length * MOST_RATIO));
  for (const entry of entries.filter(({ name }) => name === sheet || /\.(?:xml|rels)$/.test(name))) {
    const most = /sharedStrings/.test(entry.name) ? MOST_TEXTS : allowed - size;
    size += await unpack(bytes, entry, most, entry.name === sheet ? find : () => undefined);
    if (size > allowed) throw bomb();
  }
  if (!entries.some(({ name }) => name === sheet)) throw damaged();
  return formulas;
}
