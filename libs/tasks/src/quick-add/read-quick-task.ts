import type { WorkingCalendar } from '@app/reference';
import type { TaskKind } from '../task.entity.js';
import { findDay } from './find-day.js';
import { findTime } from './find-time.js';
import { kindIn, NUMBER, smallNumber } from './quick-words.js';

/** What a line like 「明天下午3点 带看 A厂」 was understood as. */
export interface QuickTask {
  kind: TaskKind;
  title: string;
  /** Null when no time was found. */
  due: Date | null;
  /** Whom or what it is about, to find the lead by. */
  about: string;
  /** The day is no working day: worth a second look, no reason to refuse. */
  dayOff: boolean;
  /** Why it cannot be saved as it stands. */
  problem: string | null;
}

const MORNING = '09:30';
const EVENING = '17:30';
const YEARS_AHEAD = 2 * 366 * 86_400_000;

/** Named, but no single day that could be known: a time of day beside it is not today's. */
const VAGUE =
  /[节周月年天假](?:之|以)?[前后]|季度|过几天|改天|隔天|隔日|昨天|昨日|前天|去年|上个?月|下个?月|明年|[上下]个?(?:周|星期|礼拜)/;
const REPEATED = /每(?:隔)?(?:天|日|周|星期|礼拜|月|年|季|两|三|\d|个|一)/;

interface When {
  due: Date;
  words: string[];
  problem?: string;
}

/** Reads one line; pure. The words of the time leave the title, everything else stays. */
export function readQuickTask(text: string, now: Date, calendar: WorkingCalendar): QuickTask {
  const line = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const when = after(line, now) ?? atDay(line, now, calendar);
  const title = without(line, when?.words ?? []);
  const { kind, rest } = kindIn(title);
  const problem = problemOf(line, when, title, now, calendar);
  const dayOff = when !== undefined && !calendar.isWorkday(calendar.dayOf(when.due));
  return { kind, title: title.slice(0, 200), due: when?.due ?? null, about: rest.slice(0, 60), dayOff, problem };
}

/** 2小时后 · 1.5小时后 · 30分钟后 · 半小时后 · 一刻钟后 */
function after(line: string, now: Date): When | undefined {
  const found = new RegExp(`(半|\\d{1,2}\\.\\d|${NUMBER})\\s*个?(半)?(小时|钟头|分钟|刻钟)[之以]?[后内]`).exec(line);
  if (!found) return undefined;
  const count = (found[1] === '半' ? 0.5 : found[2] ? smallNumber(found[2]) : Number(found[1])) + (found[3] ? 0.5 : 0);
  const unit = { 分钟: 60_000, 刻钟: 900_000 }[found[4]!] ?? 3_600_000;
  const due = new Date(now.getTime() + count * unit);
  return { due: new Date(Math.ceil(due.getTime() / 60_000) * 60_000), words: [found[0]] };
}

function atDay(line: string, now: Date, calendar: WorkingCalendar): When | undefined {
  const today = calendar.dayOf(now);
  const found = findDay(line, today, calendar);
  const time = findTime(
    found
      ? line.replace(
          found.words,
          found.words.replace(/./g, (c) => (/[今明]/.test(c) ? c : ' ')),
        )
      : line,
  );
  if (!found && (!time || VAGUE.test(line))) return undefined;
  const tail = found && new RegExp(`${escape(found.words)}\\s*(之前|以前|前|之内|以内|内)`).exec(line)?.[1];
  const until = tail ?? /[内前]$|(?:本|这个?)(?:周|星期|礼拜)$/.exec(found?.words ?? '')?.[0];
  const clock = time?.time ?? (until || found?.day === today ? EVENING : MORNING);
  const words = [...(found ? [`${found.words}${tail ?? ''}`] : []), ...(time ? [time.words] : [])];
  const day = found?.day ?? today;
  const due = calendar.at(day, clock);
  if (due > now) return { due, words, problem: found?.problem };
  if (found?.bareWeekday) return { due: new Date(due.getTime() + 7 * 86_400_000), words };
  return { due: time?.latest ? calendar.at(day, time.latest) : due, words, problem: found?.problem };
}

function problemOf(
  line: string,
  when: When | undefined,
  title: string,
  now: Date,
  calendar: WorkingCalendar,
): string | null {
  if (REPEATED.test(line)) return '一行只记一次，请写下一次的时间，例如「下周一 回访」';
  if (!when) return '没有看出时间。可以写「明天下午3点」「周五前」「月底」';
  const { due } = when;
  if (when.problem) return when.problem;
  if (due <= now) return `${calendar.dayOf(due)} ${clockOf(due)} 已经过去，请写以后的时间`;
  if (due.getTime() - now.getTime() > YEARS_AHEAD) return '时间太远，请写两年以内的日期';
  if (title === '') return '还要写做什么，例如「带看 A厂」「回电」';
  return null;
}

const clockOf = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
const escape = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function without(line: string, words: string[]): string {
  const rest = words.reduce((left, word) => left.replace(word, ' '), line);
  return rest
    .replace(/^[\s,，。:：、的]+|[\s,，。:：、]+$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
