import { WorkingCalendar } from '@app/reference';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Times around the moment of loading, in Chinese working time where people work. */
export class DemoTime {
  readonly calendar = new WorkingCalendar();

  constructor(readonly now: Date) {}

  ago(days: number): Date {
    return new Date(this.now.getTime() - days * DAY);
  }

  /** Local ISO day so many days away; negative = past. */
  day(days: number): string {
    return this.calendar.dayOf(new Date(this.now.getTime() + days * DAY));
  }

  /** `7月21日`, so many days ago. */
  spoken(daysAgo: number): string {
    const [, month, day] = this.day(-daysAgo).split('-');
    return `${Number(month)}月${Number(day)}日`;
  }

  /** When a visitor wrote: as told for today and yesterday, spread over the waking hours before. */
  written(daysAgo: number, index: number): Date {
    if (daysAgo < 1.5) return this.ago(daysAgo);
    const time = `${String(8 + ((index * 5) % 14)).padStart(2, '0')}:${String((index * 17) % 60).padStart(2, '0')}`;
    return this.calendar.at(this.day(-daysAgo), time);
  }

  /** Later today: a quarter of an hour ahead and on, before midnight. */
  laterToday(index: number): Date {
    const midnight = this.calendar.at(this.day(1), '00:00').getTime();
    const ahead = this.now.getTime() + (15 + ((index * 37) % 240)) * MINUTE;
    return new Date(Math.min(ahead, midnight - 5 * MINUTE));
  }

  /** On the first working day that is so many days ahead. */
  onWorkday(daysAhead: number, index: number): Date {
    const day = this.calendar.nextWorkday(this.day(daysAhead - 1));
    return this.calendar.at(day, ['09:30', '10:30', '14:00', '15:30', '16:30'][index % 5]!);
  }

  /** An afternoon one to three days ago. */
  missed(index: number): Date {
    return this.calendar.at(this.day(-1 - (index % 3)), ['14:00', '15:30', '17:00'][index % 3]!);
  }
}
