import { readFile, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { Invalid } from '@app/platform';
import { decodePage } from './page-bytes.js';
import type { PageSource } from './page-lines.js';

/** 5 MB: a saved page is some ten kilobytes of text. */
export const MAX_PAGE_BYTES = 5 * 1024 * 1024;

const refuse = (code: string, message: string): never => {
  throw new Invalid(code, message, [{ field: 'file', message }]);
};

const tooLarge = (name: string): never =>
  refuse('page_too_large', `${name} is larger than 5 MB: no news page is that long.`);

/** PDF, zip and Office, PNG, JPEG, GIF, gzip, ELF, old Office, WebP and other RIFF, WOFF, rar, 7z. */
const MAGIC = [
  '25504446', '504b0304', '89504e47', 'ffd8ff', '47494638', '1f8b', '7f454c46', 'd0cf11e0', '52494646', '774f4646',
  '52617221', '377abcaf',
]; // prettier-ignore

const isUtf16 = (head: Buffer): boolean =>
  /^(?:fffe|feff)/.test(head.toString('hex', 0, 2)) || /^\s*\0?<\0[!?hHbBmM]/.test(head.toString('latin1', 0, 200));

function isBinary(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 8192));
  const hex = head.toString('hex', 0, 8);
  if (MAGIC.some((magic) => hex.startsWith(magic)) || /^.{8}66747970/.test(hex)) return true;
  if (isUtf16(head)) return false;
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 9 || (byte > 13 && byte < 32)) controls++;
  }
  return controls > head.length * 0.01;
}

const MARKUP =
  /<!doctype html|<(?:html|head|body|frameset)[\s>]|<meta\s|<(?:p|div|h1|table|article|section)(?:\s[^<>]{0,300})?>[\s\S]{0,2000}?<\//i;

/** Whether a text is markup rather than the words of a page. */
const isHtml = (text: string): boolean => MARKUP.test(text.slice(0, 20_000));

/**
 * The source of a saved page from its bytes, in whatever charset it is (see decodePage).
 * @param name what to call it in the message
 * @param charset as the Content-Type header gave it, if there was one
 * @throws Invalid `page_empty`, `page_too_large`, `page_binary`, `page_charset`
 */
export function pageSource(bytes: Uint8Array, name: string, charset?: string): PageSource {
  if (bytes.length > MAX_PAGE_BYTES) tooLarge(name);
  if (bytes.length === 0) refuse('page_empty', `${name} is empty: there is no page in it.`);
  if (isBinary(bytes)) refuse('page_binary', `${name} is not text: save the page as HTML or as plain text.`);
  const text =
    decodePage(bytes, charset) ?? refuse('page_charset', `${name} is text in no charset that is known here.`);
  if (text.trim() === '') refuse('page_empty', `${name} is empty: there is no page in it.`);
  return isHtml(text) ? { html: text } : { text };
}

/**
 * Reads a saved page from disk; its size is looked at before it is read.
 * @throws Invalid also `page_missing` for what is not there, not a file or not readable
 */
export async function readPageFile(path: string): Promise<PageSource> {
  const facts = await stat(path).catch(() => null);
  if (!facts) return refuse('page_missing', `${path} does not exist.`);
  if (!facts.isFile()) return refuse('page_missing', `${path} is not a file.`);
  if (facts.size > MAX_PAGE_BYTES) return tooLarge(path);
  const bytes = await readFile(path).catch(() => null);
  return bytes ? pageSource(bytes, path) : refuse('page_missing', `${path} cannot be read: check its permissions.`);
}

/**
 * Reads a page from a stream such as standard input, and stops at 5 MB.
 * @throws Invalid as pageSource
 */
export async function readPageStream(stream: Readable, name: string): Promise<PageSource> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > MAX_PAGE_BYTES) return tooLarge(name);
    chunks.push(bytes);
  }
  return pageSource(Buffer.concat(chunks), name);
}
