import { ago, due, exact, when } from './time';

const said: Record<string, string> = {
  'time.today': '今天 {{clock}}',
  'time.tomorrow': '明天 {{clock}}',
  'time.yesterday': '昨天 {{clock}}',
  'time.weekday': '{{day}} {{clock}}',
  'time.weekdays.4': '周四',
  'time.minutes': '{{count}} 分钟',
  'time.hours': '{{count}} 小时',
  'time.days': '{{count}} 天',
  'time.late': '逾期 {{span}}',
  'time.left': '剩 {{span}}',
  'time.ago': '{{span}}前',
  'time.justNow': '刚刚',
};
const t = (key: string, values: Record<string, string | number> = {}) =>
  (said[key] ?? key).replace(/{{(\w+)}}/g, (_, name: string) => String(values[name]));
const now = new Date('2026-11-23T02:00:00Z');

describe('times as people say them', () => {
  it.each([
    ['2026-11-23T07:30:00Z', '今天 15:30'],
    ['2026-11-23T16:05:00Z', '明天 00:05'],
    ['2026-11-22T15:00:00Z', '昨天 23:00'],
    ['2026-11-26T02:00:00Z', '周四 10:00'],
    ['2026-12-03T01:30:00Z', '12-03 09:30'],
    ['2025-11-23T01:30:00Z', '2025-11-23'],
  ])('says %s as %s', (iso, words) => expect(when(iso, t, now)).toBe(words));

  it.each([
    ['2026-11-21T01:00:00Z', 'late', '逾期 2 天'],
    ['2026-11-23T01:59:30Z', 'late', '逾期 1 分钟'],
    ['2026-11-23T02:18:00Z', 'soon', '剩 18 分钟'],
    ['2026-11-23T09:30:00Z', 'later', '今天 17:30'],
  ])('says what is due at %s as %s: %s', (iso, state, text) => expect(due(iso, t, now)).toEqual({ state, text }));

  it('says how long ago', () => {
    expect(ago('2026-11-23T01:59:40Z', t, now)).toBe('刚刚');
    expect(ago('2026-11-22T23:00:00Z', t, now)).toBe('3 小时前');
    expect(ago('2026-11-20T02:00:00Z', t, now)).toBe('11-20 10:00');
  });

  it('gives the whole instant for a tooltip', () => expect(exact('2026-11-23T07:30:00Z')).toBe('2026-11-23 15:30'));
});
