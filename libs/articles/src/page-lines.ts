/** What a saved page is read from: the text of it, or its HTML. */
export type PageSource = { text: string } | { html: string };

/** `lines` keep their indentation (teasers are told apart by it); `heading` is the page's own h1 or title, HTML only. */
export interface PageLines {
  lines: string[];
  heading: string | null;
}

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

const INVISIBLE = /<(script|style|noscript|template|svg|iframe|select|textarea)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi;
const BLOCK = /<\/?(?:p|div|br|hr|li|ul|ol|dl|dt|dd|h[1-6]|tr|table|section|article|header|footer|nav|form|main|aside|figure|blockquote)\b[^<>]*>/gi; // prettier-ignore

const withoutTags = (html: string): string => decodeEntities(html.replace(/<[^<>]*>/g, ''));
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What the first element of that name holds, looked for within 2,000 characters: a heading is no longer. */
function element(html: string, name: string): string | null {
  const open = new RegExp(`<${name}\\b[^<>]*>`, 'i').exec(html);
  if (!open) return null;
  const inner = html.slice(open.index + open[0].length, open.index + open[0].length + 2000);
  const end = inner.search(new RegExp(`</${name}\\s*>`, 'i'));
  return end < 0 ? null : inner.slice(0, end);
}

function htmlHeading(html: string): string | null {
  const heading = oneLine(withoutTags(element(html, 'h1') ?? element(html, 'title') ?? ''));
  return heading === '' ? null : heading.replace(/\s*[-_|–—]\s*[^-_|–—]{2,16}$/, '') || heading;
}

const clean = (line: string): string =>
  line
    // C0 and C1 controls, zero-width marks and lone halves of surrogate pairs never belong to a text.
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
    .replace(/\u00a0/g, ' ')
    .trimEnd();

/** Far beyond any news page; what lies behind is not read, so that a strange file takes no longer than a large one. */
const MAX_LINES = 4000;
const MAX_LINE = 20_000;

const linesOf = (text: string, ends: RegExp): string[] =>
  text.split(ends, MAX_LINES).map((line) => clean(line.slice(0, MAX_LINE)));

/** The lines of a page in reading order, markup and control characters gone. Never throws. */
export function pageLines(source: PageSource): PageLines {
  if ('text' in source) return { lines: linesOf(source.text, /\r\n|\r|\n|\u2028|\u2029/), heading: null };
  const visible = source.html.replace(/<!--[\s\S]*?(?:-->|$)/g, '').replace(INVISIBLE, '\n');
  const body = visible
    .slice(Math.max(0, visible.search(/<\/head\s*>/i)))
    .replace(/[\r\n\t]+/g, ' ')
    .replace(BLOCK, '\n');
  return { lines: linesOf(withoutTags(body), /\n/), heading: htmlHeading(source.html) };
}
