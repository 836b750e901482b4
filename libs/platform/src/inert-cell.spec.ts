import fc from 'fast-check';
import { inertCell } from './inert-cell.js';

const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
const unseen = [' ', '\u00a0', '\u3000', '\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad', '\t', '\r', '\n', '\u0000'];

describe('a cell that others will open in a spreadsheet', () => {
  it('begins with a quote when a sign of a formula is the first that is seen, whatever unseen stands before it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...unseen), { maxLength: 4 }),
        fc.constantFrom(...signs),
        fc.string(),
        (before, sign, rest) => {
          const text = `${before.join('')}${sign}A${rest}`;
          expect(inertCell(text)).toBe(`'${text}`);
        },
      ),
    );
  });
  it.each(['\tA1', '\rA1', '\nA1', '=1+1', ' =1+1', '+86 1380000', '-1+1', '@SUM(1)', '－1+A1'])(
    '%j is quoted',
    (text) => {
      expect(inertCell(text)).toBe(`'${text}`);
    },
  );
  it.each(['', '海宁众联机械', '138****5678', '2000㎡以上', 'a=b', '-5', '+8613800000000', '3.5'])(
    '%j stays',
    (text) => {
      expect(inertCell(text)).toBe(text);
    },
  );
});
