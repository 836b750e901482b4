import { readFile, stat } from 'node:fs/promises';
import { Invalid } from '@app/platform';
import type { PageSource } from './page-lines.js';

/** 5 MB: a saved page is some ten kilobytes of text. */
export const MAX_PAGE_BYTES = 5 * 1024 * 1024;

const refuse = (code: string, message: string): never => {
  throw new Invalid(code, message, [{ field: 'file', message }]);
};

const MAGIC = [[0x25, 0x50, 0x44, 0x46], [0x50, 0x4b, 0x03, 0x04], [0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff], [0x47, 0x49, 0x46, 0x38], [0x1f, 0x8b], [0x7f, 0x45, 0x4c, 0x46], [0xd0, 0xcf, 0x11, 0xe0]]; // prettier-ignore

function isBinary(bytes: Uint8Array): boolean {
  if (MAGIC.some((magic) => magic.every((byte, at) => bytes[at] === byte))) return true;
  const head = bytes.subarray(0, 8192);
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 9 || (byte > 13 && byte < 32)) controls++;
  }
  return controls > head.length * 0.01;
}

function decode(bytes: Uint8Array, name: string): string {
  for (const charset of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(charset, { fatal: true }).decode(bytes);
    } catch {
      // Not this charset: try the next.
    }
  }
  return refuse('page_charset', `${name} is neither UTF-8 nor GB18030 text.`);
}

/** Whether a text is markup rather than the words of a page. */
const isHtml = (text: string): boolean => /<!doctype html|<html[\s>]|<body[\s>]|<(?:p|div|h1)[\s>][\s\S]{0,2000}<\//i.test(text.slice(0, 20_000)); // prettier-ignore

/**
 * The source of a saved page from its bytes: UTF-8 (a byte order mark is dropped), else GB18030.
 * @param name what to call it in the message
 * @throws Invalid `page_empty`, `page_too_large`, `page_binary`, `page_charset`
 */
export function pageSource(bytes: Uint8Array, name: string): PageSource {
  if (bytes.length > MAX_PAGE_BYTES)
    refuse('page_too_large', `${name} is larger than 5 MB: no news page is that long.`);
  if (bytes.length === 0) refuse('page_empty', `${name} is empty: there is no page in it.`);
  if (isBinary(bytes)) refuse('page_binary', `${name} is not text: save the page as HTML or as plain text.`);
  const text = decode(bytes, name);
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
  if (facts.size > MAX_PAGE_BYTES)
    return refuse('page_too_large', `${path} is larger than 5 MB: no news page is that long.`);
  const bytes = await readFile(path).catch(() => null);
  return bytes ? pageSource(bytes, path) : refuse('page_missing', `${path} cannot be read: check its permissions.`);
}
