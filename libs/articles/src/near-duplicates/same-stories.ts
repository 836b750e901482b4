import { bandKeys } from './band-keys.js';
import { isSameStory } from './likeness.js';
import { shinglesOf } from './shingles.js';
import { SignatureIndex } from './signature-index.js';

/**
 * Groups texts that tell one story, each group in the order given; texts that stand alone are left out. Candidates come
 * from shared bands, exact likeness decides.
 */
export function sameStories(texts: readonly string[]): number[][] {
  const index = new SignatureIndex(texts.length);
  const read = texts.map(shinglesOf);
  const groupOf: number[] = [];
  for (const [at, shingles] of read.entries()) {
    const keys = bandKeys(shingles);
    const twin = index.candidates(keys).find((other) => isSameStory(shingles, read[other]!));
    groupOf.push(twin === undefined ? at : groupOf[twin]!);
    index.add(keys);
  }
  const groups = new Map<number, number[]>();
  for (const [at, group] of groupOf.entries()) groups.set(group, [...(groups.get(group) ?? []), at]);
  return [...groups.values()].filter(({ length }) => length > 1);
}
