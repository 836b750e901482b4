import type { Article } from '@app/articles';
import type { ListingRow } from '@app/listings';
import { chinaDay, type Frame, linkTo } from './frame.js';
import { PRICE_UNITS } from './price-text.js';
import { wordsOf } from './site-words.js';

const at = (day: string | null): string | undefined => (day ? `${day}T00:00:00+08:00` : undefined);
const local = (instant: Date): string => new Date(instant.getTime() + 8 * 3600_000).toISOString().slice(0, 19);

/** NewsArticle of schema.org with the two times Baidu reads. Only what the page shows. */
export function articleData(frame: Frame, article: Article): object {
  const url = `${frame.origin}/news/${article.slug}`;
  const shown = article.publishedAt ?? article.createdAt;
  const changed = article.changedAt ?? shown;
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': url,
    headline: article.title,
    description: article.summary,
    datePublished: at(article.publishedOn ?? article.postedOn) ?? `${local(shown)}+08:00`,
    dateModified: `${local(changed)}+08:00`,
    pubDate: article.postedOn ? `${article.postedOn}T00:00:00` : local(shown),
    upDate: local(changed),
    ...(article.publisher && { author: { '@type': 'Organization', name: article.publisher } }),
    publisher: { '@type': 'Organization', name: frame.firm.name },
    ...(article.sourceUrl && { isBasedOn: article.sourceUrl }),
    mainEntityOfPage: url,
  };
}

export const crumbData = (frame: Frame, trail: { name: string; path?: string }[]): object => ({
  '@context': 'https://schema.org',
  '@type': 'BreadcrumbList',
  itemListElement: trail.map(({ name, path }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name,
    ...(path && { item: `${frame.origin}${linkTo(frame, path)}` }),
  })),
});

const AVAILABILITY: Record<string, string> = { available: 'InStock', reserved: 'LimitedAvailability' };

/** Asking prices as schema.org reads them; 面议 has none. */
const offersOf = (row: ListingRow): object[] =>
  (row.facts.offers ?? []).flatMap(({ price }) => {
    const min = price?.min ?? price?.max;
    const max = price?.max ?? price?.min;
    if (!price || min === undefined || max === undefined) return [];
    return [
      {
        '@type': 'Offer',
        availability: `https://schema.org/${AVAILABILITY[row.status] ?? 'SoldOut'}`,
        priceSpecification: {
          '@type': 'UnitPriceSpecification',
          priceCurrency: 'CNY',
          minPrice: min,
          maxPrice: max,
          unitText: wordsOf('zh-CN')(PRICE_UNITS[price.basis]),
        },
      },
    ];
  });

/** RealEstateListing of schema.org: nothing that the page does not show. */
export const listingData = (frame: Frame, row: ListingRow, place: string): object => {
  const offers = offersOf(row);
  return {
    '@context': 'https://schema.org',
    '@type': 'RealEstateListing',
    name: row.title,
    identifier: row.ref,
    url: `${frame.origin}/listings/${encodeURIComponent(row.ref)}`,
    datePosted: chinaDay(row.createdAt),
    dateModified: chinaDay(row.updatedAt),
    ...(offers.length > 0 && { offers }),
    contentLocation: {
      '@type': 'Place',
      name: place,
      ...(row.facts.address && { address: row.facts.address }),
    },
  };
};

/** The sites of a list in their order. */
export const listingListData = (frame: Frame, rows: readonly { ref: string; title: string }[]): object => ({
  '@context': 'https://schema.org',
  '@type': 'ItemList',
  itemListElement: rows.map(({ ref, title }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: title,
    url: `${frame.origin}/listings/${encodeURIComponent(ref)}`,
  })),
});
