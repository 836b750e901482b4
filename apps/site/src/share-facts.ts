import type { Listing } from '@app/listings';
import { type Fact, factGroups, floorFacts } from './listing-facts.js';
import type { Words } from './site-words.js';

/** What sites are compared by on a client's page, in this order; place and price stand above. */
const COMPARED = [
  'fact.area',
  'fact.landMu',
  'fact.areaMin',
  'fact.storey',
  'fact.height',
  'fact.load',
  'fact.crane',
  'fact.power',
  'fact.fire',
  'fact.docks',
  'fact.landClass',
  'fact.landYears',
  'fact.plotRatio',
  'fact.permits',
  'fact.facilities',
  'fact.tax',
  'fact.available',
];

/** Public facts of one site for the comparison; value null = unknown. */
export function comparedFacts(t: Words, listing: Listing): Fact[] {
  const floors = floorFacts(t, { facts: listing }).rows.map(({ label, ground, upper }) => ({
    label,
    value: ground ?? (upper && `${t('value.storey.upper')} ${upper}`),
  }));
  const held = listing.permits?.map((key) => t(`permit.${key}`, { defaultValue: key })).join('、');
  const isBuilding = listing.kind !== 'land' && listing.kind !== 'yard';
  const all = [
    ...factGroups(t, { facts: listing }).flatMap(({ facts }) => facts),
    ...(isBuilding ? floors : []),
    { label: t('fact.permits'), value: held || null },
  ];
  return COMPARED.flatMap((key) => all.find(({ label }) => label === t(key)) ?? []);
}
