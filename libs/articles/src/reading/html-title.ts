import type { PageDocument } from './html-document.js';
import { cleanText } from './debris.js';
import { lineKey } from './html-body.js';
import type { HtmlFacts } from './html-facts.js';
import { SEAM } from './html-lines.js';

const SEPARATOR = /\s*[_|–—\-»«·]+\s*/g;

/** A document title and what remains of it when either end is cut at separators, the longest first. */
function variants(title: string): string[] {
  const cuts = [...title.matchAll(SEPARATOR)];
  const heads = cuts.map((match) => title.slice(0, match.index));
  const tails = cuts.map((match) => title.slice(match.index + match[0].length));
  const all = [title, ...heads, ...tails].map((text) => text.trim()).filter((text) => text.length >= 4);
  return [...new Set(all)].sort((one, other) => other.length - one.length);
}

const SITE = /(?:网|网站|门户|政府|局|委|论坛|平台|频道|在线|园区|产业园)$/;

const isName = (text: string): boolean => text.length <= 20 && !/[，。！？：]/.test(text);

/** A title without the site's name behind it, which is told by its shape where the page shows no such heading. */
function withoutSite(title: string, siteName: string | null): string {
  for (const { index } of [...title.matchAll(SEPARATOR)].reverse()) {
    const suffix = title.slice(index).replace(/^[\s_|–—\-»«·]+/, '');
    const shorter = title.slice(0, index).trim();
    if (shorter.length >= 6 && (suffix === siteName || isName(suffix))) return withoutSite(shorter, siteName);
  }
  return title;
}

/** The form of a stated title that the page shows on a line of its own, or with a mark of its section before it. */
function shownTitle(stated: readonly string[], shown: readonly string[], siteName: string | null): string | null {
  const visible = new Map(shown.map((line) => [lineKey(line), line.replaceAll(SEAM, '').trim()]));
  const names = stated.flatMap(variants).filter((variant) => variant !== siteName);
  const exact = names.filter((variant) => visible.has(lineKey(variant)));
  const found = exact.find((variant) => !SITE.test(variant)) ?? exact.find((variant) => stated.includes(variant));
  if (found) return visible.get(lineKey(found))!;
  const within = (variant: string): boolean =>
    [...visible.keys()].some((key) => key.includes(lineKey(variant)) && key.length <= lineKey(variant).length + 8);
  return names.find((variant) => variant.length >= 8 && !SITE.test(variant) && within(variant)) ?? null;
}

/**
 * The headline: what the page calls its title, in the form in which it shows it; an h1 that is only the site's own
 * name loses against that. Null where the page has neither, which old layouts have not.
 * @param shown the lines above the story
 */
export function htmlTitle(document: PageDocument, facts: HtmlFacts, shown: readonly string[]): string | null {
  const columns = new Set(
    [...document.querySelectorAll('a')].slice(0, 200).map(({ textContent }) => textContent.trim()),
  );
  // 园区动态 over every page of a column, which the navigation names too, is no headline.
  const isColumn = (title: string) => title.length <= 6 && columns.has(title);
  const stated = [...facts.titles, facts.documentTitle].filter((title) => title.length >= 4 && !isColumn(title));
  const found = shownTitle(stated, shown, facts.siteName);
  if (found) return found;
  const headings = [...document.querySelectorAll('h1')].map(({ textContent }) =>
    cleanText(textContent.replace(/[\s\ue000]+/g, ' ').slice(0, 500)).trim(),
  );
  const heading = headings.find((text) => text.length >= 6 && text !== facts.siteName);
  const told = stated[0] ? withoutSite(stated[0], facts.siteName) : null;
  if (heading && (!told || !isName(heading) || told.includes(heading) || heading.includes(told))) return heading;
  return told ?? heading ?? null;
}
