import { pageDate } from './page-date.js';
import { cleanText } from './debris.js';
import type { PageDocument } from './html-document.js';

/** What a page states about itself for machines: meta elements, JSON-LD, and the two variables of WeChat. */
export interface HtmlFacts {
  titles: string[];
  documentTitle: string;
  column: string | null;
  publisher: string | null;
  authors: string[];
  postedOn: string | null;
  url: string | null;
  siteName: string | null;
}

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const words = (value: unknown): string | null => {
  const text = typeof value === 'string' ? cleanText(value.replace(/[\s\ue000]+/g, ' ').slice(0, 300)).trim() : '';
  return text === '' ? null : text;
};

const MAX_BLOCKS = 20;

/** JSON-LD of the page, graphs opened; a block that is no JSON is none. */
function linkedData(html: string): Json[] {
  const blocks = html.matchAll(/<script\b[^<>]{0,200}application\/ld\+json[^<>]*>([\s\S]*?)(?:<\/script|$)/gi);
  const found: Json[] = [];
  for (const [, block = ''] of [...blocks].slice(0, MAX_BLOCKS)) {
    try {
      const data: unknown = JSON.parse(block.replace(/[\u0000-\u001f]/g, ' '));
      for (const item of Array.isArray(data) ? data : [data]) {
        if (isObject(item)) found.push(...(Array.isArray(item['@graph']) ? item['@graph'].filter(isObject) : [item]));
      }
    } catch {
      // Written by hand and broken: the page itself says the same.
    }
  }
  return found;
}

const isArticle = (item: Json): boolean => /Article|BlogPosting|Report/.test(String(item['@type'] ?? ''));
const nameOf = (value: unknown): string | null => words(isObject(value) ? value.name : value);

/** A moment as printed, by the calendar of Shanghai when it carries a zone. */
export function dayOf(value: string | null): string | null {
  if (!value) return null;
  if (/^\d{10}$/.test(value)) return shanghaiDay(new Date(Number(value) * 1000));
  const zoned = /T\d{2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$/.test(value) ? new Date(value) : null;
  return zoned && !Number.isNaN(zoned.getTime()) ? shanghaiDay(zoned) : pageDate(value);
}

const shanghaiDay = (date: Date): string => new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

function metaOf(document: PageDocument): Map<string, string> {
  const meta = new Map<string, string>();
  for (const element of document.querySelectorAll('meta')) {
    const name = element.getAttribute('name') ?? element.getAttribute('property') ?? element.getAttribute('itemprop');
    const content = words(element.getAttribute('content'));
    if (name && content && !meta.has(name.toLowerCase())) meta.set(name.toLowerCase(), content);
  }
  return meta;
}

const pick = (meta: Map<string, string>, ...names: string[]): string | null =>
  names.map((name) => meta.get(name)).find((value) => value !== undefined) ?? null;

const present = (list: (string | null)[]): string[] => list.filter((value) => value !== null);

function crumbColumn(data: readonly Json[], title: string | null): string | null {
  const list = data.find((item) => item['@type'] === 'BreadcrumbList')?.itemListElement;
  if (!Array.isArray(list)) return null;
  const names = present(list.map((item: unknown) => (isObject(item) ? (words(item.name) ?? nameOf(item.item)) : null)));
  return names.filter((name) => name !== title && !/^(?:首页|正文)$/.test(name)).at(-1) ?? null;
}

const httpOnly = (url: string | null): string | null => (url && /^https?:\/\//i.test(url) ? url : null);

function peopleOf(item: Json | undefined): string[] {
  const list = Array.isArray(item?.author) ? item.author : [item?.author];
  return present(list.map((one: unknown) => (isObject(one) && one['@type'] === 'Organization' ? null : nameOf(one))));
}

/** @param html as it came, with its scripts: JSON-LD is one of them */
export function htmlFacts(document: PageDocument, html: string): HtmlFacts {
  const meta = metaOf(document);
  const data = linkedData(html);
  const item = data.find(isArticle);
  const headline = words(item?.headline) ?? words(item?.name);
  const weChatDay = /\bvar\s+ct\s*=\s*["'](\d{10})["']/.exec(html)?.[1] ?? null;
  const named = document.querySelector('#js_name')?.textContent ?? null;
  return {
    titles: present([pick(meta, 'articletitle'), headline, pick(meta, 'og:title', 'twitter:title')]),
    documentTitle: words(document.querySelector('title')?.textContent) ?? '',
    column: pick(meta, 'columnname', 'article:section') ?? words(item?.articleSection) ?? crumbColumn(data, headline),
    publisher: pick(meta, 'contentsource', 'source', 'mediaid') ?? words(named) ?? nameOf(item?.publisher),
    authors: [...peopleOf(item), ...present([pick(meta, 'author', 'og:article:author', 'article:author')])],
    postedOn:
      dayOf(pick(meta, 'article:published_time', 'pubdate', 'publishdate', 'og:release_date', 'datepublished')) ??
      dayOf(words(item?.datePublished)) ??
      dayOf(words(document.querySelector('time[datetime]')?.getAttribute('datetime'))) ??
      dayOf(weChatDay),
    url: httpOnly(document.querySelector('link[rel=canonical]')?.getAttribute('href') ?? pick(meta, 'og:url')),
    siteName: pick(meta, 'og:site_name', 'sitename', 'application-name'),
  };
}
