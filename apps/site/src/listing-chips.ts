import { regionName } from '@app/reference';
import { type ListingQuery, listingsPath } from './listing-query.js';
import type { Words } from './site-words.js';

/** A filter that is on, and the list without it. */
export interface Chip {
  name: string;
  query: ListingQuery;
  without: string;
}

const range = (min: number | null, max: number | null, unit: string): string =>
  min !== null && max !== null ? `${min}–${max} ${unit}` : min !== null ? `≥ ${min} ${unit}` : `≤ ${max} ${unit}`;

/** The filters that are on, each with a way to take it off. */
export function chipsOf(t: Words, query: ListingQuery): Chip[] {
  const chips: Chip[] = [];
  const add = (name: string, off: Partial<ListingQuery>): void => {
    const without = { ...query, ...off, ignored: [] };
    chips.push({ name, query: without, without: listingsPath(without) });
  };
  if (query.q) add(`“${query.q}”`, { q: '' });
  if (query.city) add(regionName(query.city), { city: '' });
  if (query.kind) add(t(`kind.${query.kind}`), { kind: '' });
  if (query.transaction) add(t(`transaction.${query.transaction}`), { transaction: '' });
  if (query.areaMin !== null || query.areaMax !== null)
    add(range(query.areaMin, query.areaMax, t(`unit.${query.areaUnit}`)), { areaMin: null, areaMax: null });
  if (query.priceMin !== null || query.priceMax !== null)
    add(range(query.priceMin, query.priceMax, t(`listings.priceUnit.${query.priceUnit}`)), { priceMin: null, priceMax: null }); // prettier-ignore
  for (const name of ['height', 'load', 'crane', 'power'] as const)
    if (query[name] !== null)
      add(`${t(`fact.${name}`)} ≥ ${query[name]} ${t(`listings.least.${name}`)}`, { [name]: null });
  if (query.storey) add(t(`value.storey.${query.storey}`), { storey: '' });
  if (query.fire) add(t('listings.fireAs', { fire: query.fire }), { fire: '' });
  if (query.verified) add(t('listings.verifiedOnly'), { verified: '' });
  return chips;
}
