import fc from 'fast-check';
import { firstCallDue } from './first-call.js';
import { lunarFestival, lunarNewYear } from './lunar-new-year.js';
import { WorkingCalendar } from './working-calendar.js';

const calendar = new WorkingCalendar();
const at = (local: string) => new Date(`${local}:00+08:00`);
const local = (date: Date) => new Date(date.getTime() + 8 * 3600e3).toISOString().slice(0, 16);

describe('WorkingCalendar', () => {
  it('knows holidays and the weekend days worked instead', () => {
    expect(calendar.isWorkday('2026-10-01')).toBe(false);
    expect(calendar.isWorkday('2026-02-14')).toBe(true);
    expect(calendar.isWorkday('2026-09-05')).toBe(false);
    expect(calendar.nextWorkday('2026-09-04')).toBe('2026-09-07');
  });
  it('lets the admin correct a day', () => {
    const corrected = new WorkingCalendar({ overrides: [{ day: '2026-09-05', working: true }] });
    expect(corrected.isWorkday('2026-09-05')).toBe(true);
  });
  it('says which years it has no holidays for', () => {
    expect(calendar.hasDataFor(2026)).toBe(true);
    expect(calendar.hasDataFor(2099)).toBe(false);
    expect(new WorkingCalendar({ overrides: [{ day: '2099-01-01', working: false }] }).hasDataFor(2099)).toBe(true);
  });
  it.each([
    ['2026-09-01T09:00', 30, '2026-09-01T09:30'],
    ['2026-09-01T11:50', 30, '2026-09-01T13:50'],
    ['2026-09-01T12:10', 30, '2026-09-01T14:00'],
    ['2026-09-01T17:50', 30, '2026-09-02T09:20'],
    ['2026-09-04T17:50', 30, '2026-09-07T09:20'],
    ['2026-09-30T17:30', 60, '2026-10-08T09:30'],
    ['2026-09-01T09:00', 450, '2026-09-01T18:00'],
    ['2026-09-01T22:00', 0, '2026-09-02T09:00'],
  ])('%s plus %d working minutes is %s', (from, minutes, due) => {
    expect(local(calendar.addWorkingMinutes(at(from), minutes))).toBe(due);
  });
  it('refuses hours that overlap or end before they start', () => {
    expect(() => new WorkingCalendar({ hours: [['09:00', '08:00']] })).toThrow(RangeError);
    expect(
      () =>
        new WorkingCalendar({
          hours: [
            ['09:00', '12:00'],
            ['11:00', '18:00'],
          ],
        }),
    ).toThrow(RangeError);
  });

  const instant = fc.date({ min: at('2025-01-01T00:00'), max: at('2026-12-01T00:00'), noInvalidDate: true });
  it('counts back exactly the minutes it added', () => {
    fc.assert(
      fc.property(instant, fc.nat(5000), (from, minutes) => {
        const due = calendar.addWorkingMinutes(from, minutes);
        expect(due.getTime()).toBeGreaterThanOrEqual(from.getTime());
        expect(calendar.workingMinutesBetween(from, due)).toBeCloseTo(minutes, 5);
      }),
    );
  });
  it('adds in one step or in two to the same end', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 2000 }), (from, a, b) => {
        const once = calendar.addWorkingMinutes(from, a + b);
        const twice = calendar.addWorkingMinutes(calendar.addWorkingMinutes(from, a), b);
        expect(twice.getTime()).toBe(once.getTime());
      }),
    );
  });
  it('never promises a time outside working hours', () => {
    fc.assert(
      fc.property(instant, (from) => expect(calendar.isWorkingTime(calendar.nextWorkingTime(from))).toBe(true)),
    );
  });
});

describe('firstCallDue', () => {
  it.each([
    ['2026-09-01T10:00', '2026-09-01T10:30'],
    ['2026-09-01T12:30', '2026-09-01T14:00'],
    ['2026-09-01T20:00', '2026-09-02T09:30'],
    ['2026-09-01T07:00', '2026-09-01T09:30'],
    ['2026-09-05T10:00', '2026-09-07T09:30'],
    ['2026-10-01T10:00', '2026-10-08T09:30'],
  ])('received %s, due %s', (received, due) => {
    expect(local(firstCallDue(at(received), calendar))).toBe(due);
  });
});

describe('lunar dates', () => {
  it('knows the festivals', () => {
    expect(lunarNewYear(2027)).toBe('2027-02-06');
    expect(lunarFestival('中秋', 2026)).toBe('2026-09-25');
  });
});
