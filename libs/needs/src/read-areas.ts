import { muToSqm, sqmToMu } from '@app/reference';
import type { NeedKey, NeedRange } from './need.js';
import { rangeOf, tidy, type PlacedQuantity, type Reading } from './reading.js';

const LAND_BEFORE = /占地|用地|土地|地块|拿地|买地|宗地|净地|地皮|场地面积|土地面积|堆场|(?:块|要|批)地/;
const LAND_AFTER = /^(?:的)?(?:工业)?(?:土地|地块|用地|工业用地|地皮|净地|地(?![面坪址下方区])|堆场)/;
const FLOOR_BEFORE = /每层|层均|每楼|单层(?:面积|建筑面积)|标准层|一层(?:是|约|大约)?$/;
const FLOOR_AFTER = /^\/?\s*(?:每层|一层|\/层|层(?![高面]))/;
const SIDE_ROOMS: readonly (readonly [NeedKey, RegExp, RegExp])[] = [
  ['cold_sqm', /(?:冷库|冷藏库|冷冻库|冻库|冷冻|冷藏)[^,。;]{0,4}$/, /^(?:的)?(?:独立)?(?:冷库|冷藏|冷冻|冻库|低温)/],
  ['office_sqm', /(?:办公室?|办公区|办公面积|展厅|展示厅)[^,。;]{0,4}$/, /^(?:的)?(?:办公|展厅|展示)/],
  ['dorm_sqm', /(?:宿舍|食堂|生活区)[^,。;]{0,4}$/, /^(?:的)?(?:宿舍|食堂|生活)/],
  ['yard_sqm', /(?:空地|院子|院落|外场|停车场?|卸货区|场地)[^,。;]{0,4}$/, /^(?:的)?(?:空地|院子|外场|停车|院落|场地)/],
];
const TOTAL = /总|合计|共|一共|总共/;
const PHASE_ONE = /(?:一期|首期|先期|第一期|1期|前期)[^,。;]{0,8}$/;
const PHASE_TWO = /(?:二期|后期|远期|第二期|2期|预留|后续|将来|以后)[^,。;]{0,8}$/;
const SMALLER = /^[^。;\n]{0,4}?[,，]?\s*(?:也)?(?:可以|能|可)?(?:再)?(?:稍微?|略)?(?:小|少)(?:一?点|些|一些)/;
const LARGER =
  /^[^。;\n]{0,4}?[,，]?\s*(?:也)?(?:可以|能|可)?(?:再)?(?:稍微?|略)?(?:大|多)(?:一?点|些|一些)(?:也|都|更|没|可)/;

/** 现在那个才八百平，不够用: the size of where they sit now. */
const NOW_BEFORE = /(?:现在|目前|现有|现租|原来|老厂|旧厂|原先)[^,。;]{0,8}(?:才|只有|只|就|仅)$/;
const NOW_AFTER = /^(?:的)?[^,。;]{0,4},?\s*(?:已经|实在|根本)?(?:不够|太小|小了|挤|住不下|装不下|放不下)/;

/** Building and ground areas: unit first, then the words around decide what the figure is the area of. */
export function readAreas(reading: Reading): void {
  const floors = floorCount(reading);
  const building: PlacedQuantity[] = [];
  const ground: PlacedQuantity[] = [];
  for (const quantity of reading.quantities) {
    if (quantity.unit === 'mu' && !isRatePerMu(reading, quantity)) ground.push(quantity);
    else if (isArea(reading, quantity)) placeArea(reading, quantity, building, ground, floors);
  }
  readGround(reading, ground, building);
  readBuilding(reading, building);
}

/** 25万一亩, 一亩地一年交15个: the unit of a rate, not a size. */
function isRatePerMu(reading: Reading, quantity: PlacedQuantity): boolean {
  if (quantity.low !== 1 || quantity.high !== 1 || quantity.from !== quantity.start) return false;
  const before = reading.near(quantity.start, 10);
  return (
    /[万元块w个亿]\s*$|[\d.]\s*$|每$|地价|税|投资|产值/.test(before) ||
    /^地?(?:一年|每年|年|交|缴|税|要|租金|的税|能)/.test(reading.text.slice(quantity.end, quantity.end + 4))
  );
}

function isArea(reading: Reading, quantity: PlacedQuantity): boolean {
  if (quantity.unit === 'sqm') {
    const after = reading.text.slice(quantity.end, quantity.end + 4);
    const isRate =
      quantity.high <= 1 ||
      /(?:元|块|万|毛)[\/每]?$/.test(reading.near(quantity.start, 2)) ||
      (quantity.high < 3 && /^(?:每|一)?(?:天|月)|^\d/.test(after));
    return !isRate;
  }
  if (quantity.unit !== 'none' || quantity.high < 50 || quantity.high > 2e6) return false;
  const before = reading.before(quantity);
  if (isSizeOfHall(reading, quantity)) return true;
  return (
    /(?:面积|建面|平方数|建筑面积|厂房|仓库|车间)(?:大概|大约|约|需要|要|在|是|为|:|\s)*(?:不低于|不超过|不少于|至少)?\s*$/.test(
      before + reading.text.slice(quantity.contextStart, quantity.start),
    ) &&
    !/租金|单价|价格|总价|预算/.test(before) &&
    !/^\s*(?:块|元|万|w|年|吨|人|kva|台|左右一平)/.test(reading.text.slice(quantity.end, quantity.end + 4))
  );
}

/** 有没有1500-2000的单层厂房: a bare figure of a size, straight before the building. */
const isSizeOfHall = (reading: Reading, quantity: PlacedQuantity): boolean =>
  quantity.high >= 200 &&
  /(?:^|[租找要买个有]|没有|有无)(?:大概|大约|约)?\s*$/.test(reading.before(quantity)) &&
  /^(?:左右|上下)?的(?:独栋|单层|多层|标准|小|大|现成)*(?:厂房|仓库|车间|库房|仓(?=[,。]|$))/.test(
    reading.text.slice(quantity.to, quantity.to + 12),
  );

/** 现有厂房5000平，想再租3000平: what they have beside what they want more of. */
function isOwnBesideWanted(reading: Reading, quantity: PlacedQuantity): boolean {
  const next = reading.quantities.slice(quantity.index + 1).find(({ unit }) => unit === 'sqm');
  return (
    next !== undefined &&
    /(?:现有|已有|自有|目前有?|现在(?:用|有|是)?)[^,。;\d]{0,8}$/.test(reading.before(quantity)) &&
    /再|另|扩|增|还(?:要|想|需)/.test(reading.text.slice(quantity.to, next.from))
  );
}

function placeArea(
  reading: Reading,
  quantity: PlacedQuantity,
  building: PlacedQuantity[],
  ground: PlacedQuantity[],
  floors: number | undefined,
): void {
  const before = reading.before(quantity);
  const after = reading.after(quantity);
  if (
    NOW_BEFORE.test(before) ||
    (/现在|目前|现有|原来|老厂/.test(before) && NOW_AFTER.test(reading.text.slice(quantity.to, quantity.to + 12)))
  )
    return;
  if (isOwnBesideWanted(reading, quantity)) return;
  if (quantity.unit === 'none') reading.flag('unit_inferred');
  if (FLOOR_BEFORE.test(before) || FLOOR_AFTER.test(after)) {
    reading.put('area_per_floor_sqm', rangeOf(quantity), quantity.from, quantity.to);
    if (floors && quantity.min !== undefined && quantity.max !== undefined)
      reading.put('area_sqm', rangeOf(quantity, floors), quantity.from, quantity.to);
    return;
  }
  for (const [key, left, right] of SIDE_ROOMS) {
    if (!left.test(before) && !right.test(after)) continue;
    if (key === 'cold_sqm' && reading.need.property?.includes('cold_storage')) break;
    if (key === 'office_sqm' && (reading.need.property?.includes('office') || /研发|总/.test(before))) break;
    if (key === 'yard_sqm' && reading.need.property?.includes('yard')) break;
    if (left.test(before) || !/厂房|仓库|建筑|面积/.test(before))
      return void reading.putFirst(key, rangeOf(quantity), quantity.from, quantity.to);
  }
  const isGround =
    (LAND_BEFORE.test(before) && !/建筑|建面|厂房|厂区|车间|仓库/.test(before)) ||
    (LAND_AFTER.test(after) && !/建筑/.test(before));
  const isYardOnly = reading.need.property?.every((property) => property === 'yard' || property === 'land') ?? false;
  const isBuilt = /建筑|建设|建房|用房|建面|厂|房/.test(before);
  (isGround || (isYardOnly && !isBuilt) ? ground : building).push(quantity);
}

function floorCount(reading: Reading): number | undefined {
  for (const quantity of reading.quantities)
    if (
      quantity.unit === 'floor' &&
      quantity.unitText === '层' &&
      quantity.low === quantity.high &&
      quantity.low >= 2 &&
      quantity.low <= 30 &&
      !/第|在|到/.test(reading.near(quantity.start, 1))
    ) {
      reading.putFirst('floors', quantity.low, quantity.start, quantity.end);
      return quantity.low;
    }
  return undefined;
}

function readGround(reading: Reading, ground: PlacedQuantity[], building: PlacedQuantity[]): void {
  const mu = ground.find(({ unit }) => unit === 'mu');
  const phased =
    mu &&
    phases(
      reading,
      ground.filter(({ unit }) => unit === 'mu'),
    );
  if (phased) {
    const [first, second] = phased;
    const total = { min: tidy(first.low), max: tidy(first.low + second.high) };
    const [start, end] = [Math.min(first.from, second.from), Math.max(first.to, second.to)];
    putGround(reading, total, start, end);
    reading.put('phases', [{ land_mu: first.low }, { land_mu: second.low, reserved: true }], start, end);
    return;
  }
  const twin = mu && [...ground, ...building].find((other) => isTwin(reading, mu, other, ground.includes(other)));
  if (twin) {
    reading.flag('dual_unit_consistent');
    if (building.includes(twin)) building.splice(building.indexOf(twin), 1);
  }
  const chosen = mu ?? ground[0];
  if (!chosen) return;
  const sqm = ground.find(({ unit }) => unit === 'sqm');
  if (mu && sqm && sqm !== twin) reading.flag('dual_unit_conflict');
  putGround(
    reading,
    softened(reading, chosen, rangeOf(chosen, chosen.unit === 'mu' ? 1 : 1 / (2000 / 3))),
    chosen.from,
    chosen.to,
  );
}

/** 两万平方米(约三十亩): the same land in the other unit, not 60亩 with 4万方 on it. */
function isTwin(reading: Reading, mu: PlacedQuantity, other: PlacedQuantity, isGround: boolean): boolean {
  if (other.unit !== 'sqm' || Math.abs(sqmToMu(other.low) - mu.low) > 0.05 * mu.low) return false;
  const [left, right] = mu.start < other.start ? [mu, other] : [other, mu];
  return (
    isGround || /^\s*[(,]?\s*(?:约|合|即|折合|相当于|也就是|大约)?\s*$/.test(reading.text.slice(left.to, right.from))
  );
}

/** Both units of one size: 亩 as said, ㎡ worked out from it to 0.01. */
function putGround(reading: Reading, mu: NeedRange, start: number, end: number): void {
  const sqm: NeedRange = { ...mu };
  if (mu.min !== undefined) sqm.min = muToSqm(mu.min);
  if (mu.max !== undefined) sqm.max = muToSqm(mu.max);
  reading.put('land_mu', mu, start, end);
  reading.put('land_sqm', sqm, start, end);
}

function phases(reading: Reading, quantities: PlacedQuantity[]): [PlacedQuantity, PlacedQuantity] | undefined {
  const [one, two] = quantities;
  if (!one || !two) return undefined;
  const isReversed = PHASE_TWO.test(reading.clauseBefore(one)) && PHASE_ONE.test(reading.clauseBefore(two));
  const [first, second] = isReversed ? [two, one] : [one, two];
  const isSecond = PHASE_TWO.test(reading.clauseBefore(second));
  const isFirst =
    PHASE_ONE.test(reading.clauseBefore(first)) ||
    /先(?:要|拿|租|买|上)?[^,。;]{0,4}$/.test(reading.clauseBefore(first));
  return isFirst && isSecond ? [first, second] : undefined;
}

function readBuilding(reading: Reading, building: PlacedQuantity[]): void {
  if (reading.need.area_sqm || building.length === 0) return;
  const phased = phases(reading, building);
  if (phased) {
    const [first, second] = phased;
    const [start, end] = [Math.min(first.from, second.from), Math.max(first.to, second.to)];
    reading.put('area_sqm', { min: first.low, max: first.low + second.high }, start, end);
    reading.put('phases', [{ area_sqm: first.low }, { area_sqm: second.low, reserved: true }], start, end);
    return;
  }
  const chosen = building.find((quantity) => TOTAL.test(reading.before(quantity))) ?? building[0]!;
  if (building.length > 1 && chosen === building[0]) reading.flag('several_areas');
  reading.put('area_sqm', softened(reading, chosen, rangeOf(chosen)), chosen.from, chosen.to);
}

/** 2500平左右，可以再小一点 opens the lower end; 大一点也行 the upper. */
function softened(reading: Reading, quantity: PlacedQuantity, range: NeedRange): NeedRange {
  const after = reading.text.slice(quantity.to, quantity.to + 20).replace(/^(?:的)?[\u4e00-\u9fa5]{0,6}(?=[,，])/, '');
  if (range.min !== undefined && SMALLER.test(after)) return { ...range, min: undefined, max: range.max ?? range.min };
  if (range.max !== undefined && LARGER.test(after)) return { ...range, max: undefined, min: range.min ?? range.max };
  return range;
}
