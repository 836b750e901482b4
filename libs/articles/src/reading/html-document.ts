import { parseHTML } from 'linkedom';

/** What the reader uses of an element; the tree is linkedom's. */
export interface PageElement {
  nodeType: number;
  tagName: string;
  textContent: string;
  childNodes: PageElement[];
  children: PageElement[];
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  removeAttribute(name: string): void;
  querySelectorAll(selector: string): Iterable<PageElement>;
  remove(): void;
}

export interface PageDocument {
  body: PageElement;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  cloneNode(deep: boolean): PageDocument;
}

/** News pages have some thousand elements, nested 30 deep. */
const MAX_ELEMENTS = 5000;
const MAX_DEPTH = 100;
const MAX_CHARACTERS = 1_500_000;
/** Readability takes the text of an element on every level above it: characters times depth is what it costs. */
const MAX_WORK = 3_000_000;

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/;
/** Their end tags may be left out: a parser closes them itself. */
const LOOSE = /^(?:p|li|dt|dd|tr|td|th|thead|tbody|option|html|head|body)$/;

/** Counts open elements by name, which is never less than the depth a parser reaches. */
function isTame(html: string): boolean {
  if (html.length > MAX_CHARACTERS) return false;
  const open = new Map<string, number>();
  const [count, spent] = [
    { depth: 0, elements: 0 },
    { work: 0, at: 0 },
  ];
  for (const match of html.matchAll(/<(\/?)([a-z][a-z0-9:-]{0,30})/gi)) {
    spent.work += (match.index - spent.at) * count.depth;
    spent.at = match.index;
    const name = match[2]!.toLowerCase();
    const isOpening = match[1] === '';
    if (isOpening) count.elements++;
    if (!VOID.test(name) && !LOOSE.test(name)) {
      const before = open.get(name) ?? 0;
      if (isOpening) count.depth++;
      else if (before > 0) count.depth--;
      open.set(name, isOpening ? before + 1 : Math.max(0, before - 1));
    }
    if (count.elements > MAX_ELEMENTS || count.depth > MAX_DEPTH || spent.work > MAX_WORK) return false;
  }
  return true;
}

const UNREAD = 'script|style|noscript|template|svg|math|iframe|select|textarea|object|canvas|video|audio|map|button';
const WHOLE = new RegExp(`<(${UNREAD})\\b[^<>]*>[\\s\\S]*?(?:<\\/\\1\\s*>|$)`, 'gi');

/** Markup without comments and without elements whose content no visitor reads as text. */
export const withoutScripts = (html: string): string =>
  html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<!\[CDATA\[|\]\]>/g, '')
    .replace(WHOLE, '\n')
    .replace(new RegExp(`<\\/?(?:${UNREAD})\\b[^<>]*>`, 'gi'), ' ');

const TITLE = /<title\b[^<>]*>([^<]{0,500})/i;
const ALL_TITLES = /<title\b[^<>]*>[^<]*(?:<\/title\s*>)?/gi;
const FRAME = /<!doctype[^<>]*>|<\?xml[^<>]*>|<\/?(?:html|head|body|frameset)\b[^<>]*>/gi;

/**
 * The tree of a page, whatever became of its html, head and body tags; null for markup that is too large or too deep
 * to be a page, which is then read without a tree.
 * @param html without scripts (see withoutScripts)
 */
export function pageDocument(html: string): PageDocument | null {
  const title = TITLE.exec(html)?.[1] ?? '';
  const inner = html.replace(ALL_TITLES, ' ').replace(FRAME, ' ');
  if (!isTame(inner)) return null;
  try {
    const { document } = parseHTML(
      `<!doctype html><html><head><title>${title}</title></head><body>${inner}</body></html>`,
    );
    return document as unknown as PageDocument;
  } catch {
    return null;
  }
}
