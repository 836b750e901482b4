import { dayNumber } from '../format/shanghai';

export type DayGroup = 'late' | 'today' | 'tomorrow' | 'week' | 'later';

function groupOf(due: Date, now: Date): DayGroup {
  if (due.getTime() < now.getTime()) return 'late';
  const days = dayNumber(due) - dayNumber(now);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  return days < 7 ? 'week' : 'later';
}

/** Tasks in the order given, under the headings of an agenda; empty headings are left out. */
export function groupByDay<T extends { due: string }>(tasks: T[], now: Date): { key: DayGroup; items: T[] }[] {
  const order: DayGroup[] = ['late', 'today', 'tomorrow', 'week', 'later'];
  return order
    .map((key) => ({ key, items: tasks.filter(({ due }) => groupOf(new Date(due), now) === key) }))
    .filter(({ items }) => items.length > 0);
}
