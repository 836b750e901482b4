import { Injectable } from '@nestjs/common';
import { h } from 'preact';
import { type Article, ArticleReads, ArticlesService } from '@app/articles';
import {
  ListingPhotos,
  type ListingRow,
  ListingsRepository,
  PublicListings,
  type PublicListQuery,
  type PublicPage,
} from '@app/listings';
import { decodeCursor, Invalid } from '@app/platform';
import type { Frame } from './frame.js';
import { type Chip, chipsOf } from './listing-chips.js';
import { placesOf } from './listing-places.js';
import { asksSale, filtersOf, type ListingQuery } from './listing-query.js';
import { cityColumn, topicColumn } from './news-column.js';
import { renderPage } from './render-page.js';
import { cityOf } from './site-frames.js';
import type { Slip } from './site-slips.js';
import { ArticlePage } from './views/article-page.js';
import { HomePage } from './views/home-page.js';
import { ListingGonePage } from './views/listing-gone-page.js';
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
    private readonly reads: ArticleReads,
    private readonly listings: ListingsRepository,
    private readonly offered: PublicListings,
    private readonly photos: ListingPhotos,
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
    const [related, listings, reads] = await Promise.all([
      this.articles.related(article, 5),
      this.listingsIn(city),
      this.reads.of(article.id),
    ]);
    const columns = [city && cityColumn(city), ...article.industries.map((code) => topicColumn(code, frame.language))];
    return renderPage(
      h(ArticlePage, {
        frame,
        slip,
        article,
        related,
        listings,
        reads,
        place: city ? cityOf(city).name : null,
        columns: columns.filter((column) => column !== undefined && column !== ''),
      }),
    );
  }

  async listing(frame: Frame, row: ListingRow, slip: Slip): Promise<string> {
    const [similar, photos] = await Promise.all([this.listings.similar(row, 4), this.photos.of(row.id)]);
    const covers = await this.photos.covers(similar.map(({ id }) => id));
    return renderPage(h(ListingPage, { frame, slip, row, photos, similar, covers }));
  }

  /** In place of a withdrawn listing (`row`), or where there is none: what can be had instead. */
  async listingGone(frame: Frame, row: ListingRow | undefined, slip: Slip): Promise<string> {
    const near = row ? await this.listings.similar(row, 5) : [];
    const alternatives = near.length > 0 ? near : (await this.listings.publicList({ status: 'available', limit: 5 })).items; // prettier-ignore
    const covers = await this.photos.covers(alternatives.map(({ id }) => id));
    return renderPage(h(ListingGonePage, { frame, withdrawn: row?.ref ?? null, alternatives, covers, slip }));
  }

  async listingList(frame: Frame, query: ListingQuery, cursor: string, slip: Slip): Promise<string> {
    const asked = { ...filtersOf(query), sort: query.sort, isSale: asksSale(query), limit: PAGE };
    const [{ page, lostPlace }, counties] = await Promise.all([this.pageAt(asked, cursor), this.offered.places()]);
    const covers = await this.photos.covers(page.items.map(({ id }) => id));
    const near = page.items.length === 0 ? await this.nearMisses(frame, query) : [];
    const places = placesOf(counties, query.city);
    const own = { covers, places, near, lostPlace, cursor: lostPlace ? undefined : cursor || undefined };
    return renderPage(h(ListingsPage, { frame, query, slip, ...page, ...own }));
  }

  /** A cursor that is not of this order starts at the first page: an address that WeChat cut off is no error. */
  private async pageAt(asked: PublicListQuery, cursor: string): Promise<{ page: PublicPage; lostPlace: boolean }> {
    try {
      return { page: await this.offered.list({ ...asked, cursor: cursor || undefined }), lostPlace: false };
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      return { page: await this.offered.list(asked), lostPlace: true };
    }
  }

  /** Which one filter, left out, would bring results. */
  private async nearMisses(frame: Frame, query: ListingQuery): Promise<{ chip: Chip; count: number }[]> {
    const chips = chipsOf(frame.t, query);
    if (chips.length < 2) return [];
    const counted = chips.map(async (chip) => ({ chip, count: await this.offered.count(filtersOf(chip.query)) }));
    return (await Promise.all(counted)).filter(({ count }) => count > 0);
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
