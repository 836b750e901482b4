import { industryName, industrySection, MACRO_REGIONS, muToSqm, regionByCode, sqmToMu } from '@app/reference';
import { BUDGET_BASES, CORRECTABLE, type CorrectableKey, type CorrectKind, FIRE_CLASSES } from './correct-need-keys.js';
import type { NeedRange, NeedRegion } from './need.js';

/** A value in the contract's shape, or what is wrong with it, in Chinese without the field's name. */
export type CheckedValue = { value: unknown } | { wrong: string };
type Given = Record<string, unknown>;

const isGiven = (value: unknown): value is Given =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isFigure = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= most;
const wrong = (text: string): CheckedValue => ({ wrong: text });

/**
 * Holds a value that a person wrote against the contract: known choices, figures from 0, min ≤ max, codes that GB/T 2260
 * and GB/T 4754 have. Names and section letters are filled in from the standards, whatever was sent.
 */
export function checkNeedValue(key: CorrectableKey, value: unknown): CheckedValue {
  const kind = CORRECTABLE[key][1] as CorrectKind;
  switch (kind.kind) {
    case 'range':
      return range(value, kind.most);
    case 'number':
      return isFigure(value, kind.most) && value > 0 ? { value } : wrong(`应为 0 到 ${kind.most} 之间的数`);
    case 'choice':
      return kind.of.includes(value as string) ? { value } : wrong('不认识的选项');
    case 'choices':
      return key === 'needs' ? list(value, 40, tag) : list(value, kind.of.length, (one) => choice(kind.of, one));
    case 'regions':
      return list(value, 30, region);
    case 'budget':
      return list(value, 6, budget);
    case 'crane':
      return list(value, 10, crane);
    default:
      return SHAPES[kind.kind](value);
  }
}

const SHAPES = { fire, docks, industry, moveIn };

function range(value: unknown, most: number): CheckedValue {
  if (!isGiven(value)) return wrong('应为 {min, max}');
  const { min, max, approx } = value;
  if (min === undefined && max === undefined) return wrong('请填写数值');
  for (const end of [min, max])
    if (end !== undefined && !isFigure(end, most)) return wrong(`应为 0 到 ${most} 之间的数`);
  if (min !== undefined && max !== undefined && (min as number) > (max as number)) return wrong('最小值不能大于最大值');
  if ((max ?? min) === 0) return wrong('应大于 0');
  if (approx !== undefined && !['about', 'over', 'under'].includes(approx as string)) return wrong('不认识的约数');
  return { value: { ...pick({ min, max }), ...pick({ approx }) } };
}

const pick = (from: Given): Given => Object.fromEntries(Object.entries(from).filter(([, one]) => one !== undefined));

function list(value: unknown, most: number, one: (item: unknown) => CheckedValue): CheckedValue {
  if (!Array.isArray(value) || value.length === 0) return wrong('请至少选一项');
  if (value.length > most) return wrong(`最多 ${most} 项`);
  const seen = new Map<string, unknown>();
  for (const item of value) {
    const checked = one(item);
    if ('wrong' in checked) return checked;
    seen.set(JSON.stringify(checked.value), checked.value);
  }
  return { value: [...seen.values()] };
}

const choice = (of: readonly string[], item: unknown): CheckedValue =>
  of.includes(item as string) ? { value: item } : wrong('不认识的选项');
const tag = (item: unknown): CheckedValue =>
  typeof item === 'string' && /^[a-z][a-z_]{1,39}$/.test(item) ? { value: item } : wrong('不认识的要求');

function region(item: unknown): CheckedValue {
  if (!isGiven(item)) return wrong('应为区域');
  const { name, level, code, host_code: host } = item;
  if (level === 'macro') {
    const macro = MACRO_REGIONS.get(String(name));
    return macro ? { value: { name: macro.name, level, codes: [...macro.codes] } } : wrong('没有这个大区');
  }
  if (level === 'devzone') {
    if (typeof name !== 'string' || name.trim() === '' || name.length > 60) return wrong('请填写园区名称');
    if (typeof host !== 'string' || !regionByCode(host)) return wrong('园区所在的行政区划代码不存在');
    return { value: { name: name.trim(), level, host_code: host } satisfies NeedRegion };
  }
  const found = typeof code === 'string' ? regionByCode(code) : undefined;
  if (!found) return wrong('没有这个行政区划代码');
  return { value: { name: found.name, level: found.level, code: found.code } satisfies NeedRegion };
}

function budget(item: unknown): CheckedValue {
  if (!isGiven(item) || !BUDGET_BASES.includes(item.basis as never)) return wrong('请选择计价方式');
  const checked = range({ min: item.min, max: item.max }, 1e13);
  return 'wrong' in checked ? checked : { value: { basis: item.basis, ...(checked.value as NeedRange) } };
}

function crane(item: unknown): CheckedValue {
  if (!isGiven(item) || !isFigure(item.t, 2000) || item.t === 0) return wrong('吨位应大于 0');
  if (item.count !== undefined && !(Number.isInteger(item.count) && isFigure(item.count, 100) && item.count > 0))
    return wrong('台数应为整数');
  return { value: pick({ t: item.t, count: item.count }) };
}

function fire(value: unknown): CheckedValue {
  if (!isGiven(value)) return wrong('请选择消防等级');
  if (value.min !== undefined)
    return FIRE_CLASSES.includes(value.min as never) ? { value: { min: value.min } } : wrong('不认识的消防等级');
  const only = list(value.only, FIRE_CLASSES.length, (one) => choice(FIRE_CLASSES, one));
  return 'wrong' in only ? only : { value: { only: only.value } };
}

function docks(value: unknown): CheckedValue {
  return isGiven(value) && Number.isInteger(value.min) && isFigure(value.min, 1000) && value.min > 0
    ? { value: { min: value.min } }
    : wrong('应为 1 以上的整数');
}

function industry(value: unknown): CheckedValue {
  const { division, text } = isGiven(value) ? value : {};
  const name = typeof division === 'string' ? industryName(division) : undefined;
  if (!name) return wrong('没有这个行业大类（GB/T 4754）');
  const said = typeof text === 'string' && text.trim() !== '' ? text.trim().slice(0, 60) : name;
  return { value: { text: said, section: industrySection(division as string), division } };
}

function moveIn(value: unknown): CheckedValue {
  if (!isGiven(value)) return wrong('请选择日期');
  const { earliest, latest, urgent, kind } = value;
  for (const day of [earliest, latest]) if (day !== undefined && !isDay(day)) return wrong('应为日期，如 2026-12-01');
  if (earliest !== undefined && latest !== undefined && (earliest as string) > (latest as string))
    return wrong('最早日期不能晚于最晚日期');
  if (urgent !== undefined && typeof urgent !== 'boolean') return wrong('「急」应为是或否');
  if (kind !== undefined && kind !== 'production' && kind !== 'construction') return wrong('不认识的时间类型');
  if (earliest === undefined && latest === undefined && !urgent) return wrong('请选择日期');
  return { value: pick({ earliest, latest, urgent: urgent || undefined, kind }) };
}

const isDay = (day: unknown): boolean =>
  typeof day === 'string' &&
  /^\d{4}-\d{2}-\d{2}$/.test(day) &&
  !Number.isNaN(Date.parse(day)) &&
  new Date(day).toISOString().startsWith(day);

/** The same land in the other unit. */
export function otherLandUnit(key: 'land_mu' | 'land_sqm', value: NeedRange): NeedRange {
  const turn = key === 'land_mu' ? muToSqm : sqmToMu;
  const turned: NeedRange = { ...value };
  for (const end of ['min', 'max'] as const) if (value[end] !== undefined) turned[end] = turn(value[end]);
  return turned;
}
