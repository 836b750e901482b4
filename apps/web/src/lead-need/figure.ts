/** A figure as people type it: 3,000 · 1.2万 · ３千 · 8.5; undefined when it is empty, NaN when it is none. */
export function figure(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[,，\s]/g, '');
  if (plain === '') return undefined;
  const found = /^(\d+(?:\.\d+)?)([千万亿kKwW]?)$/.exec(plain);
  if (!found) return NaN;
  const size = { 千: 1e3, k: 1e3, 万: 1e4, w: 1e4, 亿: 1e8 }[found[2]!.toLowerCase()] ?? 1;
  return Math.round(Number(found[1]) * size * 1e6) / 1e6;
}

/** A stored figure for an input: at most two decimals, no separators. */
export const typed = (value: number | null | undefined, scale = 1): string =>
  value == null ? '' : String(Math.round((value / scale) * 100) / 100);
