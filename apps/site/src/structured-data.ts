import type { Article } from '@app/articles';
import type { ListingRow } from '@app/listings';
import { type Frame, linkTo } from './frame.js';

const at = (day: string | null): string | undefined => (day ? `${day}T00:00:00+08:00` : undefined);
const local = (instant: Date): string => new Date(instant.getTime() + 8 * 3600_000).toISOString().slice(0, 19);

/** NewsArticle of schema.org with the two times Baidu reads. Only what the page shows. */
export function articleData(frame: Frame, article: Article): object {
  const url = `${frame.origin}/news/${article.slug}`;
  const shown = article.publishedAt ?? article.createdAt;
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': url,
    headline: article.title,
    description: article.summary,
    datePublished: at(article.publishedOn ?? article.postedOn) ?? `${local(shown)}+08:00`,
    dateModified: `${local(shown)}+08:00`,
    pubDate: article.postedOn ? `${article.postedOn}T00:00:00` : local(shown),
    upDate: local(shown),
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

/** RealEstateListing: name, place and address of the page; prices stay in the visible table. */
export const listingData = (frame: Frame, row: ListingRow, place: string): object => ({
  '@context': 'https://schema.org',
  '@type': 'RealEstateListing',
  name: row.title,
  url: `${frame.origin}/listings/${encodeURIComponent(row.ref)}`,
  datePosted: row.createdAt.toISOString().slice(0, 10),
  contentLocation: { '@type': 'Place', name: place },
});
