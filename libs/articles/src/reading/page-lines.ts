import { cleanText } from './debris.js';

/** What a saved page is read from: the text of it, or its HTML. */
export type PageSource = { text: string } | { html: string };

/** Far beyond any news page; what lies behind is not read, so that a strange file takes no longer than a large one. */
export const MAX_LINES = 4000;
export const MAX_LINE = 20_000;

const ENTITIES: Record<string, string> = {
  nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’',
  mdash: '—', hellip: '…', middot: '·', raquo: '»', laquo: '«', rarr: '→', ensp: ' ', emsp: ' ', copy: '©',
}; // prettier-ignore

const character = (code: number): string =>
  code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';

const decodeEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (decimal) return character(Number(decimal));
    if (hex) return character(parseInt(hex, 16));
    return ENTITIES[String(name).toLowerCase()] ?? whole;
  });

const BLOCK = /<\/?(?:p|div|br|hr|li|ul|ol|dl|dt|dd|h[1-6]|tr|td|th|table|section|article|header|footer|nav|form|main|aside|figure|blockquote)\b[^<>]*>/gi; // prettier-ignore

const linesOf = (text: string, ends: RegExp): string[] =>
  text.split(ends, MAX_LINES).map((line) => cleanText(line.slice(0, MAX_LINE)));

/** The lines of a text, control characters gone. Lines keep their indentation: teasers are told apart by it. */
export const textLines = (text: string): string[] => linesOf(text, /\r\n|\r|\n|\u2028|\u2029/);

/**
 * The words of markup too large or too deep to build a tree of, in one pass: what hostile pages get.
 * @param html without scripts and comments (see withoutScripts)
 */
export function flatLines(html: string): string[] {
  const lines = html
    .replace(/[\r\n\t]+/g, ' ')
    .replace(BLOCK, '\n')
    .split('\n', MAX_LINES);
  return lines.map((line) => {
    const words = line.slice(0, 2 * MAX_LINE).replace(/<[^<>]*>/g, '');
    return cleanText(decodeEntities(words).replaceAll('\ue000', '').slice(0, MAX_LINE));
  });
}
