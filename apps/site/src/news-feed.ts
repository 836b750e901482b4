import { type ArticleItem, articlePath } from '@app/articles';
import { xmlText } from './xml-text.js';

/** What both formats say. Items carry our summary, never the story. */
export interface Feed {
  /** Scheme and host. */
  origin: string;
  /** Of the list that the feed follows, and of the feed itself. */
  path: string;
  ownPath: string;
  title: string;
  description: string;
  items: ArticleItem[];
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const shownAt = ({ publishedAt, createdAt }: ArticleItem): Date => publishedAt ?? createdAt;
const changedAt = (item: ArticleItem): Date => item.changedAt ?? shownAt(item);
const tag = (name: string, text: string | null): string => (text ? `<${name}>${xmlText(text)}</${name}>` : '');

/** RSS 2.0. */
export function rssFeed({ origin, path, ownPath, title, description, items }: Feed): string {
  const list = items.map((item) => {
    const url = origin + articlePath(item);
    return `<item>${tag('title', item.title)}${tag('link', url)}<guid isPermaLink="true">${xmlText(url)}</guid>${tag('description', item.summary)}${tag('category', item.category)}${tag('dc:creator', item.publisher)}${tag('pubDate', shownAt(item).toUTCString())}</item>`;
  });
  const latest = items[0] && new Date(Math.max(...items.map((item) => changedAt(item).getTime())));
  return `${HEAD}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>${tag('title', title)}${tag('link', origin + path)}${tag('description', description)}<language>zh-CN</language><atom:link href="${xmlText(origin + ownPath)}" rel="self" type="application/rss+xml"/>${latest ? tag('lastBuildDate', latest.toUTCString()) : ''}${list.join('')}</channel></rss>\n`;
}

/** Atom 1.0 (RFC 4287). */
export function atomFeed({ origin, path, ownPath, title, items }: Feed): string {
  const list = items.map((item) => {
    const url = xmlText(origin + articlePath(item));
    return `<entry>${tag('title', item.title)}<id>${url}</id><link href="${url}"/>${tag('published', shownAt(item).toISOString())}${tag('updated', changedAt(item).toISOString())}${tag('summary', item.summary)}${item.publisher ? `<author>${tag('name', item.publisher)}</author>` : ''}</entry>`;
  });
  const latest = new Date(Math.max(0, ...items.map((item) => changedAt(item).getTime())));
  const own = xmlText(origin + ownPath);
  return `${HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">${tag('title', title)}<id>${own}</id><link href="${own}" rel="self"/><link href="${xmlText(origin + path)}"/>${tag('updated', latest.toISOString())}<author>${tag('name', title)}</author>${list.join('')}</feed>\n`;
}
