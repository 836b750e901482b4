import { detectAtomFeed, detectRdfFeed, detectRssFeed, parseAtomFeed, parseRdfFeed, parseRssFeed } from 'feedsmith';
import { FetchTrouble } from './fetch-trouble.js';
import { type FoundLink, MAX_LINKS } from './list-links.js';
import { pageAddress } from './web-address.js';

const MAX_CONTENT = 100_000;
const MAX_TITLE = 200;

/** What the three kinds of feed say of an item. */
interface Item {
  link: string | undefined;
  title: string | undefined;
  content: string | undefined;
  date: string | undefined;
}

const limits = { maxItems: MAX_LINKS } as const;

function itemsOf(xml: string): Item[] | null {
  if (detectRssFeed(xml))
    return (parseRssFeed(xml, limits).items ?? []).map(({ link, guid, title, content, description, pubDate, dc }) => ({
      link: link ?? (guid?.isPermaLink === false ? undefined : guid?.value),
      title,
      content: content?.encoded ?? description,
      date: pubDate ?? dc?.dates?.[0],
    }));
  if (detectAtomFeed(xml))
    return (parseAtomFeed(xml, limits).entries ?? []).map(({ links, title, content, summary, published, updated }) => ({
      link: (links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links?.[0])?.href,
      title: title?.value,
      content: content?.value ?? summary?.value,
      date: published ?? updated,
    }));
  if (detectRdfFeed(xml))
    return (parseRdfFeed(xml, limits).items ?? []).map(({ link, title, description, content, dc }) => ({
      link,
      title,
      content: content?.encoded ?? description,
      date: dc?.dates?.[0],
    }));
  return null;
}

const plain = (title: string): string =>
  title
    .replace(/<[^<>]{0,300}>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_TITLE);

function dateOf(text: string | undefined): Date | null {
  const at = text ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? null : new Date(at);
}

/** What a program that only half understands XML may be led into by what is declared there; no feed needs it. */
const DECLARES = /<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)\b/i;
const CDATA = /<!\[CDATA\[[\s\S]*?(?:\]\]>|$)/g;

/**
 * The items of an RSS, Atom or RDF feed that lead to a page, each once, in its order.
 * @param address of the feed, against which its links are read
 * @throws FetchTrouble `malformed`
 */
export function feedItems(xml: string, address: string): FoundLink[] {
  const head = xml.slice(0, 2000).trimStart();
  if (/^(?:\ufeff)?<(?:!doctype html|html)\b/i.test(head))
    throw new FetchTrouble('malformed', '这个地址是网页，不是 RSS；可改用“列表页”');
  if (DECLARES.test(xml.replace(CDATA, '')))
    throw new FetchTrouble('malformed', 'RSS 里有 DOCTYPE 或实体声明，可能是 XML 炸弹，不解析');
  let items: Item[] | null;
  try {
    items = itemsOf(xml);
  } catch {
    throw new FetchTrouble('malformed', 'RSS 格式有误，读不出来');
  }
  if (!items) throw new FetchTrouble('malformed', '这不是 RSS、Atom 或 RDF');
  const found = new Map<string, FoundLink>();
  for (const { link, title, content, date } of items.slice(0, MAX_LINKS)) {
    const url = link ? pageAddress(link, address) : null;
    if (!url || found.has(url)) continue;
    found.set(url, {
      url,
      title: plain(title ?? ''),
      content: content && content.length <= MAX_CONTENT ? content : null,
      publishedAt: dateOf(date),
    });
  }
  return [...found.values()];
}
