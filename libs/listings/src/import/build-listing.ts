import type { FieldError } from '@app/platform';
import { findRegions, plainText } from '@app/reference';
import type { AdmittedIndustry, Offer } from '../listing.js';
import { importField } from './import-fields.js';
import type { ImportColumn } from './match-headers.js';
import { sameSize } from './read-measure.js';

const PERMITS = /^(?:title_certificate|fire_acceptance|eia|company_registration|divisible_title|discharge_quota)$/;
/** Fields that are not keys of the contract by themselves. */
const PARTS = new Set('rent sale land_price transaction region rent_floor sale_floor'.split(' '));

type Low = { low: number; high: number };
/** Of a range, what a site can promise: its most in size, its least in strength. */
const MOST_OF = new Set(['area_sqm', 'land_mu', 'yard_sqm']);
const MEASURES = new Set('sqm mu m t_sqm kva cny number'.split(' '));

export interface Built {
  listing: Record<string, unknown>;
  problems: FieldError[];
  /** It stands empty now: on an update an earlier date stays. */
  free: boolean;
}

/** The values of a row's cells, by field, as the contract's object. */
export function buildListing(values: Map<string, unknown>, columns: readonly ImportColumn[]): Built {
  const listing: Record<string, unknown> = {};
  const problems: FieldError[] = [];
  for (const [field, value] of values) {
    const known = importField(field)!;
    if (PARTS.has(field) || field.includes('.')) continue;
    if (value === undefined) continue;
    const measured = MEASURES.has(known.kind) && value !== null;
    listing[field] = measured ? (MOST_OF.has(field) ? (value as Low).high : (value as Low).low) : value;
  }
  const area = values.get('area_sqm') as Low | undefined;
  if (area && area.low < area.high && !values.has('area_sqm_min')) listing.area_sqm_min = area.low;
  if (values.has('height_m') && !values.has('height_kind')) {
    const header = columns.find(({ field }) => field === 'height_m')?.header ?? '';
    listing.height_kind = /净/.test(header)
      ? 'clear'
      : /檐|滴水/.test(header)
        ? 'eave'
        : /层高/.test(header)
          ? 'storey'
          : undefined;
  }
  const free = listing.available_from === 'now';
  if (free) listing.available_from = new Date().toISOString().slice(0, 10);
  if (!listing.ref) problems.push({ field: 'ref', message: '缺少编号：每个房源要有自己的编号' });
  if (!listing.kind) problems.push({ field: 'kind', message: '缺少类型：请写厂房、仓库、土地等' });
  placeOf(values, listing, problems);
  tagsOf(values, listing);
  landOf(values, listing, problems);
  offersOf(values, listing);
  for (const key of Object.keys(listing)) if (listing[key] === undefined) delete listing[key];
  return { listing, problems, free };
}

function placeOf(values: Map<string, unknown>, listing: Record<string, unknown>, problems: FieldError[]): void {
  const said = values.get('region') as { region: string; devzone?: string } | undefined;
  const words = [listing.address, listing.park, listing.title].filter((part) => typeof part === 'string').join(' ');
  const found = said ? [] : findRegions(plainText(words).text).filter(({ level, code }) => level === 'county' && code);
  const region = said?.region ?? found[0]?.code;
  if (region) listing.region = region;
  else problems.push({ field: 'region', message: '缺少区县：请写“丽水市莲都区”或六位代码' });
  if (said?.devzone && !listing.devzone) listing.devzone = said.devzone;
}

function tagsOf(values: Map<string, unknown>, listing: Record<string, unknown>): void {
  for (const [field, value] of values) {
    if (!field.startsWith('has.') || value === null) continue;
    const tag = field.slice(4);
    const list = PERMITS.test(tag) ? 'permits' : 'facilities';
    const tags = new Set((listing[list] as string[] | undefined) ?? []);
    if (value) tags.add(tag);
    else tags.delete(tag);
    listing[list] = [...tags];
  }
}

function landOf(values: Map<string, unknown>, listing: Record<string, unknown>, problems: FieldError[]): void {
  if (typeof listing.land === 'object' && listing.land !== null) return;
  const land: Record<string, unknown> = {};
  for (const key of ['class', 'plot_ratio'] as const)
    if (values.get(`land.${key}`)) land[key] = values.get(`land.${key}`);
  const years = values.get('land.years') as Low | undefined;
  if (years) land.years = years.high;
  const admitted = new Map<string, AdmittedIndustry>();
  for (const one of (values.get('land.admitted') as AdmittedIndustry[] | undefined) ?? [])
    admitted.set(one.division, one);
  for (const figure of ['invest_per_mu_min', 'tax_per_mu_min'] as const) {
    const all = values.get(`land.${figure}`) as Low | undefined;
    const divisions = (listing.industries_allowed as string[] | undefined) ?? [...admitted.keys()];
    if (all)
      for (const division of divisions)
        admitted.set(division, { [figure]: Math.round(all.low), ...admitted.get(division), division });
    for (const [field, value] of values)
      if (field.startsWith(`land.${figure}@`) && value) {
        const division = field.slice(-2);
        admitted.set(division, { ...admitted.get(division), division, [figure]: Math.round((value as Low).low) });
      }
  }
  if (admitted.size > 0) land.admitted = [...admitted.values()];
  if (listing.kind === 'land' && Object.keys(land).length > 0) listing.land = land;
  const mu = listing.land_mu as number | null | undefined;
  const sqm = listing.area_sqm as number | null | undefined;
  if (listing.kind === 'land' && mu && sqm && !sameSize(mu * (2000 / 3), sqm))
    problems.push({
      field: 'land_mu',
      message: `${mu} 亩应为 ${Math.round((mu * 2000) / 3).toLocaleString('en-US')} ㎡，与 ${sqm} ㎡ 对不上，请核对`,
    });
}

/** Prices and ways of trade make offers: a price says its way, a way without a price is 面议. */
function offersOf(values: Map<string, unknown>, listing: Record<string, unknown>): void {
  if (listing.offers !== undefined) return;
  const ways = (values.get('transaction') as string[] | null | undefined) ?? [];
  const offers: Offer[] = [];
  const add = (transaction: string, price: unknown, floor: unknown): void => {
    if (!price && !ways.includes(transaction)) return;
    offers.push({
      transaction: transaction as Offer['transaction'],
      ...(price ? { price: price as Offer['price'] } : {}),
      ...(floor ? { floor_price: floor as number } : {}),
    });
  };
  const parcel = listing.kind === 'land';
  add(parcel && ways.includes('land_lease') ? 'land_lease' : 'rent', values.get('rent'), values.get('rent_floor'));
  add(parcel ? 'land' : 'buy', values.get('land_price') ?? values.get('sale'), values.get('sale_floor'));
  for (const way of ways) if (!offers.some(({ transaction }) => transaction === way)) add(way, undefined, undefined);
  if (offers.length > 0) listing.offers = offers;
}
