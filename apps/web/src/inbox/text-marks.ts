import type { ProspectView } from '../api/views';
import { type WordPiece, type WordSpan, wordPieces } from '../lead-need/word-pieces';
import { type FactKind, factKinds, kindOf } from './fact-kinds';

export type TextPiece = WordPiece & { kind?: FactKind };

const isSpan = (value: unknown): value is [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every((one) => Number.isInteger(one));

/** Where a prospect's facts stand in the text; persons are not marked. */
export function spansOf({ evidence }: Pick<ProspectView, 'evidence'>): WordSpan[] {
  return Object.entries(evidence).flatMap(([key, at]) =>
    kindOf(key) && isSpan(at) ? [{ key, start: at[0], end: at[1] }] : [],
  );
}

/** The text in pieces, each with the kind of fact it tells; `marked` is the fact that is looked for. */
export function textPieces(text: string, spans: WordSpan[], marked?: string): TextPiece[] {
  return wordPieces(text, spans, marked).map((piece) => ({
    ...piece,
    kind: piece.marked && marked ? kindOf(marked) : piece.keys.map(kindOf).find(Boolean),
  }));
}

/** One chip a fact that the text tells, with its words, in the order of the kinds. */
export function factChips(text: string, spans: WordSpan[]): { fact: string; kind: FactKind; words: string }[] {
  return (Object.entries(factKinds) as [FactKind, readonly string[]][]).flatMap(([kind, facts]) => {
    const seen = new Set<string>();
    return facts.flatMap((fact) => {
      const span = spans.find(({ key }) => key === fact);
      const place = span && `${span.start}-${span.end}`;
      if (!span || !place || seen.has(place) || fact === 'tenure') return [];
      seen.add(place);
      return [{ fact, kind, words: text.slice(span.start, span.end) }];
    });
  });
}
