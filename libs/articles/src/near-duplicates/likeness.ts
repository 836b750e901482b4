/** How much two texts share. */
export interface Likeness {
  /** Shared shingles ÷ all shingles of both. */
  jaccard: number;
  /** Shared shingles ÷ those of the shorter text. */
  containment: number;
}

/** Half of all runs shared: a reprint with another head or a cut tail keeps 0.6 and more, two reports of one event by two reporters stay under 0.25. */
export const SAME_STORY_JACCARD = 0.5;
/** An excerpt: four fifths of the shorter text stand in the longer one. */
export const EXCERPT_CONTAINMENT = 0.8;
/** A paragraph of boilerplate can lie wholly in another text; a text shorter than this is never an excerpt. */
export const EXCERPT_SHINGLES = 80;

/** From when on two texts are one story. */
export interface StoryFigures {
  jaccard: number;
  containment: number;
  /** Shingles that an excerpt has at least. */
  excerptShingles: number;
  /** Days back in which an article's story is looked for. */
  windowDays: number;
}

/** What a year has told is not news again: an older text of the same words starts a story of its own. */
export const STORY_WINDOW_DAYS = 365;

/** Exact likeness of two sorted lists of distinct shingles (see `shinglesOf`). */
export function likenessOf(a: Uint32Array, b: Uint32Array): Likeness {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [left, right] = [a[i]!, b[j]!];
    if (left === right) shared++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  const all = a.length + b.length - shared;
  const least = Math.min(a.length, b.length);
  return { jaccard: all === 0 ? 0 : shared / all, containment: least === 0 ? 0 : shared / least };
}

/** @param least shingles of the shorter text */
export function isSameLikeness(
  { jaccard, containment }: Likeness,
  least: number,
  figures?: Partial<StoryFigures>,
): boolean {
  if (jaccard >= (figures?.jaccard ?? SAME_STORY_JACCARD)) return true;
  return (
    containment >= (figures?.containment ?? EXCERPT_CONTAINMENT) &&
    least >= (figures?.excerptShingles ?? EXCERPT_SHINGLES)
  );
}

/** One story told twice: reprinted, rewritten under another head, or excerpted. */
export const isSameStory = (a: Uint32Array, b: Uint32Array, figures?: Partial<StoryFigures>): boolean =>
  isSameLikeness(likenessOf(a, b), Math.min(a.length, b.length), figures);
