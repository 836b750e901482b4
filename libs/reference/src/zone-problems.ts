import { findIndustries } from './find-industries.js';
import { MACRO_REGIONS } from './macro-regions.js';
import { plainText } from './plain-text.js';
import { readQuantities } from './quantities.js';
import { isEverydayWord, regionsByShortName } from './region-short-names.js';
import { regionByCode } from './regions.js';
import { TRADE_WORDS } from './trade-words.js';
import type { ZoneList, ZoneOverride } from './zone-list.js';
import { ZONE_SUFFIX } from './zones.js';

export interface ZoneProblem {
  field: 'name' | 'hostCode' | 'shorts';
  message: string;
}

export const MOST_SHORTS = 20;
/** Words of every text about a site: as a zone's name they would be found everywhere. */
const SITE_WORDS = new Set(
  '厂房 仓库 土地 工业用地 标准厂房 园区 产业园 科技园 工业园 新区 新城 开发区 市区 城区 郊区 高新 经开 港口 码头 机场 高铁 高速 火车站 附近 周边 本地 外地 当地 老厂 新厂 公司 企业 工厂 车间 宿舍 食堂 办公 办公楼 写字楼 研发 展厅 堆场 冷库 租赁 出租 出售 购买 拿地 买地 扩产 搬迁 投资 税收 产值 产能 政策 补贴 环评 能评 行车 层高 单层 多层 独栋 急需 尽快 年底 年前 年后 联系 电话 微信 老板 经理'.split(
    ' ',
  ),
);

/** A name as texts are read: half width, lower case, without spaces. */
export const plainZoneWord = (word: string): string => plainText(word).text.replace(/\s+/g, '');

/**
 * What speaks against a zone before it is stored: where it lies must exist, and none of its names may be an everyday word,
 * a region, or another zone's.
 * @param others the list that is read today; the zone itself in it does not count
 */
export function zoneProblems(zone: ZoneOverride, others: ZoneList): ZoneProblem[] {
  const problems: ZoneProblem[] = [];
  const taken = new Map(
    others
      .filter(({ name }) => name !== zone.name)
      .flatMap((one) => [one.name, ...(one.shorts ?? [])].map((word) => [word, one.name])),
  );
  const name = plainZoneWord(zone.name);
  const nameProblem = [...name].length < 3 ? '请写全称，如“示例经济技术开发区”' : wordProblem(name, taken);
  if (nameProblem) problems.push({ field: 'name', message: nameProblem });
  const host = regionByCode(zone.hostCode);
  const isPlace = host && (host.level !== 'province' || ['11', '12', '31', '50'].includes(host.code));
  if (!isPlace) problems.push({ field: 'hostCode', message: '请选所在的城市或区县' });
  if (zone.shorts.length > MOST_SHORTS) problems.push({ field: 'shorts', message: `简称最多 ${MOST_SHORTS} 个` });
  for (const short of zone.shorts.slice(0, MOST_SHORTS)) {
    const why = wordProblem(plainZoneWord(short), taken);
    if (why) problems.push({ field: 'shorts', message: `“${short.slice(0, 20)}”：${why}` });
  }
  return problems;
}

function wordProblem(word: string, taken: ReadonlyMap<string, string>): string | undefined {
  const length = [...word].length;
  if (length < 2 || length > 30) return '请写 2 到 30 个字';
  if (!/^[\u4e00-\u9fff][\u4e00-\u9fffa-z0-9()·-]*$/.test(word)) return '要以汉字开头，只用汉字、字母和数字';
  const other = taken.get(word);
  if (other) return `已经是${other}的名称`;
  if (MACRO_REGIONS.has(word) || regionsByShortName().has(word)) return '是行政区划或大区的名称，会读成那个地方';
  if (isEverydayWord(word) || SITE_WORDS.has(word) || isSuffix(word)) return '是日常用词，会在很多需求里误读';
  if (TRADE_WORDS.has(word) || (length <= 4 && findIndustries(word).length > 0))
    return '是行业用词，会在很多需求里误读';
  return readQuantities(word).length > 0 ? '会读成数量，请换一个写法' : undefined;
}

function isSuffix(word: string): boolean {
  ZONE_SUFFIX.lastIndex = 0;
  return ZONE_SUFFIX.exec(word)?.[0] === word;
}
