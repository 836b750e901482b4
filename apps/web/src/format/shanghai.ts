/** Shanghai keeps UTC+8 all year, so its wall clock is the UTC clock of a shifted instant. */
const SHIFT = 8 * 3600_000;
const DAY = 86_400_000;

export type Wall = { year: number; month: number; day: number; hour: number; minute: number; weekday: number };

export function wallOf(at: Date): Wall {
  const shifted = new Date(at.getTime() + SHIFT);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    weekday: shifted.getUTCDay(),
  };
}

/** Days since 1970-01-01 on the Shanghai calendar. */
export const dayNumber = (at: Date): number => Math.floor((at.getTime() + SHIFT) / DAY);

/** `YYYY-MM-DD` in Shanghai. */
export const isoDay = (at: Date): string => new Date(at.getTime() + SHIFT).toISOString().slice(0, 10);

/** The instant of a Shanghai wall time, `days` days after the day of `from`. */
export const atWall = (from: Date, days: number, hour: number, minute = 0): Date =>
  new Date((dayNumber(from) + days) * DAY - SHIFT + hour * 3600_000 + minute * 60_000);

/** Value of a `datetime-local` field (`YYYY-MM-DDTHH:mm`) read as Shanghai time; null when unreadable. */
export function fromLocalField(value: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value)) return null;
  const at = new Date(`${value.slice(0, 16)}:00+08:00`);
  return Number.isNaN(at.getTime()) ? null : at;
}

export const toLocalField = (at: Date): string => new Date(at.getTime() + SHIFT).toISOString().slice(0, 16);
