import type { IsoDay, WorkingCalendar } from '@app/reference';
import { isDay, monday, onOrAfter, plus, plusMonths, two, workdayBefore, workdays } from './day-steps.js';
import { findFestival } from './find-festival.js';
import { partOfMonth, partOfYear } from './part-of-month.js';
import { NUMBER, smallNumber, weekdayOf } from './quick-words.js';

export interface FoundDay {
  day: IsoDay;
  /** As it stands in the text. */
  words: string;
  /** A weekday without 本 or 下: today's may mean next week's. */
  bareWeekday?: boolean;
  /** Why the day cannot be taken as it is. */
  problem?: string;
}

type Read = IsoDay | { day: IsoDay; problem: string } | undefined;
type Reader = [pattern: RegExp, read: (found: RegExpExecArray, today: IsoDay, calendar: WorkingCalendar) => Read];

const WEEK = '(?:周|星期|礼拜)';
const WEEKDAY = `${WEEK}([一二三四五六日天])`;
const weeksAhead = (word: string): number => ({ 下下: 2, 下: 1, 上: -1 })[word.replace('个', '')] ?? 0;
const yearsAhead: Record<string, number> = { 今年: 0, 明年: 1, 后年: 2 };

const dates: Reader[] = [
  [/(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?/, ([, y, m, d]) => `${y}-${two(+m!)}-${two(+d!)}`],
  [
    new RegExp(`([今明后]年)?\\s*${NUMBER}\\s*月\\s*${NUMBER}\\s*[日号]`),
    ([, year, m, d], today) => yearly(year, smallNumber(m!), smallNumber(d!), today),
  ],
  [/(?<![\d:：])(\d{1,2})[/-](\d{1,2})(?![\d:：])/, ([, m, d], today) => yearly(undefined, +m!, +d!, today)],
  [partOfMonth.pattern, partOfMonth.read],
  [partOfYear.pattern, partOfYear.read],
  [
    new RegExp(`(下个?月|本月|这个月)${NUMBER}\\s*[日号]`),
    ([, which, d], today) => inMonth(today, which!.startsWith('下') ? 1 : 0, smallNumber(d!)),
  ],
  [findFestival.pattern, findFestival.read],
];

const relative: Reader[] = [
  [/大后天/, (_found, today) => plus(today, 3)],
  [/(?<![天日周月])后[天儿]/, (_found, today) => plus(today, 2)],
  [/明[天日儿]?(?=早|晚|上午|下午|中午)|明[天日儿]/, (_found, today) => plus(today, 1)],
  [/今[天日儿]?(?=早|晚|上午|下午|中午)|今[天日儿]/, (_found, today) => today],
  [
    new RegExp(`(下下个?|下个?|上个?|这个?|本)${WEEKDAY}`),
    ([, which, word], today) => plus(monday(today), weekdayOf(word!) + 7 * weeksAhead(which!)),
  ],
  [
    new RegExp(WEEKDAY),
    ([, word], today) => plus(today, (weekdayOf(word!) - ((new Date(today).getUTCDay() + 6) % 7) + 7) % 7),
  ],
  [
    new RegExp(`(下下个?|下个?|这个?|本)?(?:周|星期|礼拜)末`),
    ([, which], today) => plus(monday(today), 5 + 7 * weeksAhead(which ?? '')),
  ],
  [
    new RegExp(`(这个?|本)${WEEK}(?:之?内)?`),
    (_found, today, calendar) => workdayBefore(plus(monday(today), 5), calendar),
  ],
  [
    new RegExp(`(下下个?|下个?)${WEEK}(?!之?前|以前)(之?内|初)?`),
    ([, which, end], today, calendar) =>
      end?.endsWith('内')
        ? workdayBefore(plus(monday(today), 5 + 7 * weeksAhead(which!)), calendar)
        : onOrAfter(plus(monday(today), 7 * weeksAhead(which!)), calendar),
  ],
];

const spans: Reader[] = [
  [
    new RegExp(`${NUMBER}\\s*个?工作日[之以]?[后内]`),
    ([, count], today, calendar) => workdays(today, smallNumber(count!), calendar),
  ],
  [
    new RegExp(`${NUMBER}\\s*天[之以]?[后内]|过\\s*${NUMBER}\\s*天`),
    ([, a, b], today) => plus(today, smallNumber((a ?? b)!)),
  ],
  [new RegExp(`${NUMBER}\\s*个?${WEEK}[之以]?[后内]`), ([, count], today) => plus(today, 7 * smallNumber(count!))],
  [/半个?月[之以]?[后内]/, (_found, today) => plus(today, 15)],
  [new RegExp(`${NUMBER}\\s*个月[之以]?[后内]`), ([, count], today) => plusMonths(today, smallNumber(count!))],
  [
    new RegExp(`(?<![月\\d])${NUMBER}\\s*[号日](?!线|楼|厂|库|地块|院)`),
    ([, d], today) => {
      const day = smallNumber(d!);
      const ahead = [0, 1, 2].map((months) => inMonth(today, months, day));
      return ahead.find((each) => isDay(each) && each >= today);
    },
  ],
  [
    /(?<![\d.:])(1[0-2]|[1-9])\.(3[01]|[12]\d|0?[1-9])(?![\d.:])(?!\s*[亩万千米元平吨㎡%折年倍个小米层])/,
    ([, m, d], today) => yearly(undefined, +m!, +d!, today),
  ],
];

/** The day that a text names, seen from `today`; the 30th of February is none. */
export function findDay(text: string, today: IsoDay, calendar: WorkingCalendar): FoundDay | undefined {
  for (const [pattern, read] of [...dates, ...relative, ...spans]) {
    const found = pattern.exec(text);
    if (!found) continue;
    const said = read(found, today, calendar);
    const { day, problem } = typeof said === 'object' ? said : { day: said, problem: undefined };
    if (!day || !isDay(day)) continue;
    const bareWeekday = /^(周|星期|礼拜)[一二三四五六日天]/.test(found[0]);
    return bareWeekday || problem ? { day, words: found[0], bareWeekday, problem } : beside(text, day, found[0]);
  }
  return undefined;
}

/** 12月8日（周二）: the weekday beside a date belongs to it, and may contradict it. */
function beside(text: string, day: IsoDay, words: string): FoundDay {
  const at = text.indexOf(words);
  const after = new RegExp(`^\\s*[(（,，]?\\s*${WEEKDAY}\\s*[)）]?`).exec(text.slice(at + words.length));
  const ahead = new RegExp(`${WEEKDAY}\\s*[(（,，]?\\s*$`).exec(text.slice(0, at));
  const weekday = after?.[1] ?? ahead?.[1];
  if (!weekday) return { day, words };
  const from = ahead && !after ? at - ahead[0].length : at;
  const closing = ahead && !after ? (/^\s*[)）]/.exec(text.slice(at + words.length))?.[0].length ?? 0) : 0;
  const whole = text.slice(from, at + words.length + (after?.[0].length ?? closing));
  const real = (new Date(day).getUTCDay() + 6) % 7;
  if (weekdayOf(weekday) === real) return { day, words: whole };
  const problem = `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日是周${'一二三四五六日'[real]}，请核对日期`;
  return { day, words: whole, problem };
}

/** A month and a day without a year are the next ones that come, unless they went by within two months. */
function yearly(year: string | undefined, month: number, day: number, today: IsoDay): IsoDay {
  const now = Number(today.slice(0, 4));
  const inYear = (of: number): IsoDay => `${of}-${two(month)}-${two(day)}`;
  if (year) return inYear(now + yearsAhead[year]!);
  return inYear(now) < plus(today, -60) ? inYear(now + 1) : inYear(now);
}

function inMonth(today: IsoDay, ahead: number, day: number): IsoDay {
  const [year, month] = today.split('-').map(Number);
  const at = new Date(Date.UTC(year!, month! - 1 + ahead, 1));
  return `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(day)}`;
}
