import { number } from '../format/number';

const DAYS_A_MONTH = 365 / 12;

/** A rent a ㎡ in both units that people speak: 18 元/㎡/月 is 0.59 a day (a month is 365/12 days). */
export const rentPerDay = (month: number): string => number(month / DAYS_A_MONTH);
export const rentPerMonth = (day: number): string => number(day * DAYS_A_MONTH);

/** The same rent in the other unit, for the line under a price; empty for what is no rent a ㎡. */
export function otherRent(basis: string, from: number | undefined, to: number | undefined): string {
  const ends = [
    ...new Set([from, to].filter((value): value is number => value !== undefined && Number.isFinite(value))),
  ];
  if (ends.length === 0) return '';
  if (basis === 'rent_sqm_month') return `${ends.map(rentPerDay).join('–')} 元/㎡/天`;
  if (basis === 'rent_sqm_day') return `${ends.map(rentPerMonth).join('–')} 元/㎡/月`;
  return '';
}
