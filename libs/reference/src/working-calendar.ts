import chineseDays from 'chinese-days';

/** Local ISO day, `2026-10-01`. */
export type IsoDay = string;
/** An admin's correction of the published table: a day that is worked, or is not. */
export interface DayOverride {
  day: IsoDay;
  working: boolean;
}
/** Opening hours as `HH:MM` pairs in local time, in order, without overlap. */
export type WorkingHours = readonly (readonly [from: string, to: string])[];

export interface CalendarOptions {
  hours?: WorkingHours;
  overrides?: readonly DayOverride[];
  /** Minutes east of UTC; China has one zone and no summer time: 480. */
  offsetMinutes?: number;
}

export const DEFAULT_HOURS: WorkingHours = [
  ['09:00', '12:00'],
  ['13:30', '18:00'],
];
const MINUTE = 60_000;
const DAY = 86_400_000;
/** No run of days off is near this long; it ends a search when an admin closes every day. */
const MAX_SEARCH_DAYS = 400;

/**
 * Working time in China: the published holidays and 调休 days of `chinese-days` under the admin's overrides. A year that
 * the table does not know reads as plain weekdays: ask `hasDataFor` and warn.
 */
export class WorkingCalendar {
  private readonly spans: readonly (readonly [number, number])[];
  private readonly overrides: ReadonlyMap<IsoDay, boolean>;
  private readonly offset: number;
  private readonly known = new Map<IsoDay, boolean>();

  constructor({ hours = DEFAULT_HOURS, overrides = [], offsetMinutes = 480 }: CalendarOptions = {}) {
    this.spans = hours.map(([from, to]) => [minuteOf(from), minuteOf(to)] as const);
    if (
      this.spans.length === 0 ||
      this.spans.some(([from, to], at) => from >= to || from < (this.spans[at - 1]?.[1] ?? 0))
    )
      throw new RangeError('working hours must be ordered, non-empty spans within one day');
    this.overrides = new Map(overrides.map(({ day, working }) => [day, working]));
    this.offset = offsetMinutes * MINUTE;
  }

  isWorkday(day: IsoDay): boolean {
    const override = this.overrides.get(day);
    if (override !== undefined) return override;
    let working = this.known.get(day);
    if (working === undefined) {
      working = chineseDays.isWorkday(day);
      this.known.set(day, working);
    }
    return working;
  }

  /** Whether the holiday table, or an override, covers the year. */
  hasDataFor(year: number): boolean {
    const prefix = `${year}-`;
    for (const day of this.overrides.keys()) if (day.startsWith(prefix)) return true;
    return yearHasHolidays(year);
  }

  /** Local day of an instant. */
  dayOf(at: Date): IsoDay {
    return new Date(at.getTime() + this.offset).toISOString().slice(0, 10);
  }

  /** `at` itself when it is inside working hours, else the next opening. */
  nextWorkingTime(at: Date): Date {
    return this.addWorkingMinutes(at, 0);
  }

  isWorkingTime(at: Date): boolean {
    const minute = this.minuteOfDay(at);
    return this.isWorkday(this.dayOf(at)) && this.spans.some(([from, to]) => minute >= from && minute < to);
  }

  /** The instant `minutes` of working time after `from` (≥ 0); outside hours the clock starts at the next opening. */
  addWorkingMinutes(from: Date, minutes: number): Date {
    let left = Math.max(0, minutes);
    let midnight = this.midnightBefore(from);
    let minute = this.minuteOfDay(from);
    for (let days = 0; days < MAX_SEARCH_DAYS + left / 60; days++, midnight += DAY, minute = 0) {
      if (!this.isWorkday(this.dayOf(new Date(midnight)))) continue;
      for (const [open, close] of this.spans) {
        const start = Math.max(open, minute);
        if (start >= close) continue;
        if (left < close - start || (left === close - start && minutes > 0))
          return new Date(midnight + (start + left) * MINUTE);
        left -= close - start;
      }
    }
    throw new RangeError('no working time found: every day is closed');
  }

  /** Working minutes from `a` to `b`; negative when `b` is earlier. */
  workingMinutesBetween(a: Date, b: Date): number {
    if (b < a) return -this.workingMinutesBetween(b, a);
    let total = 0;
    for (let midnight = this.midnightBefore(a); midnight < b.getTime(); midnight += DAY) {
      if (!this.isWorkday(this.dayOf(new Date(midnight)))) continue;
      const from = (a.getTime() - midnight) / MINUTE;
      const to = (b.getTime() - midnight) / MINUTE;
      for (const [open, close] of this.spans) total += Math.max(0, Math.min(close, to) - Math.max(open, from));
    }
    return total;
  }

  /** The next day that is worked, after `day`. */
  nextWorkday(day: IsoDay): IsoDay {
    for (let at = Date.parse(day) + DAY, step = 0; step < MAX_SEARCH_DAYS; at += DAY, step++) {
      const next = new Date(at).toISOString().slice(0, 10);
      if (this.isWorkday(next)) return next;
    }
    throw new RangeError('no working day found: every day is closed');
  }

  /** Local `HH:MM` on a local day as an instant. */
  at(day: IsoDay, time: string): Date {
    return new Date(Date.parse(day) - this.offset + minuteOf(time) * MINUTE);
  }

  private midnightBefore(at: Date): number {
    return Math.floor((at.getTime() + this.offset) / DAY) * DAY - this.offset;
  }

  private minuteOfDay(at: Date): number {
    return (at.getTime() - this.midnightBefore(at)) / MINUTE;
  }
}

const yearsWithHolidays = new Map<number, boolean>();

function yearHasHolidays(year: number): boolean {
  let found = yearsWithHolidays.get(year);
  if (found === undefined) {
    found = chineseDays.getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false).length > 0;
    yearsWithHolidays.set(year, found);
  }
  return found;
}

function minuteOf(time: string): number {
  const [hour = NaN, minute = NaN] = time.split(':').map(Number);
  const total = hour * 60 + minute;
  if (!(total >= 0 && total <= 1440)) throw new RangeError(`not a time of day: ${time}`);
  return total;
}
