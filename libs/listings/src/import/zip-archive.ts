import { createInflateRaw } from 'node:zlib';
import { Invalid } from '@app/platform';

/** A part of an archive: its sizes are what the directory says, which need not be true. */
export interface ZipPart {
  name: string;
  method: number;
  packed: number;
  size: number;
  at: number;
}

/** Bytes of a part that is read whole: the lists of a workbook, never its cells. */
const MOST_WHOLE = 16 * 1024 ** 2;

export const damaged = (): Invalid =>
  new Invalid('file_damaged', '文件不完整或已损坏：请在 Excel 或 WPS 中打开后另存为 .xlsx，再上传', [
    { field: 'file', message: '文件不完整或已损坏' },
  ]);
export const tooDense = (): Invalid =>
  new Invalid('file_too_dense', '文件解压后过大，已拒绝：请删去空白的行列和图片后另存为 .xlsx，再上传', [
    { field: 'file', message: '文件解压后过大' },
  ]);

/** The directory of a zip archive (APPNOTE 4.3.12). */
function partsOf(bytes: Buffer): ZipPart[] {
  const end = bytes.lastIndexOf('PK\u0005\u0006', bytes.length - 22, 'latin1');
  if (end < 0) throw damaged();
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  const parts: ZipPart[] = [];
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw damaged();
    const nameLength = bytes.readUInt16LE(at + 28);
    parts.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

/** A zip archive whose parts are unpacked piece by piece. @throws Invalid when it is cut off or no archive */
export class ZipArchive {
  readonly parts: readonly ZipPart[];

  constructor(readonly bytes: Buffer) {
    this.parts = partsOf(bytes);
  }

  part(name: string): ZipPart | undefined {
    return this.parts.find((one) => one.name === name);
  }

  /** Stops at `most` bytes whatever the directory says, and when nobody takes the pieces. @throws Invalid */
  async *unpack({ at, packed: length, method }: ZipPart, most: number): AsyncGenerator<Buffer, void, undefined> {
    const { bytes } = this;
    if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== 0x04034b50) throw damaged();
    const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    const packed = bytes.subarray(from, from + length);
    if (packed.length < length || (method !== 0 && method !== 8)) throw damaged();
    if (method === 0) {
      if (packed.length > most) throw tooDense();
      yield packed;
      return;
    }
    const inflate = createInflateRaw({ chunkSize: 65_536 });
    inflate.end(packed);
    let size = 0;
    try {
      for await (const piece of inflate as AsyncIterable<Buffer>) {
        size += piece.length;
        if (size > most) throw tooDense();
        yield piece;
      }
    } catch (error) {
      throw error instanceof Invalid ? error : damaged();
    }
  }

  /** A small part, whole. @throws Invalid when it is missing, or not small */
  async text(name: string): Promise<string> {
    const part = this.part(name);
    if (!part) throw damaged();
    const pieces: Buffer[] = [];
    for await (const piece of this.unpack(part, MOST_WHOLE)) pieces.push(piece);
    return Buffer.concat(pieces).toString('utf8');
  }
}
