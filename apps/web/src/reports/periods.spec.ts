import { presetDays } from './periods';

describe('the days of a period', () => {
  // 23:30 of 1 January in Shanghai, still the old year in UTC at 15:30.
  const newYear = new Date('2027-01-01T15:30:00Z');

  it('are 90 with today, also on the first of a year', () => {
    const { from, to } = presetDays('recent', newYear);
    expect([from, to]).toEqual(['2026-10-04', '2027-01-01']);
    expect((Date.parse(to) - Date.parse(from)) / 86_400_000 + 1).toBe(90);
  });
  it('start with the week, month, quarter or year in Shanghai', () => {
    const starts = (['week', 'month', 'quarter', 'year'] as const).map((preset) => presetDays(preset, newYear).from);
    expect(starts).toEqual(['2026-12-28', '2027-01-01', '2027-01-01', '2027-01-01']);
    expect(presetDays('quarter', new Date('2026-12-31T16:30:00Z')).from).toBe('2027-01-01');
    expect(presetDays('quarter', new Date('2026-12-31T15:30:00Z')).from).toBe('2026-10-01');
  });
});
