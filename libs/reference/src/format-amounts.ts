const MU_SQM = 2000 / 3;

/** Square metres of so many 亩 (1 亩 = 2000/3 ㎡), to 0.01. */
export const muToSqm = (mu: number): number => round(mu * MU_SQM, 2);
/** 亩 of so many square metres, to 0.01. */
export const sqmToMu = (sqm: number): number => round(sqm / MU_SQM, 2);

/** 120000000 → 1.2 亿元, 35000000 → 3,500 万元, 9800 → 9,800 元. */
export function formatYuan(yuan: number): string {
  const size = Math.abs(yuan);
  if (size >= 1e8) return `${grouped(yuan / 1e8, 2)} 亿元`;
  if (size >= 1e5) return `${grouped(yuan / 1e4, 2)} 万元`;
  return `${grouped(yuan, 2)} 元`;
}

/** 12000 → 12,000 ㎡; 1234567 → 123.46 万㎡. */
export function formatArea(sqm: number): string {
  return sqm >= 1e6 ? `${grouped(sqm / 1e4, 2)} 万㎡` : `${grouped(sqm, 0)} ㎡`;
}

/** 30 → 30 亩(20,000 ㎡). */
export function formatLand(mu: number): string {
  return `${grouped(mu, 2)} 亩(${formatArea(muToSqm(mu))})`;
}

/** `{min: 2000, max: 3000}` → 2,000–3,000 ㎡; one end open → ≥ or ≤. */
export function formatRange(range: { min?: number; max?: number }, format: (value: number) => string): string {
  const { min, max } = range;
  if (min === undefined) return max === undefined ? '' : `≤ ${format(max)}`;
  if (max === undefined) return `≥ ${format(min)}`;
  if (min === max) return format(min);
  const [low, high] = [format(min), format(max)];
  const unit = /[^\d.,]+$/.exec(low)?.[0];
  return unit && high.endsWith(unit) ? `${low.slice(0, -unit.length)}–${high}` : `${low} – ${high}`;
}

export function grouped(value: number, decimals: number): string {
  const [whole = '0', fraction = ''] = round(value, decimals).toString().split('.');
  return whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',') + (fraction ? `.${fraction}` : '');
}

function round(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round((value + Number.EPSILON * Math.sign(value)) * scale) / scale;
}
