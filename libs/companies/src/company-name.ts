import { COMPANY_FORMS, TRADE_WORDS, regionsByShortName, type Region } from '@app/reference';

/** A registered name taken apart; the four parts are plain half-width text without brackets. */
export interface CompanyNameParts {
  /** GB/T 2260 codes of the places named in it, as in 浙江丽水 → ['33', '3311']. */
  places: string[];
  /** What is left between place and legal form: 字号 and trade. */
  core: string;
  /** 有限公司, 厂, 商行 …; empty when none. */
  form: string;
  /** 字号 alone; empty when the name only says trade and place. */
  brand: string;
}

const BRANCH = /(?:第[一二三四五六七八九十\d]+)?(?:分公司|支公司|分厂|分店|分行|支行|办事处|代表处|营业部|项目部)$/;
const COUNTRIES =
  /^(?:中国|中华|澳大利亚|美国|英国|德国|法国|日本|韩国|新加坡|马来西亚|泰国|越南|意大利|加拿大|俄罗斯)/;
const MAX_WORD = 6;

/** The comparison key: full width, brackets, place and legal form gone, Latin lower case. Empty text → ''. */
export function normaliseCompanyName(name: string): string {
  const { core, form } = companyNameParts(name);
  return core || clean(name).replace(/[()]/g, '') || form;
}

/**
 * The short name people use (示例精工 of 浙江示例精工科技有限公司), by rules: place off the front, legal form off the end,
 * then trade words off the end as far as the rest is made of them. '' when nothing of its own is left.
 */
export function shortCompanyName(full: string): string {
  return companyNameParts(full).brand;
}

export function companyNameParts(name: string): CompanyNameParts {
  const places: string[] = [];
  let rest = clean(name).replace(/\(([^()]*)\)/g, (_whole, inside: string) => {
    const region = wholeRegion(inside);
    if (region) places.push(region.code);
    return region || /^(集团|控股|中国|普通合伙|有限合伙|特殊普通合伙)$/.test(inside) ? '' : inside;
  });
  rest = rest.replace(/[()]/g, '');
  const branch = rest.replace(/公司[^公司]{2,6}分公司$/, '公司');
  const [body, form] = splitForm(branch);
  const front = stripPlaces(body, places);
  const core = stripTailPlace(front, places);
  return { places, core: core.toLowerCase(), form, brand: brandOf(core) };
}

const clean = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s·•"'“”《》「」【】[\],，。.、]+/g, '')
    .slice(0, 100);

function wholeRegion(text: string): Region | undefined {
  return regionsByShortName().get(text)?.[0];
}

function splitForm(name: string): [body: string, form: string] {
  const body = name.replace(BRANCH, '') || name;
  for (const form of COMPANY_FORMS)
    if (body.endsWith(form) && body.length > form.length) return [body.slice(0, -form.length), form];
  return [body, ''];
}

/** Takes province, city, county and town names off the front, outermost first, while a name of its own remains. */
function stripPlaces(body: string, places: string[]): string {
  let rest = body.replace(COUNTRIES, (country) => (body.length - country.length >= 2 ? '' : country));
  let parent = '';
  for (let step = 0; step < 4; step++) {
    const found = leadingRegion(rest, parent);
    if (!found || !leavesAName(rest.slice(found.length), found)) break;
    rest = rest.slice(found.length);
    parent = found.code;
    places.push(found.code);
  }
  if (!parent) return rest;
  return rest.replace(TOWN, '').replace(ZONE, '');
}

/** 栖霞山综合开发 is not 栖霞 + 山; 福田策划 is 福田 + a trade, since 深圳 came before. */
function leavesAName(rest: string, lead: Lead): boolean {
  if (!lead.isShortCounty) return true;
  const runs = tradeRuns(rest);
  if (runs[1] === rest.length) return false;
  return lead.isInside || runs[0] !== rest.length;
}

/** 鸦鸿桥镇, 奎聚街道, 燕南街 after a county; never 经济开发区. */
const TOWN = /^(?!.{0,3}(?:开发|保税|工业)区)(?:[^市区县]{2,3}(?:镇|乡|街道)|[^市区县]{2}街)(?=.{2})/;
const ZONE = /^(?:经济技术|经济|高新技术产业|高新|工业)?(?:开发区|保税区|高新区|新区)(?=.{2})/;

interface Lead {
  code: string;
  length: number;
  /** Written without its 县, 市 or 区. */
  isShortCounty: boolean;
  /** Lies in the place named just before it. */
  isInside: boolean;
}

function leadingRegion(text: string, parent: string): Lead | undefined {
  for (let length = Math.min(11, text.length - 2); length >= 2; length--) {
    const word = text.slice(0, length);
    const regions = regionsByShortName().get(word);
    if (!regions) continue;
    const inside = regions.find((region) => parent !== '' && region.code.startsWith(parent) && region.code !== parent);
    const region = inside ?? regions[0]!;
    const isCounty = region.level === 'county';
    const isWhole = region.name === word;
    if (inside || isWhole || (isCounty ? parent === '' : parent.length <= 2))
      return { code: region.code, length, isShortCounty: isCounty && !isWhole, isInside: inside !== undefined };
  }
  return undefined;
}

/** 新月能源石家庄 → 新月能源: a city between trade and form. */
function stripTailPlace(core: string, places: string[]): string {
  const place = tailPlace(core);
  if (!place || !endsInTrade(core.slice(0, -place.length))) return core;
  places.push(place.code);
  return core.slice(0, -place.length);
}

function tailPlace(text: string): { code: string; length: number } | undefined {
  for (const length of [4, 3, 2]) {
    const region = text.length - length >= 2 ? wholeRegion(text.slice(-length)) : undefined;
    if (region && region.level !== 'county') return { code: region.code, length };
  }
  return undefined;
}

const endsInTrade = (text: string): boolean => [4, 3, 2].some((length) => TRADE_WORDS.has(text.slice(-length)));

/** The shortest head of two or more characters whose tail is all trade words; '' when the whole is. */
function brandOf(core: string): string {
  const text = core.replace(/^第[一二三四五六七八九十](?=.{4})/, '');
  if (text === '') return '';
  const runs = tradeRuns(text);
  if (runs[0] === text.length) return '';
  let end = text.length;
  for (let at = 2; at < text.length && end === text.length; at++)
    if (runs[at] === text.length || isLongRun(at, runs[at]!)) end = at;
  const head = text.slice(0, end);
  const place = head.length > 3 ? tailPlace(head) : undefined;
  if (place && end < text.length) return brandOf(head.slice(0, -place.length));
  return dropLeadingTrade(head);
}

/** Two or more trade words in a row end the brand even when something follows (…轮胎销售天骄). */
const isLongRun = (at: number, end: number): boolean => end - at >= 4;

/** runs[i]: how far an unbroken run of trade words that starts at i can reach (i itself when none starts there). */
function tradeRuns(text: string): number[] {
  const runs = Array.from({ length: text.length + 1 }, (_, at) => at);
  for (let at = text.length - 2; at >= 0; at--)
    for (let length = 2; length <= MAX_WORD && at + length <= text.length; length++)
      if (TRADE_WORDS.has(text.slice(at, at + length))) runs[at] = Math.max(runs[at]!, runs[at + length]!);
  return runs;
}

/** 城市人家 → 人家; a trade word and one character more (环保泥, 装饰城) is a common noun, not a name. */
function dropLeadingTrade(brand: string): string {
  const end = tradeRuns(brand)[0]!;
  if (end === 0) return brand;
  return brand.length - end >= 2 ? brand.slice(end) : '';
}
