/** ISO day arithmetic without time zones. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

export const iso = ({ year, month, day }: Day): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

export function parseDay(text: string): Day {
  const [year = 2000, month = 1, day = 1] = text.slice(0, 10).split('-').map(Number);
  return { year, month, day };
}

export const lastDayOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Whole months later, kept inside the month that is reached (01-31 + 1 → 02-28). */
export function addMonths({ year, month, day }: Day, months: number): Day {
  const index = year * 12 + (month - 1) + months;
  const to = { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
  return { ...to, day: Math.min(day, lastDayOf(to.year, to.month)) };
}

export function addDays(from: Day, days: number): Day {
  const date = new Date(Date.UTC(from.year, from.month - 1, from.day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 1 Monday … 7 Sunday. */
export const weekday = ({ year, month, day }: Day): number => new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7;

export const isBefore = (a: Day, b: Day): boolean => iso(a) < iso(b);
