import { plainText } from '@app/reference';
import { withoutNoise } from '../mining/story.js';

/** Characters a shingle: five Chinese characters are about three words, so that stock phrases alone make no likeness. */
const WIDTH = 5;
/** Characters read; a reprint shows itself long before. */
const READ = 20_000;

/**
 * The text as a sorted list of distinct 32-bit hashes of its runs of five characters. Typography, punctuation, bylines
 * and page furniture do not count, so that a reprint by another outlet gives nearly the same list.
 */
export function shinglesOf(text: string): Uint32Array {
  const plain = withoutNoise(`\n${plainText(text.slice(0, READ)).text}`).replace(/[^\p{L}\p{N}]/gu, '');
  const hashes = new Uint32Array(Math.max(0, plain.length - WIDTH + 1));
  for (let at = 0; at < hashes.length; at++) hashes[at] = hashAt(plain, at);
  hashes.sort();
  let kept = 0;
  for (const hash of hashes) if (kept === 0 || hashes[kept - 1] !== hash) hashes[kept++] = hash;
  return hashes.slice(0, kept);
}

/** FNV-1a over the characters, with a last mix. */
function hashAt(text: string, from: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < from + WIDTH; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}
