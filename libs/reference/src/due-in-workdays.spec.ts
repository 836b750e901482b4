import fc from 'fast-check';
import { dueInWorkdays } from './due-in-workdays.js';
import { WorkingCalendar } from './working-calendar.js';
import { workdaysLeft } from './workdays-left.js';

const calendar = new WorkingCalendar();
const at = (text: string) => new Date(`${text}+08:00`);

describe('a term in working days', () => {
  it.each([
    ['2026-11-23T10:00', 3, '2026-11-26T18:00', 'Monday to Thursday'],
    ['2026-11-27T23:59', 1, '2026-11-30T18:00', 'over a weekend'],
    ['2026-11-28T09:00', 1, '2026-11-30T18:00', 'from a Saturday'],
    ['2026-09-30T10:00', 1, '2026-10-08T18:00', 'over the national holiday'],
    ['2026-11-23T10:00', 15, '2026-12-14T18:00', 'three weeks'],
  ])('from %s, %i days, ends %s: %s', (from, days, due) => {
    expect(dueInWorkdays(at(from), days, calendar)).toEqual(at(due));
  });

  it.each([
    ['2026-11-23T10:00', 3],
    ['2026-11-25T10:00', 1],
    ['2026-11-26T17:59', 0],
    ['2026-11-26T18:01', -1],
    ['2026-11-27T09:00', -1],
    ['2026-11-28T09:00', -1],
    ['2026-12-01T09:00', -3],
  ])('due on Thursday 18:00 has at %s %i days left', (now, left) => {
    expect(workdaysLeft(at(now), at('2026-11-26T18:00'), calendar)).toBe(left);
  });

  it('has all its days left at the moment it begins', () => {
    const instants = fc.integer({ min: Date.parse('2024-01-02'), max: Date.parse('2026-12-01') });
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 30 }), (from, days) => {
        const start = new Date(from);
        expect(workdaysLeft(start, dueInWorkdays(start, days, calendar), calendar)).toBe(days);
      }),
    );
  });
});
