import { Invalid } from '@app/platform';
import fc from 'fast-check';
import { assertCleanText } from './clean-text.js';

/** The field that is named, or undefined when the value is accepted. */
function complaint(value: unknown): string | undefined {
  try {
    assertCleanText(value);
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(Invalid);
    return (error as Invalid).fields[0]!.field;
  }
}

describe('a text from outside', () => {
  it.each(['半导体', '𠮷野家 🏭', 'a\nb\tc', '\u200b', ''])('is taken as it is: %j', (text) => {
    expect(complaint({ need: text })).toBeUndefined();
  });

  it.each(['a\0b', '\0', '\ud800', 'x\udc00y', '\udc00\ud800'])('that cannot be stored is refused: %j', (text) => {
    expect(complaint({ need: text })).toBe('need');
  });

  it('is named by its path, also within lists', () => {
    expect(complaint({ contact: { names: ['ok', 'a\0'] } })).toBe('contact.names.1');
  });

  it('is looked at in names too', () => {
    expect(complaint({ 'a\0': 1 })).toBe('body');
    expect(complaint({ outer: { 'a\0': 1 } })).toBe('outer');
  });

  it('may come with numbers, nothing and bytes', () => {
    expect(complaint({ n: 1, b: false, no: null, un: undefined, bytes: Buffer.from('a\0b') })).toBeUndefined();
    for (const value of [undefined, null, 3, 'text', []]) expect(complaint(value)).toBeUndefined();
  });

  it('is refused rather than followed when it nests without end', () => {
    let deep: unknown = 'x';
    for (let level = 0; level < 5000; level++) deep = { inner: deep };
    expect(complaint(deep)).toMatch(/^inner\.inner/);
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(complaint(circle)).toMatch(/^self\.self/);
  });

  it('is accepted exactly when Postgres could store it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
        (text) => {
          const storable = !text.includes('\0') && Buffer.from(text, 'utf8').toString('utf8') === text;
          expect(complaint({ text }) === undefined).toBe(storable);
        },
      ),
    );
  });
});
