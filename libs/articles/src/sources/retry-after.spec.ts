import { retryAfter } from './retry-after.js';

const now = new Date('2026-03-02T08:00:00Z');
const seconds = (header: string | undefined) => {
  const at = retryAfter(header, now);
  return at && (at.getTime() - now.getTime()) / 1000;
};

describe('Retry-After', () => {
  it('names seconds or a date, of at most a week', () => {
    expect(seconds('120')).toBe(120);
    expect(seconds('Mon, 02 Mar 2026 09:00:00 GMT')).toBe(3600);
    expect(seconds('999999999')).toBe(7 * 86_400);
  });

  it.each([undefined, '', '0', '-5', 'soon', 'Mon, 02 Mar 2020 09:00:00 GMT', '1e9', '12 34'])(
    'is nothing as %s',
    (header) => {
      expect(seconds(header)).toBeNull();
    },
  );
});
