import { MACRO_REGIONS } from './macro-regions.js';
import { isEverydayWord, regionsByShortName } from './region-short-names.js';
import { parentOf, type Region } from './regions.js';
import { listedZone, NAMED_ZONES, ZONE_SUFFIX, zoneKindOf, zoneNameAt } from './zones.js';
import { regionByCode } from './regions.js';
import type { ZoneList } from './zone-list.js';

/** A place said in a text. `code` for province, city, county; `host_code` for devzone; `codes` for macro. */
export interface RegionMention {
  start: number;
  end: number;
  name: string;
  level: 'province' | 'city' | 'county' | 'devzone' | 'macro';
  code?: string;
  host_code?: string;
  codes?: readonly string[];
  /** More than one place has this name and nothing tells which: not to be relied on. */
  ambiguous?: boolean;
}

interface Candidate {
  start: number;
  end: number;
  word: string;
  regions: readonly Region[];
  fixed?: RegionMention;
}

/** Words after a short form that make it something else: 金华镇, 南京东路, 浙江大学, 温州人. */
const NOT_A_PLACE_AFTER =
  /^(?:镇(?!海)|乡(?!镇)|湾(?![沚里])|湖(?=高新|经开|经济|新区|开发)|街道|村|[东西南北中]?路|大街|大道|大厦|商会|日报|晚报|商报|大学|学院|银行|卫视|医院|人(?![工力均才员事])|话(?!费)|菜|牌|产业信息|火腿|小笼|方言|籍|老板|客户|客商)/;
const LEFT_EDGE =
  /[\s,。;:!?、()“”《》【】…\-~/|·+&在到去来从于往找要想离近和或与及、除是了向给看帮选投需求租买拿跟地区县市省者]$/;
const RIGHT_EDGE =
  /^(?:[\s,。;:!?、()“”《》【】…\-~/|·+&的附近周边一带那这本地都或和与及也范围境内有要找租买拿建设办做工厂仓土用需急可行优区县市城求想需就均还最也跟不车高交投随任哪买卖招园邻]|开发|开厂|经开|高新|$)/;
/** Cities whose short form is also an ordinary word: taken only at a word's edge. */
const EVERYDAY_CITIES = new Set(
  '日照 中卫 来宾 安康 大同 东方 巴中 白银 和田 平凉 乐山 河池 长治 保山 海东 海北 海西 海南 黄南 朝阳 东营 通化 中山 保定 安顺 吉安'.split(
    ' ',
  ),
);

type Fixed = Omit<RegionMention, 'start' | 'end'>;
interface Entry {
  word: string;
  regions: readonly Region[];
  fixed?: Fixed;
}
type Lexicon = Map<string, Entry[]>;
/** By the very array of zones that stands in it. */
const lexicons = new WeakMap<ZoneList, Lexicon>();

/** First two characters → the names that start with them, longest first. Built once for each list of zones. */
function words(zones: ZoneList): Lexicon {
  const known = lexicons.get(zones);
  if (known) return known;
  const built: Lexicon = new Map();
  const put = (word: string, regions: readonly Region[], fixed?: Fixed) => {
    const key = word.slice(0, 2);
    const list = built.get(key) ?? [];
    const same = list.find((entry) => entry.word === word);
    if (same) same.fixed ??= fixed;
    else list.push({ word, regions, ...(fixed ? { fixed } : {}) });
    built.set(key, list);
  };
  for (const [word, regions] of regionsByShortName()) put(word, regions);
  for (const [word, { name, codes }] of MACRO_REGIONS) put(word, [], { name, level: 'macro', codes });
  for (const { name, host_code, shorts = [] } of zones)
    for (const word of [name, ...shorts]) put(word, [], { name, level: 'devzone', host_code });
  for (const [old, code] of RENAMED) put(old, [regionByCode(code)!]);
  for (const [city, towns] of TOWNS)
    for (const town of towns.split(' ')) for (const word of [town, `${town}镇`]) put(word, [regionByCode(city)!]);
  for (const row of PINYIN.trim().split(/\s+/)) {
    const [word = '', code = ''] = row.split(':');
    put(word, [regionByCode(code)!]);
  }
  put('suzhou industrial park', [regionByCode('320576')!]);
  for (const list of built.values()) list.sort((a, b) => b.word.length - a.word.length);
  lexicons.set(zones, built);
  return built;
}

/** Places as English text writes them; 苏州 before 宿州, 台州 before 泰州. */
const PINYIN = `
beijing:11 tianjin:12 shanghai:31 chongqing:50 zhejiang:33 jiangsu:32 anhui:34 fujian:35 jiangxi:36 shandong:37 henan:41 hubei:42 hunan:43 guangdong:44 guangxi:45 sichuan:51
hangzhou:3301 ningbo:3302 wenzhou:3303 jiaxing:3304 huzhou:3305 shaoxing:3306 jinhua:3307 quzhou:3308 zhoushan:3309 taizhou:3310 lishui:3311 yiwu:330782 yongkang:330784 cixi:330282 yuyao:330281
haining:330481 pinghu:330482 tongxiang:330483 jiashan:330421 deqing:330521 changxing:330522 wenling:331081 nanjing:3201 wuxi:3202 xuzhou:3203 changzhou:3204 suzhou:3205 nantong:3206 huaian:3208 yancheng:3209 yangzhou:3210
zhenjiang:3211 kunshan:320583 taicang:320585 changshu:320581 zhangjiagang:320582 jiangyin:320281 yixing:320282 hefei:3401 wuhu:3402 maanshan:3405 chuzhou:3411 xiamen:3502 fuzhou:3501 quanzhou:3505
qingdao:3702 jinan:3701 yantai:3706 zhengzhou:4101 wuhan:4201 changsha:4301 guangzhou:4401 shenzhen:4403 zhuhai:4404 foshan:4406 huizhou:4413 dongguan:4419 zhongshan:4420 chengdu:5101 xian:6101 nanchang:3601 ganzhou:3607
songjiang:310117 jiading:310114 minhang:310112 fengxian:310120 qingpu:310118 pudong:310115 baoshan:310113 jinshan:310116 xiangcheng:320507 wujiang:320509 wuzhong:320506 xinwu:320214 huishan:320206 xishan:320205
jiangning:320115 wujin:320412 xinbei:320411 haimen:320614 yuhang:330110 xiaoshan:330109 fuyang:330111 linping:330113 qiantang:330114 beilun:330206 yinzhou:330212 keqiao:330603 shangyu:330604 zhuji:330681 haiyan:330424
shunde:440606 nanhai:440605 sanshui:440607 panyu:440113 zengcheng:440118 longgang:440307 huangpu:440112
`;

/** Names still in use for places that were renamed or merged. */
const RENAMED: readonly [string, string][] = [
  ['江干区', '330102'],
  ['下城区', '330105'],
  ['浦东', '310115'],
  ['南汇', '310115'],
  ['闸北', '310106'],
  ['卢湾', '310101'],
  ['崇安区', '320213'],
  ['平江区', '320508'],
  ['沧浪区', '320508'],
  ['金阊区', '320508'],
  ['江东区', '330212'],
  ['嘉兴港', '330482'],
  ['胶南', '370211'],
  ['莱芜', '370116'],
  ['萝岗', '440112'],
  ['内蒙', '15'],
  ['魔都', '31'],
  ['帝都', '11'],
  ['广深', '4403'],
  ['中山古镇', '4420'],
  ['南海狮山', '440605'],
  ['南海里水', '440605'],
  ['南海大沥', '440605'],
  ['南海丹灶', '440605'],
  ['南海西樵', '440605'],
  ['南海桂城', '440605'],
];

/** Towns of the two cities without counties, as people there name where they are. */
const TOWNS: readonly [city: string, towns: string][] = [
  [
    '4419',
    '虎门 厚街 寮步 大朗 黄江 塘厦 凤岗 常平 大岭山 樟木头 横沥 石碣 石排 麻涌 望牛墩 洪梅 道滘 高埗 谢岗 企石 东坑',
  ],
  ['330502', '织里'],
  ['330411', '王江泾 洪合'],
  ['330421', '姚庄'],
  ['330483', '濮院 洲泉'],
  ['330282', '周巷 观海卫'],
  ['330382', '柳市 北白象'],
  ['320509', '盛泽 震泽'],
  ['320583', '千灯'],
  ['320205', '羊尖'],
  ['350582', '陈埭'],
  ['440605', '狮山 大沥'],
  ['440606', '北滘 乐从'],
  ['4420', '小榄 横栏 东凤 黄圃 大涌 板芙 坦洲 神湾 阜沙'],
];

/**
 * Places named in a plain text (see `plainText`), left to right; a place inside the one said just before it swallows it
 * (浙江丽水莲都 is one mention, 莲都区). Ordinary words that look like places need an edge or their city beside them.
 */
export function findRegions(text: string, { zones = NAMED_ZONES }: { zones?: ZoneList } = {}): RegionMention[] {
  const candidates = scan(text, words(zones));
  const mentions: RegionMention[] = [];
  for (let at = 0; at < candidates.length; at++) {
    const mention = resolve(text, candidates, at, mentions.at(-1));
    if (!mention) continue;
    const last = mentions.at(-1);
    if (last && contains(last, mention) && /^[\s·]*(?:[市省]|的)?$/.test(text.slice(last.end, mention.start)))
      mentions[mentions.length - 1] = { ...mention, start: last.start };
    else if (last && contains(mention, last) && isInsideInEnglish(text, last, mention)) last.end = mention.end;
    else mentions.push(mention);
  }
  return mentions;
}

/** Xiangcheng, Suzhou: English names the larger place last. */
const isInsideInEnglish = (text: string, inner: RegionMention, outer: RegionMention): boolean =>
  /^,?\s+(?:in\s+)?$/.test(text.slice(inner.end, outer.start)) && /[a-z]/.test(text[outer.start] ?? '');

/** Every place is weighed against the others: a text of place names only is cut here. */
const MOST_PLACES = 80;

function scan(text: string, table: Lexicon): Candidate[] {
  const found: Candidate[] = [];
  for (let at = 0; at + 1 < text.length && found.length < MOST_PLACES; at++) {
    const code = text.charCodeAt(at);
    if (!((code >= 0x4e00 && code <= 0x9fff) || (code >= 97 && code <= 122 && !/[a-z]/.test(text[at - 1] ?? ''))))
      continue;
    const list = table.get(text.slice(at, at + 2));
    const entry = list?.find(
      ({ word }) =>
        text.startsWith(word, at) &&
        (code > 255 || !/[a-z]/.test(text[at + word.length] ?? '')) &&
        !NOT_A_PLACE_AFTER.test(text.slice(at + word.length, at + word.length + 4)),
    );
    if (!entry) continue;
    const end = at + entry.word.length;
    found.push({
      start: at,
      end,
      word: entry.word,
      regions: entry.regions,
      ...(entry.fixed ? { fixed: { ...entry.fixed, start: at, end } } : {}),
    });
    at = end - 1;
  }
  return found;
}

function resolve(
  text: string,
  all: readonly Candidate[],
  at: number,
  last: RegionMention | undefined,
): RegionMention | undefined {
  const candidate = all[at]!;
  if (candidate.fixed && (candidate.regions.length === 0 || !hasParentNear(candidate, all, at))) {
    return isEdged(text, candidate, last) || candidate.word.length > 2 ? candidate.fixed : undefined;
  }
  const region = pick(text, all, at, last);
  if (!region) return undefined;
  const mention: RegionMention = {
    start: candidate.start,
    end: candidate.end,
    name: region.name,
    level: region.level,
    code: region.code,
  };
  if (region.code === '') return { ...mention, code: undefined, ambiguous: true, name: candidate.word };
  return zoneAfter(text, mention) ?? settled(mention);
}

const hasParentNear = (candidate: Candidate, all: readonly Candidate[], at: number): boolean =>
  candidate.regions.some((region) =>
    all.some(
      (other, index) =>
        index !== at &&
        other.regions.some((parent) => parent.code.length < region.code.length && region.code.startsWith(parent.code)),
    ),
  );

/** 东莞 and 中山 have one pseudo county each: the city is meant. */
function settled(mention: RegionMention): RegionMention {
  const city = mention.code!.slice(0, 4);
  if (mention.level !== 'county' || !['4419', '4420', '4604', '6202'].includes(city)) return mention;
  return { ...mention, level: 'city', code: city };
}

function pick(
  text: string,
  all: readonly Candidate[],
  at: number,
  last: RegionMention | undefined,
): Region | undefined {
  const { word, regions, start, end } = all[at]!;
  const adjacent =
    last?.code !== undefined && /^[\s·市省的]*$/.test(text.slice(last.end, start)) ? last.code : undefined;
  const inside =
    adjacent === undefined
      ? undefined
      : regions.find((region) => region.code !== adjacent && region.code.startsWith(adjacent));
  if (inside) return inside;
  const ofLevel = bestLevel(regions, word);
  if (ofLevel.length === 0) return undefined;
  const near = ofLevel.find((region) =>
    all.some(
      (other, index) =>
        index !== at && other.regions.some((r) => r.code.length < region.code.length && region.code.startsWith(r.code)),
    ),
  );
  const sibling =
    near ?? ofLevel.find((region) => isListedWithSibling(text, all, at, region)) ?? onlyCountyCity(ofLevel);
  const region = sibling ?? ofLevel[0]!;
  if (region.level === 'county' && ofLevel.length > 1 && !sibling)
    return word === region.name && word.length > 2 && isEdged(text, { start, end }, last)
      ? { ...region, code: '' }
      : undefined;
  if (region.level === 'county' && word !== region.name)
    return acceptsShortCounty(text, all[at]!, region, sibling !== undefined, last) ? region : undefined;
  if (region.level === 'county' && /^(?:[城郊矿]|老城|新城)区$/.test(word)) return sibling ? region : undefined;
  if (region.level === 'city' && EVERYDAY_CITIES.has(word))
    return isEdged(text, { start, end }, last) ? region : undefined;
  return region;
}

/** 鹤山: a county-level city is named bare, a city's district hardly ever. */
function onlyCountyCity(regions: readonly Region[]): Region | undefined {
  const cities = regions.filter(({ name, level }) => level === 'county' && name.endsWith('市'));
  return regions.length > 1 && cities.length === 1 ? cities[0] : undefined;
}

/** A whole name decides; else the highest level that carries the word. */
function bestLevel(regions: readonly Region[], word: string): Region[] {
  const whole = regions.filter((region) => region.name === word);
  const pool = whole.length > 0 ? whole : [...regions];
  const level = Math.min(...pool.map((region) => region.code.length));
  return pool.filter((region) => region.code.length === level);
}

function isListedWithSibling(text: string, all: readonly Candidate[], at: number, region: Region): boolean {
  return [at - 1, at + 1].some((index) => {
    const other = all[index];
    if (!other) return false;
    const gap = text.slice(Math.min(other.end, all[at]!.end), Math.max(other.start, all[at]!.start));
    return (
      /^[\s、,和或与及\/]+$/.test(gap) &&
      other.regions.some((r) => r.level === 'county' && r.code.slice(0, 4) === region.code.slice(0, 4))
    );
  });
}

function acceptsShortCounty(
  text: string,
  candidate: Candidate,
  region: Region,
  hasContext: boolean,
  last: RegionMention | undefined,
): boolean {
  if (isEverydayWord(candidate.word))
    return (hasContext && isEdged(text, candidate, last)) || isBeforeZone(text, candidate, last);
  if (hasContext) return true;
  // 清镇 in 金清镇: the end of a town's name.
  if (candidate.word.endsWith('镇') && !isOpenedAt(text, candidate.start, last)) return false;
  const province = region.code.slice(0, 2);
  if (['31', '32', '33'].includes(province) || region.name.endsWith('市')) return true;
  if (['34', '35', '36', '37', '44'].includes(province)) return isOpenedAt(text, candidate.start, last);
  return isEdged(text, candidate, last);
}

/** 永修云山经济开发区: a word that could be any, but for the zone after it. */
const isBeforeZone = (text: string, { start, end }: Candidate, last: RegionMention | undefined): boolean =>
  isOpenedAt(text, start, last) && /^[\u4e00-\u9fff]{0,2}(?:经济(?:技术)?开发区|经开区|高新(?:技术产业开发)?区|工业园区)/.test(text.slice(end, end + 14)); // prettier-ignore

const isOpenedAt = (text: string, start: number, last: RegionMention | undefined): boolean =>
  start === 0 || last?.end === start || LEFT_EDGE.test(text.slice(start - 1, start));

function isEdged(
  text: string,
  { start, end }: { start: number; end: number },
  last: RegionMention | undefined,
): boolean {
  return isOpenedAt(text, start, last) && RIGHT_EDGE.test(text.slice(end, end + 2));
}

function contains(outer: RegionMention, inner: RegionMention): boolean {
  if (outer.code === undefined) return false;
  const code = inner.code ?? inner.host_code;
  return (
    (code !== undefined && code !== outer.code && (code.startsWith(outer.code) || parentOf(code) === outer.code)) ||
    (inner.level === 'devzone' && inner.host_code === outer.code)
  );
}

/** 丽水经开区, 昆山高新区: place + kind of zone. */
function zoneAfter(text: string, place: RegionMention): RegionMention | undefined {
  if (place.level === 'province' && !['11', '12', '31', '50'].includes(place.code!)) return undefined;
  ZONE_SUFFIX.lastIndex = place.end;
  const found = ZONE_SUFFIX.exec(text);
  if (!found) return undefined;
  const kind = zoneKindOf(found[1]!);
  if (kind === 'industrial' && found[1] === '工业区') return undefined;
  const end = place.end + found[0].length;
  const code =
    kind === 'economic' || kind === 'high_tech' || kind === 'industrial' ? listedZone(place.code!, kind) : undefined;
  if (code) return { start: place.start, end, name: regionByCode(code)!.name, level: 'county', code };
  const host = settled(place).code!;
  const name = zoneNameAt(place.code!, kind, found[1]!);
  return { start: place.start, end, name, level: 'devzone', host_code: host };
}
