const plain = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 });

/** 1,234.5 with at most two decimals. */
export const number = (value: number): string => plain.format(value);

/** Yuan as people read them: 8,500 · 120 万 · 1.2 亿. */
export function yuan(value: number): string {
  if (Math.abs(value) >= 1e8) return `${plain.format(value / 1e8)} 亿`;
  if (Math.abs(value) >= 1e4) return `${plain.format(value / 1e4)} 万`;
  return plain.format(value);
}

export type Range = { min?: number | null; max?: number | null; approx?: string | null };

/** 「5,000」「≥ 5,000」「≤ 8,000」「3,000–5,000」, 「约」 before what was said loosely. */
export function range({ min, max, approx }: Range, show: (value: number) => string = number): string {
  const about = approx ? '约 ' : '';
  if (min != null && max != null) return min === max ? `${about}${show(min)}` : `${about}${show(min)}–${show(max)}`;
  if (min != null) return `≥ ${about}${show(min)}`;
  if (max != null) return `≤ ${about}${show(max)}`;
  return '';
}

/** A range of money with its unit: 「28–30 万元/亩」「≥ 300 万元/年」「0.65 元/㎡/天」; both ends in one size. */
export function money(value: Range, unit: string): string {
  const most = Math.max(Math.abs(value.min ?? 0), Math.abs(value.max ?? 0));
  const [size, word] = most >= 1e8 ? [1e8, '亿'] : most >= 1e4 ? [1e4, '万'] : [1, ''];
  const said = range(value, (amount) => number(amount / size));
  return said && `${said} ${word}${unit}`;
}

/** Whole percent; a share that is not nothing never reads 0 %. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return '<1%';
  return `${Math.round(share * 100)}%`;
}
