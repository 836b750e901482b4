/** Two prints of a story share nearly all pairs of characters; two stories on one subject share a third. */
const SAME = 0.88;
/** Below this a repeated line is a refrain or a caption, not a second print. */
const LEAST = 60;

const squeeze = (text: string): string => text.replace(/[\s\p{P}\p{S}]/gu, '');

function pairs(text: string): Map<string, number> {
  const flat = squeeze(text);
  const counts = new Map<string, number>();
  for (let at = 0; at + 1 < flat.length; at++) {
    const pair = flat.slice(at, at + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

/** The share of `part` that is also in `whole`, by pairs of characters counted. */
export function containment(part: string, whole: string): number {
  const [few, many] = [pairs(part), pairs(whole)];
  let shared = 0;
  let all = 0;
  for (const [pair, count] of few) {
    all += count;
    shared += Math.min(count, many.get(pair) ?? 0);
  }
  return all === 0 ? 0 : shared / all;
}

/** Where the opening comes again: only there a second print can begin. */
function restarts(paragraphs: readonly string[]): number[] {
  const opening = squeeze(paragraphs[0] ?? '').slice(0, 40);
  if (opening.length < 8) return [];
  return paragraphs.flatMap((text, at) => {
    const head = squeeze(text).slice(0, 40);
    return at > 0 && (head === opening || (head.length >= 12 && containment(head, opening) >= SAME)) ? [at] : [];
  });
}

/** Captions and headings that a page prints again within a few lines, and paragraphs that come again word for word. */
function withoutEchoes(paragraphs: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return paragraphs.filter((text, at) => {
    const last = seen.get(text);
    seen.set(text, at);
    const isRow = text.includes(' | ') || squeeze(text).length < 4;
    return isRow || last === undefined || (text.length < 30 && at - last > 3);
  });
}

/** Longer than any story: such a text is not compared with itself. */
const MAX_LENGTH = 60_000;
const MAX_PRINTS = 4;

/** The print to keep where the story is printed again; null where it is not. */
function onePrint(paragraphs: readonly string[]): readonly string[] | null {
  for (const at of restarts(paragraphs).slice(0, 5)) {
    const [first, second] = [paragraphs.slice(0, at), paragraphs.slice(at)];
    const [one, two] = [first.join(''), second.join('')];
    if (Math.min(one.length, two.length) < LEAST) continue;
    if (two.length <= one.length * 1.1 && containment(two, one) >= SAME) return first;
    if (two.length > one.length && containment(one, two) >= SAME) return second;
  }
  return null;
}

/**
 * A story that is printed twice, exactly or nearly, becomes one: the longer print stays, and of two alike the first.
 */
export function printedOnce(paragraphs: readonly string[]): string[] {
  let kept = paragraphs;
  const length = paragraphs.reduce((sum, text) => sum + text.length, 0);
  for (let print = 1; length <= MAX_LENGTH && print < MAX_PRINTS; print++) kept = onePrint(kept) ?? kept;
  return withoutEchoes(kept);
}
