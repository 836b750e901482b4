/** Divisible by every weight from 1 to 10, so that places in the rota are whole numbers. */
const ROUND = 2520;

interface InRota {
  id: string;
  weight?: number;
  turn?: number;
  lastAssignedAt: string | null;
}

/** How far one lead moves a person on: half as far with twice the weight. */
export const strideOf = ({ weight = 1 }: Pick<InRota, 'weight'>): number => ROUND / weight;

/**
 * Where somebody stands for this lead. Who was away, or is seldom asked, does not come back to a heap of leads: at most one
 * lead behind others of the same weight, at most one round behind anybody.
 */
export function placeOf(person: InRota, pool: InRota[]): number {
  const turns = (among: InRota[]): number => Math.max(...among.map(({ turn = 0 }) => turn));
  const equals = pool.filter(({ weight = 1 }) => weight === (person.weight ?? 1));
  return Math.max(person.turn ?? 0, turns(equals) - strideOf(person), turns(pool) - ROUND);
}

/** Weighted round robin: the smallest place is next, then who has waited longest, then the id. */
export function nextInRota<Person extends InRota>(pool: Person[]): Person | undefined {
  const places = new Map(pool.map((person) => [person, placeOf(person, pool)]));
  return [...pool].sort(
    (a, b) =>
      places.get(a)! - places.get(b)! ||
      (a.lastAssignedAt ?? '').localeCompare(b.lastAssignedAt ?? '') ||
      a.id.localeCompare(b.id),
  )[0];
}

/** The place after taking one of the pool's leads. */
export const turnAfter = (person: InRota, pool: InRota[]): number => placeOf(person, pool) + strideOf(person);
