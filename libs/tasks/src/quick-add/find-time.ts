import { NUMBER, smallNumber } from './quick-words.js';

export interface FoundTime {
  /** Local `HH:MM`. */
  time: string;
  words: string;
  /** The end of a part of the day that was named without an hour: for when its usual time has passed. */
  latest?: string;
}

const PART = '(凌晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|晚)?';
const MINUTE = `(半|一刻|三刻|${NUMBER}分?)?`;
/** 2点到4点, 9:30-10:30, 10点前, 3点左右: belongs to the time. */
const TAIL = `(?:\\s*[-~—–到至]\\s*${PART.replace('(', '(?:')}\\s*(?:\\d{1,2}[:：]\\d{2}|${NUMBER.replace('(', '(?:')}\\s*[点时](?:半|一刻|三刻|${NUMBER.replace('(', '(?:')}分)?))?(?:\\s*(?:[之以]?[前后](?![天台面续])|左右))?`;
const CLOCK = new RegExp(`${PART}\\s*(\\d{1,2})[:：](\\d{2})${TAIL}`);
const HOUR = new RegExp(`${PART}\\s*${NUMBER}\\s*[点时](?!间)${MINUTE}${TAIL}`);
/** A part of the day without an hour: its usual time and its end. */
const parts: Record<string, [usual: string, latest: string]> = {
  凌晨: ['05:00', '05:59'],
  早上: ['09:00', '10:00'],
  早晨: ['09:00', '10:00'],
  早: ['09:00', '10:00'],
  上午: ['09:30', '11:30'],
  中午: ['12:00', '13:00'],
  下午: ['14:00', '17:30'],
  傍晚: ['17:30', '18:30'],
  晚上: ['19:00', '21:00'],
  晚: ['19:00', '21:00'],
};
const AFTERNOON = /下午|傍晚|晚/;
const two = (value: number): string => String(value).padStart(2, '0');

/** 下午3点 · 十点半 · 14:30 · 上午; hours from 1 to 7 without a part of the day are afternoon hours. */
export function findTime(text: string): FoundTime | undefined {
  const clock = CLOCK.exec(text);
  if (clock) return whole(clock[0], clock[1], Number(clock[2]), Number(clock[3]));
  const hour = HOUR.exec(text);
  if (hour) return whole(hour[0], hour[1], smallNumber(hour[2]!), minuteOf(hour[3], hour[4]));
  const off = /下班[之以]?前/.exec(text);
  if (off) return { time: '17:30', words: off[0] };
  const part = /凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|(?<=[明今])[早晚]/.exec(text);
  if (!part) return undefined;
  const [time, latest] = parts[part[0]]!;
  return { time, latest, words: part[0] };
}

const minuteOf = (word: string | undefined, count: string | undefined): number =>
  word === undefined ? 0 : word === '半' ? 30 : word === '一刻' ? 15 : word === '三刻' ? 45 : smallNumber(count!);

function whole(words: string, part: string | undefined, hour: number, minute: number): FoundTime | undefined {
  if (!(hour <= 24 && minute <= 59)) return undefined;
  const late = part ? AFTERNOON.test(part) || (part === '中午' && hour < 3) : hour >= 1 && hour <= 7;
  const at = late && hour < 12 ? hour + 12 : part === '凌晨' && hour === 12 ? 0 : hour;
  return at <= 23 ? { time: `${two(at)}:${two(minute)}`, words: words.trim() } : undefined;
}
