import { FIRE_CLASSES, LISTING_KINDS, LISTING_STATUSES, LISTING_STOREYS, OFFER_TRANSACTIONS } from '../listing.js';
import { findIndustries, industryName } from '@app/reference';
import { CellProblem, isBlank, plainCell } from './cell.js';

type Table = readonly (readonly [pattern: RegExp, value: string])[];

const KINDS: Table = [
  [/危化|危险品|危库|甲类仓|乙类仓/, 'hazmat_warehouse'],
  [/冷库|冷藏|冷冻/, 'cold_storage'],
  [/堆场|露天|空地|场地/, 'yard'],
  [/实验|研发|洁净/, 'lab'],
  [/仓/, 'warehouse'],
  [/土地|地块|净地|工业用地|标准地/, 'land'],
  [/厂房|车间|工业楼/, 'factory'],
  [/办公|写字楼/, 'office'],
];
const STATUSES: Table = [
  [/预[订定]|意向|已定|洽谈/, 'reserved'],
  [/已(?:出)?租|在租|租出|满租/, 'let'],
  [/已(?:出)?售|已卖|成交|摘牌/, 'sold'],
  [/下架|停|撤|暂不/, 'withdrawn'],
  [/可租|可售|待租|待售|空置|空|在售|招租|available|可用/, 'available'],
];
const VERIFIED: Table = [
  [/未|没|否|无/, 'none'],
  [/电话|电核|phone/, 'phone'],
  [/现场|实地|踏勘|site/, 'site'],
];
const STOREYS: Table = [
  [/楼上|二层|二楼|三楼|上层/, 'upper'],
  [/底层|一楼|首层|一层/, 'ground'],
  [/单层|单体/, 'single'],
  [/多层|整栋|独栋/, 'multi'],
];
const STRUCTURES: Table = [
  [/混合|砖混|钢混结合/, 'mixed'],
  [/钢筋|混凝土|框架|砼|钢混/, 'concrete'],
  [/钢/, 'steel'],
];
const HEIGHT_KINDS: Table = [
  [/净/, 'clear'],
  [/檐|滴水/, 'eave'],
  [/层/, 'storey'],
];
const PERMITS: Table = [
  [/分割产证|可分割产/, 'divisible_title'],
  [/产权|产证|房产证|不动产|土地证|两证|三证/, 'title_certificate'],
  [/消防/, 'fire_acceptance'],
  [/环评/, 'eia'],
  [/注册|执照/, 'company_registration'],
  [/排污|排放/, 'discharge_quota'],
  [/规划/, 'planning_permit'],
];
const FACILITIES: Table = [
  [/宿舍|公寓/, 'dorm'],
  [/食堂|餐厅/, 'canteen'],
  [/天然气|燃气/, 'gas'],
  [/蒸汽|供热/, 'steam'],
  [/双回路|双电源|双路/, 'dual_power'],
  [/月台|卸货平台/, 'dock'],
  [/洁净|净化|无尘/, 'cleanroom'],
  [/冷库|冷藏/, 'cold_storage'],
  [/喷淋/, 'sprinkler'],
  [/停车/, 'parking'],
  [/办公/, 'office'],
  [/污水/, 'wastewater'],
  [/恒温/, 'constant_temp_humidity'],
];

const enums: Record<string, { table: Table; values: readonly string[]; say: string }> = {
  kind: { table: KINDS, values: LISTING_KINDS, say: '厂房、仓库、土地、冷库、办公、实验室、堆场、危化品库' },
  status: { table: STATUSES, values: LISTING_STATUSES, say: '可租售、已预订、已出租、已售、已下架' },
  verified: { table: VERIFIED, values: ['none', 'phone', 'site'], say: '未核实、电话、实地' },
  storey: { table: STOREYS, values: LISTING_STOREYS, say: '单层、整栋多层、底层、楼上' },
  structure: { table: STRUCTURES, values: ['steel', 'concrete', 'mixed'], say: '钢结构、混凝土、混合' },
  height_kind: { table: HEIGHT_KINDS, values: ['storey', 'clear', 'eave'], say: '层高、净高、檐高' },
};

/** A word of a fixed list, Chinese or the contract's own. @throws CellProblem naming what may stand there */
export function readEnum(text: string, name: string): string | undefined {
  if (isBlank(text)) return undefined;
  const { table, values, say } = enums[name]!;
  const plain = plainCell(text);
  const found = values.find((value) => value === plain) ?? table.find(([pattern]) => pattern.test(plain))?.[1];
  if (found === undefined) throw new CellProblem('unknown_word', `不认识的写法，可以写：${say}`);
  return found;
}

/** 出租, 租售, 土地出让. @throws CellProblem */
export function readTransactions(text: string): string[] | undefined {
  if (isBlank(text)) return undefined;
  const plain = plainCell(text);
  const exact = plain.split(/[\s,;、|/]+/).filter((word) => (OFFER_TRANSACTIONS as readonly string[]).includes(word));
  if (exact.length > 0) return exact;
  const found = [
    ...(/定建|代建|定制/.test(plain) ? ['build_to_suit'] : []),
    ...(/土地出让|出让|招拍挂|挂牌|拿地/.test(plain) ? ['land'] : []),
    ...(/土地(?:出租|租赁)|租地/.test(plain) ? ['land_lease'] : []),
  ];
  if (found.length > 0) return found;
  const both = [...(/租/.test(plain) ? ['rent'] : []), ...(/售|卖|转让/.test(plain) ? ['buy'] : [])];
  if (both.length === 0)
    throw new CellProblem('unknown_word', '不认识的写法，可以写：出租、出售、租售、土地出让、土地出租、定建');
  return both;
}

/** 是/否 and their like; `有` too. @throws CellProblem */
export function readYesNo(text: string): boolean | undefined {
  if (isBlank(text)) return undefined;
  const plain = plainCell(text);
  if (/^(?:否|无|没有|不|不可|不能|不行|×|x|n|no|false|0|未)/.test(plain)) return false;
  if (/^(?:是|有|可|能|齐全|已|√|✓|✔|y|yes|true|1|具备|带)/.test(plain)) return true;
  throw new CellProblem('unknown_word', '请写“是”或“否”；不知道就留空');
}

/** 丙二类 → 丙2. @throws CellProblem */
export function readFireClass(text: string): string | undefined {
  if (isBlank(text)) return undefined;
  const plain = plainCell(text);
  const [, letter, digit] = /([甲乙丙丁戊])类?([12一二])?/.exec(plain) ?? [];
  const found = `${letter}${letter === '丙' && digit ? ({ 一: '1', 二: '2' }[digit] ?? digit) : ''}`;
  if (!(FIRE_CLASSES as readonly string[]).includes(found))
    throw new CellProblem('unknown_word', '不认识的写法，可以写：甲 乙 丙1 丙2 丙 丁 戊');
  return found;
}

/** Words of a list each by its own; one that nobody knows is refused rather than lost. @throws CellProblem */
export function readTags(text: string, name: 'permits' | 'facilities'): string[] | undefined {
  if (isBlank(text)) return undefined;
  const table = name === 'permits' ? PERMITS : FACILITIES;
  const words = plainCell(text)
    .split(/[\s,;、|/+和]+/)
    .filter((word) => word !== '' && !/^(?:无|没有|不可|未|否)/.test(word));
  return [
    ...new Set(
      words.map((word) => {
        const known = table.find(([pattern, value]) => value === word || pattern.test(word));
        if (!known && !/^[a-z_]{2,40}$/.test(word))
          throw new CellProblem('unknown_word', `不认识“${word.slice(0, 20)}”，可以写：${SAY[name]}`);
        return known?.[1] ?? word;
      }),
    ),
  ];
}
const SAY = {
  permits: '产权证、消防验收、环评、可注册、可分割产证、排污指标、规划许可',
  facilities: '宿舍、食堂、天然气、蒸汽、双回路、月台、洁净车间、冷库、喷淋、停车、办公',
};

/** Codes of GB/T 4754 or names of trades. @throws CellProblem */
export function readDivisions(text: string): string[] | undefined {
  if (isBlank(text)) return undefined;
  const found = plainCell(text)
    .split(/[\s,;、|/+]+/)
    .filter(Boolean)
    .flatMap((word) => {
      const code = /^[a-t]?(\d{2})(?!\d)/.exec(word)?.[1];
      if (code && industryName(code)) return [code];
      const named = findIndustries(word).map(({ division }) => division);
      if (named.length === 0)
        throw new CellProblem(
          'unknown_industry',
          `不认识行业“${word.slice(0, 20)}”，请写两位大类代码（如 34）或常用名称`,
        );
      return named;
    });
  return [...new Set(found)];
}

/** M2, 二类工业用地, 物流仓储用地. @throws CellProblem */
export function readLandClass(text: string): string | undefined {
  if (isBlank(text)) return undefined;
  const plain = plainCell(text);
  const code = /\b(m[0-3]|w[1-3]?)(?![a-z])/.exec(plain)?.[1]?.toUpperCase();
  const named = /新型|创新型/.test(plain)
    ? 'M0'
    : /一类/.test(plain)
      ? 'M1'
      : /三类/.test(plain)
        ? 'M3'
        : /二类|工业/.test(plain)
          ? 'M2'
          : /仓储|物流/.test(plain)
            ? 'W'
            : undefined;
  const found = code ?? named;
  if (!found) throw new CellProblem('unknown_word', '不认识的写法，可以写：M0 M1 M2 M3 W，或一类、二类、三类工业用地');
  return found;
}
