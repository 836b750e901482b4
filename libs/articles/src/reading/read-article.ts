import { relatedItems, type RelatedItem } from './related-items.js';
import { cityInName } from './city-in-name.js';
import { type Credits, personNames, readCredits } from './credits.js';
import { withoutScripts } from './html-document.js';
import type { HtmlFacts } from './html-facts.js';
import { contactsIn, lineKind } from './page-furniture.js';
import { readHead } from './page-head.js';
import { flatLines, type PageSource, textLines } from './page-lines.js';
import { readStory } from './page-story.js';
import { readHtml, type ReadHtml } from './read-html.js';

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

/** A visitor's comment may tell a number too; the site's own stand in lines that are no sentences. */
const isTalk = (line: string): boolean => /[，,].*[，,].*[。！!]\s*$/.test(line);

const TAKEDOWN = /删|侵权|撤稿|不妥|异议/;

/** The page below the story: contacts, the takedown notice and the related items. */
function readFoot(lines: readonly string[]): Pick<ReadArticle, 'related' | 'site_contact' | 'takedown_notice'> {
  const kinds = lines.map(lineKind);
  const relatedAt = kinds.indexOf('related');
  const own = lines.filter((line, at) => {
    if (kinds[at] === 'notice' || kinds[at] === 'end') return true;
    return (kinds[at] === 'contact' || relatedAt < 0 || at < relatedAt) && !isTalk(line);
  });
  const notices = lines.filter((_, at) => kinds[at] === 'notice');
  const notice = notices.find((line) => TAKEDOWN.test(line)) ?? notices.find((line) => !/版权所有|备\d|©/.test(line));
  return {
    related: relatedAt < 0 ? [] : relatedItems(lines.slice(relatedAt + 1)),
    site_contact: [...new Set(own.flatMap(contactsIn))],
    takedown_notice: notice?.trim() ?? null,
  };
}

const first = <K extends keyof Credits>(credits: readonly Credits[], key: K): Credits[K] | null =>
  credits.find((credit) => credit[key] !== null)?.[key] ?? null;

const unique = (names: readonly string[]): string[] => [...new Set(names)];

const CLOSING_LINES = 12;

/** Credits that stand behind the story, before the page's other matters begin. */
function closingLines(lines: readonly string[], fetchedAt?: Date): Credits[] {
  const kinds = lines.slice(0, CLOSING_LINES).map(lineKind);
  const end = kinds.findIndex((kind) => kind === 'related' || kind === 'notice');
  return lines
    .slice(0, end < 0 ? kinds.length : end)
    .filter((_, at) => kinds[at] === 'credit')
    .map((line) => readCredits(line, fetchedAt));
}

type Parts = Omit<ReadHtml, 'facts'> & { facts: HtmlFacts | null };

/** A page by its tree where it has one, else by its lines alone. */
function partsOf(source: PageSource, fetchedAt?: Date): Parts {
  const read = 'html' in source ? readHtml(source.html, fetchedAt) : null;
  if (read) return read;
  const lines = 'html' in source ? flatLines(withoutScripts(source.html)) : textLines(source.text);
  const head = readHead(lines, null, fetchedAt);
  return { lines, head, story: readStory(lines, head.bodyAt, fetchedAt), facts: null };
}

/** Who wrote it: the credit lines, else the opening, else what the page states for machines. */
function authorsOf(credits: readonly Credits[], reporters: readonly string[], facts: HtmlFacts | null): string[] {
  const named = unique(credits.flatMap((credit) => credit.authors));
  if (named.length > 0) return named;
  return reporters.length > 0 ? unique(reporters) : unique((facts?.authors ?? []).flatMap(personNames));
}

/**
 * Reads a saved news page: its text, or its HTML. Pure and total: any input gives an article, a page without a story
 * gives empty text. The rules are those of the language of such pages, not of one site.
 */
export function readArticle(source: PageSource, options: ReadOptions = {}): ReadArticle {
  const { lines, head, story, facts } = partsOf(source, options.fetchedAt);
  const below = lines.slice(story.endAt);
  const foot = readFoot(below);
  const credits = [...story.credits, ...closingLines(below, options.fetchedAt), ...head.credits];
  const category = head.category;
  return {
    title: head.title,
    category,
    category_city: category ? cityInName(category) : null,
    publisher: first(credits, 'publisher') ?? facts?.publisher ?? null,
    authors: authorsOf(credits, story.reporters, facts),
    editors: unique(credits.flatMap((credit) => credit.editors)),
    posted_on: facts?.postedOn ?? head.postedOn,
    published_on: first(credits, 'publishedOn'),
    text: story.paragraphs.join('\n'),
    source_url: options.url ?? first(credits, 'sourceUrl') ?? facts?.url ?? null,
    related: foot.related,
    site_contact: unique([...foot.site_contact, ...story.contacts, ...head.contacts]),
    takedown_notice: foot.takedown_notice,
  };
}
