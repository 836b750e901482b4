import type { MatchNeed } from './match-need.js';

const LISTS = [
  'transaction',
  'property',
  'property_inferred',
  'crane',
  'regions',
  'exclude_regions',
  'budget',
  'needs',
];
const RANGES = [
  'area_sqm',
  'land_mu',
  'land_sqm',
  'height_m',
  'load_t_sqm',
  'upper_load_t_sqm',
  'power_kva',
  'docks',
  'tax_year_cny',
  'tax_per_mu_cny',
  'invest_total_cny',
  'invest_fixed_cny',
  'invest_per_mu_cny',
];
const OBJECTS = [...RANGES, 'fire_class', 'industry', 'move_in'];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Takes a need from outside: nulls are absent keys, a bare figure is a range of one. What a need says beyond matching is
 * left aside.
 * @throws Error naming the key that has another shape than the contract's
 */
export function readMatchNeed(value: unknown): MatchNeed {
  if (!isObject(value)) throw new Error('need: must be an object');
  const need = Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null && one !== undefined));
  for (const key of LISTS) {
    if (key in need && !Array.isArray(need[key])) throw new Error(`need.${key}: must be a list`);
  }
  for (const key of RANGES) {
    if (typeof need[key] === 'number') need[key] = { min: need[key], max: need[key] };
  }
  for (const key of OBJECTS) {
    if (key in need && !isObject(need[key])) throw new Error(`need.${key}: must be an object`);
  }
  for (const key of RANGES) checkRange(key, need[key]);
  for (const key of ['regions', 'exclude_regions', 'budget', 'crane']) {
    const items = (need[key] ?? []) as unknown[];
    items.forEach((item, i) => {
      if (!isObject(item)) throw new Error(`need.${key}[${i}]: must be an object`);
      if (key === 'budget' && typeof item.basis !== 'string') throw new Error(`need.budget[${i}].basis: is missing`);
    });
  }
  return need as MatchNeed;
}

function checkRange(key: string, range: unknown): void {
  if (!isObject(range)) return;
  for (const end of ['min', 'max']) {
    const figure = range[end];
    if (figure === null) delete range[end];
    else if (figure !== undefined && !(typeof figure === 'number' && figure >= 0 && figure < Infinity)) {
      throw new Error(`need.${key}.${end}: must be a number from 0`);
    }
  }
}
