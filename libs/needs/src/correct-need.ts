import { CORRECTABLE, type CorrectableKey, isCorrectable } from './correct-need-keys.js';
import { checkNeedValue, otherLandUnit } from './correct-need-value.js';
import type { Need, NeedRange, NeedRequest } from './need.js';

/** A person's word on one key: its value, or null for "not asked for". `by` a user's id, `at` ISO UTC. */
export interface NeedCorrection {
  value: unknown;
  by: string;
  at: string;
}
export type NeedCorrections = Partial<Record<CorrectableKey, NeedCorrection>>;

/** `set` gives values, `clear` says "not asked for", `reset` goes back to what was read. */
export interface NeedChange {
  set?: Record<string, unknown>;
  clear?: readonly string[];
  reset?: readonly string[];
}
export interface WrongKey {
  key: string;
  message: string;
}

const LAND = ['land_mu', 'land_sqm'] as const;
const isLand = (key: string): key is (typeof LAND)[number] => key === 'land_mu' || key === 'land_sqm';
/** A key with the one that says the same in another unit. */
const together = (key: CorrectableKey): readonly CorrectableKey[] => (isLand(key) ? LAND : [key]);

/**
 * The corrections after a change, or every key that is wrong with a sentence that names it in Chinese. Land is corrected in
 * both units at once, from the one that was given.
 */
export function changeNeedCorrections(
  known: NeedCorrections,
  { set = {}, clear = [], reset = [] }: NeedChange,
  { by, at }: Pick<NeedCorrection, 'by' | 'at'>,
): { corrections: NeedCorrections; keys: CorrectableKey[] } | { wrong: WrongKey[] } {
  const corrections: NeedCorrections = { ...known };
  const all = [...Object.keys(set), ...clear, ...reset];
  const bad: WrongKey[] = all
    .filter((key, index) => !isCorrectable(key) || all.indexOf(key) !== index)
    .map((key) => ({
      key,
      message: isCorrectable(key) ? `${CORRECTABLE[key][0]}：只能改一次` : `没有「${key}」这一项`,
    }));
  if (bad.length > 0) return { wrong: bad };
  for (const key of reset as CorrectableKey[]) for (const one of together(key)) delete corrections[one];
  for (const key of clear as CorrectableKey[])
    for (const one of together(key)) corrections[one] = { value: null, by, at };
  for (const [key, given] of Object.entries(set) as [CorrectableKey, unknown][]) {
    const checked = checkNeedValue(key, given);
    if ('wrong' in checked) bad.push({ key, message: `${CORRECTABLE[key][0]}：${checked.wrong}` });
    else if (!isLand(key)) corrections[key] = { value: checked.value, by, at };
    else setLand(corrections, key, checked.value as NeedRange, { by, at }, set);
  }
  if (bad.length > 0) return { wrong: bad };
  return { corrections, keys: [...new Set(all.flatMap((key) => together(key as CorrectableKey)))] };
}

/** The unit that was given is kept as written; given both, 亩 decides. */
function setLand(
  corrections: NeedCorrections,
  key: (typeof LAND)[number],
  value: NeedRange,
  who: Pick<NeedCorrection, 'by' | 'at'>,
  set: Record<string, unknown>,
): void {
  if (key === 'land_sqm' && 'land_mu' in set) return;
  const other = key === 'land_mu' ? 'land_sqm' : 'land_mu';
  corrections[key] = { value, ...who };
  corrections[other] = { value: otherLandUnit(key, value), ...who };
}

/**
 * The need to work with: the reading with every correction applied last, whatever was read later. Without corrections it
 * is the reading itself. Advice that a correction settles (`area_missing` once an area is set, or is not asked for) goes;
 * a corrected value has no words, so its spans go too.
 */
export function applyNeedCorrections(read: Need, corrections: NeedCorrections): Need {
  const keys = (Object.keys(corrections) as CorrectableKey[]).filter((key) => corrections[key] !== undefined);
  if (keys.length === 0) return read;
  const need = { ...read, flags: [...(read.flags ?? [])], spans: { ...read.spans } } as Need & Record<string, unknown>;
  for (const key of keys) put(need, key, corrections[key]!.value);
  for (const key of LAND) {
    const other = key === 'land_mu' ? 'land_sqm' : 'land_mu';
    if (corrections[key] && !corrections[other])
      put(need, other, corrections[key].value && otherLandUnit(key, corrections[key].value as NeedRange));
  }
  dropFromRequests(need, keys);
  if (corrections.property) remove(need, 'property_inferred');
  if (need.side === 'other' && keys.some((key) => corrections[key]!.value !== null)) need.side = 'demand';
  need.flags = need.flags.filter((flag) => !keys.some((key) => settles(key, flag)));
  return need;
}

function put(need: Need & Record<string, unknown>, key: string, value: unknown): void {
  remove(need, key);
  if (value !== null && value !== undefined) need[key] = value;
}

function remove(need: Need & Record<string, unknown>, key: string): void {
  delete need[key];
  for (const name of Object.keys(need.spans)) if (name === key || name.startsWith(`${key}.`)) delete need.spans[name];
}

/** One value for all of several wishes in one text; what is left of them no longer differs → they are one. */
function dropFromRequests(need: Need & Record<string, unknown>, keys: readonly CorrectableKey[]): void {
  if (!need.requests) return;
  const gone = new Set<string>(keys.flatMap(together));
  const left = need.requests
    .map((request) => Object.fromEntries(Object.entries(request).filter(([key]) => !gone.has(key))) as NeedRequest)
    .filter((request) => Object.keys(request).length > 0);
  if (left.length > 1) need.requests = left;
  else {
    remove(need, 'requests');
    need.flags = need.flags.filter((flag) => flag !== 'multi_request');
  }
}

/** Advice about a key, beside that of its own name. */
const SETTLED: Partial<Record<CorrectableKey, readonly string[]>> = {
  transaction: ['transaction_missing'],
  area_sqm: ['area_missing', 'several_areas', 'dual_unit_conflict', 'unit_inferred', 'slang_ge_wan'],
  land_mu: ['area_missing', 'dual_unit_conflict', 'unit_suspicious', 'unit_inferred'],
  regions: ['region_missing', 'region_ambiguous'],
  budget: ['rent_period_ambiguous', 'period_assumed_from_field'],
  power_kva: ['kw_not_kva', 'kwh_not_kva'],
  power_kw: ['kw_not_kva'],
  crane: ['ton_ambiguous', 'crane_inferred'],
  load_t_sqm: ['ton_ambiguous'],
  tax_year_cny: ['conflict_tax', 'derived_consistent', 'not_annual', 'profit_tax_not_tax', 'tax_low_unquantified'],
  tax_per_mu_cny: ['conflict_tax', 'derived_consistent'],
};

const settles = (key: CorrectableKey, flag: string): boolean =>
  flag === 'empty_intent' ||
  (SETTLED[key] ?? (key === 'land_sqm' ? SETTLED.land_mu : undefined))?.includes(flag) === true;
