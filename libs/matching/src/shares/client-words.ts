import type { CriterionResult } from '../match.js';

/** What may be said to a client of one site: why it fits, and one thing that does not or is not known. Chinese sentences. */
export interface ClientWords {
  reasons: string[];
  gap: string | null;
}

/**
 * Criteria that may be spoken of, in the order that a client cares. What a park asks in tax and investment is left to the
 * advisor, and so is every key that is not named here.
 */
const SPOKEN = [
  'area_sqm',
  'land_mu',
  'height_m',
  'load_t_sqm',
  'upper_load_t_sqm',
  'crane',
  'power_kva',
  'fire_class',
  'regions',
  'budget',
  'move_in',
  'storey',
  'docks',
  'property',
  'transaction',
] as const;
const MOST_REASONS = 3;

const placeOf = ({ key }: CriterionResult): number =>
  key.startsWith('needs.') ? SPOKEN.indexOf('move_in') : (SPOKEN as readonly string[]).indexOf(key);

/** Gaps by how much they matter: what fails, what nearly fits, what is not known. */
const GRAVITY = ['fail', 'near', 'unknown'];

/** Three reasons at most, and the one gap that should be told honestly. */
export function clientWords(criteria: readonly CriterionResult[]): ClientWords {
  const spoken = criteria.filter((one) => placeOf(one) >= 0).sort((a, b) => placeOf(a) - placeOf(b));
  const gaps = spoken
    .filter(({ verdict }) => verdict !== 'pass')
    .sort((a, b) => GRAVITY.indexOf(a.verdict) - GRAVITY.indexOf(b.verdict));
  return {
    reasons: spoken
      .filter(({ verdict }) => verdict === 'pass')
      .slice(0, MOST_REASONS)
      .map(({ why }) => why),
    gap: gaps[0]?.why ?? null,
  };
}
