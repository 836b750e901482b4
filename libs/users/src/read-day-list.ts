import type { FieldError } from '@app/platform';
import type { CalendarDay } from './calendar-days.js';

const DAY = String.raw`(?:(\d{4})[-年./])?(\d{1,2})[-月./](\d{1,2})日?`;
const LINE = new RegExp(
  String.raw`^(?:(\D{0,12}?)[：:\s]\s*)?${DAY}(?:\s*(?:至|到|—|–|~|－)\s*(?:${DAY}|(\d{1,2})日?))?\s*(.*)$`,
  'u',
);
const LONGEST = 15;

/**
 * A list of days as a person pastes it, one day or span a line, the State Council's words welcome:
 * `元旦：1月1日至3日放假`, `2027-02-14 上班`, `1月4日（周日）上班`, `春节 2月5日至2月12日`. Days off unless the line says 上班 or 补班.
 * @returns the days, and each line that is no day of `year`, by its number
 */
export function readDayList(text: string, year: number): { days: CalendarDay[]; problems: FieldError[] } {
  const days = new Map<string, CalendarDay>();
  const problems: FieldError[] = [];
  for (const [index, raw] of text.normalize('NFKC').split('\n').entries()) {
    const line = raw.replace(/\(.*?\)/g, '').trim();
    if (line === '') continue;
    const found = spanOf(line, year);
    if (typeof found === 'string')
      problems.push({ field: `line${index + 1}`, message: `第 ${index + 1} 行：${found}` });
    else for (const day of found) days.set(day.day, day);
  }
  if (days.size === 0 && problems.length === 0) problems.push({ field: 'text', message: '还没有一天' });
  return { days: [...days.values()], problems };
}

function spanOf(line: string, year: number): CalendarDay[] | string {
  const match = LINE.exec(line);
  if (!match) return `“${line.slice(0, 20)}”里没有日期，写成“5月1日至5日 劳动节”`;
  const [, before = '', y1, m1, d1, y2, m2, d2, onlyDay, after = ''] = match;
  const from = isoDay(Number(y1 ?? year), Number(m1), Number(d1));
  const to = d2
    ? isoDay(Number(y2 ?? y1 ?? year), Number(m2), Number(d2))
    : onlyDay
      ? isoDay(Number(y1 ?? year), Number(m1), Number(onlyDay))
      : from;
  if (!from || !to) return `“${line.slice(0, 20)}”不是日历上的一天`;
  if (!from.startsWith(`${year}-`) || !to.startsWith(`${year}-`)) return `不是 ${year} 年的日子`;
  if (from > to) return '结束在开始之前';
  const length = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  if (length > LONGEST) return `一次放假不会有 ${length} 天，请分行写`;
  const kind = /上班|补班|workday/i.test(line) ? 'workday' : 'holiday';
  const name = (before || after)
    .replace(/放假|调休|上班|补班|共\d+天|holiday|workday|[,，。、;；]/gi, '')
    .trim()
    .slice(0, 20);
  return Array.from({ length }, (_, nth) => ({
    day: new Date(Date.parse(from) + nth * 86_400_000).toISOString().slice(0, 10),
    kind,
    name,
  }));
}

function isoDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same ? date.toISOString().slice(0, 10) : undefined;
}
