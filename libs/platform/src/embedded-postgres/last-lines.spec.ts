import { lastLines } from './last-lines.js';

describe('lastLines', () => {
  it('keeps the lines that say why', () => {
    const log = 'LOG:  starting\nFATAL:  could not write lock file: No space left on device\nLOG:  shut down\n';
    expect(lastLines(log)).toBe('FATAL:  could not write lock file: No space left on device');
  });

  it('falls back to the last lines when none is marked', () => {
    expect(lastLines('a\nb\n\nc\nd\n')).toBe('b | c | d');
  });

  it('stays one short line whatever it is given', () => {
    const answer = lastLines(`ERROR: ${'x'.repeat(5_000)}\n`);
    expect(answer.length).toBeLessThanOrEqual(600);
    expect(answer).not.toContain('\n');
    expect(lastLines('')).toBe('');
  });
});
