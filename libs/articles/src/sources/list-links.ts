import { type PageDocument, pageDocument, type PageElement, withoutScripts } from '../reading/html-document.js';
import { pageAddress } from './web-address.js';

/** A link to an article. `content` is what a feed said of it, as markup. */
export interface FoundLink {
  url: string;
  title: string;
  content: string | null;
  /** When the feed says it came out. */
  publishedAt: Date | null;
}

export interface ListPage {
  links: FoundLink[];
  /** The list's next page. */
  next: string | null;
}

export const MAX_LINKS = 200;
const MAX_TITLE = 200;

/** Without a selector: a link whose words are long enough to be a headline. */
const isHeadline = (words: string): boolean => (words.match(/\p{Script=Han}/gu)?.length ?? 0) >= 8;

const wordsOf = (element: PageElement): string => element.textContent.replace(/\s+/g, ' ').trim();

function linkIn(element: PageElement): PageElement | null {
  if (element.tagName.toUpperCase() === 'A') return element;
  for (const link of element.querySelectorAll('a[href]')) return link;
  return null;
}

/** Whether text is a CSS selector that can be used here. */
export function isSelector(text: string): boolean {
  if (text.trim() === '' || text.length > 300) return false;
  try {
    const page = pageDocument('<p><a href="/">x</a></p>')!;
    page.querySelector(text);
    return true;
  } catch {
    return false;
  }
}

function baseOf(page: PageDocument, address: string): string {
  const href = page.querySelector('base[href]')?.getAttribute('href');
  return (href && pageAddress(href, address)) || address;
}

/**
 * The links of a list page, each once, in their order; null for markup that is too large or too deep to be a page.
 * @param address of the page itself, which is never among its links
 */
export function listPage(
  html: string,
  address: string,
  { linkSelector, nextSelector }: { linkSelector: string | null; nextSelector: string | null },
): ListPage | null {
  const page = pageDocument(withoutScripts(html));
  if (!page) return null;
  const base = baseOf(page, address);
  const links = new Map<string, FoundLink>();
  for (const element of page.querySelectorAll(linkSelector ?? 'a[href]')) {
    if (links.size >= MAX_LINKS) break;
    const link = linkIn(element);
    const url = pageAddress(link?.getAttribute('href') ?? '', base);
    if (!link || !url || url === pageAddress(address)) continue;
    const title = (link.getAttribute('title')?.trim() || wordsOf(link)).slice(0, MAX_TITLE);
    if (!linkSelector && !isHeadline(title)) continue;
    const before = links.get(url);
    if (!before || before.title.length < title.length) links.set(url, { url, title, content: null, publishedAt: null });
  }
  const next = nextSelector ? page.querySelector(nextSelector) : null;
  return { links: [...links.values()], next: next && pageAddress(linkIn(next)?.getAttribute('href') ?? '', base) };
}
