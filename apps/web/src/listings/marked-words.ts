export interface Words {
  text: string;
  /** Contract keys that were read from these words; none for what was not read. */
  keys: string[];
}

/** A text cut where a field's words begin or end, so that each piece can be marked with its fields. */
export function markedWords(text: string, spans: Record<string, number[]>): Words[] {
  const kept = Object.entries(spans).filter(([, [start = 0, end = 0]]) => end > start && end <= text.length);
  const cuts = [...new Set([0, text.length, ...kept.flatMap(([, span]) => span)])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index]!;
    const keys = kept.filter(([, [from = 0, to = 0]]) => from <= start && to >= end).map(([key]) => key);
    return { text: text.slice(start, end), keys };
  });
}
