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
  /** One person's own week, 1 = Monday … 7: replaces plain weekdays, never public holidays and make-up days. */
  weekdays?: readonly number[];
  /** Whole days on which one person is away, first and last included. */
  leave?: readonly { from: IsoDay; to: IsoDay }[];
}

export const DEFAULT_HOURS: WorkingHours = [
  ['09:00', '12:00'],
  ['13:30', '18:00'],
];
const MINUTE = 60_000;
const DAY = 86_400_000;
/** No run of days off is near this long, leave and closed days apart; it ends a search in a week without a day. */
const MOST_DAYS_OFF = 400;
/** A week, and what the public holidays take of the only day that somebody works: at most one in eight. */
const A_DAYS_SHARE = 8;
/** Seven festivals have a day off each: fewer days than that are no year's list. */
const FESTIVALS = 7;

/**
 * Working time in China, and the one place of all SLA arithmetic: the published holidays and 调休 days of `chinese-days`
 * under the admin's overrides, an office's or one person's hours, and that person's leave. A year that the table does not
 * know reads as plain weekdays: ask `hasDataFor` and warn.
 */
export class WorkingCalendar {
  readonly hours: WorkingHours;
  private readonly spans: readonly (readonly [number, number])[];
  private readonly overrides: ReadonlyMap<IsoDay, boolean>;
  private readonly offset: number;
  private readonly weekdays?: readonly number[];
  private readonly leave: readonly { from: IsoDay; to: IsoDay }[];
  private readonly known = new Map<IsoDay, boolean>();
  private readonly minutesADay: number;

  constructor({
    hours = DEFAULT_HOURS,
    overrides = [],
    offsetMinutes = 480,
    weekdays,
    leave = [],
  }: CalendarOptions = {}) {
    this.hours = hours;
    this.spans = hours.map(([from, to]) => [minuteOf(from), minuteOf(to)] as const);
    if (
      this.spans.length === 0 ||
      this.spans.some(([from, to], at) => from >= to || from < (this.spans[at - 1]?.[1] ?? 0))
    )
      throw new RangeError('working hours must be ordered, non-empty spans within one day');
    this.overrides = new Map(overrides.map(({ day, working }) => [day, working]));
    this.offset = offsetMinutes * MINUTE;
    this.weekdays = weekdays;
    this.leave = leave;
    this.minutesADay = this.spans.reduce((sum, [from, to]) => sum + to - from, 0);
  }

  /** The same days with one person's week, hours and leave. */
  ofPerson({ hours, weekdays, leave }: Pick<CalendarOptions, 'hours' | 'weekdays' | 'leave'>): WorkingCalendar {
    const overrides = [...this.overrides].map(([day, working]) => ({ day, working }));
    return new WorkingCalendar({
      hours: hours ?? this.hours,
      overrides,
      offsetMinutes: this.offset / MINUTE,
      weekdays,
      leave,
    });
  }

  isWorkday(day: IsoDay): boolean {
    if (this.isAway(day)) return false;
    const override = this.overrides.get(day);
    if (override !== undefined) return override;
    let working = this.known.get(day);
    if (working === undefined) {
      working = this.weekdays ? worksOn(day, this.weekdays) : chineseDays.isWorkday(day);
      this.known.set(day, working);
    }
    return working;
  }

  /** On leave that day; a day off is not leave. */
  isAway(day: IsoDay): boolean {
    return this.leave.some(({ from, to }) => from <= day && day <= to);
  }

  /** Whether the holiday table, or the admin's own list of days off, covers the year. */
  hasDataFor(year: number): boolean {
    if (yearHasHolidays(year)) return true;
    const own = [...this.overrides].filter(([day, working]) => !working && day.startsWith(`${year}-`));
    return own.length >= FESTIVALS;
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
    for (let days = this.mostDays(minutes); days > 0; days--, midnight += DAY, minute = 0) {
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

  /** The latest instant from which `minutes` (> 0) of working time are left to `until`. */
  subtractWorkingMinutes(until: Date, minutes: number): Date {
    let left = minutes;
    let midnight = this.midnightBefore(until);
    let minute = this.minuteOfDay(until);
    for (let days = this.mostDays(minutes); days > 0; days--, midnight -= DAY, minute = 1440) {
      if (!this.isWorkday(this.dayOf(new Date(midnight)))) continue;
      for (const [open, close] of this.spans.toReversed()) {
        const end = Math.min(close, minute);
        if (end <= open) continue;
        if (left <= end - open) return new Date(midnight + (end - left) * MINUTE);
        left -= end - open;
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
    for (let at = Date.parse(day) + DAY, left = this.mostDays(0); left > 0; at += DAY, left--) {
      const next = new Date(at).toISOString().slice(0, 10);
      if (this.isWorkday(next)) return next;
    }
    throw new RangeError('no working day found: every day is closed');
  }

  /** Local `HH:MM` on a local day as an instant. */
  at(day: IsoDay, time: string): Date {
    return new Date(Date.parse(day) - this.offset + minuteOf(time) * MINUTE);
  }

  /**
   * Days to look through for so many working minutes. Somebody may work one day a week: each day that has to be worked, or is
   * taken away by leave or by the admin, may cost a whole week.
   */
  private mostDays(minutes: number): number {
    const leave = this.leave.reduce((sum, { from, to }) => sum + (Date.parse(to) - Date.parse(from)) / DAY + 1, 0);
    const closed = [...this.overrides.values()].filter((working) => !working).length;
    const days = leave + closed + Math.ceil(minutes / this.minutesADay);
    return MOST_DAYS_OFF + A_DAYS_SHARE * days;
  }

  private midnightBefore(at: Date): number {
    return Math.floor((at.getTime() + this.offset) / DAY) * DAY - this.offset;
  }

  private minuteOfDay(at: Date): number {
    return (at.getTime() - this.midnightBefore(at)) / MINUTE;
  }
}

/** A published day (its name has three parts: `Labour Day,劳动节,5`) goes before a person's own week. */
function worksOn(day: IsoDay, weekdays: readonly number[]): boolean {
  const { name, work } = chineseDays.getDayDetail(day);
  if (name.includes(',')) return work;
  return weekdays.includes(new Date(`${day}T00:00:00Z`).getUTCDay() || 7);
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
