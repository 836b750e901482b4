import { findRegions, plainText, type RegionMention } from '@app/reference';
import type { Evidence } from './prospect.js';

/** Characters of a story that facts are looked for in; what is longer is not one article. */
export const READ = 20_000;
/** Characters given to the gazetteer at a time: it weighs a limited number of places against each other. */
const CHUNK = 1200;

/** Offsets into `Story.plain`. */
export interface Span {
  start: number;
  end: number;
}

export interface Sentence extends Span {
  text: string;
  paragraph: number;
  isTitle: boolean;
  /** Pieces between semicolons. */
  parts: Part[];
}
export interface Part extends Span {
  text: string;
}

/** An article made plain for reading: the headline on the first line, then its text. */
export interface Story {
  plain: string;
  sentences: Sentence[];
  regions: RegionMention[];
  /** The words of a span as the article writes them. */
  words(span: Span): string;
  /** The span in the article's text; undefined when it lies in the headline. */
  evidence(span: Span): Evidence | undefined;
}

/** Furniture of pages, credits and notices: no part of what is told. */
const NOISE =
  /^\s*(?:当前位置|admin|首页|证券代码|证券简称|本公司董事会|本公司及|特此公告|媒体垂询|文章来源|来源[::]|责任编辑|责编|编辑[::]|审核[::]|校对|监制|版权声明|免责声明|分享给|分享到|相关文章|上一篇|下一篇|长按|扫一扫|点击|产业招商\/|或微信|.{0,10}微信号|声明[::]|特别声明|图\/|文\/|供稿|阅读原文|关注我们|请说明您的|投稿|联系我们)/;
/** From here on nothing belongs to the story. */
const END = /^\s*(?:相关文章|相关阅读|版权声明|免责声明|延伸阅读|推荐阅读|热门文章)/;
const BYLINE =
  /^\s*(?:[\u4e00-\u9fff]{0,10}讯|电)?\s*[(][^()]{0,60}(?:记者|通讯员)[^()]{0,60}[)]|[(](?:来源|记者|通讯员|作者|编辑|文\/|图\/|见习记者|全媒体记者)[^()]{0,60}[)]/g;

/** Phones and chat ids: a break, so that no name or figure ever runs into one. */
const CONTACT =
  /(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|400[- ]?\d{3,4}[- ]?\d{3,4})(?![\d.]|[万亿]?元)|(?:微信|wechat|vx|qq)(?:号|同号|[:\s])*[a-z0-9_-]{5,20}/g;

/** Blanks out bylines, contacts and furniture, the length unchanged. */
export function withoutNoise(plain: string): string {
  let ended = false;
  const lines = plain.split('\n').map((line, at) => {
    if (at > 0 && END.test(line)) ended = true;
    return ended || NOISE.test(line)
      ? ' '.repeat(line.length)
      : line.replace(BYLINE, (found) => `${' '.repeat(found.length - 1)},`).replace(CONTACT, (found) => ','.repeat(found.length)); // prettier-ignore
  });
  return lines.join('\n');
}

function sentencesOf(plain: string): Sentence[] {
  const found: Sentence[] = [];
  let paragraph = 0;
  for (const match of plain.matchAll(/[^。!?\n]+[。!?]*[”’」』]*|\n/g)) {
    if (match[0] === '\n') paragraph += paragraph === 0 || (found.at(-1)?.paragraph ?? 0) === paragraph ? 1 : 0;
    else if (match[0].trim() !== '') {
      const start = match.index;
      const end = start + match[0].length;
      found.push({ start, end, text: match[0], paragraph, isTitle: paragraph === 0, parts: partsOf(match[0], start) });
    }
  }
  return found;
}

function partsOf(sentence: string, offset: number): Part[] {
  const parts: Part[] = [];
  for (const match of sentence.matchAll(/[^;]+;?/g))
    parts.push({ start: offset + match.index, end: offset + match.index + match[0].length, text: match[0] });
  return parts;
}

/** Places of the whole story; each stretch is read together with the headline, which often names the city. */
function regionsOf(plain: string): RegionMention[] {
  const head = plain.indexOf('\n') + 1;
  const found = findRegions(plain.slice(0, CHUNK));
  for (let from = CHUNK; from < plain.length; from += CHUNK) {
    const shift = from - head;
    const read = findRegions(plain.slice(0, head) + plain.slice(from, from + CHUNK));
    for (const mention of read)
      if (mention.start >= head) found.push({ ...mention, start: mention.start + shift, end: mention.end + shift });
  }
  return found;
}

export function storyOf(title: string, text: string): Story {
  const headline = title.replaceAll('\n', ' ').slice(0, 300);
  const original = `${headline}\n${text.slice(0, READ)}`;
  const read = plainText(original);
  const plain = withoutNoise(read.text);
  const shift = headline.length + 1;
  const originalSpan = ({ start, end }: Span): Evidence => [
    read.starts[start] ?? original.length,
    read.ends[Math.max(start, end - 1)] ?? original.length,
  ];
  return {
    plain,
    sentences: sentencesOf(plain),
    regions: regionsOf(plain),
    words: (span) => original.slice(...originalSpan(span)),
    evidence: (span) => {
      const [start, end] = originalSpan(span);
      return start >= shift ? [start - shift, end - shift] : undefined;
    },
  };
}

/** The clause (between commas) around an offset. */
export function clauseAt(plain: string, at: number): Span {
  let start = at;
  while (start > 0 && !/[,。;!?\n]/.test(plain[start - 1]!)) start--;
  let end = at;
  while (end < plain.length && !/[,。;!?\n]/.test(plain[end]!)) end++;
  return { start, end };
}
