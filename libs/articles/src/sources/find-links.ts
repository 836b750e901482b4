import { Injectable } from '@nestjs/common';
import { feedItems } from './feed-items.js';
import { FetchPolicy } from './fetch-policy.js';
import { FetchTrouble } from './fetch-trouble.js';
import { type FoundLink, listPage, MAX_LINKS } from './list-links.js';
import { type FetchedPage, PageFetcher, type Wanted } from './page-fetcher.js';
import { sourceOf } from './read-fetched.js';
import type { SourceFields } from './source-fields.js';

export type Asked = Pick<SourceFields, 'kind' | 'url' | 'linkSelector' | 'nextSelector' | 'listPages'>;

export interface FoundLinks {
  /** null = nothing changed since it was asked last. */
  links: FoundLink[] | null;
  /** The list goes on, but no further than `listPages`. */
  more: boolean;
  etag: string | null;
  lastModified: string | null;
}

/** Asks a feed or a list page which articles there are. */
@Injectable()
export class FindLinks {
  constructor(
    private readonly fetcher: PageFetcher,
    private readonly policy: FetchPolicy,
  ) {}

  /** @throws FetchTrouble */
  async of(source: Asked, wanted: Wanted): Promise<FoundLinks> {
    const first = await this.fetcher.get(source.url, { ...wanted, limit: this.policy.maxFeed });
    const { etag, lastModified } = first;
    if (!first.body) return { links: null, more: false, etag, lastModified };
    if (source.kind === 'feed') {
      const read = sourceOf(first.body, first.charset);
      const links = feedItems('html' in read ? read.html : read.text, first.url);
      if (links.length === 0) throw new FetchTrouble('no_story', 'RSS 里没有一条带链接的文章');
      return { links, more: false, etag, lastModified };
    }
    return { ...(await this.pages(source, first, wanted)), etag, lastModified };
  }

  /** A page that was seen ends the list, however often it says that there is a next one. */
  private async pages(source: Asked, first: FetchedPage, { etag: _, lastModified: __, ...wanted }: Wanted) {
    const links = new Map<string, FoundLink>();
    const seen = new Set<string>();
    let page = first;
    for (let count = 1; ; count++) {
      seen.add(page.url);
      const { links: here, next } = linksOn(page, source);
      for (const link of here) if (links.size < MAX_LINKS && !links.has(link.url)) links.set(link.url, link);
      const more = next !== null && !seen.has(next);
      if (!more || count >= source.listPages || links.size >= MAX_LINKS) {
        if (links.size === 0) throw new FetchTrouble('no_story', nothingFound(source));
        return { links: [...links.values()], more };
      }
      page = await this.fetcher.get(next, { ...wanted, limit: this.policy.maxFeed });
    }
  }
}

const nothingFound = ({ linkSelector }: Asked): string =>
  linkSelector
    ? `列表页上没有符合“${linkSelector.slice(0, 40)}”的链接，页面可能改版了`
    : '列表页上没有像标题的链接，请填写 CSS 选择器';

/** @throws FetchTrouble */
function linksOn(page: FetchedPage, source: Asked): { links: FoundLink[]; next: string | null } {
  const read = page.body && sourceOf(page.body, page.charset);
  if (!read || !('html' in read)) throw new FetchTrouble('not_text', '列表页不是网页');
  const list = listPage(read.html, page.url, source);
  if (!list) throw new FetchTrouble('too_large', '列表页元素太多或嵌套太深，读不了');
  return list;
}
