import type { WorkingCalendar } from './working-calendar.js';

/** Nobody needs to know how many hundred days something is late or has time. */
const MOST = 400;

/** Working days after today up to the day of `due`, that one included: 0 = due today; −1 and less = so many days late. */
export function workdaysLeft(now: Date, due: Date, calendar: WorkingCalendar): number {
  const [today, last] = [calendar.dayOf(now), calendar.dayOf(due)];
  if (due < now) return -Math.max(1, workdaysBetween(last, today, calendar));
  return workdaysBetween(today, last, calendar);
}

/** Working days in (from, to]. */
function workdaysBetween(from: string, to: string, calendar: WorkingCalendar): number {
  let count = 0;
  for (let day = calendar.nextWorkday(from); day <= to && count < MOST; day = calendar.nextWorkday(day)) count++;
  return count;
}
