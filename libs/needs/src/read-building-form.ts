import { isNegated } from './negation.js';
import { rangeOf, type Reading } from './reading.js';
import type { Need } from './need.js';

const GROUND = '一楼|1楼|首层|底层|底楼|1层(?!高)|一层(?!高)|1f|ground[- ]floor';
const PREFERRED = new RegExp(
  `(?:最好|优先|尽量|首选)[^,。;]{0,4}(?:${GROUND})|(?:${GROUND})(?:的)?[^,。;]{0,3}(?:优先|最好|为佳|更好|首选)`,
);
/** 首层7.2米 and 底层承重 speak of a height or a load, not of the floor wanted. */
const GROUND_FIGURE = new RegExp(`^(?:${GROUND})(?:的)?(?:层高|净高|高|承重|荷载|不低于|\\d|不小于|≥|>|要求)`);

/** Storey, whole building or floor, structure, docks, goods lift, people and rooms. */
export function readBuildingForm(reading: Reading): void {
  readStorey(reading);
  readParts(reading);
  readDocks(reading);
  readPeople(reading);
}

/** 二楼也可以, 楼上的厂房, or a floor that is a clause of its own; not 二楼高5米. */
const UPPER =
  /(?:[二三四五六234][楼层][、或和,]?)+(?:及?以上)?的?(?:就|也|都|均)?(?:成|行|可|能接受|没问题|无所谓)|(?:[二三四五234]|二三)楼(?:以上|及以上)?(?:也行|也可以|都行|都可以|可以|即可|就行|的?(?:厂房|车间|仓库))|(?<=^|[,。;\s])(?:[二三四五234])楼(?=[,。;\s]|$)|楼上(?:也行|也可以|都行|都可以|可以|即可|就行|的?(?:厂房|车间|仓库))|upper floors?/;

function readStorey(reading: Reading): void {
  const { text } = reading;
  const put = (value: NonNullable<Need['storey']>, match: RegExpExecArray | null): boolean => {
    if (!match || isNegated(text, match.index, match.index + match[0].length)) return false;
    return reading.putFirst('storey', value, match.index, match.index + match[0].length);
  };
  if (
    reading.need.floors === undefined &&
    put(
      'single',
      /单(?:一)?层(?!面积|建筑面积|高|承重|约|要|不)|single[- ]stor(?:e?y|ied)|平层厂房|一层(?:式|的)?(?:钢构|厂房)/.exec(
        text,
      ),
    )
  )
    return;
  if (put('ground_preferred', PREFERRED.exec(text))) return;
  for (const match of text.matchAll(new RegExp(GROUND, 'g'))) {
    const at = match.index;
    const before = reading.near(at, 3);
    if (
      GROUND_FIGURE.test(text.slice(at, at + 10)) &&
      !/(?:租|要|找|在)$/.test(before) &&
      !/\d{3}|现成/.test(text.slice(at + 2, at + 8))
    )
      continue;
    if (/(?:租|要|用|每|包|整|共|只|就|买|楼|房|厂|库)$/.test(before) && /^(?:一层|1层)/.test(match[0])) continue;
    if (/^(?:一层|1层)/.test(match[0]) && /^(?:约|大约|\d|面积|是)/.test(text.slice(at + 2, at + 5))) continue;
    if (isNegated(text, at, at + match[0].length)) continue;
    reading.put('storey', 'ground', at, at + match[0].length);
    return;
  }
  if (put('upper', UPPER.exec(text))) return;
  put('multi', /多层|高层厂房|multi[- ]stor/.exec(text));
}

const PARTS: readonly (readonly [keyof Need, unknown, RegExp])[] = [
  ['standalone', true, /独栋|整栋|独门独院|独立(?:的)?(?:厂房|院落|厂区|一栋)|单独一栋|整幢|standalone/],
  ['whole_floor', true, /(?:租|要|买)(?:个)?(?:整)?一(?:整)?层(?!高)|整层/],
  ['grade', 'high_standard', /高标(?:仓|准仓|库)?|甲级仓/],
  ['structure', 'steel', /钢构|钢结构|steel/],
  ['structure', 'concrete', /框架(?:结构)?|混凝土结构|钢混|钢砼/],
  ['availability', 'existing', /现房|现成(?:的)?(?:厂房|仓库|房子)|建好的|现仓/],
  ['crane_ready', true, /预留(?:了)?(?:牛腿|行车位)/],
];

function readParts(reading: Reading): void {
  for (const [key, value, pattern] of PARTS) {
    const found = pattern.exec(reading.text);
    if (found && !isNegated(reading.text, found.index, found.index + found[0].length))
      reading.putFirst(key as 'standalone', value as true, found.index, found.index + found[0].length);
  }
  const zoned = /\bm([0-3])(?:类)?(?:工业)?(?:用地|地块|土地|地)?/.exec(reading.text);
  if (zoned && /用地|地/.test(reading.text.slice(zoned.index, zoned.index + 8)))
    reading.put('land_class', [`M${zoned[1]}`], zoned.index, zoned.index + zoned[0].length);
  const lift = /货梯|升降货梯|freight lift/.exec(reading.text);
  if (lift && !isNegated(reading.text, lift.index, lift.index + 2))
    reading.putFirst('freight_lift', true, lift.index, lift.index + lift[0].length);
}

const DOCK =
  /平台库|高台库|月台库|卸货平台|装卸平台|装卸台|卸货台|月台|卸货口|装卸口|卸货位|高台(?!库)|loading docks?|dock/g;

function readDocks(reading: Reading): void {
  const { text } = reading;
  const all = [...text.matchAll(DOCK)].filter(({ index, 0: word }) => !isNegated(text, index, index + word.length));
  const kind = all.find(([word]) => word.endsWith('库'));
  if (kind) reading.addNeed('dock', kind.index, kind.index + kind[0].length);
  const found = all.find(([word]) => !word.endsWith('库')) ?? kind;
  if (!found) return;
  const end = found.index + found[0].length;
  const counted = reading.quantities.find(
    (quantity) =>
      (quantity.unit === 'count' || quantity.unit === 'none') &&
      quantity.high <= 200 &&
      ((quantity.start >= end && quantity.start - end <= 4 && !/[价租元块]/.test(text.slice(end, quantity.start))) ||
        (quantity.end <= found.index && found.index - quantity.end <= 2)),
  );
  const sided = /(两|双|三|四|2|3|4)(?:面|侧|边)(?:[^,。;]{0,4})(?:卸货|装卸|月台|平台)|双面(?:卸货|月台)/.exec(text);
  if (counted)
    reading.put('docks', { min: counted.low }, Math.min(found.index, counted.from), Math.max(end, counted.to));
  else if (sided)
    reading.put(
      'docks',
      { sides: { 两: 2, 双: 2, 三: 3, 四: 4 }[sided[1] ?? '双'] ?? Number(sided[1]) },
      sided.index,
      sided.index + sided[0].length,
    );
  else if (found !== kind) reading.put('docks', { min: 1 }, found.index, end);
}

function readPeople(reading: Reading): void {
  for (const quantity of reading.quantities) {
    const before = reading.before(quantity);
    if (quantity.unit === 'person' && quantity.high >= 3 && quantity.high <= 100_000 && !/共用|限/.test(before))
      reading.putFirst('headcount', rangeOf(quantity), quantity.from, quantity.to);
    else if (
      quantity.unit === 'count' &&
      quantity.unitText === '间' &&
      (/宿舍/.test(before) || /^(?:的)?宿舍/.test(reading.after(quantity)))
    )
      reading.putFirst('dorm_rooms', quantity.high, quantity.start, quantity.end);
    else if (
      quantity.unit === 'count' &&
      quantity.unitText === '台' &&
      /机|设备|机器|机床/.test(before + reading.after(quantity).slice(0, 4)) &&
      !/行车|天车|变压器/.test(before)
    )
      reading.putFirst('equipment_count', quantity.high, quantity.start, quantity.end);
  }
}
