import { regionsByShortName, TRADE_WORDS } from '@app/reference';
import { companyNameParts } from '@app/companies';
import type { Span, Story } from './story.js';

/** A company as an article names it. */
export interface Company {
  /** As written in full where it is; the key in plain text. */
  name: string;
  plain: string;
  aliases: string[];
  formerNames: string[];
  related: string[];
  first: Span;
  /** Only ever named by a short form. */
  isShort: boolean;
}
export interface CompanyMention extends Span {
  company: Company;
}

const FORM =
  /(?:控股集团|集团)?(?:股份)?有限(?:责任)?公司|集团(?:股份)?(?:有限)?公司|株式会社|股份公司|控股集团|集团(?![(][^()]{2,8}[)](?:有限|股份|流体|[\u4e00-\u9fff]{2,8}有限))(?!化|军|内部|层面|党|总部|在[^,。]{1,8}的)|[(]有限合伙[)]|(?<=[a-z] )(?:gmbh|inc\.?|ltd\.?|ag|co\.,? ltd\.?)(?![a-z])/g;
const NAME_CHAR = /[\u4e00-\u9fffa-z0-9()·&\-]/;
const LATIN_CHAR = /[a-z0-9 .,&\-]/;
const LONGEST = 36;
/** More names than an article has; a list of thousands is none. */
const MOST = 200;

/** Words that lead up to a name and are no part of it, the longest stretch first. */
const LEAD = new RegExp(
  `^.*(?:其中|随着|由|引进|引入|引来|签下|签约|牵手|携手|联合|落户|投资方|出资方|施工方|承建方|总包方|监理方|建设方|合作方|设计方|运营方|[德日美韩法英瑞意台港外]企|企业|本公司|上市公司|母公司|子公司|控股股东|股东|厂商|供应商|服务商|制造商|生产商|提供商|运营商|集成商|记者|走进|来到|走访|拜访|考察|调研|位于|坐落于|属于|原属|成立|设立|组建|注册|更名为|改名为|变更为|前身是|前身为|名为|叫做?|简称|分别为|分别是|单位:|单位为|主体为|主体:|公司:|企业:|甲方|乙方|业主|平台|龙头|巨头|外资|民企|国企|央企|项目方|投资人|竞得人|竞得者|受让人|受让方|被|听取|听了|得知|获悉|了解到|介绍|表示|宣布|发布|称|对|向|把|让|给|从|来自|赴|带领|率领|迎来|拥有|隶属|旗下|旗下的|的|是|及其|以及|所属|关联方|入驻的?|在)(?=.{2,})`,
);
/** Single characters that join names, but also occur in them. */
const JOINT = /[与和及为到等跟将]/;

let placeWords: Map<string, string> | undefined;
function isPlaceAt(text: string, at: number): number {
  placeWords ??= new Map(
    [...regionsByShortName()].map(([word, regions]) => [word, regions.some(({ level, name }) => level !== 'county' || name === word || name.endsWith('市')) ? 'wide' : 'county']), // prettier-ignore
  );
  for (let length = 8; length >= 2; length--) {
    const kind = placeWords.get(text.slice(at, at + length));
    if (kind === 'wide' || (kind === 'county' && at === 0)) return length;
  }
  return /^(?:中国|德国|美国|日本|韩国|法国|瑞士|英国|意大利|新加坡|荷兰)/.exec(text.slice(at))?.[0].length ?? 0;
}

/** Where the name starts in the run of characters before its legal form. */
function nameStart(run: string, plain: string): number {
  let start = LEAD.exec(run)?.[0].length ?? 0;
  // 由良精密: said more than once, the first character is the name's own.
  if (start === 1 && plain.split(run.slice(0, 4)).length > 2) start = 0;
  start +=
    /^(?:\d{1,2}[.、)]|[(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)]|(?:(?<![\u4e00-\u9fff])\d{1,2}(?=[\u4e00-\u9fff]))|了|着|\d{1,2}家|[一两三]家|首家|该|本|此次|这家|同日|当日|当天|今年|去年|目前|昨日|日前|近日|为(?=[\u4e00-\u9fff]{3}))*/.exec(
      run.slice(start),
    )![0].length;
  for (let at = run.length - 4; at > start + 1; at--)
    if (JOINT.test(run[at - 1]!) && (isPlaceAt(run.slice(at), 0) > 0 || /(?:区|市|县|政府|管委会|局|院|大学)$/.test(run.slice(start, at - 1)))) return at; // prettier-ignore
  if (isPlaceAt(run.slice(start), 0) > 0) return start;
  for (let at = start + 1; at < run.length - 2; at++) {
    const length = isPlaceAt(run.slice(at), 0) > 0 && (JOINT.test(run[at - 1]!) || at - start >= 2) ? isPlaceAt(run.slice(at), 0) : 0; // prettier-ignore
    if (length > 0 && run.length - at - length >= 2 && !run.slice(start, at).includes('(')) return at;
  }
  const joint = [...run.slice(start)].findIndex((char, at) => at >= 3 && /[与和及]/.test(char) && run.length - start - at > 4); // prettier-ignore
  return joint > 0 && !run.slice(start, start + joint).includes('(') ? start + joint + 1 : start;
}

const GENERIC =
  /^(?:该|本|这是|那是|也是|母|子|分|总|我们?|这家|其|两家|多家|控股|投资|项目|合资|全资|新|一家|平台|国有|国企|上市|有关|相关|外资|民营|大型|龙头|产业|实业|跨国|央企|工业|企业|建工|科技|知名|国际|该项目|租用|租赁|承租|利用|依托|盘活|收购|使用)*$/;

function fullNamesIn(story: Story): Span[] {
  const { plain } = story;
  const found: Span[] = [];
  let floor = 0;
  for (const match of plain.matchAll(FORM)) {
    if (found.length === MOST) break;
    const isLatin = /[a-z]/.test(match[0]);
    const allowed = isLatin ? LATIN_CHAR : NAME_CHAR;
    let left = match.index;
    while (left > floor && match.index - left < LONGEST && allowed.test(plain[left - 1]!)) left--;
    let run = plain.slice(left, match.index);
    const dash = run.lastIndexOf('--');
    if (dash >= 0) run = run.slice(dash + 2);
    const open = run.lastIndexOf('(');
    if (open >= 0 && !run.slice(open).includes(')')) run = run.slice(open + 1).replace(/^原/, '');
    const stray = /^[^(]*\)/.exec(run);
    if (stray) run = run.slice(stray[0].length);
    const start = match.index - run.length + (isLatin ? run.length - run.trimStart().length : nameStart(run, plain));
    const end = match.index + match[0].length;
    floor = end;
    const core = plain.slice(start, match.index);
    if (
      core.length >= 2 &&
      !/\d[\d-]{5}|[万亿][欧美]?元|^某|某(?:知名|大型|公司|企业|集团)/.test(core) &&
      !GENERIC.test(core) &&
      !TRADE_WORDS.has(core)
    )
      found.push({ start, end });
  }
  return found;
}

/** 以下简称“德润精铸”, (简称"X"), (下称X). */
const SHORT_FORM =
  /^\s*[(](?:以下|下)?(?:简称|称)(?:为)?[:]?\s*(?:[“"「']?(?:本?公司|上市公司|发行人)[”"」']?(?:或|、|,))?[“"「']?([^”"」')、,]{2,12})[”"」']?(?:[)]|[、,或])/;
const ENGLISH_IN_BRACKETS = /^[(]([a-z][a-z0-9 .,&\-]{3,60})[)]/;

/** Brand with the trade words that follow it, longest first: 星穹新能源科技, 星穹新能源, 星穹. */
function shortForms(plain: string): string[] {
  const { brand, core } = companyNameParts(plain);
  const own = core.startsWith(brand) ? core : brand;
  const forms: string[] = [];
  for (let length = own.length; length >= Math.max(2, brand.length); length--)
    if (length === own.length || isTrades(own.slice(brand.length, length))) forms.push(own.slice(0, length));
  // 爱某光电 of 爱某光电(重庆)有限公司.
  const stem = /^([^()]{3,8})[(][\u4e00-\u9fff]{2,4}[)]/.exec(plain)?.[1];
  if (stem && !forms.includes(stem)) forms.push(stem);
  if (plain.includes('集团')) forms.push(`${brand}集团`);
  const tail = TRADE_TAIL.exec(own)?.[0];
  // 琅驰科技 of 琅驰轻量化科技: the brand and the last word.
  if (tail && own.length - tail.length >= 4) for (const length of [2, 3]) forms.push(`${own.slice(0, length)}${tail}`);
  return brand.length >= 2 && !/[区园城]$/.test(brand) ? forms : [];
}

const TRADE_TAIL =
  /(?:科技|股份|新材料|材料|能源|新能源|生物|医药|药业|智能|电子|半导体|光电|精工|精密|机械|食品|环保|装备|医疗|技术|汽车|机电|机器人|储能|电气)$/;

/** Made of whole trade words: 新能源科技, but not 农 of 农机. */
const isTrades = (text: string): boolean =>
  text === '' || [4, 3, 2].some((length) => TRADE_WORDS.has(text.slice(0, length)) && isTrades(text.slice(length)));

/** Every company of the story with every place it is named, in order. */
export function companyMentions(story: Story): CompanyMention[] {
  const byName = new Map<string, Company>();
  const mentions: CompanyMention[] = [];
  const spans = unifySpans(story, fullNamesIn(story));
  const names = spans.map(({ start, end }) => story.plain.slice(start, end));
  for (const [at, span] of spans.entries()) {
    const plain = names.find((name) => isFuller(name, names[at]!)) ?? names[at]!;
    const company = byName.get(plain) ?? { name: story.words(spans[names.indexOf(plain)]!), plain, aliases: [], formerNames: [], related: [], first: spans[names.indexOf(plain)]!, isShort: false }; // prettier-ignore
    if (names[at] !== plain) pushNew(company.aliases, story.words(span));
    byName.set(plain, company);
    mentions.push({ ...span, company });
    addDefinedNames(story, span, company);
  }
  addShortMentions(story, [...byName.values()], mentions);
  return mentions.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** 极达供应链集团 of 极达供应链集团有限公司, 云澜集团 of 北京云澜集团 and of 浙江云澜材料集团有限公司. */
function isFuller(name: string, short: string): boolean {
  if (name.length <= short.length) return false;
  if (name.startsWith(short) || (name.endsWith(short) && isPlaceAt(name, 0) === name.length - short.length))
    return true;
  return short.endsWith('集团') && name.includes('集团') && shortForms(name).includes(short);
}

/** 与浙江X有限公司 once and 浙江X有限公司 elsewhere are one name: the shorter. */
function unifySpans(story: Story, spans: Span[]): Span[] {
  const names = spans.map(({ start, end }) => story.plain.slice(start, end));
  return spans.map((span, at) => {
    const own = names[at]!;
    const inner = names.find((name) => name.length < own.length && own.endsWith(name) && name.length >= 8 && isPlaceAt(own, 0) !== own.length - name.length); // prettier-ignore
    return inner ? { start: span.end - inner.length, end: span.end } : span;
  });
}

function addDefinedNames(story: Story, span: Span, company: Company): void {
  const after = story.plain.slice(span.end, span.end + 70);
  const short = SHORT_FORM.exec(after);
  if (short && !/^(?:本?公司|上市公司|发行人|甲方|乙方|项目公司|标的公司)$/.test(short[1]!))
    pushNew(company.aliases, story.words(spanOf(span.end + short[0].indexOf(short[1]!), short[1]!.length)));
  const english = ENGLISH_IN_BRACKETS.exec(after);
  if (english) pushNew(company.related, story.words(spanOf(span.end + 1, english[1]!.length)));
}

const spanOf = (start: number, length: number): Span => ({ start, end: start + length });
const pushNew = (list: string[], value: string): void => {
  if (value.trim() !== '' && !list.includes(value)) list.push(value);
};

interface ShortForm {
  form: string;
  company: Company;
}

/** First two characters → short forms that start with them, longest first, the company named first before others. */
function shortFormTable(companies: readonly Company[]): Map<string, ShortForm[]> {
  const table = new Map<string, ShortForm[]>();
  for (const company of companies)
    for (const form of new Set([
      ...company.aliases.map((alias) => alias.toLowerCase()),
      ...shortForms(company.plain),
    ])) {
      const key = form.slice(0, 2);
      table.set(key, [...(table.get(key) ?? []), { form, company }]);
    }
  for (const list of table.values()) list.sort((a, b) => b.form.length - a.form.length);
  return table;
}

function addShortMentions(story: Story, companies: Company[], mentions: CompanyMention[]): void {
  const taken = mentions.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start);
  for (const [key, list] of shortFormTable(companies)) {
    let next = 0;
    for (let at = story.plain.indexOf(key); at >= 0 && mentions.length < 500; at = story.plain.indexOf(key, at + 1)) {
      const found = list.find(({ form }) => story.plain.startsWith(form, at));
      if (!found) continue;
      const span = spanOf(at, found.form.length);
      while (next < taken.length && taken[next]!.end <= at) next++;
      if (next < taken.length && taken[next]!.start < span.end) continue;
      const { company, form } = found;
      mentions.push({ ...span, company });
      if (form.length > 2 || company.aliases.length === 0) pushNew(company.aliases, story.words(span));
      at = span.end - 1;
    }
  }
}
