import { readQuantities, type Quantity, type Unit } from '@app/reference';
import { assertOrdered, CellProblem, isBlank, plainCell } from './cell.js';
import type { HeaderUnit } from './match-headers.js';

export type MeasureUnit = 'sqm' | 'mu' | 'm' | 't_sqm' | 'kva' | 'cny' | 'number';

/** A figure or a range in the base unit of its column. */
export interface Measure {
  low: number;
  high: number;
}

const WRITTEN: Record<MeasureUnit, string> = {
  sqm: '㎡',
  mu: '亩',
  m: 'm',
  t_sqm: 't/㎡',
  kva: 'kVA',
  cny: '元',
  number: '',
};
/** How many of the column's unit one of another is; what is not here is not turned into another silently (kW, kVA). */
const TURNED: Partial<Record<MeasureUnit, Partial<Record<Unit, number>>>> = {
  sqm: { mu: 2000 / 3 },
  mu: { sqm: 3 / 2000 },
  m: { mm: 0.001 },
  t_sqm: { t: 1 },
  number: { count: 1, t: 1, year: 1, floor: 1 },
  cny: {},
};
const FREE: Partial<Record<Unit, true>> = { none: true, floor: true };

const round = (value: number): number => Math.round(value * 1e4) / 1e4;
const NUMBER = /^\d+(?:\.\d+)?$/;

/** The figures of a cell in the column's unit; a bare number counts in the header's unit, else in the column's own. */
function inUnit(
  { unit, low, high }: Quantity,
  wanted: MeasureUnit,
  header: HeaderUnit | undefined,
): Measure | undefined {
  if (unit === wanted) return { low, high };
  const bare = FREE[unit] ? headerScale(wanted, header) : undefined;
  const scale = bare ?? TURNED[wanted]?.[unit];
  return scale === undefined ? undefined : { low: round(low * scale), high: round(high * scale) };
}

function headerScale(wanted: MeasureUnit, header: HeaderUnit | undefined): number {
  if (!header) return 1;
  if (header.unit === wanted || header.unit === 'none') return header.scale;
  const turned = TURNED[wanted]?.[header.unit];
  return turned === undefined ? 1 : header.scale * turned;
}

/**
 * Reads 2,600㎡, 0.26万平, 800kg/㎡, 6-8米. `30亩(20000㎡)` must agree with itself.
 * @returns undefined for an empty cell
 * @throws CellProblem
 */
export function readMeasure(text: string, wanted: MeasureUnit, header?: HeaderUnit): Measure | undefined {
  if (isBlank(text)) return undefined;
  if (NUMBER.test(text) && text.length < 15) {
    const value = round(Number(text) * headerScale(wanted, header));
    return { low: value, high: value };
  }
  const plain = plainCell(text);
  if (/^-\s*\d/.test(plain)) throw new CellProblem('negative', '不能为负数');
  assertOrdered(plain);
  const found = readQuantities(plain);
  const [first, second] = found;
  if (!first) throw new CellProblem('not_a_number', `读不出数字，请写成 ${example(wanted)}`);
  const measure = inUnit(first, wanted, header);
  if (!measure) throw new CellProblem('wrong_unit', wrongUnit(first, wanted));
  if (found.length > 2) throw new CellProblem('several_numbers', `写了几个数字，请只写一个，如 ${example(wanted)}`);
  if (second) agree(measure, second, wanted, header);
  if (!Number.isFinite(measure.low) || !Number.isFinite(measure.high))
    throw new CellProblem('not_a_number', `读不出数字，请写成 ${example(wanted)}`);
  return measure;
}

function agree(measure: Measure, second: Quantity, wanted: MeasureUnit, header?: HeaderUnit): void {
  const other = second.unit === 'none' ? undefined : inUnit(second, wanted, header);
  if (!other) throw new CellProblem('several_numbers', `写了几个数字，请只写一个，如 ${example(wanted)}`);
  if (!sameSize(measure.high, other.high))
    throw new CellProblem('sizes_disagree', `亩和㎡对不上：1 亩 = 666.67 ㎡，请核对`);
}

/** Within 2 %: people round. */
export const sameSize = (a: number, b: number): boolean => Math.abs(a - b) <= 0.02 * Math.max(a, b);

const example = (wanted: MeasureUnit): string => (wanted === 'cny' ? '300万元' : `1200${WRITTEN[wanted]}`);

function wrongUnit({ unitText, unit }: Quantity, wanted: MeasureUnit): string {
  if (wanted === 'kva' && unit === 'kw') return '这一列是 kVA，kW 不能直接换算，请按变压器容量填 kVA';
  return `单位“${unitText}”不对，这一列应为 ${WRITTEN[wanted] || '数字'}`;
}
