const pairsOf = (text: string): Map<string, number> => {
  const flat = text.replace(/\s+/g, '');
  const counts = new Map<string, number>();
  for (let at = 0; at + 1 < flat.length; at++) {
    const pair = flat.slice(at, at + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
};

const total = (counts: Map<string, number>): number => [...counts.values()].reduce((sum, count) => sum + count, 0);

/**
 * How much of one text is another, 0–1: F1 over pairs of neighbouring characters, each counted as often as it stands.
 * Pairs rather than lines, because a paragraph with a few words of furniture stuck to it should cost those few words,
 * and rather than single characters, because any two Chinese texts share most of those.
 */
export function textScore(got: string, wanted: string): number {
  const [one, other] = [pairsOf(got), pairsOf(wanted)];
  let shared = 0;
  for (const [pair, count] of one) shared += Math.min(count, other.get(pair) ?? 0);
  const all = total(one) + total(other);
  return all === 0 ? 1 : (2 * shared) / all;
}
