import type { IsoDay, WorkingCalendar } from '@app/reference';
import { NUMBER, smallNumber, weekdayOf } from './quick-words.js';

export interface FoundDay {
  day: IsoDay;
  /** As it stands in the text. */
  words: string;
  /** A weekday without 本 or 下: today's may mean next week's. */
  bareWeekday?: boolean;
}

const DAY = 86_400_000;
const plus = (day: IsoDay, days: number): IsoDay => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
const two = (value: number): string => String(value).padStart(2, '0');
/** Monday of the week. */
const monday = (day: IsoDay): IsoDay => plus(day, -((new Date(day).getUTCDay() + 6) % 7));

type Reader = [pattern: RegExp, read: (found: RegExpExecArray, today: IsoDay, calendar: WorkingCalendar) => IsoDay];

const readers: Reader[] = [
  [/(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?/, ([, y, m, d]) => `${y}-${two(+m!)}-${two(+d!)}`],
  [
    new RegExp(`${NUMBER}\\s*月\\s*${NUMBER}\\s*[日号]`),
    ([, m, d], today) => nextYearly(smallNumber(m!), smallNumber(d!), today),
  ],
  [/(?<![\d:：])(\d{1,2})[/-](\d{1,2})(?![\d:：])/, ([, m, d], today) => nextYearly(+m!, +d!, today)],
  [
    /(本月|这个月|下个?月|月)底/,
    ([, which], today, calendar) => monthEnd(today, which!.startsWith('下') ? 1 : 0, calendar),
  ],
  [
    new RegExp(`(下个?月|本月|这个月)${NUMBER}\\s*[日号]`),
    ([, which, d], today) => inMonth(today, which!.startsWith('下') ? 1 : 0, smallNumber(d!)),
  ],
  [
    /(下下|下个?|这个?|本)(?:周|星期|礼拜)([一二三四五六日天])/,
    ([, which, word], today) =>
      plus(monday(today), weekdayOf(word!) + (which === '下下' ? 14 : which!.startsWith('下') ? 7 : 0)),
  ],
  [
    /(?:周|星期|礼拜)([一二三四五六日天])/,
    ([, word], today) => plus(today, (weekdayOf(word!) - weekdayOf(todayWord(today)) + 7) % 7),
  ],
  [
    new RegExp(`${NUMBER}\\s*个?工作日[后内]`),
    ([, count], today, calendar) => workdays(today, smallNumber(count!), calendar),
  ],
  [new RegExp(`${NUMBER}\\s*天[后内]`), ([, count], today) => plus(today, smallNumber(count!))],
  [new RegExp(`${NUMBER}\\s*个?(?:周|星期|礼拜)后`), ([, count], today) => plus(today, 7 * smallNumber(count!))],
  [/大后天/, (_found, today) => plus(today, 3)],
  [/后天/, (_found, today) => plus(today, 2)],
  [/明[天日]?(?=早|晚|上午|下午|中午)|明[天日]/, (_found, today) => plus(today, 1)],
  [/今[天日]?(?=早|晚|上午|下午|中午)|今[天日]/, (_found, today) => today],
  [
    new RegExp(`(?<![月\\d])${NUMBER}\\s*[号日](?!线|楼|厂|库|地块|院)`),
    ([, d], today) => {
      const day = smallNumber(d!);
      return inMonth(today, day < Number(today.slice(8)) ? 1 : 0, day);
    },
  ],
];

/** The day that a text names, seen from `today`; the 30th of February is none. */
export function findDay(text: string, today: IsoDay, calendar: WorkingCalendar): FoundDay | undefined {
  for (const [pattern, read] of readers) {
    const found = pattern.exec(text);
    if (!found) continue;
    const day = read(found, today, calendar);
    if (!isDay(day)) continue;
    return { day, words: found[0], bareWeekday: /^(周|星期|礼拜)/.test(found[0]) };
  }
  return undefined;
}

const todayWord = (today: IsoDay): string => '日一二三四五六'[new Date(today).getUTCDay()]!;

function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

/** A month and a day without a year are the next ones that come, unless they went by within two months. */
function nextYearly(month: number, day: number, today: IsoDay): IsoDay {
  const [year] = today.split('-').map(Number);
  const thisYear = `${year}-${two(month)}-${two(day)}`;
  return thisYear < plus(today, -60) ? `${year! + 1}-${two(month)}-${two(day)}` : thisYear;
}

function inMonth(today: IsoDay, ahead: number, day: number): IsoDay {
  const [year, month] = today.split('-').map(Number);
  const at = new Date(Date.UTC(year!, month! - 1 + ahead, 1));
  return `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(day)}`;
}

/** The last working day of the month. */
function monthEnd(today: IsoDay, ahead: number, calendar: WorkingCalendar): IsoDay {
  const [year, month] = today.split('-').map(Number);
  let day = new Date(Date.UTC(year!, month! + ahead, 0)).toISOString().slice(0, 10);
  for (let step = 0; step < 27 && !calendar.isWorkday(day); step++) day = plus(day, -1);
  return day;
}

function workdays(today: IsoDay, count: number, calendar: WorkingCalendar): IsoDay {
  let day = today;
  for (let left = count; left > 0; left--) day = calendar.nextWorkday(day);
  return day;
}
