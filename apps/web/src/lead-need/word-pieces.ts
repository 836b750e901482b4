/** Words of a text that a key of the need was read from (UTF-16 offsets). */
export type WordSpan = { key: string; start: number; end: number };
/** `start`: where it stands in the text. */
export type WordPiece = { start: number; text: string; keys: string[]; marked: boolean };

/** The row of the need list that a span key belongs to: `needs.eia` → needs, both land units → land_mu. */
export const rowOf = (key: string): string => {
  const row = key.split('.')[0] ?? key;
  if (row === 'land_sqm') return 'land_mu';
  return row === 'property_inferred' ? 'property' : row;
};

/**
 * Cuts a text where words of the need begin and end. Words of the marked row come out as one piece even where other rows
 * share some of them; spans outside the text are left out.
 */
export function wordPieces(text: string, spans: WordSpan[], marked?: string): WordPiece[] {
  const inside = spans.filter(({ start, end }) => start >= 0 && start < end && end <= text.length);
  const own = inside.filter(({ key }) => rowOf(key) === marked);
  const within = (at: number, list: WordSpan[]) => list.filter(({ start, end }) => start <= at && at < end);
  const cuts = [...new Set([0, text.length, ...inside.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  const pieces: WordPiece[] = [];
  cuts.slice(0, -1).forEach((start, index) => {
    const keys = [...new Set(within(start, inside).map(({ key }) => rowOf(key)))];
    const piece = { start, text: text.slice(start, cuts[index + 1]), keys, marked: within(start, own).length > 0 };
    const last = pieces.at(-1);
    if (last?.marked && piece.marked) last.text += piece.text;
    else pieces.push(piece);
  });
  return pieces;
}
