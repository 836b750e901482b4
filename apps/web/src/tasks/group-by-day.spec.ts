import { groupByDay } from './group-by-day';

const now = new Date('2026-11-23T06:00:00Z');
const task = (due: string) => ({ due });

describe('an agenda', () => {
  it('puts each task under its day in Shanghai and leaves out empty days', () => {
    const groups = groupByDay(
      [
        task('2026-11-23T05:59:00Z'),
        task('2026-11-23T15:59:00Z'),
        task('2026-11-23T16:00:00Z'),
        task('2026-11-27T01:00:00Z'),
        task('2026-12-27T01:00:00Z'),
      ],
      now,
    );
    expect(groups.map(({ key }) => key)).toEqual(['late', 'today', 'tomorrow', 'week', 'later']);
    expect(groupByDay([task('2026-11-23T15:59:00Z')], now).map(({ key }) => key)).toEqual(['today']);
  });
});
