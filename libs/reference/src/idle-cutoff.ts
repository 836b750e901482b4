import type { WorkingCalendar } from './working-calendar.js';

/** A run without a working day is never near this long. */
const MOST = 800;

/**
 * The other side of `dueInWorkdays`: what happened last before this instant has by `now` been left for `days` (≥ 1)
 * whole working days. `dueInWorkdays(at, days, calendar) <= now` ⇔ `at < idleCutoff(now, days, calendar)`.
 */
export function idleCutoff(now: Date, days: number, calendar: WorkingCalendar): Date {
  let left = days;
  let day = calendar.dayOf(now);
  for (let step = 0; step < MOST; step++, day = dayBefore(day)) {
    if (!calendar.isWorkday(day) || calendar.at(day, '18:00') > now) continue;
    left -= 1;
    if (left === 0) return calendar.at(day, '00:00');
  }
  return new Date(0);
}

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
