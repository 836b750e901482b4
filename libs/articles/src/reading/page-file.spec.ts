import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pageSource, readPageFile } from './page-file.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the source of a page', () => {
  it('is UTF-8 with or without a byte order mark', () => {
    expect(pageSource(bytes('\ufeff标题\n正文'), 'a.txt')).toEqual({ text: '标题\n正文' });
  });
  it('is GB18030 where it is no UTF-8', () => {
    expect(pageSource(Buffer.from('b1eacce20ad5fdcec4', 'hex'), 'a.txt')).toEqual({ text: '标题\n正文' });
  });
  it('is HTML where it is markup', () => {
    expect(pageSource(bytes('<!DOCTYPE html><html><body><p>x</p></body></html>'), 'a.html')).toHaveProperty('html');
  });
  it.each([
    ['page_empty', new Uint8Array()],
    ['page_empty', bytes(' \n\t ')],
    ['page_binary', bytes('%PDF-1.7 …')],
    ['page_binary', Uint8Array.from([0x50, 0x4b, 3, 4, 20])],
    ['page_binary', Uint8Array.from([65, 0, 66, 0])],
    ['page_charset', Uint8Array.from([0x41, 0xff, 0xff, 0xff])],
  ])('is refused as %s and named', (code, given) => {
    expect(() => pageSource(given, 'bad.txt')).toThrow(
      expect.objectContaining({ kind: 'invalid', code, message: expect.stringContaining('bad.txt') }),
    );
  });
});

describe('a page on disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plotline-page-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is named when it is missing or a folder', async () => {
    await expect(readPageFile(join(folder, 'no.txt'))).rejects.toMatchObject({ code: 'page_missing' });
    await expect(readPageFile(folder)).rejects.toMatchObject({ code: 'page_missing' });
  });
  it('is refused by its size before it is read', async () => {
    const file = join(folder, 'large.txt');
    writeFileSync(file, 'x');
    truncateSync(file, 50 * 1024 * 1024);
    await expect(readPageFile(file)).rejects.toMatchObject({ code: 'page_too_large' });
  });
});
