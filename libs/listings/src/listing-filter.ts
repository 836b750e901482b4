import { FIRE_CLASSES, type FireClass } from './listing.js';
import { VERIFIED_FOR_DAYS, type VerificationState } from './verification.js';

/** What the desk narrows its list by. Areas in ㎡ and 亩, rents in yuan a ㎡ and month, lengths in m, loads in t/㎡. */
export interface DeskFilters {
  q?: string;
  /** GB/T 2260 code of a province, city or county: everything below it. */
  region?: string;
  /** Part of a development zone's name. */
  zone?: string;
  kind?: string;
  transaction?: string;
  status?: string;
  verified?: 'none' | 'phone' | 'site' | Exclude<VerificationState, 'none'>;
  published?: boolean;
  park?: string;
  storey?: string;
  /** Goods of that class may go in: the unit's class or a more dangerous one. */
  fire?: FireClass;
  areaMin?: number;
  areaMax?: number;
  muMin?: number;
  muMax?: number;
  rentMin?: number;
  rentMax?: number;
  height?: number;
  load?: number;
  power?: number;
  crane?: number;
}

type Sql = (place: string) => string;
const figure = (key: string): string => `(listing.facts ->> '${key}')::numeric`;
const RENT = 'listing_rent_month(listing.facts)';
/** A unit may be let in part down to its smallest part. */
const SMALLEST = 'coalesce(listing.area_sqm_min, listing.area_sqm)';
const STALE = (['site', 'phone'] as const)
  .map((kind) => `listing.verified = '${kind}' and listing.verified_on + ${VERIFIED_FOR_DAYS[kind]} < `)
  .map(
    (sql): Sql =>
      (place) =>
        `${sql}${place}::date`,
  );

const PLAIN: Partial<Record<keyof DeskFilters, Sql>> = {
  region: (n) => `listing.region like ${n} || '%'`,
  zone: (n) => `position(${n} in coalesce(listing.devzone, '')) > 0`,
  kind: (n) => `listing.kind = ${n}`,
  transaction: (n) => `${n} = any(listing.transactions)`,
  status: (n) => `listing.status = ${n}`,
  park: (n) => `listing.park_id = ${n}::uuid`,
  storey: (n) => `listing.facts ->> 'storey' = ${n}`,
  areaMin: (n) => `listing.area_sqm >= ${n}::numeric`,
  areaMax: (n) => `${SMALLEST} <= ${n}::numeric`,
  muMin: (n) => `listing.land_mu >= ${n}::numeric`,
  muMax: (n) => `listing.land_mu <= ${n}::numeric`,
  rentMin: (n) => `${RENT} >= ${n}::numeric`,
  rentMax: (n) => `${RENT} <= ${n}::numeric`,
  height: (n) => `greatest(${figure('height_m')}, ${figure('upper_height_m')}) >= ${n}::numeric`,
  load: (n) => `greatest(${figure('load_t_sqm')}, ${figure('upper_load_t_sqm')}) >= ${n}::numeric`,
  power: (n) => `greatest(${figure('power_kva')}, ${figure('power_expand_kva')}) >= ${n}::numeric`,
  crane: (n) =>
    `exists (select from jsonb_array_elements(listing.facts -> 'crane') as hook where (hook ->> 't')::numeric >= ${n}::numeric)`,
};

/** Classes that take goods of `wanted`: 甲 takes all, 丙 both 丙1 and 丙2. */
const takes = (wanted: FireClass): FireClass[] => {
  const rank = (fire: FireClass): number => '甲乙丙丁戊'.indexOf(fire[0]!);
  return FIRE_CLASSES.filter(
    (own) => rank(own) < rank(wanted) || own === wanted || (own === '丙' && rank(wanted) === 2) || (own === '丙1' && wanted !== '丁' && rank(wanted) === 2), // prettier-ignore
  );
};

/**
 * The filters as SQL over `listing`; values are appended to `parameters`.
 * @param today the day in China, which decides what has gone stale
 */
export function deskWhere(filters: DeskFilters, parameters: unknown[], today: string): string {
  const parts = ['true'];
  const place = (value: unknown): string => `$${parameters.push(value)}`;
  for (const [key, sql] of Object.entries(PLAIN)) {
    const value = filters[key as keyof DeskFilters];
    if (value !== undefined && value !== '') parts.push(sql(place(value)));
  }
  if (filters.fire) parts.push(`listing.facts ->> 'fire_class' = any(${place(takes(filters.fire))}::text[])`);
  if (filters.published !== undefined) parts.push(`listing.published_at is ${filters.published ? 'not null' : 'null'}`);
  const { verified } = filters;
  if (verified === 'none' || verified === 'phone' || verified === 'site')
    parts.push(`listing.verified = ${place(verified)}`);
  else if (verified) {
    const day = place(today);
    const stale = `(${STALE.map((sql) => sql(day)).join(' or ')})`;
    parts.push(verified === 'expired' ? stale : `listing.verified <> 'none' and not ${stale}`);
  }
  if (filters.q) {
    const n = place(filters.q.toLowerCase());
    parts.push(
      `(listing.title_bg @> bigrams(${n}) and position(${n} in lower(listing.title)) > 0
        or lower(listing.ref) = ${n} or lower(listing.ref) like replace(replace(${n}, '%', ''), '_', '\\_') || '%'
        or listing.park_id in (select id from park where position(${n} in lower(park.name)) > 0))`,
    );
  }
  return parts.join(' and ');
}
