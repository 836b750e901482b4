import type { IsoDay, WorkingCalendar } from '@app/reference';

const DAY = 86_400_000;

export const two = (value: number): string => String(value).padStart(2, '0');
export const plus = (day: IsoDay, days: number): IsoDay =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
/** Monday of the week. */
export const monday = (day: IsoDay): IsoDay => plus(day, -((new Date(day).getUTCDay() + 6) % 7));

export function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

/** The same day some months on, or the last of a shorter month. */
export function plusMonths(day: IsoDay, months: number): IsoDay {
  const [year, month, date] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year!, month! + months, 0));
  return `${last.toISOString().slice(0, 8)}${two(Math.min(date!, last.getUTCDate()))}`;
}

export const onOrAfter = (day: IsoDay, calendar: WorkingCalendar): IsoDay =>
  calendar.isWorkday(day) ? day : calendar.nextWorkday(day);

/** The last working day before `day`; after a month without one, the day before. */
export function workdayBefore(day: IsoDay, calendar: WorkingCalendar): IsoDay {
  for (let back = 1; back < 28; back++) {
    if (calendar.isWorkday(plus(day, -back))) return plus(day, -back);
  }
  return plus(day, -1);
}

export function workdays(today: IsoDay, count: number, calendar: WorkingCalendar): IsoDay {
  let day = today;
  for (let left = count; left > 0; left--) day = calendar.nextWorkday(day);
  return day;
}
