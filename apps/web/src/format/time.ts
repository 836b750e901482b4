import { dayNumber, isoDay, wallOf } from './shanghai';

/** The few words that times are said with, so that this file knows no language. */
export type TimeWords = (key: string, values?: Record<string, string | number>) => string;

const two = (value: number) => String(value).padStart(2, '0');
const clock = (at: Date) => {
  const { hour, minute } = wallOf(at);
  return `${two(hour)}:${two(minute)}`;
};

/** 「今天 15:30」「明天 09:30」「周四 10:00」「12-03 09:30」, with the year when it is another one. */
export function when(iso: string | Date, t: TimeWords, now = new Date()): string {
  const at = new Date(iso);
  const days = dayNumber(at) - dayNumber(now);
  const { year, month, day, weekday } = wallOf(at);
  if (days === 0) return t('time.today', { clock: clock(at) });
  if (days === 1) return t('time.tomorrow', { clock: clock(at) });
  if (days === -1) return t('time.yesterday', { clock: clock(at) });
  if (days > 1 && days < 7) return t('time.weekday', { day: t(`time.weekdays.${weekday}`), clock: clock(at) });
  if (year === wallOf(now).year) return `${two(month)}-${two(day)} ${clock(at)}`;
  return `${year}-${two(month)}-${two(day)}`;
}

/** The whole instant for a tooltip: `2026-11-23 15:30`. */
export const exact = (iso: string | Date): string => `${isoDay(new Date(iso))} ${clock(new Date(iso))}`;

/** A span of minutes as one unit: 「12 分钟」「3 小时」「2 天」. */
export function span(minutes: number, t: TimeWords): string {
  const whole = Math.max(1, Math.floor(Math.abs(minutes)));
  if (whole < 60) return t('time.minutes', { count: whole });
  if (whole < 24 * 60) return t('time.hours', { count: Math.floor(whole / 60) });
  return t('time.days', { count: Math.floor(whole / (24 * 60)) });
}

export type Due = { state: 'late' | 'soon' | 'later'; text: string };

/** 「逾期 2 天」 when past, 「剩 18 分钟」 within two hours, else the time itself. */
export function due(iso: string, t: TimeWords, now = new Date()): Due {
  const minutes = (new Date(iso).getTime() - now.getTime()) / 60_000;
  if (minutes < 0) return { state: 'late', text: t('time.late', { span: span(minutes, t) }) };
  if (minutes <= 120) return { state: 'soon', text: t('time.left', { span: span(minutes, t) }) };
  return { state: 'later', text: when(iso, t, now) };
}

/** How long ago, for lists: 「刚刚」「5 分钟前」「3 小时前」, then the date. */
export function ago(iso: string, t: TimeWords, now = new Date()): string {
  const minutes = (now.getTime() - new Date(iso).getTime()) / 60_000;
  if (minutes < 1) return t('time.justNow');
  if (minutes < 24 * 60) return t('time.ago', { span: span(minutes, t) });
  return when(iso, t, now);
}
