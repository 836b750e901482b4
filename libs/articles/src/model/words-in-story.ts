import { plainText } from '@app/reference';
import type { Span, Story } from '../mining/story.js';

/** A text without its blanks and its typography, with the way back. */
function bare(text: string): { text: string; at: number[] } {
  let kept = '';
  const at: number[] = [];
  for (let index = 0; index < text.length; index++) {
    if (/[\s“”"'‘’]/.test(text[index]!)) continue;
    kept += text[index];
    at.push(index);
  }
  return { text: kept, at };
}

/** Fewer characters say nothing. */
const LEAST = 2;
/** Places of the same words that are looked at. */
const MOST = 20;

/**
 * Where a story says exactly these words: width, letter case, quotation marks and blanks apart. Furniture of the page is no
 * part of the story.
 */
export function placesOfWords({ plain }: Pick<Story, 'plain'>): (words: string) => Span[] {
  const story = bare(plain);
  return (words) => {
    const wanted = bare(plainText(words).text).text;
    const found: Span[] = [];
    if (wanted.length < LEAST) return found;
    for (let at = story.text.indexOf(wanted); at >= 0 && found.length < MOST; at = story.text.indexOf(wanted, at + 1))
      found.push({ start: story.at[at]!, end: story.at[at + wanted.length - 1]! + 1 });
    return found;
  };
}
