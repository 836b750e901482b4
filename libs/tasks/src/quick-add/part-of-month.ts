import type { IsoDay, WorkingCalendar } from '@app/reference';
import { onOrAfter, two, workdayBefore } from './day-steps.js';
import { NUMBER, smallNumber } from './quick-words.js';

/** 月底 · 下月初 · 12月中旬 · 明年3月下旬: its first working day, for 底 and 末 the month's last. */
export const partOfMonth = {
  pattern: new RegExp(
    `(?:([今明后]年)?\\s*${NUMBER}月|(下个?月|本月|这个月|月))(?:份?)(初|上旬|中旬|中(?![标心介央])|下旬|底|末)`,
  ),
  read([, year, month, which, part]: RegExpExecArray, today: IsoDay, calendar: WorkingCalendar): IsoDay | undefined {
    const [nowYear, nowMonth] = today.split('-').map(Number) as [number, number];
    if (which) {
      const ahead = which.startsWith('下') ? 1 : 0;
      const day = partDay(nowYear, nowMonth + ahead, part!, calendar);
      return which === '月' && day < today && !/[底末]/.test(part!)
        ? partDay(nowYear, nowMonth + 1, part!, calendar)
        : day;
    }
    const nth = smallNumber(month!);
    if (!(nth >= 1 && nth <= 12)) return undefined;
    const day = partDay(nowYear + (year ? { 今年: 0, 明年: 1, 后年: 2 }[year]! : 0), nth, part!, calendar);
    return year || day >= today ? day : partDay(nowYear + 1, nth, part!, calendar);
  },
};

/** 年底 · 明年初 · 季度末 */
export const partOfYear = {
  pattern: /(今年|明年)?年?([底末初])(?<=年[底末初])|(?:本|这个?)?季度?[末底]/,
  read([words, year, part]: RegExpExecArray, today: IsoDay, calendar: WorkingCalendar): IsoDay | undefined {
    const [nowYear, nowMonth] = today.split('-').map(Number) as [number, number];
    if (words.includes('季')) return partDay(nowYear, Math.ceil(nowMonth / 3) * 3, '底', calendar);
    const of = nowYear + (year === '明年' ? 1 : 0);
    if (part !== '初') return partDay(of, 12, '底', calendar);
    return partDay(year ? of : nowYear + 1, 1, '初', calendar);
  },
};

function partDay(year: number, month: number, part: string, calendar: WorkingCalendar): IsoDay {
  const of = (date: number): IsoDay => {
    const first = new Date(Date.UTC(year, month - 1, 1)).toISOString();
    return `${first.slice(0, 8)}${two(date)}`;
  };
  if (/[底末]/.test(part)) {
    return workdayBefore(new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10), calendar);
  }
  return onOrAfter(of(part.startsWith('中') ? 15 : part === '下旬' ? 21 : 1), calendar);
}
