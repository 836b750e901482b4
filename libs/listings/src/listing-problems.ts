import type { FieldError } from '@app/platform';
import { regionByCode } from '@app/reference';
import type { Listing, Offer, PriceBasis } from './listing.js';
import { BadListing, readListing } from './read-listing.js';

/** The most that is believed of a figure, with its unit; above it somebody slipped by a digit or a unit. */
const MOST: Record<string, [most: number, unit: string]> = {
  area_sqm: [5_000_000, '㎡'],
  area_sqm_min: [5_000_000, '㎡'],
  yard_sqm: [5_000_000, '㎡'],
  land_mu: [100_000, '亩'],
  floors: [60, '层'],
  height_m: [60, 'm'],
  upper_height_m: [60, 'm'],
  span_m: [300, 'm'],
  load_t_sqm: [50, 't/㎡'],
  upper_load_t_sqm: [50, 't/㎡'],
  power_kva: [1_000_000, 'kVA'],
  power_expand_kva: [1_000_000, 'kVA'],
  docks: [1_000, '个'],
  freight_lift: [200, '部'],
  tax_year_cny_min: [1e11, '元'],
};
const MOST_YUAN: Record<PriceBasis, number> = {
  rent_sqm_day: 50,
  rent_sqm_month: 1_500,
  rent_month_total: 1e9,
  rent_year_total: 1e10,
  price_sqm: 500_000,
  price_total: 1e11,
  price_mu: 1e9,
  price_sqm_land: 1_000_000,
};

const grouped = (value: number): string => value.toLocaleString('en-US');

/** What nobody can mean, each with its field and what to do about it; empty for a listing that may stand. */
export function listingProblems(listing: Listing): FieldError[] {
  const problems: FieldError[] = [];
  const say = (field: string, message: string) => problems.push({ field, message });
  for (const [key, [most, unit]] of Object.entries(MOST)) {
    const value = listing[key as keyof Listing];
    if (typeof value === 'number' && value > most)
      say(key, `${grouped(value)} ${unit} 不合常理，请核对单位（最多 ${grouped(most)} ${unit}）`);
  }
  for (const key of ['area_sqm', 'land_mu', 'height_m', 'load_t_sqm'] as const)
    if (listing[key] === 0) say(key, '不能为 0；不知道就留空');
  if (listing.region !== undefined && regionByCode(listing.region)?.level !== 'county')
    say('region', `没有 ${listing.region} 这个区县代码，请从列表中选择`);
  listing.offers?.forEach((offer, index) => offerProblems(offer, `offers[${index}]`, say));
  listing.crane?.forEach(({ t }, index) => t > 1_000 && say(`crane[${index}].t`, `${t} t 不合常理，最多 1,000 t`));
  landProblems(listing, say);
  return problems;
}

type Say = (field: string, message: string) => void;

function offerProblems({ price, floor_price: floor }: Offer, path: string, say: Say): void {
  const top = price?.max ?? price?.min;
  if (price && top !== undefined && top > MOST_YUAN[price.basis])
    say(`${path}.price`, `${grouped(top)} 元不合常理，请核对计价单位`);
  if (floor !== undefined && top !== undefined && floor > top)
    say(`${path}.floor_price`, `底价 ${grouped(floor)} 高于面价 ${grouped(top)}，请核对`);
}

function landProblems({ kind, land }: Listing, say: Say): void {
  if (!land) return;
  if (kind !== 'land' && land.admitted?.length) say('land.admitted', '只有土地才按行业写指标');
  if ((land.plot_ratio?.max ?? land.plot_ratio?.min ?? 0) > 20) say('land.plot_ratio', '容积率不会超过 20，请核对');
  if ((land.years ?? 0) > 70) say('land.years', '工业用地最多 50 年，其他最多 70 年');
  const seen = new Set<string>();
  land.admitted?.forEach(({ division }, index) => {
    if (seen.has(division)) say(`land.admitted[${index}].division`, `行业 ${division} 写了两行，请合并`);
    seen.add(division);
  });
}

const WORDS: [RegExp, string][] = [
  [/^is missing/, '必填'],
  [/not empty/, '应为文字'],
  [/below 0/, '不能为负数'],
  [/must be a number/, '应为数字'],
  [/whole number/, '应为整数'],
  [/must be true or false/, '应为是或否'],
  [/date like/, '应为 2026-12-01 这样的日期'],
  [/min is above max/, '最低高于最高，请对调'],
  [/is above area_sqm/, '起租面积大于可租面积，请核对'],
  [/GB\/T 4754/, '应为两位的行业大类代码'],
  [/county code/, '应为六位区县代码，请从列表中选择'],
  [/must be one of/, '请从列表中选择'],
  [/must be a list/, '应为列表'],
  [/not a key/, '不认识的字段'],
];

/** The refusal of `readListing` in words for the person who filled the form. */
export const badListingText = ({ reason }: BadListing): string =>
  WORDS.find(([pattern]) => pattern.test(reason))?.[1] ?? '格式不对';

/**
 * A listing as typed, read and checked.
 * @returns the listing, or the fields that are wrong
 */
export function checkedListing(value: unknown): { listing: Listing } | { problems: FieldError[] } {
  try {
    const listing = readListing(value);
    const problems = listingProblems(listing);
    return problems.length > 0 ? { problems } : { listing };
  } catch (error) {
    if (error instanceof BadListing) return { problems: [{ field: error.field, message: badListingText(error) }] };
    throw error;
  }
}
