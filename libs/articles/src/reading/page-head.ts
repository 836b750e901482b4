import { type Credits, isCreditLine, readCredits } from './credits.js';
import { contactsIn, lineKind } from './page-furniture.js';
import { pageDate, speaksOfTime } from './page-date.js';

/** The part of a page above its story. `bodyAt` is the line where the story starts. */
export interface PageHead {
  title: string;
  category: string | null;
  postedOn: string | null;
  credits: Credits[];
  contacts: string[];
  bodyAt: number;
}

const GENERIC = /^(?:正文(?:内容)?|内容|详情|文章(?:详情|内容|正文)?|新闻(?:详情|正文)|查看|阅读)$/;
const HOME = /^(?:网站|返回)?(?:首页|主页|home)$/i;
const HEAD_LINES = 40;

const flatten = (line: string): string => line.normalize('NFKC').trim();

const OPENS_CRUMBS = /^(?:网站)?(?:首页|主页)\s*(?:>|»|›|→|\/)/;
const ENDS_CRUMBS = /(?:>|»|›|→).{1,30}(?:>|»|›|→)\s*(?:正文(?:内容)?|(?:文章|新闻)?详情)$/;

/** The parts of "当前位置:首页 > 某栏目 > 正文内容" without the label and the home link; null for any other line. */
export function breadcrumb(line: string): string[] | null {
  const flat = flatten(line);
  const label = /^(?:[您你]?(?:当前|现在|目前)?(?:的|所在)*位置)(?:是|为)?\s*:?\s*/.exec(flat);
  if (!label && !OPENS_CRUMBS.test(flat) && !(flat.length <= 80 && ENDS_CRUMBS.test(flat))) return null;
  const segments = flat
    .slice(label?.[0].length ?? 0)
    .split(/\s*(?:>+|»|›|→|\/|\||::|\s-\s|--+)\s*/)
    .filter(Boolean);
  return segments.filter((segment) => !HOME.test(segment));
}

/** A row of links: many short words and no sentence. */
export const isNavigation = (flat: string): boolean => {
  const words = flat.split(/[\s|·/]+/).filter(Boolean);
  return words.length >= 4 && words.every((word) => word.length <= 6);
};

const isSiteName = (flat: string): boolean => flat.length <= 16 && /(?:网|网站|门户|在线|平台|频道)$/.test(flat);

/** Where and when the page was put up: "admin1年前 (2024-09-28)某栏目22", "来源:甲报 发布时间:…". */
export function isMeta(flat: string): boolean {
  if (flat.length > 160 || /[。!?]$/.test(flat)) return false;
  if (isCreditLine(flat)) return true;
  const rest = flat.replace(/[\d\s:/.|()-]/g, '');
  return speaksOfTime(flat) && rest.length <= 40 && !/[,，].{8,}/.test(flat);
}

const isProse = (flat: string): boolean => flat.length > 45 || (flat.length > 20 && /[。!?”…]$/.test(flat));

interface Scan {
  crumbs: string[] | null;
  titles: string[];
  meta: string[];
  contacts: string[];
  bodyAt: number;
}

function scan(lines: readonly string[]): Scan {
  const found: Scan = { crumbs: null, titles: [], meta: [], contacts: [], bodyAt: lines.length };
  for (const [at, raw] of lines.entries()) {
    const flat = flatten(raw);
    if (flat === '') continue;
    const crumbs = breadcrumb(raw);
    if (crumbs && !found.crumbs) {
      // What stood above the breadcrumb was the site's own head.
      Object.assign(found, { crumbs, titles: [], meta: [] });
    } else if (isMeta(flat)) found.meta.push(raw);
    else if (lineKind(raw) === 'contact') found.contacts.push(...contactsIn(raw));
    else if (isNavigation(flat) || isSiteName(flat) || lineKind(raw) !== 'prose') continue;
    else if (found.titles.length > 0 && (found.meta.length > 0 || isProse(flat) || at >= HEAD_LINES)) {
      return { ...found, bodyAt: at };
    } else found.titles.push(raw.trim());
  }
  return found;
}

function pickTitle(titles: readonly string[], heading: string | null): string {
  if (heading) return heading;
  return titles.find((title) => title.length >= 6 && !/^[—-]{1,2}/.test(title)) ?? titles[0] ?? '';
}

export function pickCategory(crumbs: readonly string[] | null, title: string): string | null {
  const last = crumbs?.at(-1);
  if (!crumbs || last === undefined) return null;
  const bare = last.replace(/(?:\.{2,}|…)$/, '');
  const shown = flatten(title);
  const isPlace = GENERIC.test(last) || last === shown || (bare.length >= 4 && shown.startsWith(bare));
  return (isPlace ? crumbs.at(-2) : last) ?? null;
}

/** What was stated of the day the page was put up, unless that is the day of the original. */
export function postedOn(meta: readonly string[], credits: readonly Credits[], fetchedAt?: Date): string | null {
  const dated = meta.map((line) => pageDate(line, fetchedAt)).find((date) => date !== null) ?? null;
  const original = credits.find((credit) => credit.publishedOn !== null)?.publishedOn;
  return credits.find((credit) => credit.postedOn)?.postedOn ?? (dated === original ? null : dated);
}

/** Reads breadcrumb, title, column, dates and credits off the lines above the story. */
export function readHead(lines: readonly string[], heading: string | null, fetchedAt?: Date): PageHead {
  const found = scan(lines);
  const title = pickTitle(found.titles, heading);
  const credits = found.meta.map((line) => readCredits(line, fetchedAt));
  return {
    title,
    category: pickCategory(found.crumbs, title) ?? credits.find((credit) => credit.column)?.column ?? null,
    postedOn: postedOn(found.meta, credits, fetchedAt),
    credits,
    contacts: found.contacts,
    bodyAt: found.bodyAt,
  };
}
