import { pageDate } from './page-date.js';

/** What credit lines say: "文章来源:…", "责任编辑:…", "记者 …". */
export interface Credits {
  publisher: string | null;
  authors: string[];
  editors: string[];
  postedOn: string | null;
  publishedOn: string | null;
  column: string | null;
  sourceUrl: string | null;
}

type Kind = 'publisher' | 'original' | 'author' | 'editor' | 'posted' | 'published' | 'column' | 'url' | 'other';

const LABELS: [Kind, string][] = [
  ['published', '原文(?:发布)?(?:日期|时间)|原载(?:日期|时间)|(?:刊发|见报|刊载)(?:日期|时间)'],
  ['url', '原文(?:链接|地址|网址)|来源(?:链接|地址|网址)'],
  ['original', '原载于?|原刊于?|刊于|摘自|转载?自'],
  ['publisher', '(?:文章|稿件|信息|新闻|内容|本文)?(?:来源|出处)'],
  ['author', '(?:文章|本文)?作者|(?:本报|见习|首席|特约)?记者|通讯员|撰文|撰稿人?|采写|文字'],
  ['editor', '(?:责任|值班|网络|本期|执行|新媒体)?(?:编辑|责编)|主编|(?:责)编'],
  ['posted', '(?:发布|发表|发稿|更新|录入|添加)?(?:时间|日期)|发布于|发表于'],
  ['column', '(?:所属)?(?:栏目|分类|频道)'],
  ['other', '浏览(?:次数|量)?|阅读(?:次数|量|数)?|点击(?:数|率|量)?|人气|字号|字体|校对|(?:一|二|三)?审核?|审校|终审|监制|审签|供图|摄影|图片?|关键词|标签|分享到?|评论|打印|供稿(?:单位)?|热度'],
]; // prettier-ignore

/** A label is followed by a colon or a stroke; "原载于《…》" needs neither. */
const LABEL = new RegExp(`(?:${LABELS.map(([, words]) => `(${words})`).join('|')})\\s*(?:[:|/]\\s*|(?=《))`, 'g');

const NO_PUBLISHER = /^(?:本站|本网|网络|互联网|原创|本站原创|转载|未知|佚名|整理|admin|管理员|无)$/i;
const NO_PERSON =
  /^(?:本站|本网|网络|原创|佚名|未知|匿名|小编|编辑|记者|通讯员|本报|管理员|综合|无|等|.*(?:在线|日报|晚报|晨报|早报|周刊|发布|融媒体?|客户端|[^·]网))$/;
const PERSON = /^(?:[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,8})+|[A-Z][a-z]+(?: [A-Z][a-z]+)+)$/;

/** Names in a list; a name of two characters set with a space between them ("王 伟") is put together again. */
export function personNames(list: string): string[] {
  const words = list
    .replace(/(?:本报|见习|首席|特约)?(?:全媒体)?(?:记者|通讯员|作者|实习生)|[□■◎]/g, ' ')
    .split(/[\s,，、;；/|]+/)
    .filter(Boolean);
  const names: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const next = words[at + 1];
    const joined = word.length === 1 && next?.length === 1 ? word + next : word;
    if (joined !== word) at++;
    if (PERSON.test(joined) && !NO_PERSON.test(joined) && !names.includes(joined)) names.push(joined);
  }
  return names;
}

const empty = (): Credits => ({
  publisher: null, authors: [], editors: [], postedOn: null, publishedOn: null, column: null, sourceUrl: null,
}); // prettier-ignore

function readPublisher(credits: Credits, value: string): void {
  const quoted = /^《([^》]+)》/.exec(value);
  const [first = '', ...rest] = quoted ? [quoted[1]!, value.slice(quoted[0].length)] : value.split(/[\s,，;；|]+/);
  const name = first.replace(/^[《【[(（]+|[》】\])）.。]+$/g, '').trim();
  if (name !== '' && name.length <= 30 && !NO_PUBLISHER.test(name) && !/^\d/.test(name)) credits.publisher ??= name;
  const tail = rest
    .join(' ')
    .replace(/\d{1,2}:\d{2}(?::\d{2})?/g, ' ')
    .trim();
  if (tail === '') return;
  const names = personNames(tail);
  const words = tail.split(/[\s,，、]+/).filter(Boolean);
  if (names.length > 0 && names.join('').length >= words.join('').length * 0.8) credits.authors.push(...names);
}

const READ: Record<Kind, (credits: Credits, value: string, fetchedAt?: Date) => void> = {
  publisher: readPublisher,
  original: (credits, value) => {
    readPublisher(credits, value);
    credits.publishedOn ??= pageDate(value);
  },
  author: (credits, value) => void credits.authors.push(...personNames(value)),
  editor: (credits, value) => void credits.editors.push(...personNames(value)),
  posted: (credits, value, fetchedAt) => void (credits.postedOn ??= pageDate(value, fetchedAt)),
  published: (credits, value) => void (credits.publishedOn ??= pageDate(value)),
  column: (credits, value) => void (credits.column ??= value.split(/\s/)[0] || null),
  url: (credits, value) => void (credits.sourceUrl ??= /https?:\/\/[^\s）)】]+/.exec(value)?.[0] ?? null),
  other: () => undefined,
};

interface Part {
  kind: Kind;
  value: string;
}

/** Cuts a line at its labels; `before` is what stands in front of the first. */
function parts(line: string): { before: string; found: Part[] } {
  const marks = [...line.matchAll(LABEL)].map((match) => ({
    kind: LABELS[match.slice(1).findIndex((group) => group !== undefined)]![0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  const found = marks.map((mark, index) => ({
    kind: mark.kind,
    value: line.slice(mark.end, marks[index + 1]?.start ?? line.length).trim(),
  }));
  return { before: marks[0] ? line.slice(0, marks[0].start).trim() : line, found };
}

/** "记者:您怎么看?" in an interview is no credit: what follows a person's label must be names. */
const isPeople = (value: string): boolean => {
  const names = personNames(value).join('').length;
  return names > 0 && names >= value.replace(/[\s,，、;；()]/g, '').length * 0.5;
};

const isStatement = ({ kind, value }: Part): boolean => {
  if (kind === 'author' || kind === 'editor') return isPeople(value);
  return (kind === 'publisher' || kind === 'original' || kind === 'url' || kind === 'published') && value !== '';
};

const REPORTERS = /^[\u3400-\u9fff]{0,6}(?:全媒体)?(?:首席|见习)?(?:记者|通讯员)\s+[^。!?:,]{2,40}$/;

/** Whether a line is nothing but credits: it starts with a label that is answered, or names reporters and no more. */
export function isCreditLine(line: string): boolean {
  const flat = line
    .normalize('NFKC')
    .trim()
    .replace(/^[([【□■◎]+\s*/, '');
  if (flat.length === 0 || flat.length > 160) return false;
  if (REPORTERS.test(flat)) return true;
  const { before, found } = parts(flat);
  return before === '' && found.some(isStatement) && !/[。!?].{12,}/.test(flat);
}

/** What one credit line states; nothing is guessed for what it leaves out. */
export function readCredits(line: string, fetchedAt?: Date): Credits {
  const credits = empty();
  const flat = line.normalize('NFKC').replace(/^[\s(（【[□■◎]+|[\s)）】\]]+$/g, '');
  const { found } = parts(flat);
  for (const part of found) READ[part.kind](credits, part.value, fetchedAt);
  if (found.length === 0 && /记者|通讯员/.test(flat)) {
    credits.authors.push(...personNames(flat.replace(/^[\u3400-\u9fff]*?(?=(?:全媒体|首席|见习)?记者|通讯员)/, '')));
  }
  return credits;
}

/** The reporters of an opening such as "本报讯(记者 甲 通讯员 乙)". */
export function openingReporters(paragraph: string): string[] {
  const flat = paragraph.slice(0, 120).normalize('NFKC');
  const found = /^(?:本报|[\u3400-\u9fff]{2,8})?(?:[\u3400-\u9fff]{0,6})讯\s*\(([^()]*(?:记者|通讯员)[^()]*)\)/.exec(
    flat,
  );
  return found ? personNames(found[1]!) : [];
}

/** Credits in brackets at the end of the last paragraph: "…。(来源:甲报 编辑:乙)". */
export function closingCredits(paragraph: string): { rest: string; line: string } | null {
  const found = /\s*[(（]([^()（）]{4,80})[)）]\s*$/.exec(paragraph);
  return found && isCreditLine(found[1]!) ? { rest: paragraph.slice(0, found.index), line: found[1]! } : null;
}
