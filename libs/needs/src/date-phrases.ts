import { lunarFestival, lunarNewYear } from '@app/reference';
import { addDays, addMonths, isBefore, iso, lastDayOf, weekday, type Day } from './calendar-days.js';

/** A stretch of days that words name, before 前 or 后 narrows it; `isPoint` for one day or feast. */
export interface DatePhrase {
  start: number;
  end: number;
  from: Day;
  to: Day;
  kind: 'day' | 'period' | 'feast' | 'within' | 'after';
  flag?: string;
}

const NUMBER = '\\d{1,2}|[一二两三四五六七八九十]{1,3}';
const toNumber = (text: string): number => {
  if (/^\d+$/.test(text)) return Number(text);
  const digit = (char: string) => '一二三四五六七八九'.indexOf(char === '两' ? '二' : char) + 1;
  const ten = text.indexOf('十');
  if (ten < 0) return digit(text[0]!);
  return (ten === 0 ? 1 : digit(text[0]!)) * 10 + (text[ten + 1] ? digit(text[ten + 1]!) : 0);
};

interface Rule {
  pattern: RegExp;
  read: (match: RegExpExecArray, asOf: Day) => Omit<DatePhrase, 'start' | 'end'> | undefined;
}

const span = (from: Day, to: Day, kind: DatePhrase['kind'] = 'period', flag?: string) => ({
  from,
  to,
  kind,
  ...(flag ? { flag } : {}),
});
const month = (year: number, m: number, first = 1, last = lastDayOf(year, m)) =>
  span({ year, month: m, day: first }, { year, month: m, day: last });
const months = (year: number, first: number, last: number) =>
  span({ year, month: first, day: 1 }, { year, month: last, day: lastDayOf(year, last) });

function yearOf(word: string | undefined, asOf: Day): number | undefined {
  if (!word) return undefined;
  if (/^\d{4}/.test(word)) return Number(word.slice(0, 4));
  if (/^\d{2}/.test(word)) return 2000 + Number(word.slice(0, 2));
  return asOf.year + ({ 今年: 0, 本年: 0, 明年: 1, 来年: 1, 后年: 2, 次年: 1 }[word.replace(/的$/, '')] ?? 0);
}
const YEAR = '(20\\d{2}年?|2\\d年|今年|本年|明年|来年|后年|次年)(?:的)?';

/** The part of a month: 初 1–10, 上旬, 中旬 11–20, 下旬, 底 the last day. */
function partOfMonth(year: number, m: number, part: string | undefined) {
  const last = lastDayOf(year, m);
  if (part === '初' || part === '上旬') return month(year, m, 1, 10);
  if (part === '中旬' || part === '中') return month(year, m, 11, 20);
  if (part === '下旬') return month(year, m, 21, last);
  if (part === '底' || part === '末') return span({ year, month: m, day: last }, { year, month: m, day: last }, 'day');
  return month(year, m);
}

const FEASTS: Record<string, (year: number) => Day | string> = {
  元旦: (year) => ({ year, month: 1, day: 1 }),
  五一: (year) => ({ year, month: 5, day: 1 }),
  劳动节: (year) => ({ year, month: 5, day: 1 }),
  国庆: (year) => ({ year, month: 10, day: 1 }),
  国庆节: (year) => ({ year, month: 10, day: 1 }),
  十一: (year) => ({ year, month: 10, day: 1 }),
  双十一: (year) => ({ year, month: 11, day: 11 }),
  双11: (year) => ({ year, month: 11, day: 11 }),
  双十二: (year) => ({ year, month: 12, day: 12 }),
  双12: (year) => ({ year, month: 12, day: 12 }),
  618: (year) => ({ year, month: 6, day: 18 }),
  圣诞: (year) => ({ year, month: 12, day: 25 }),
  圣诞节: (year) => ({ year, month: 12, day: 25 }),
  清明: (year) => ({ year, month: 4, day: 5 }),
  中秋: (year) => lunarFestival('中秋', year),
  中秋节: (year) => lunarFestival('中秋', year),
  端午: (year) => lunarFestival('端午', year),
  端午节: (year) => lunarFestival('端午', year),
  元宵: (year) => lunarFestival('元宵', year),
  正月十五: (year) => lunarFestival('元宵', year),
};
const toDay = (value: Day | string): Day =>
  typeof value === 'string'
    ? { year: Number(value.slice(0, 4)), month: Number(value.slice(5, 7)), day: Number(value.slice(8, 10)) }
    : value;

function nextFeast(of: (year: number) => Day | string, asOf: Day, year?: number): Day {
  const first = toDay(of(year ?? asOf.year));
  return year === undefined && isBefore(first, asOf) ? toDay(of(asOf.year + 1)) : first;
}

const ENGLISH_MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const ENGLISH_MONTH = `(${ENGLISH_MONTHS.map((name) => `${name.slice(0, 3)}(?:${name.slice(3) || ''})?`).join('|')})`;
const monthNumber = (word: string): number => ENGLISH_MONTHS.findIndex((name) => name.startsWith(word.slice(0, 3))) + 1;
const englishPart = (word: string | undefined): string | undefined =>
  !word ? undefined : /end|late/.test(word) ? '底' : /mid/.test(word) ? '中旬' : '初';

const RULES: Rule[] = [
  {
    pattern: new RegExp(
      `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${ENGLISH_MONTH}\\b(?:[\\s,]+(20\\d{2}))?`,
      'g',
    ),
    read: ([, d, name, y], asOf) => nextDay(yearOf(y, asOf), monthNumber(name!), Number(d), asOf),
  },
  {
    pattern: new RegExp(
      `(?:\\b(the end of|end of|end|late|mid|middle of|early|beginning of|start of)[\\s-]+)?\\b${ENGLISH_MONTH}\\b(?:\\s+(\\d{1,2})(?!\\d)(?:st|nd|rd|th)?)?(?:[\\s,]+(20\\d{2}))?`,
      'g',
    ),
    read: ([word, part, name, d, y], asOf) =>
      name === 'may' && !part && !d && !y && !/^may$/.test(word)
        ? undefined
        : d
          ? nextDay(yearOf(y, asOf), monthNumber(name!), Number(d), asOf)
          : nextMonth(yearOf(y, asOf), monthNumber(name!), englishPart(part), asOf),
  },
  {
    pattern: /(下下个?月|下个?月|次月|本月|这个月|当月)(\d{1,2})[日号]/g,
    read: ([, which, d], asOf) => {
      const ahead = which!.startsWith('下下') ? 2 : /^[下次]/.test(which!) ? 1 : 0;
      const to = addMonths({ ...asOf, day: 1 }, ahead);
      return dayOf(to.year, to.month, Number(d));
    },
  },
  {
    pattern: new RegExp(`(20\\d{2})\\s*[年./-]\\s*(\\d{1,2})\\s*[月./-]\\s*(\\d{1,2})[日号]?`, 'g'),
    read: ([, y, m, d]) => dayOf(Number(y), Number(m), Number(d)),
  },
  {
    pattern: new RegExp(`(?:${YEAR})?(${NUMBER})月(?:份)?(${NUMBER})[日号](?![楼线库厂房])`, 'g'),
    read: ([, y, m, d], asOf) => nextDay(yearOf(y, asOf), toNumber(m!), toNumber(d!), asOf),
  },
  {
    pattern: new RegExp(
      `(?:${YEAR})?(?<![个\\d第])(${NUMBER})月(?:份)?(初|上旬|中旬|下旬|中(?![心型转])|底|末)?(?!台|租|薪|产|均|付|结)`,
      'g',
    ),
    read: ([, y, m, part], asOf) => nextMonth(yearOf(y, asOf), toNumber(m!), part, asOf),
  },
  {
    pattern: new RegExp(`(${NUMBER}|半|\\d{1,3})(个)?(?:半)?(天|日|周|星期|礼拜|月|年)(?:之|以)?(内|后)`, 'g'),
    read: (match, asOf) => duration(match, asOf),
  },
  {
    pattern: /(20\d{2})[年.\/-](\d{1,2})(?!\d)/g,
    read: ([, y, m]) => (Number(m) >= 1 && Number(m) <= 12 ? month(Number(y), Number(m)) : undefined),
  },
  {
    pattern:
      /(下下个?月|下个?月|次月|本月|这个月|当月|月)(初|上旬|中旬|下旬|中(?![心型转])|底|末)?(?=[^租薪产均付结台]|$)/g,
    read: ([word, which, part], asOf) => relativeMonth(word!, which!, part, asOf),
  },
  {
    pattern: /(?:本|这)周(?:内|末)?|下周(?:内|末)?|这(?:个)?星期|下(?:个)?星期|下礼拜/g,
    read: ([word], asOf) => week(word!, asOf),
  },
  {
    pattern: new RegExp(`(?:${YEAR})?(上半年|下半年)`, 'g'),
    read: ([, y, half], asOf) => halfYear(yearOf(y, asOf), half!, asOf),
  },
  {
    pattern: new RegExp(`(?:${YEAR})?(?:第)?([一二三四1-4])季度|(?:${YEAR})?\\bq([1-4])\\b`, 'g'),
    read: (match, asOf) => quarter(yearOf(match[1] ?? match[3], asOf), toNumber(match[2] ?? match[4]!), asOf),
  },
  {
    pattern: new RegExp(
      `(?:春节|过年|农历新年|大年|(?<![每全今明去往半一二两三四五六七八九十\\d])年)(?=[前后之以]|$)(?!后期)`,
      'g',
    ),
    read: (match, asOf) => newYear(match, asOf),
  },
  {
    pattern: new RegExp(
      `(?:${YEAR})?(${Object.keys(FEASTS)
        .sort((a, b) => b.length - a.length)
        .join('|')})(?<![块毛角元百千万亿点]五一|[块毛角元百千万亿点]十一)(?![0-9月平方米亩吨号万千百块毛元层楼台])`,
      'g',
    ),
    read: ([, y, name], asOf) => {
      const day = nextFeast(FEASTS[name!]!, asOf, yearOf(y, asOf));
      return span(day, day, 'feast');
    },
  },
  {
    pattern: new RegExp(
      `(?:${YEAR})(年初|初|年中|年底|年末|底|春天|开春|夏天|秋天|冬天)|(年底|年末|年内|年中|开春)`,
      'g',
    ),
    read: ([, y, part, alone], asOf) => partOfYear(yearOf(y, asOf) ?? asOf.year, part ?? alone!, asOf),
  },
  {
    pattern: new RegExp(`${YEAR}(?=[前内之以后\\s,。投建入搬交启开要想再动]|$)`, 'g'),
    read: ([, y], asOf) => {
      const year = yearOf(y, asOf);
      return year === undefined || year < asOf.year
        ? undefined
        : span(year === asOf.year ? asOf : { year, month: 1, day: 1 }, { year, month: 12, day: 31 });
    },
  },
];

const dayOf = (year: number, m: number, d: number) =>
  m >= 1 && m <= 12 && d >= 1 && d <= lastDayOf(year, m)
    ? span({ year, month: m, day: d }, { year, month: m, day: d }, 'day')
    : undefined;

function nextDay(year: number | undefined, m: number, d: number, asOf: Day) {
  if (m < 1 || m > 12 || d < 1 || d > 31) return undefined;
  const own = year ?? asOf.year;
  return dayOf(year === undefined && isBefore({ year: own, month: m, day: d }, asOf) ? own + 1 : own, m, d);
}

function nextMonth(year: number | undefined, m: number, part: string | undefined, asOf: Day) {
  if (m < 1 || m > 12) return undefined;
  return partOfMonth(year ?? (m < asOf.month ? asOf.year + 1 : asOf.year), m, part);
}

function relativeMonth(word: string, which: string, part: string | undefined, asOf: Day) {
  if (which === '月' && !(part === '底' || part === '初')) return undefined;
  const ahead = which.startsWith('下下') ? 2 : /^[下次]/.test(which) ? 1 : 0;
  const to = addMonths({ ...asOf, day: 1 }, ahead + (which === '月' && part === '初' ? 1 : 0));
  const phrase = partOfMonth(to.year, to.month, part);
  return ahead === 0 && !part ? { ...phrase, from: asOf } : { ...phrase, ...(word === '' ? {} : {}) };
}

function week(word: string, asOf: Day) {
  const monday = addDays(asOf, 1 - weekday(asOf) + (word.startsWith('下') ? 7 : 0));
  const from = word.startsWith('下') ? monday : asOf;
  return span(from, addDays(monday, 6));
}

function halfYear(year: number | undefined, half: string, asOf: Day) {
  const own = year ?? (half === '上半年' && asOf.month > 6 ? asOf.year + 1 : asOf.year);
  return half === '上半年' ? months(own, 1, 6) : months(own, 7, 12);
}

function quarter(year: number | undefined, q: number, asOf: Day) {
  const own = year ?? (q * 3 < asOf.month ? asOf.year + 1 : asOf.year);
  return months(own, q * 3 - 2, q * 3);
}

function newYear(match: RegExpExecArray, asOf: Day) {
  if (match[0] === '年' && !/^[前后]/.test(match.input.slice(match.index + 1, match.index + 2))) return undefined;
  if (
    match[0] === '年' &&
    /[\u4e00-\u9fa5\d]/.test(match.input[match.index - 1] ?? '') &&
    !/[在到要等想]/.test(match.input[match.index - 1]!)
  )
    return undefined;
  const day = nextFeast(lunarNewYear, asOf);
  return span(day, day, 'feast', 'lunar_new_year');
}

function partOfYear(year: number, part: string, asOf: Day) {
  if (/底|末|内/.test(part)) return span({ year, month: 12, day: 31 }, { year, month: 12, day: 31 }, 'day');
  if (/中/.test(part)) return months(year, 6, 7);
  if (/初/.test(part)) return months(year, 1, 3);
  if (/春/.test(part)) return months(part === '开春' && asOf.month > 3 && year === asOf.year ? year + 1 : year, 3, 4);
  return months(year, part === '夏天' ? 6 : part === '秋天' ? 9 : 12, part === '夏天' ? 8 : part === '秋天' ? 11 : 12);
}

function duration([whole, count, , unit, side]: RegExpExecArray, asOf: Day) {
  const half = count === '半' ? 0.5 : toNumber(count!) + (/半/.test(whole!) ? 0.5 : 0);
  const to =
    unit === '年'
      ? addMonths(asOf, Math.round(half * 12))
      : unit === '月'
        ? addDays(addMonths(asOf, Math.floor(half)), half % 1 ? 15 : 0)
        : addDays(asOf, Math.round(half * (unit === '天' || unit === '日' ? 1 : 7)));
  return span(to, to, side === '内' ? 'within' : 'after');
}

/** A text that names more is not about moving in. */
const MOST_DATES = 12;

/** All stretches of time named in a plain text, left to right, not overlapping, the longest reading at each place. */
export function findDates(text: string, asOf: Day): DatePhrase[] {
  const found: DatePhrase[] = [];
  if (!/[年月日号天周节内底期后前]|季|[一十]1?1|q\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/.test(text))
    return found;
  for (const { pattern, read } of RULES) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match && found.length < MOST_DATES; match = pattern.exec(text)) {
      const start = match.index;
      const end = start + match[0].length;
      const phrase = found.some((other) => start < other.end && other.start < end) ? undefined : read(match, asOf);
      if (phrase && iso(phrase.from).length === 10) found.push({ ...phrase, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
