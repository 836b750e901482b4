import type { PlacedQuantity, Reading } from './reading.js';

export type MoneyTopic =
  | 'tax'
  | 'tax_per_mu'
  | 'tax_per_sqm'
  | 'profit_tax'
  | 'invest_total'
  | 'invest_fixed'
  | 'invest_per_mu'
  | 'output'
  | 'output_per_mu'
  | 'revenue'
  | 'rent'
  | 'price'
  | 'budget'
  | 'ignored';

/** A sum of money with the words around it; `yuan` in multiples of the figure as read. */
export interface Money {
  quantity: PlacedQuantity;
  scale: number;
  topic: MoneyTopic | undefined;
  before: string;
  after: string;
}

const TOPICS: readonly (readonly [MoneyTopic, RegExp])[] = [
  [
    'ignored',
    /首付(?:款)?|设备投资|技改投资|注册资[本金]|实缴|佣金|中介费|定金|订金|押金|保证金|装修|设备(?:款|投入)?(?:约|是)?$|工资|月薪|电费|水费|违约|补贴|奖励|融资|贷款|转让费|管理费|进场费/g,
  ],
  ['profit_tax', /利税|税利/g],
  ['invest_per_mu', /(?:亩均|每亩)(?:固定资产)?投资|投资强度/g],
  [
    'tax_per_mu',
    /亩均(?:税收?|纳税|年税收)?|每亩(?:一年|每年|年)?(?:交|缴|纳)?税收?|(?:一|每|单)亩地?(?:一年|每年|年)?(?:能|可以|可)?(?:交|缴|纳|税)|税收强度/g,
  ],
  ['output_per_mu', /亩均产值|每亩产值|亩产/g],
  ['tax_per_sqm', /每平(?:方米?|米)?(?:的)?税|税收?每平(?:方米?|米)?/g],
  ['invest_fixed', /固投|固定资产(?:投资)?|固定投资/g],
  [
    'invest_total',
    /总投资额?|总投(?=[\d约一二两三四五六七八九十])|投资总额|投资额|计划投资|预计投资|投资|总投入|投入|(?<!中|招)投(?=[\d约个一二两三四五六七八九十资了])|投$|invest(?:ment|ing)?/g,
  ],
  ['output', /年?产值|产出|output/g],
  ['revenue', /营收|营业额|营业收入|销售额|销售收入|年销售?|销量|开票|流水|revenue|sales|turnover/g],
  [
    'tax',
    /税收|纳税|缴税|交税|税额|上税|税金|增值税|(?<![含不免退])税(?![点率前后号务])|交(?=[\d一二两三四五六七八九十几约个])|缴(?=[\d一二三])|\btax(?:es)?/g,
  ],
  [
    'rent',
    /租金|月租金?|年租金?|房租|租价|(?<![出求招免])租(?![期约户了个赁])|每平(?:方米?|米)?(?:每|一个?)?(?:月|天)|一平(?:方米?|米)?一个?(?:月|天)|rent/g,
  ],
  ['price', /总价|单价|售价|均价|地价|土地价格?|土地款|房价|全款|卖价|成交价|(?<!租金)价格?|price/g],
  ['budget', /预算|承受|接受|控制|心理价|budget/g],
];
/** Words after a sum that say what it was: 500万的税, 3亿产值. */
const AFTER_TOPICS: readonly (readonly [MoneyTopic, RegExp])[] = [
  ['ignored', /^(?:的)?(?:注册资|佣金|定金|押金|保证金|贷款|补贴)/],
  ['tax', /^(?:左右|以上)?(?:的)?(?:税收|税|纳税)/],
  ['invest_fixed', /^(?:左右|以上)?(?:的)?(?:固投|固定资产)/],
  ['invest_total', /^(?:左右|以上)?(?:的)?(?:总?投资|项目)/],
  ['output', /^(?:左右|以上)?(?:的)?(?:年?产值)/],
  ['revenue', /^(?:左右|以上)?(?:的)?(?:年?营收|销售|营业额|开票)/],
  ['rent', /^(?:左右|以内|以下)?(?:的)?(?:月租|租金|房租|年租|一?个?月租)/],
];

/** Every sum in the text, with what it is a sum of when words say so. */
export function findMoney(reading: Reading): Money[] {
  const sums: Money[] = [];
  for (const quantity of reading.quantities) {
    const before = reading.clauseBefore(quantity, 26);
    const after = reading.clauseAfter(quantity, 20);
    const scale = yuanScale(reading, quantity, before, after);
    if (scale === undefined) continue;
    const last = sums.at(-1);
    const isSameClause =
      last !== undefined && !/[,。;!?、\n]/.test(reading.text.slice(last.quantity.to, quantity.from));
    const floor = isSameClause ? reading.text.slice(last.quantity.to, quantity.contextStart).slice(-26) : before;
    sums.push({
      quantity: withLateBound(quantity, after),
      scale,
      topic: topicOf(floor, after) ?? (isPerMu(reading, floor) ? 'tax_per_mu' : undefined),
      before,
      after,
    });
  }
  return sums;
}

const RATE = /^\s*(?:钱)?(?:\s*[\/每一](?:个)?(?:平方米|平米|平方|平|㎡|m2|方|亩地?|月|天|日|年))+/;

/** 0.8元/㎡/天以内: the bound stands after the rate. */
function withLateBound(quantity: PlacedQuantity, after: string): PlacedQuantity {
  const rate = RATE.exec(after);
  if (!rate || quantity.min === undefined || quantity.max === undefined) return quantity;
  const rest = after.slice(rate[0].length);
  const bound = /^\s*(?:左右)?(以内|之内|以下|之下|内|封顶|以上|起步|起)/.exec(rest);
  if (!bound) return quantity;
  const isMost = /内|下|封顶/.test(bound[1]!);
  const end = quantity.to + rate[0].length + bound[0].length;
  return {
    ...quantity,
    to: end,
    ...(isMost ? { min: undefined, max: quantity.high } : { min: quantity.low, max: undefined }),
  };
}

/** Yuan per counted unit; undefined when the figure is not money. */
function yuanScale(reading: Reading, quantity: PlacedQuantity, before: string, after: string): number | undefined {
  if (quantity.unit === 'cny') return 1;
  if (
    quantity.unit === 'count' &&
    quantity.unitText === '个' &&
    quantity.high >= 1 &&
    quantity.high < 10_000 &&
    !/^\s*(?:人|月|车|平|卸|月台|亿|小时|点|仓|厂|车间|行车|部门|泊|车位|房间|宿舍|门)/.test(after) &&
    (reading.field === 'tax' || /税|亩均|交|缴|投|产值|给/.test(before))
  ) {
    reading.flag('slang_ge_wan');
    return 1e4;
  }
  if (quantity.unit !== 'none') return undefined;
  if (/[¥￥]\s*$/.test(reading.near(quantity.start, 2))) return 1;
  if (/^\s*(?:\/|每)?(?:片|件|吨|套|台|只|颗|支|瓶|辆|升|箱|票|单|人次|个|对|双|条|米|级|台套|dwt|tpa|p\b)/.test(after))
    return undefined;
  if (
    quantity.multiplier >= 1e4 ||
    (quantity.high >= 1e4 && /[万亿]/.test(reading.text.slice(quantity.start, quantity.end)))
  )
    return /面积|占地|建面|平方/.test(before.slice(-8)) && !/元|价|租金/.test(before) ? undefined : 1;
  if (quantity.multiplier === 1000 && /租金|月租|税|预算|单价|均价/.test(before)) return 1;
  const isPriced =
    /(?:租金|单价|均价|售价|房价|价格|月租金?|租价|每平(?:方米?|米)?(?:每|一个?)?(?:月|天)?|一平(?:方米?|米)?(?:一个?(?:月|天))?|预算|报价|价位|总价)(?:大概|大约|约|预算|在|是|为|要|控制在|不超过|最多|不高于|到|:|\s|不含税|含税|每月|每年|一个月|一年|一平|能接受|可以接受|期望|希望|最高|每平(?:方米?|米)?)*$/;
  return isPriced.test(before + reading.text.slice(quantity.contextStart, quantity.start)) && quantity.high > 0
    ? 1
    : undefined;
}

function topicOf(before: string, after: string): MoneyTopic | undefined {
  let best: { topic: MoneyTopic; end: number; rank: number } | undefined;
  TOPICS.forEach(([topic, pattern], rank) => {
    for (const match of before.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (!best || end > best.end || (end === best.end && rank < best.rank)) best = { topic, end, rank };
    }
  });
  const following = AFTER_TOPICS.find(([, pattern]) => pattern.test(after))?.[0];
  if (following && (!best || before.length - best.end > 2)) return following;
  if (best?.topic === 'tax' && /亩均|每亩|(?:一|单)亩/.test(before)) return 'tax_per_mu';
  if (best?.topic === 'invest_total' && /亩均|每亩|(?:一|单)亩/.test(before)) return 'invest_per_mu';
  if (best?.topic === 'output' && /亩均|每亩|(?:一|单)亩/.test(before)) return 'output_per_mu';
  return best?.topic;
}

/** In the tax box 一亩一年20个 is tax per 亩. */
const isPerMu = (reading: Reading, before: string): boolean =>
  reading.field === 'tax' && /(?:一|每|单)亩地?(?:一年|每年)?[^,。;]{0,4}$/.test(before);
