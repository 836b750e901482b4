import { Readability } from '@mozilla/readability';
import type { PageDocument, PageElement } from './html-document.js';
import { type HtmlLine, htmlLines, SEAM } from './html-lines.js';

/** Which lines of a page Readability takes for its body. */
export interface BodyRange {
  from: number;
  /** The line behind the last one of the body. */
  to: number;
  taken: boolean[];
}

/** The key of a line: its characters without spaces, so that both passes over one page name it alike. */
export const lineKey = (text: string): string => text.replace(/[\s\ue000|]+/g, '');

/** Long enough to stand once on a page. */
const TELLING = 16;
/** Less than this is no body; the page is then read by the rules for plain lines. */
const LEAST_BODY = 40;

function contentLines(document: PageDocument): HtmlLine[] {
  try {
    const options = { charThreshold: 100, disableJSONLD: true, serializer: (node: unknown) => node };
    const found = new Readability<unknown>(document as never, options).parse();
    return found?.content ? htmlLines(found.content as PageElement) : [];
  } catch {
    return [];
  }
}

/** Marks the telling lines in order, then the short ones between them and beside them. */
function align(lines: readonly HtmlLine[], content: readonly HtmlLine[]): boolean[] {
  const keys = lines.map(({ text }) => lineKey(text));
  const wanted = content.map(({ text }) => lineKey(text));
  const taken = lines.map(() => false);
  let next = 0;
  for (const key of wanted.filter(({ length }) => length >= TELLING)) {
    const at = keys.indexOf(key, next);
    if (at < 0) continue;
    taken[at] = true;
    next = at + 1;
  }
  const short = new Set(wanted);
  const [first, last] = [taken.indexOf(true), taken.lastIndexOf(true)];
  for (let at = Math.max(0, first); at <= last; at++) taken[at] ||= short.has(keys[at]!);
  for (let at = first - 1; at >= 0 && short.has(keys[at]!); at--) taken[at] = true;
  for (let at = last + 1; last >= 0 && at < keys.length && short.has(keys[at]!); at++) taken[at] = true;
  return taken;
}

/**
 * Where on the page its body stands, by Readability; null when there is none to be found.
 * @param document is used up: Readability takes it apart
 */
export function bodyRange(document: PageDocument, lines: readonly HtmlLine[]): BodyRange | null {
  const taken = align(lines, contentLines(document));
  const length = lines.reduce((sum, { text }, at) => sum + (taken[at] ? text.replaceAll(SEAM, '').length : 0), 0);
  if (length < LEAST_BODY) return null;
  return { from: taken.indexOf(true), to: taken.lastIndexOf(true) + 1, taken };
}
