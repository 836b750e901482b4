import { Injectable } from '@nestjs/common';
import { h } from 'preact';
import { type Article, ArticlesService } from '@app/articles';
import { type ListingRow, ListingsRepository } from '@app/listings';
import { decodeCursor, Invalid } from '@app/platform';
import type { Frame } from './frame.js';
import { type ListingQuery } from './listing-query.js';
import { renderPage } from './render-page.js';
import { cityOf } from './site-frames.js';
import type { Slip } from './site-slips.js';
import { ArticlePage } from './views/article-page.js';
import { HomePage } from './views/home-page.js';
import { ListingPage } from './views/listing-page.js';
import { ListingsPage } from './views/listings-page.js';

const PAGE = 20;

/** A cursor that is not ours starts at the first page: an address that WeChat cut off is no error. */
export function cursorOrNone(cursor: string): string | undefined {
  try {
    if (cursor !== '') decodeCursor(cursor);
    return cursor || undefined;
  } catch (error) {
    if (error instanceof Invalid) return undefined;
    throw error;
  }
}

/** Pages that carry the inquiry slip; a refused form comes back on the same one. */
@Injectable()
export class SitePages {
  constructor(
    private readonly articles: ArticlesService,
    private readonly listings: ListingsRepository,
  ) {}

  async home(frame: Frame, slip: Slip): Promise<string> {
    const [news, sites] = await Promise.all([
      this.articles.list({ status: 'published' }, { limit: 6 }),
      this.listings.publicList({ limit: 5 }),
    ]);
    return renderPage(h(HomePage, { frame, slip, articles: news.items, listings: sites.items }));
  }

  async article(frame: Frame, article: Article, slip: Slip): Promise<string> {
    const city = article.regions.find((code) => code.length === 4);
    const [related, listings] = await Promise.all([this.articles.related(article, 5), this.listingsIn(city)]);
    return renderPage(
      h(ArticlePage, { frame, slip, article, related, listings, place: city ? cityOf(city).name : null }),
    );
  }

  async listing(frame: Frame, row: ListingRow, slip: Slip): Promise<string> {
    const similar = await this.listings.similar(row, 3);
    return renderPage(h(ListingPage, { frame, slip, row, similar }));
  }

  async listingList(frame: Frame, query: ListingQuery, cursor: string, slip: Slip): Promise<string> {
    const from = cursorOrNone(cursor);
    const [page, cities] = await Promise.all([
      this.listings.publicList({
        region: query.city || undefined,
        kind: query.kind || undefined,
        transaction: query.transaction || undefined,
        areaMin: query.areaMin ?? undefined,
        areaMax: query.areaMax ?? undefined,
        cursor: from,
        limit: PAGE,
      }),
      this.listings.cities(),
    ]);
    const codes = query.city && !cities.includes(query.city) ? [query.city, ...cities] : cities;
    const { items, total, next } = page;
    return renderPage(
      h(ListingsPage, { frame, query, items, total, next, cities: codes.map(cityOf), isFirst: !from, slip }),
    );
  }

  /** What to look at after an inquiry: sites like the one asked about, else of the article's city, else the newest. */
  async listingsFor(listingRef: string | null, articleId: string | null): Promise<ListingRow[]> {
    const row = listingRef ? await this.listings.publicByRef(listingRef) : undefined;
    if (row) return this.listings.similar(row, 3);
    const article = articleId ? await this.articles.find(articleId) : undefined;
    const near = await this.listingsIn(article?.regions.find((code) => code.length === 4));
    return near.length > 0 ? near : (await this.listings.publicList({ limit: 3 })).items;
  }

  /** Up to three sites of a city; none are shown in place of another city's. */
  async listingsIn(city: string | undefined, limit = 3): Promise<ListingRow[]> {
    if (!city) return [];
    return (await this.listings.publicList({ region: city, limit })).items;
  }
}
