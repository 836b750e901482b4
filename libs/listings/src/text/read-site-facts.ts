import type { NeedProperty } from '@app/needs';
import type { Listing, ListingKind } from '../listing.js';
import { OwnerText, smallNumber } from './owner-text.js';

/** What kind of site it is, where it lies, and what its building is like. */
export function readSiteFacts(owner: OwnerText): void {
  readKind(owner);
  readPlace(owner);
  readFloor(owner);
  readBuilding(owner);
  readUpper(owner);
}

/** Ground under a building (占地10亩) does not make the building a parcel. */
function readKind(owner: OwnerText): void {
  const said = owner.need.property ?? owner.need.property_inferred ?? [];
  const kind = said.find((property) => property !== 'land') ?? said[0];
  if (kind) owner.putRead('kind', kind satisfies NeedProperty as ListingKind, `property.${kind}`, 'property', 'property_inferred', 'industry'); // prettier-ignore
}

const ADDRESS = /[\u4e00-\u9fa5]{2,12}(?:路|街|大道|巷|弄)\d{1,5}(?:-\d+)?号(?!楼|厂房|栋|幢|库|仓|车间)/;
const PARK =
  /[\u4e00-\u9fa5a-z0-9]{2,14}?(?:产业园区?|科技园区?|工业园区?|智造园|智造港|创业园|物流园区?|科创园|小微园|创新园|产业港|工业城|工业区)/;
const LEAD_IN = /^(?:现有?|我(?:们|司)?|自有|业主直租|出租|出售|招租|转让|位于|坐落(?:于|在)?|地处|在|于|有|的)+/;
const BUILDING =
  /(?:[a-z]?\d{1,3}(?:号|#)(?:楼|厂房|栋|幢|仓|库|车间)|[a-z]\d{0,2}(?:号|#)?(?:楼|栋|幢|座)|\d{1,3}(?:栋|幢|座)|[一二三四五六七八九十]号(?:楼|厂房|车间|栋|库))(?!梯|下)/;

function readPlace(owner: OwnerText): void {
  const { text, need } = owner;
  for (const region of need.regions ?? []) {
    const code = region.code ?? region.host_code;
    if (region.level === 'county' || code?.length === 6)
      owner.putRead('region', code, `regions.${region.code ?? region.name}`, 'regions');
    if (region.level === 'devzone') owner.putRead('devzone', region.name, `regions.${region.name}`, 'regions');
  }
  const address = ADDRESS.exec(text);
  if (address) put(owner, 'address', address);
  const park = PARK.exec(text);
  if (park && !/^(?:高新|经开|化工)?(?:产业|工业|科技|物流)园区?$/.test(park[0])) put(owner, 'park', park);
  const building = BUILDING.exec(text);
  if (building) owner.put('building', owner.slice(building.index, building.index + building[0].length), building.index, building.index + building[0].length); // prettier-ignore
}

function put(owner: OwnerText, key: 'address' | 'park', match: RegExpExecArray): void {
  const lead = LEAD_IN.exec(match[0])?.[0].length ?? 0;
  const [start, end] = [match.index + lead, match.index + match[0].length];
  if (end - start >= 4) owner.put(key, owner.slice(start, end), start, end);
}

const FLOOR = /(?:第)?([一二三四五六七八九十]{1,2}|\d{1,2})(?:楼|层|f(?![a-z]))/g;
/** 一楼层高7米, 二楼可以装货梯, 三层共8200平 speak of a figure, a wish or a count, not of the floor on offer. */
const NOT_A_FLOOR = /^(?:的)?(?:层高|净高|高|承重|荷载|可|能|共|以上|都|式|结构|标准|楼|\d|约|各|每|半)/;

/** Which floor of the building: 3号楼2层, 一楼厂房, 位于3层. A whole building has none. */
function readFloor(owner: OwnerText): void {
  if (owner.need.standalone || /整栋|整幢|独栋|全部出租|整体/.test(owner.text)) return;
  for (const match of owner.text.matchAll(FLOOR)) {
    const floor = smallNumber(match[1]!);
    const before = owner.text.slice(Math.max(0, match.index - 5), match.index);
    const end = match.index + match[0].length;
    if (!(floor >= 1 && floor <= 60)) continue;
    if (/(?:共|总|有|建|框架|结构|整|每|单)$/.test(before) || /号$/.test(before + match[0].slice(0, -2))) continue;
    const after = owner.text.slice(end, end + 3);
    const isNamed = /楼|f$/.test(match[0]) || /(?:楼|栋|幢|座|厂房|第|在|于)$/.test(before);
    if (!isNamed || (NOT_A_FLOOR.test(after) && !/^半/.test(after)) || /[、\-至到二三四五]$/.test(before)) continue;
    owner.put('floor_no', String(floor), match.index, end);
    owner.put('storey', floor === 1 ? 'ground' : 'upper', match.index, end);
    return;
  }
}

function readBuilding(owner: OwnerText): void {
  const { need, text } = owner;
  const isWhole = need.standalone || /整栋|整幢|独栋/.test(text);
  const floors = owner.listing.floor_no === String(need.floors) ? undefined : need.floors;
  owner.putRead('floors', floors, 'floors');
  if (floors !== undefined && floors > 1 && (isWhole || !owner.listing.floor_no))
    owner.putRead('storey', 'multi', 'floors');
  if (need.storey && need.storey !== 'ground_preferred') owner.putRead('storey', need.storey, 'storey');
  if (need.structure === 'steel' || need.structure === 'concrete')
    owner.putRead('structure', need.structure, 'structure');
  owner.putRead('height_m', least(need.height_m), 'height_m');
  if (owner.listing.height_m !== undefined) owner.putRead('height_kind', need.height_kind, 'height_kind', 'height_m');
  owner.putRead('upper_height_m', least(need.upper_height_m), 'upper_height_m');
  owner.putRead('load_t_sqm', least(need.load_t_sqm), 'load_t_sqm');
  owner.putRead('upper_load_t_sqm', least(need.upper_load_t_sqm), 'upper_load_t_sqm');
  owner.putRead('column_m', need.column_m, 'column_m');
  owner.putRead('span_m', least(need.span_m), 'span_m');
  owner.putRead('fire_class', need.fire_class?.only?.[0] ?? need.fire_class?.min, 'fire_class');
  owner.putRead('docks', need.docks?.min, 'docks');
  owner.putRead('yard_sqm', least(need.yard_sqm), 'yard_sqm');
  const bay = owner.quantities.find(({ unit, start }) => unit === 'm' && /柱[距网]$/.test(owner.before(start, 4)));
  if (bay) owner.put('column_m', bay.high, bay.start, bay.end);
  readCranes(owner);
  readLifts(owner);
}

const least = (range: { min?: number; max?: number } | undefined): number | undefined => range?.min ?? range?.max;

const CRANE_CLAUSE = /[^,。;\n]*(?:行车|天车|航吊|航车|起重机)[^,。;\n]*/;
const HOOKS =
  /(\d+(?:\.\d+)?)\s*(?:t|吨)(?:的)?(?:行车|天车|航吊)?\s*[x×*]?\s*(\d{1,2}|[一两二三四五])\s*(?:台|部|个)/g;

function readCranes(owner: OwnerText): void {
  const { need, text } = owner;
  const none = /(?:无|没有|没装|不带)(?:行车|天车|航吊)/.exec(text);
  if (none) owner.put('crane', [], none.index, none.index + none[0].length);
  const clause = CRANE_CLAUSE.exec(text);
  const ready = /牛腿|预留[^,。;\n]{0,4}行车|行车[^,。;\n]{0,4}预留/.exec(text);
  if (ready) owner.put('crane_ready', true, ready.index, ready.index + ready[0].length);
  if (!clause || ready) return;
  const hooks = [...clause[0].matchAll(HOOKS)];
  const list = hooks.map((hook) => ({ t: Number(hook[1]), count: smallNumber(hook[2]!) }));
  if (list.length > 1)
    owner.put(
      'crane',
      list,
      clause.index + hooks[0]!.index,
      clause.index + hooks.at(-1)!.index + hooks.at(-1)![0].length,
    );
  const [first] = need.crane ?? [];
  if (first) owner.putRead('crane', [{ t: first.t, ...(first.count && { count: first.count }) }], 'crane');
}

/** Lifts by count; one that could be built in is none. */
function readLifts(owner: OwnerText): void {
  const found =
    /(?:货梯|升降货梯)\s*(\d{1,2}|[一两二三四五])\s*[部台个]|(\d{1,2}|[一两二三四五])\s*[部台个](?:[\d.]+(?:吨|t))?(?:的)?货梯/.exec(
      owner.text,
    ) ?? /(?<!装|无|没有|加)(?:带|有|配|配有)?货梯/.exec(owner.text);
  if (!found || /无|没/.test(owner.before(found.index, 2))) return;
  const count = smallNumber(found[1] ?? found[2] ?? '1');
  if (count > 0) owner.put('freight_lift', count, found.index, found.index + found[0].length);
}

const UPPER =
  /(?:[二三四五2345](?:[、至到\-]?[二三四五六3456])?(?:楼|层)(?:及?以上)?|标准层|楼上|上层)(?:的)?(?:层高|净高|承重|荷载|载荷|高)?(?:是|为|约)?$/;

/** 二三层4.5米, 标准层0.75t: the figures of the floors above, which follow those of the ground floor. */
function readUpper(owner: OwnerText): void {
  const { listing } = owner;
  for (const quantity of owner.quantities) {
    if (!UPPER.test(owner.before(quantity.start, 14))) continue;
    if (quantity.unit === 'm' && quantity.high <= 20 && quantity.high !== listing.height_m)
      owner.put('upper_height_m', quantity.low, quantity.start, quantity.end);
    if (
      (quantity.unit === 't' || quantity.unit === 't_sqm') &&
      quantity.high <= 5 &&
      quantity.high !== listing.load_t_sqm
    )
      owner.put('upper_load_t_sqm', quantity.low, quantity.start, quantity.end);
  }
  if (listing.storey === 'upper') moveUp(owner);
}

/** What is on an upper floor has an upper floor's height and load. */
function moveUp(owner: OwnerText): void {
  for (const key of ['height_m', 'load_t_sqm'] as const) {
    const value = listingNumber(owner.listing, key);
    if (value === undefined || owner.listing[`upper_${key}`] !== undefined) continue;
    const span = owner.spans[key]!;
    owner.drop(key);
    if (key === 'height_m') owner.drop('height_kind');
    owner.listing[`upper_${key}`] = value;
    owner.mark(`upper_${key}`, span);
  }
}

const listingNumber = (listing: Partial<Listing>, key: 'height_m' | 'load_t_sqm'): number | undefined => listing[key];
