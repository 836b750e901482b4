import { type Credits, readCredits } from './credits.js';
import { type BodyRange, bodyRange, lineKey } from './html-body.js';
import { htmlCrumbs } from './html-crumbs.js';
import { pageDocument, type PageDocument, withoutScripts } from './html-document.js';
import { htmlFacts, type HtmlFacts } from './html-facts.js';
import { removeHidden } from './html-hidden.js';
import { type HtmlLine, htmlLines, SEAM } from './html-lines.js';
import { htmlTitle } from './html-title.js';
import { contactsIn, lineKind } from './page-furniture.js';
import { breadcrumb, isMeta, isNavigation, type PageHead, pickCategory, postedOn, readHead } from './page-head.js';
import { readStory, type PageStory, type StoryBounds } from './page-story.js';

/** What the tree of a page tells beyond its lines; `lines` are those that `head.bodyAt` and `story.endAt` count. */
export interface ReadHtml {
  lines: string[];
  head: PageHead;
  story: PageStory;
  facts: HtmlFacts;
}

const ENDS_SENTENCE = /[。！？!?”；：…]$/;
const isSentence = ({ text, links }: HtmlLine, least = 24): boolean =>
  links < 0.3 &&
  text.length >= least &&
  ENDS_SENTENCE.test(text) &&
  !/(?:\.{3}|…)$/.test(text) &&
  lineKind(text) === 'prose';

/** Readability often takes the lines above a story for a part of it: the headline is looked for so far into the body. */
const HEAD_OF_BODY = 15;

/** Where the headline is printed: the last time before the story gets going. */
function titleLine(lines: readonly HtmlLine[], title: string, range: BodyRange): number {
  const key = lineKey(title);
  const until = Math.min(range.to, range.from + HEAD_OF_BODY);
  for (let at = until - 1; at >= 0 && at >= range.from - 30; at--) if (lineKey(lines[at]!.text) === key) return at;
  return -1;
}

const headText = ({ text }: HtmlLine): string => text.replaceAll(SEAM, ' ').trim();

/** Whether a line above or at the top of the body opens the story, rather than saying who wrote it and when. */
function opens(line: HtmlLine, taken: boolean): boolean {
  const text = headText(line);
  if (line.aside || line.links >= 0.5 || isMeta(text) || breadcrumb(text) || isNavigation(text)) return false;
  return lineKind(text) === 'prose' && (taken || isSentence(line, 10));
}

function bodyStart(lines: readonly HtmlLine[], range: BodyRange, titleAt: number): number {
  for (let at = titleAt >= 0 ? titleAt + 1 : range.from; at < range.to; at++) {
    if (opens(lines[at]!, range.taken[at]!)) return at;
  }
  return range.to;
}

/** Paragraphs right behind the body that Readability left behind. */
function bodyEnd(lines: readonly HtmlLine[], range: BodyRange): number {
  let to = range.to;
  while (to < lines.length && !lines[to]!.aside && (isSentence(lines[to]!) || lineKind(lines[to]!.text) === 'credit'))
    to++;
  return to;
}

function boundsOf(lines: readonly HtmlLine[], range: BodyRange): StoryBounds {
  const to = bodyEnd(lines, range);
  const drops = (at: number): boolean => {
    const { links, aside, text } = lines[at]!;
    if (range.taken[at]) return links >= 0.8 && text.length < 60 && !ENDS_SENTENCE.test(text) && !text.includes(' | ');
    return links >= 0.5 || (aside && !isSentence(lines[at]!));
  };
  const goesOn = (at: number): boolean => {
    const isList = lineKind(lines[at]!.text) === 'related';
    let next = at + 1;
    while (next < to && !isSentence(lines[next]!)) next++;
    const run = lines
      .slice(next, Math.min(next + 2, to))
      .filter((line, step) => isSentence(line) && range.taken[next + step]);
    return run.length >= (isList || lineKind(lines[at]!.text) === 'notice' ? 2 : 1);
  };
  return { to, drops, goesOn };
}

type Named = Pick<PageHead, 'title' | 'category'>;

/** The calendar of a site's own head says what day it is, not when the story came. */
const isMetaLine = (text: string): boolean => isMeta(text) && !breadcrumb(text) && !/今天是|现在(?:是|时间)/.test(text);

/** What stands between headline and story is believed; what stands above the headline only where that says nothing. */
function headOf(above: readonly string[], titleAt: number, named: Named, fetchedAt?: Date): PageHead {
  const [before, behind] = [above.slice(0, Math.max(0, titleAt)), above.slice(Math.max(0, titleAt))].map((lines) =>
    joinLabels(lines).filter(isMetaLine),
  );
  const meta = behind!.length > 0 ? behind! : before!;
  const credits: Credits[] = meta.map((text) => readCredits(text, fetchedAt));
  const contacts = above.filter((text) => lineKind(text) === 'contact').flatMap(contactsIn);
  const day = postedOn(meta, credits, fetchedAt) ?? postedOn(before!, [], fetchedAt);
  return { ...named, bodyAt: above.length, credits, contacts, postedOn: day };
}

/** A label on a line of its own ("来源：") and its value on the next are one line. */
function joinLabels(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    if (/^[^：:，。]{2,8}[：:]$/.test(joined.at(-1) ?? '')) joined.push(`${joined.pop()}${line}`);
    else joined.push(line);
  }
  return joined;
}

/** A headline that nothing marks as one: the line over 发布日期:… 作者:…. */
function lineAboveMeta(lines: readonly HtmlLine[]): string | null {
  const at = lines.findLastIndex(({ text, links }, index) => {
    const over = lines[index + 1];
    return over !== undefined && isMetaLine(over.text) && !isMetaLine(text) && links < 0.5 && text.length >= 8 && text.length <= 60 && !ENDS_SENTENCE.test(text); // prettier-ignore
  });
  return at < 0 ? null : lines[at]!.text.replaceAll(SEAM, '').trim();
}

function visiblePage(html: string): PageDocument | null {
  const document = pageDocument(html);
  if (document) removeHidden(document);
  return document;
}

/** A body that Readability does not find is looked for by the rules of plain lines. */
function withoutRange(document: PageDocument, facts: HtmlFacts, lines: string[], fetchedAt?: Date): ReadHtml {
  const title = htmlTitle(document, facts, lines.slice(0, 40));
  const head = readHead(lines, title, fetchedAt);
  const category = head.category ?? pickCategory(htmlCrumbs(document, []), head.title) ?? facts.column;
  return { lines, head: { ...head, category }, story: readStory(lines, head.bodyAt, fetchedAt), facts };
}

/** Reads HTML by its tree; null where it is too large or too deep to have one. */
export function readHtml(source: string, fetchedAt?: Date): ReadHtml | null {
  const html = withoutScripts(source);
  const [document, copy] = [visiblePage(html), visiblePage(html)];
  if (!document || !copy) return null;
  const lines = htmlLines(document.body);
  const facts = htmlFacts(document, source);
  const range = bodyRange(copy, lines);
  const texts = lines.map(({ text }) => text.replaceAll(SEAM, ''));
  if (!range) return withoutRange(document, facts, texts, fetchedAt);
  const shown = lines.slice(0, Math.min(range.to, range.from + HEAD_OF_BODY)).map(({ text }) => text);
  const title = htmlTitle(document, facts, shown) ?? lineAboveMeta(lines.slice(0, range.from + 4)) ?? '';
  const titleAt = titleLine(lines, title, range);
  const bodyAt = bodyStart(lines, range, titleAt);
  const category = pickCategory(htmlCrumbs(document, shown), title) ?? facts.column;
  const seamless = lines.map((line, at) => ({ ...line, text: texts[at]! }));
  const story = readStory(texts, bodyAt, fetchedAt, boundsOf(seamless, range));
  return {
    lines: texts,
    head: headOf(lines.slice(0, bodyAt).map(headText), titleAt, { title, category }, fetchedAt),
    story,
    facts,
  };
}
