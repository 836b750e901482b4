import fc from 'fast-check';
import { dueInWorkdays } from './due-in-workdays.js';
import { idleCutoff } from './idle-cutoff.js';
import { WorkingCalendar } from './working-calendar.js';

const calendar = new WorkingCalendar();
const at = (local: string) => new Date(`${local}:00+08:00`);

describe('idleCutoff', () => {
  it('counts working days that are over', () => {
    // Monday 7 September; the day before is a Sunday, and the Monday is not over.
    expect(idleCutoff(at('2026-09-07T12:00'), 1, calendar)).toEqual(at('2026-09-04T00:00'));
    expect(idleCutoff(at('2026-09-07T18:00'), 1, calendar)).toEqual(at('2026-09-07T00:00'));
    expect(idleCutoff(at('2026-10-08T10:00'), 2, calendar)).toEqual(at('2026-09-29T00:00'));
  });
  it('says the same as the day on which the wait ends', () => {
    const moment = fc.date({ min: at('2026-01-05T00:00'), max: at('2026-11-20T00:00'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 40 * 1440 }), fc.integer({ min: 1, max: 20 }), (now, ago, days) => {
        const last = new Date(now.getTime() - ago * 60_000);
        expect(last < idleCutoff(now, days, calendar)).toBe(dueInWorkdays(last, days, calendar) <= now);
      }),
      { numRuns: 400 },
    );
  });
});
