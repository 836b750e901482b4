import { movesWords } from './moves-words';

const t = (key: string, { count }: { count: number }) => `${count} ${key}`;

describe('what a merge takes along', () => {
  it('names what people know, in a steady order, and nothing that is not there', () => {
    expect(movesWords({ task: 2, call: 3, rematch: 1, note: 0 }, t)).toBe('3 merge.move.call · 2 merge.move.task');
    expect(movesWords({}, t)).toBe('');
  });
});
