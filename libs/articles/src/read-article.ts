import { relatedItems, type RelatedItem } from './related-items.js';
import { cityInName } from './city-in-name.js';
import type { Credits } from './credits.js';
import { contactsIn, lineKind } from './page-furniture.js';
import { readHead } from './page-head.js';
import { pageLines, type PageSource } from './page-lines.js';
import { readStory } from './page-story.js';

/**
 * A news page after reading, keys as contracts/article.md writes them. Dates are YYYY-MM-DD; what the page does not
 * state is null or empty. `site_contact` holds digits ("4000123021") and WeChat ids of the site, never of a lead.
 */
export interface ReadArticle {
  title: string;
  category: string | null;
  category_city: string | null;
  publisher: string | null;
  authors: string[];
  editors: string[];
  posted_on: string | null;
  published_on: string | null;
  text: string;
  source_url: string | null;
  related: RelatedItem[];
  site_contact: string[];
  takedown_notice: string | null;
}

export interface ReadOptions {
  url?: string;
  /** When the page was fetched; dates printed without a year are read from here. */
  fetchedAt?: Date;
}

/** The page below the story: contacts, the takedown notice and the related items. */
function readFoot(lines: readonly string[]): Pick<ReadArticle, 'related' | 'site_contact' | 'takedown_notice'> {
  const kinds = lines.map(lineKind);
  const relatedAt = kinds.indexOf('related');
  const own = lines.filter(
    (_, at) => kinds[at] === 'contact' || kinds[at] === 'notice' || relatedAt < 0 || at < relatedAt,
  );
  const notice = lines.find((_, at) => kinds[at] === 'notice');
  return {
    related: relatedAt < 0 ? [] : relatedItems(lines.slice(relatedAt + 1)),
    site_contact: [...new Set(own.flatMap(contactsIn))],
    takedown_notice: notice?.trim() ?? null,
  };
}

const first = <K extends keyof Credits>(credits: readonly Credits[], key: K): Credits[K] | null =>
  credits.find((credit) => credit[key] !== null)?.[key] ?? null;

const unique = (names: readonly string[]): string[] => [...new Set(names)];

/**
 * Reads a saved news page: its text, or its HTML reduced to lines. Pure and total: any input gives an article, a page
 * without a story gives empty text. The rules are those of the language of such pages, not of one site.
 */
export function readArticle(source: PageSource, options: ReadOptions = {}): ReadArticle {
  const { lines, heading } = pageLines(source);
  const head = readHead(lines, heading, options.fetchedAt);
  const story = readStory(lines, head.bodyAt, options.fetchedAt);
  const foot = readFoot(lines.slice(story.endAt));
  const credits = [...story.credits, ...head.credits];
  const authors = unique(credits.flatMap((credit) => credit.authors));
  return {
    title: head.title,
    category: head.category,
    category_city: head.category ? cityInName(head.category) : null,
    publisher: first(credits, 'publisher'),
    authors: authors.length > 0 ? authors : unique(story.reporters),
    editors: unique(credits.flatMap((credit) => credit.editors)),
    posted_on: head.postedOn,
    published_on: first(credits, 'publishedOn'),
    text: story.paragraphs.join('\n'),
    source_url: options.url ?? first(credits, 'sourceUrl'),
    related: foot.related,
    site_contact: unique([...foot.site_contact, ...story.contacts, ...head.contacts]),
    takedown_notice: foot.takedown_notice,
  };
}
