import fc from 'fast-check';
import { isQuiet, minuteInShanghai } from './quiet-hours.js';

const night = { from: 22 * 60, to: 8 * 60 };

describe('quiet hours', () => {
  it('are read on the clock of Shanghai, across midnight', () => {
    expect(isQuiet(night, new Date('2026-11-23T13:59:59Z'))).toBe(false);
    expect(isQuiet(night, new Date('2026-11-23T14:00:00Z'))).toBe(true);
    expect(isQuiet(night, new Date('2026-11-23T23:59:00Z'))).toBe(true);
    expect(isQuiet(night, new Date('2026-11-24T00:00:00Z'))).toBe(false);
    expect(isQuiet(null, new Date('2026-11-23T14:00:00Z'))).toBe(false);
  });

  it('split the day: every minute is in a span or in the one from its end to its start', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(minute, minute, fc.date({ noInvalidDate: true, min: new Date(0) }), (from, to, at) => {
        fc.pre(from !== to);
        expect(isQuiet({ from, to }, at)).toBe(!isQuiet({ from: to, to: from }, at));
        expect(minuteInShanghai(at)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
