import { mergeQueue, nextAfter, stillFresh } from './merge-queue';

const row = (key: string, lead = key, note = '') => ({ key, lead: { id: lead }, note });
const keys = (rows: { key: string }[]) => rows.map(({ key }) => key).join('');

describe('an open 今日 when new data comes', () => {
  it('takes the new order while nobody is looking at the list closely, and announces what is new', () => {
    const { rows, fresh } = mergeQueue([row('b'), row('a')], [row('c'), row('a'), row('b')], true);
    expect([keys(rows), keys(fresh)]).toEqual(['cab', 'c']);
  });

  it('moves no row under the hand, and lets a new lead wait', () => {
    const { rows, fresh } = mergeQueue([row('b'), row('a')], [row('c'), row('a', 'a', 'new'), row('b')], false);
    expect([keys(rows), keys(fresh)]).toEqual(['ba', 'c']);
    expect(rows[1]?.note).toBe('new');
  });

  it('keeps a row that was settled elsewhere in its place and names it', () => {
    const { rows, settled } = mergeQueue([row('a'), row('b')], [row('b')], false);
    expect(keys(rows)).toBe('ab');
    expect([...settled]).toEqual(['a']);
  });

  it('puts the next task of a lead already there at the end, not among the new ones', () => {
    const { rows, fresh } = mergeQueue([row('a', 'x'), row('b', 'y')], [row('c', 'x'), row('b', 'y')], false);
    expect([keys(rows), keys(fresh)]).toEqual(['abc', '']);
  });

  it('shows everything at once when it was empty', () => {
    expect(keys(mergeQueue([], [row('a')], false).rows)).toBe('a');
  });
});

describe('what is announced', () => {
  it('stays announced until it is looked at, each lead once, and not after it is gone', () => {
    const told = stillFresh([row('a'), row('b')], [row('c')], [row('c'), row('b', 'b', 'newest')]);
    expect(keys(told)).toBe('cb');
    expect(told[1]?.note).toBe('newest');
  });
});

describe('the row to stand on after one is gone', () => {
  const rows = [row('a'), row('b'), row('c')];
  it('is the next, and the one before at the end', () => {
    expect(nextAfter(rows, 'a')?.key).toBe('b');
    expect(nextAfter(rows, 'c')?.key).toBe('b');
    expect(nextAfter([row('a')], 'a')).toBeUndefined();
  });
});
