import { atWall, isoDay, wallOf } from '../format/shanghai';

export type Preset = 'recent' | 'week' | 'month' | 'quarter' | 'year';

/** Days of `recent`, today included. */
const RECENT = 90;

/** Days since the period began, today included, Shanghai dates; `recent` is the same length on every day of the year. */
export function presetDays(preset: Preset, now: Date): { from: string; to: string } {
  const { year, month, weekday } = wallOf(now);
  const pad = (value: number) => String(value).padStart(2, '0');
  const from = {
    recent: isoDay(atWall(now, 1 - RECENT, 0)),
    week: isoDay(atWall(now, -((weekday + 6) % 7), 0)),
    month: `${year}-${pad(month)}-01`,
    quarter: `${year}-${pad(Math.floor((month - 1) / 3) * 3 + 1)}-01`,
    year: `${year}-01-01`,
  }[preset];
  return { from, to: isoDay(now) };
}
