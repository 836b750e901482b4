import type { NeedCrane } from './need.js';
import { isUpperFloor } from './floor-words.js';
import { rangeOf, type PlacedQuantity, type Reading } from './reading.js';

const CRANE = '行车|天车|航车|航吊|行吊|吊车|起重机|起重|桥吊|龙门吊|门吊|悬臂吊|桥式|单梁|双梁|吊机|吊|crane';
const LIFT = '货梯|电梯|升降机|升降梯|提升机|freight lift|elevator';
const LOAD = '承重|荷载|荷重|载荷|承载|楼板|地坪|地面|楼面|floor load|loading';
const MACHINE = '冲床|压铸机|注塑机|压机|液压机|油压机|锻压|机器|设备|折弯机|吨位|模具|压力机|锁模力|机台';
const NOT_HERE =
  /年产|日产|月产|产能|产量|处理|库存|存|储|货量|吞吐|每年|每月|每天|年|用水|用量|蒸汽|排放|排|废水|出货|卡车|货车|载重|原料|危废|年销/;
const AFTER_NOT = /^\s*(?:\/|每)?(?:年|月|天|日|小时|h\b|货车|卡车|车|产能|产量|货|原料|蒸汽|水|以上的?货)/;

type Kind = 'crane' | 'lift' | 'load' | 'machine' | undefined;
const KINDS: readonly (readonly [Exclude<Kind, undefined>, string])[] = [
  ['lift', LIFT],
  ['machine', MACHINE],
  ['crane', CRANE],
  ['load', LOAD],
];
/** Words that may stand between a word and its figure: 行车要10吨, 承重不低于2吨. */
const LINK =
  '(?:要求|要|需要?|得|有|是|为|在|达|达到|能|约|带|装|可|最大|最重|最小|能力|首层|一楼|底层|楼上|二楼|二层|一层|吨位|:|\\s|[一二两三四五六七八九\\d]{1,2}[台部])*$';
const DIRECT = new Map(KINDS.map(([kind, words]) => [kind, new RegExp(`(?:${words})${LINK}`)]));
const NEXT = new Map(
  KINDS.map(([kind, words]) => [
    kind,
    new RegExp(
      `^(?:\\s*(?:的|级|overhead|bridge|gantry|eot|travell?ing|电动|重型|桥式|欧式|国标|载重|[一二两三四五六七八九\\d]+[台部]))*\\s*(?:${words})`,
    ),
  ]),
);
const ANYWHERE = new Map(KINDS.map(([kind, words]) => [kind, new RegExp(words)]));

/** 20T/5T双钩行车. */
const DOUBLE_HOOK = new RegExp(`^\\s*/\\s*\\d+\\s*(?:t|吨)[^,。;]{0,4}(?:${CRANE})`);

/** Tonnes are a crane, a floor load, a goods lift or a machine; what is made in a year is none of them. */
export function readTonnes(reading: Reading): void {
  readCorbels(reading);
  let last: Kind;
  let lastEnd = 0;
  for (const quantity of reading.quantities) {
    const isLoadUnit = quantity.unit === 't_sqm';
    const isBareLoad =
      quantity.unit === 'none' && quantity.high <= 20 && DIRECT.get('load')!.test(reading.before(quantity));
    if (quantity.unit !== 't' && !isLoadUnit && !isBareLoad) continue;
    const kind = isLoadUnit || isBareLoad ? 'load' : tonneKind(reading, quantity, last, lastEnd);
    if (isLoadUnit && /kn|千牛/.test(quantity.unitText)) reading.flag('unit_converted');
    place(reading, quantity, kind);
    last = kind;
    lastEnd = quantity.to;
  }
}

/** 行车我们自己装，16吨的: a figure alone in its clause belongs to the crane named in the clause before. */
const CRANE_CLAUSE = new RegExp(`(?:${CRANE})[^,。;!?\\d]{0,10},\\s*(?:[一两二三四五六\\d]+[台部])?\\s*$`);

/** 5吨和10吨行车: both are what the last one is. */
const AND =
  /^(?!\s*,?\s*$)\s*(?:[一二两三四五六\d]+[台部])?\s*(?:和|及|与|跟|、|,|或|\+|and|&)?\s*(?:[一二两三四五六\d]+[台部])?\s*$/;

function tonneKind(reading: Reading, quantity: PlacedQuantity, last: Kind, lastEnd: number): Kind {
  const before = reading.before(quantity);
  const after = reading.after(quantity);
  for (const [kind] of KINDS) if (DIRECT.get(kind)!.test(before)) return kind;
  for (const [kind] of KINDS) if (NEXT.get(kind)!.test(after)) return kind;
  if (last && AND.test(reading.text.slice(lastEnd, quantity.from))) return last;
  const next = reading.quantities[quantity.index + 1];
  if (next?.unit === 't' && AND.test(reading.text.slice(quantity.to, next.from)))
    return tonneKind(reading, next, last, lastEnd);
  if (DOUBLE_HOOK.test(reading.text.slice(quantity.end, quantity.end + 14))) return 'crane';
  if (AFTER_NOT.test(after) || NOT_HERE.test(before)) return undefined;
  for (const [kind] of KINDS) if (ANYWHERE.get(kind)!.test(before)) return kind;
  if (/^\s*$/.test(before) && /^\s*(?:的)?$/.test(after) && CRANE_CLAUSE.test(reading.near(quantity.start, 18)))
    return 'crane';
  if (last === 'load' && /楼上|二层|二楼|上层|其他|一楼|首层|底层|三层/.test(before)) return 'load';
  if (
    /(?:单件|最重|工件|单重|重)[^,。;]*$/.test(reading.clauseBefore(quantity)) &&
    new RegExp(CRANE).test(reading.text)
  ) {
    reading.flag('crane_inferred');
    return 'crane';
  }
  if (/(?:上|装|加|配|吊)[^,。;]{0,4}$/.test(before) && /行车|天车|航车|牛腿|吊/.test(reading.text)) return 'crane';
  return undefined;
}

function place(reading: Reading, quantity: PlacedQuantity, kind: Kind): void {
  const { from, to } = quantity;
  if (kind === 'load') {
    const isUpper = isUpperFloor(reading.clauseBefore(quantity));
    reading.putFirst(isUpper ? 'upper_load_t_sqm' : 'load_t_sqm', rangeOf(quantity), from, to);
  } else if (kind === 'lift') reading.putFirst('freight_lift', rangeOf(quantity), from, to);
  else if (kind === 'machine') {
    reading.putFirst('equipment_ton', quantity.high, from, to);
    reading.flag('ton_is_equipment');
  } else if (kind === 'crane') addCrane(reading, quantity);
  else if (
    reading.need.property?.includes('factory') &&
    quantity.high <= 100 &&
    !NOT_HERE.test(reading.before(quantity))
  )
    reading.flag('ton_ambiguous');
}

function addCrane(reading: Reading, quantity: PlacedQuantity): void {
  const { text } = reading;
  const around = text.slice(quantity.end, quantity.end + 14);
  const counted =
    /^[^,。;\d]{0,8}?([一二两三四五六七八九]|\d{1,2})[台部]/.exec(around) ??
    /([一二两三四五六七八九]|\d{1,2})[台部][^,。;]{0,3}$/.exec(reading.near(quantity.start, 8));
  const count = counted
    ? Number(counted[1]) || '一二三四五六七八九'.indexOf(counted[1] === '两' ? '二' : counted[1]!) + 1
    : undefined;
  const isSelf = /(?:自己|自行|自备|后期|以后|我们)[^,。;]{0,6}(?:上|装|加|配|安装)/.test(
    reading.clauseBefore(quantity),
  );
  const crane: NeedCrane = { t: quantity.high };
  if (count && count > 1) crane.count = count;
  if (isSelf) crane.install = 'self';
  reading.put('crane', [...(reading.need.crane ?? []), crane], quantity.from, quantity.to);
}

function readCorbels(reading: Reading): void {
  const corbel = /牛腿|预留行车梁|行车梁/.exec(reading.text);
  if (corbel && !/(?:不要|没有|无需|不需要?)$/.test(reading.near(corbel.index, 3)))
    reading.put('crane_ready', true, corbel.index, corbel.index + corbel[0].length);
}
