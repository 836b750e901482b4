import type { ZoneList } from '@app/reference';
import type { FormField, Need, NeedKey, NeedSpan } from './need.js';
import { readNeed } from './read-need.js';

/** The three free texts of an inquiry: 需求, 用途, 税收. */
export interface InquiryTexts {
  need?: string | null;
  usage?: string | null;
  tax?: string | null;
  /** What a person says the texts are; read from them unless given. */
  side?: Need['side'];
}

/** Which text speaks first of what: what is wanted in `need`, what for in `usage`, sums in `tax`. */
const FIRST: Partial<Record<NeedKey, FormField>> = {
  industry: 'usage',
  clean_class: 'usage',
  tax_year_cny: 'tax',
  tax_per_mu_cny: 'tax',
  tax_per_sqm_cny: 'tax',
  tax_cumulative: 'tax',
  tax_local: 'tax',
  tax_credit: 'tax',
  output_year_cny: 'tax',
  revenue_year_cny: 'tax',
  invest_total_cny: 'tax',
  invest_fixed_cny: 'tax',
  invest_per_mu_cny: 'tax',
};
const FIELDS = ['need', 'usage', 'tax'] as const satisfies FormField[];
const LISTS: readonly NeedKey[] = ['needs', 'regions', 'exclude_regions'];
/** Gaps that the texts together may fill. */
const GAP_FLAGS = ['transaction_missing', 'area_missing', 'empty_intent', 'phone_missing', 'period_assumed_from_field'];

/** Each of the three texts that says anything, read by itself. */
export function readInquiryTexts(texts: InquiryTexts, asOf: string, zones?: ZoneList): Map<FormField, Need> {
  const { side } = texts;
  const given = FIELDS.filter((field) => (texts[field] ?? '').trim() !== '');
  return new Map(given.map((field) => [field, readNeed(texts[field]!, { formField: field, asOf, side, zones })]));
}

/**
 * The three texts as one need. Spans carry the text they point into. `side` is the need text's unless only another one
 * says supply or other; a text that is `other` adds its flags and nothing else.
 */
export const readInquiryNeed = (texts: InquiryTexts, asOf: string, zones?: ZoneList): Need =>
  joinTexts(readInquiryTexts(texts, asOf, zones), texts.side);

/** The same of texts that were read. @param side what a person says the texts are */
export function joinTexts(read: ReadonlyMap<FormField, Need>, side?: Need['side']): Need {
  const merged: Need = { side: side ?? sideOf(read), flags: [], spans: {} };
  for (const [field, need] of read) {
    for (const flag of need.flags)
      if (!GAP_FLAGS.includes(flag) && !merged.flags.includes(flag)) merged.flags.push(flag);
    if (merged.side !== 'other' && need.side !== 'other') mergeInto(merged, need, field);
  }
  if (merged.side === 'demand') flagGaps(merged, read.size);
  return merged;
}

function sideOf(read: ReadonlyMap<FormField, Need>): Need['side'] {
  const need = read.get('need')?.side;
  if (need && need !== 'demand') return need;
  const others = [...read.values()].map(({ side }) => side);
  if (others.includes('supply')) return 'supply';
  return others.length > 0 && others.every((side) => side === 'other') ? 'other' : 'demand';
}

function mergeInto(merged: Need, need: Need, field: FormField): void {
  for (const key of Object.keys(need) as (keyof Need)[]) {
    if (key === 'side' || key === 'flags' || key === 'spans') continue;
    if (LISTS.includes(key)) mergeList(merged, need, key as 'needs', field);
    else if (key === 'contact') merged.contact = { ...need.contact, ...merged.contact };
    else if (merged[key] === undefined || FIRST[key] === field)
      (merged as unknown as Record<string, unknown>)[key] = need[key];
    else continue;
    takeSpans(merged, need, key, field);
  }
}

function mergeList(merged: Need, need: Need, key: 'needs', field: FormField): void {
  const own = (merged[key] ??= []) as unknown[];
  const known = new Set(own.map((item) => JSON.stringify(item)));
  for (const item of need[key] as unknown[]) if (!known.has(JSON.stringify(item))) own.push(item);
  void field;
}

function takeSpans(merged: Need, need: Need, key: string, field: FormField): void {
  for (const [name, span] of Object.entries(need.spans)) {
    if (name !== key && !name.startsWith(`${key}.`)) continue;
    if (merged.spans[name] && LISTS.includes(key as NeedKey)) continue;
    merged.spans[name] = [span[0], span[1], field] as NeedSpan;
  }
}

function flagGaps(merged: Need, texts: number): void {
  if (merged.property && merged.property_inferred) {
    delete merged.property_inferred;
    delete merged.spans.property_inferred;
  }
  if (texts === 0 || Object.keys(merged.spans).length === 0) merged.flags.push('empty_intent');
  if (!merged.transaction) merged.flags.push('transaction_missing');
  if (!merged.area_sqm && !merged.land_mu && !merged.area_per_floor_sqm && !merged.requests)
    merged.flags.push('area_missing');
  if (!merged.regions) merged.flags.push('region_missing');
  checkTax(merged);
}

/** 亩均 from the tax box against 亩 from the need box. */
function checkTax(merged: Need): void {
  const [perMu, total, land] = [merged.tax_per_mu_cny?.min, merged.tax_year_cny?.min, merged.land_mu?.min];
  if (!perMu || !total || !land || merged.flags.includes('derived_consistent') || merged.flags.includes('conflict_tax'))
    return;
  merged.flags.push(Math.abs(perMu * land - total) <= 0.1 * total ? 'derived_consistent' : 'conflict_tax');
}
