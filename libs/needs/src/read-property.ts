import type { NeedProperty } from './need.js';
import { isNegated } from './negation.js';
import type { Reading } from './reading.js';

interface Rule {
  property: NeedProperty;
  pattern: RegExp;
  /** Words just before that make it a wish beside the building, not the building. */
  notAfter?: RegExp;
}
const BESIDE =
  /(?:带|配|配套|含|附|附带|加|包括|外加|和|自带|旁边有?|边上有?|周边有?|离|有)(?:独立|一?个|一?间|小|的|要有能飞的|能飞的)*$/;

const RULES: Rule[] = [
  {
    property: 'hazmat_warehouse',
    pattern:
      /(?:危化品?|危险品|危险化学品|化学品|易燃易爆品?|易燃(?:品|物品?|液体)?|甲类|乙类|甲乙类|危废)(?:[^,。;\n]{0,3})(?:仓库|库房|仓储|库|仓)|(?:hazmat|dangerous goods) warehouse/g,
  },
  {
    property: 'cold_storage',
    pattern: /冷库|冷藏库|冷冻库|冻库|冷冻仓|低温库|低温仓|冷链仓|气调库|速冻库|保鲜库|cold (?:storage|store)/g,
    notAfter: /(?:带|配|含|附|小|和|、|有|建)(?:独立|一?个|一?间|的)*$/,
  },
  {
    property: 'warehouse',
    pattern:
      /仓库|库房|高标仓|高标库|高标准仓|标准仓|标准库|平台库|平库|楼库|物流园|物流仓|发货仓|云仓|前置仓|电商仓(?!储)|保税仓|周转仓|中转仓|中转库|中心仓|成品仓|成品库|原料仓|原料库|高台库|月台库|恒温仓|恒温库|药品库|医药仓|外仓|大仓|小仓|仓储(?=用房|场地|设施|物业|中心|基地|用地|空间|面积)|(?:丙|丁|戊)(?:[一二12]?类)?(?:仓|库)|(?<![满清平斩进出入开建持重补船货加减粮轻爆太陈])仓(?=[\s,。;!?\d]|$)|warehouses?/g,
  },
  {
    property: 'factory',
    pattern:
      /厂房|(?<=[个座家]|老|旧)厂子|(?<!洁净|净化|无尘|洁净度?\d{0,4}级?|[百千万0]级|gmp)车间(?!主任)|标准厂|工业房|标房|加工场地|生产场地|生产用房|作坊|(?:租|买|找|要|盘)(?:个|家|一?间|下|一?个)?(?:小|旧|现成的?)?工厂|factory|workshops?|(?<!land [^,.;]{0,60}for (?:an? |our |the )?[a-z ]{0,24})\bplant\b/g,
  },
  { property: 'office', pattern: /写字楼|办公楼|商务楼|办公用房|办公场地|甲级写字|office/g, notAfter: BESIDE },
  { property: 'lab', pattern: /实验室|研发楼|实验用房|实验场地|laborator(?:y|ies)|\blabs?\b/g, notAfter: BESIDE },
  {
    property: 'yard',
    pattern:
      /堆场|货场|露天场地|露天仓|露天堆|露天存放|(?:大车|货车|卡车|车辆|工程车)停车场|停车场地|停车场(?=租|用地)|空地(?=[^,。;\n]{0,6}(?:停|堆|放|存))|(?<=租|找|要)(?:一?[块片个])?空地|yard\b/g,
    notAfter: BESIDE,
  },
];
const LAND =
  /工业用地|工业土地|工业地块?|土地|地块|拿地|看地|找地|买地|要地|求地|供地|征地|批地|摘地|净地|地皮|挂牌地|标准地|用地(?!上|里|内|性质)|(?:找|买|要|拿|求购|求|批|征|租|需要|看)(?:一|几|两)?[块宗片](?:大|小)?(?:的)?(?:空)?地|\d亩(?:左右|以上|以内)?(?:的)?地(?![面坪])|land(?=\s|$|,)|亩地(?!一年|每年|交|税)/g;
const OFFICE_ALONE = /(?:租|找|买|要)[^,。;\n]{0,8}办公室|^办公室(?=\s*\d)/;

/** What kind of building or ground is wanted; `property_inferred` is left to what the rest of the need implies. */
export function readProperty(reading: Reading): void {
  const { text } = reading;
  let isIncidentalCold = false;
  for (const { property, pattern, notAfter } of RULES)
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      const before = text.slice(Math.max(0, match.index - 8), match.index);
      if (
        isNegated(text, match.index, end) ||
        /(?:新建|(?<!代|定)建|自建|建设|盖)$/.test(before) ||
        (property === 'lab' && /检测$/.test(before) && reading.need.property?.length)
      )
        continue;
      // 车间要恒温恒湿: where they work, said in passing.
      if (reading.field === 'usage' && match[0] === '车间' && /^[里内]?[要需]/.test(text.slice(end, end + 2))) continue;
      if (property === 'factory' && isTheirs(text, match.index, end) && !SAME_AGAIN.test(text.slice(end))) continue;
      if (notAfter?.test(before)) {
        isIncidentalCold ||= property === 'cold_storage';
        continue;
      }
      if (property === 'warehouse' && overlaps(reading, match.index)) continue;
      add(reading, property, match.index, end);
    }
  settleCold(reading, isIncidentalCold);
  readLand(reading);
  readImplied(reading);
}

/** 现在厂房不够用, 老厂房要拆: where they are, not what they want. */
const isTheirs = (text: string, start: number, end: number): boolean =>
  /^(?:都|已经?|要|快|太|面积)?(?:不够|太小|小了|到期|拆迁|要拆|被拆|拆了|紧张|搬)/.test(text.slice(end, end + 8)) ||
  (/(?:现在|现有|目前|老|原来?|旧|自己)(?:的)?$/.test(text.slice(Math.max(0, start - 4), start)) &&
    /不够|太小|到期|拆迁|要拆|紧张|满了/.test(text.slice(end, end + 10)));
/** 厂房不够用了，想换个大的: the same, only larger. */
const SAME_AGAIN = /换(?:个|一个|一处|一间|到|家)?(?:更?大|新|好一?点)/;

const overlaps = (reading: Reading, at: number): boolean => {
  const span = reading.need.spans['property.hazmat_warehouse'];
  return span !== undefined && at >= 0 && reading.plain.starts[at]! >= span[0] && reading.plain.starts[at]! < span[1];
};

function add(reading: Reading, property: NeedProperty, start: number, end: number): void {
  const list = (reading.need.property ??= []);
  if (!list.includes(property)) list.push(property);
  reading.span('property', start, end);
  reading.span(`property.${property}`, start, end);
}

function drop(reading: Reading, property: NeedProperty): void {
  const rest = (reading.need.property ?? []).filter((other) => other !== property);
  delete reading.need.spans[`property.${property}`];
  if (rest.length > 0) reading.need.property = rest;
  else {
    delete reading.need.property;
    delete reading.need.spans.property;
  }
}

/** A cold room beside another building, or named in what the place is used for, is a wish and not the building. */
function settleCold(reading: Reading, isIncidental: boolean): void {
  const { need, text, field } = reading;
  const found = /冷库|冷藏库|冷冻库|冻库|冷冻仓|低温库|保鲜库|冷藏仓|cold (?:storage|store)/.exec(text);
  if (!found) return;
  const isMain =
    need.property?.includes('cold_storage') &&
    (need.property.length === 1 || /冷库[^,。;]{0,6}(?:求租|出租)|(?:租|买|找)[^,。;]{0,10}冷库/.test(text)) &&
    (field !== 'usage' || /(?:租|买|找|要)[^,。;]{0,6}冷库/.test(text));
  if (isMain && !isIncidental) return;
  drop(reading, 'cold_storage');
  if (!isNegated(text, found.index, found.index + found[0].length))
    reading.addNeed('cold_storage', found.index, found.index + found[0].length);
}

/** 不拿地, 不打算买地. */
const NOT_DONE = /(?:不|别|没)(?:想|打算|考虑)?$/;

function readLand(reading: Reading): void {
  for (const match of reading.text.matchAll(LAND)) {
    const end = match.index + match[0].length;
    if (
      isNegated(reading.text, match.index, end) ||
      NOT_DONE.test(reading.near(match.index, 4)) ||
      /土地证|土地税|土地性质|土地使用/.test(reading.text.slice(match.index, end + 2)) ||
      (/空地|亩地/.test(match[0]) && reading.need.property?.includes('yard'))
    )
      continue;
    if (
      /占$/.test(reading.near(match.index, 1)) ||
      (/^土地|^用地/.test(match[0]) &&
        reading.need.property?.includes('factory') &&
        !/连|带|含|及|和/.test(reading.near(match.index, 2)))
    )
      continue;
    if (reading.field === 'tax' && /亩地/.test(match[0])) continue;
    add(reading, 'land', match.index, end);
  }
  const office = OFFICE_ALONE.exec(reading.text);
  if (office && !reading.need.property && !/带|配|含/.test(office[0]))
    add(reading, 'office', office.index, office.index + office[0].length);
}

/** Eaves and corbels on one storey are said of factory halls only. */
function readImplied(reading: Reading): void {
  if (reading.need.property) return;
  const hall = /单(?:一)?层|排架|钢构|单跨/.exec(reading.text) && /滴水|檐口|檐高|牛腿/.exec(reading.text);
  if (hall) add(reading, 'factory', hall.index, hall.index + hall[0].length);
}
