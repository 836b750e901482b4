import { clockOf, minutesOf } from './minutes';

describe('minutes after midnight', () => {
  it('come back as they were', () => {
    for (let minute = 0; minute < 1440; minute++) expect(minutesOf(clockOf(minute))).toBe(minute);
    expect([clockOf(null), minutesOf('')]).toEqual(['', null]);
    expect(clockOf(22 * 60 + 5)).toBe('22:05');
  });
});
