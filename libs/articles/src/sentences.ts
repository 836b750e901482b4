/** One sentence of a text; `start` is its UTF-16 offset, `paragraph` counts from 0. */
export interface Sentence {
  text: string;
  start: number;
  paragraph: number;
}

/** Splits at 。！？； and line ends; a closing quotation mark stays with the sentence it closes. */
export function sentences(text: string): Sentence[] {
  const found: Sentence[] = [];
  let paragraph = 0;
  for (const match of text.matchAll(/[^。！？!?；;\n]+[。！？!?；;]*[”’」』)）]*|\n/g)) {
    if (match[0] === '\n') paragraph++;
    else if (match[0].trim() !== '') {
      const lead = match[0].length - match[0].trimStart().length;
      found.push({ text: match[0].trim(), start: match.index + lead, paragraph });
    }
  }
  return found;
}
