import type { WorkingCalendar } from '@app/reference';
import { chinaDay } from './frame.js';
import type { Words } from './site-words.js';

const DAY = 86_400_000;

/** "今天 15:30", "明天（周二）09:30", "11月30日（周一）09:30": an instant in China as seen from `now`. */
export function whenText(t: Words, at: Date, now: Date): string {
  const local = new Date(at.getTime() + 8 * 3600_000);
  const days = Math.round((Date.parse(chinaDay(at)) - Date.parse(chinaDay(now))) / DAY);
  const weekdays = t('when.weekdays', { returnObjects: true }) as unknown as string[];
  const parts = {
    time: local.toISOString().slice(11, 16),
    weekday: weekdays[local.getUTCDay()],
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
  };
  return t(days === 0 ? 'when.today' : days === 1 ? 'when.tomorrow' : 'when.date', parts);
}

/** What is promised: the house's working time, and how many minutes of it until the first call (the ladder's setting). */
export interface CallTerms {
  calendar: WorkingCalendar;
  firstCallMinutes: number;
}

/** When somebody calls about an inquiry received at `receivedAt`: the same rule that makes the advisor's task. */
export function callPromise(
  t: Words,
  receivedAt: Date,
  now: Date,
  { calendar, firstCallMinutes }: CallTerms,
): { due: Date; when: string; late: boolean } {
  const due = calendar.addWorkingMinutes(receivedAt, firstCallMinutes);
  return { due, when: whenText(t, due, now), late: due < now };
}
