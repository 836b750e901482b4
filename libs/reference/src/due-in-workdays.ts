import type { WorkingCalendar } from './working-calendar.js';

/** Local time at which a working day ends for the public. */
const CLOSING = '18:00';

/**
 * The end of the `days`-th working day after the day of `receivedAt`, which itself does not count (民法典 第二百零一条:
 * 按照日计算期间的，开始的当日不计入).
 */
export function dueInWorkdays(receivedAt: Date, days: number, calendar: WorkingCalendar): Date {
  let day = calendar.dayOf(receivedAt);
  for (let passed = 0; passed < days; passed++) day = calendar.nextWorkday(day);
  return calendar.at(day, CLOSING);
}
