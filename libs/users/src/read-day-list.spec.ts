import fc from 'fast-check';
import { readDayList } from './read-day-list.js';

const of = (text: string) => readDayList(text, 2027).days.map(({ day, kind, name }) => `${day} ${kind} ${name}`.trim());

describe('a pasted list of days', () => {
  it.each([
    ['元旦：1月1日至3日放假', ['2027-01-01 holiday 元旦', '2027-01-02 holiday 元旦', '2027-01-03 holiday 元旦']],
    ['2027-02-14 上班', ['2027-02-14 workday']],
    ['1月4日（周日）上班。', ['2027-01-04 workday']],
    ['5月1日至5月2日 劳动节', ['2027-05-01 holiday 劳动节', '2027-05-02 holiday 劳动节']],
    ['2027/10/1', ['2027-10-01 holiday']],
    ['中秋节：9月15日（星期三）放假', ['2027-09-15 holiday 中秋节']],
  ])('%s', (line, days) => expect(of(line)).toEqual(days));

  it('names each line that it refuses, and why', () => {
    const { problems } = readDayList(
      '元旦：1月1日\n2月30日 春节\n放假通知\n2026-05-01\n10月7日至10月1日\n1月1日至3月1日',
      2027,
    );
    expect(problems.map(({ field }) => field)).toEqual(['line2', 'line3', 'line4', 'line5', 'line6']);
    expect(problems[0]!.message).toContain('不是日历上的一天');
    expect(problems[2]!.message).toContain('不是 2027 年');
    expect(readDayList('  \n', 2027).problems).toHaveLength(1);
  });

  it('either reads a line or refuses it, and never leaves the year', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789月日至-年上班 假：') }), (text) => {
        const { days, problems } = readDayList(text, 2027);
        expect(days.every(({ day }) => day.startsWith('2027-'))).toBe(true);
        expect(days.length + problems.length).toBeGreaterThan(0);
      }),
    );
  });
});
