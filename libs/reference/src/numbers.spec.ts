import fc from 'fast-check';
import { plainText } from './plain-text.js';
import { parseChineseNumber, readNumbers } from './numbers.js';

const read = (text: string) =>
  readNumbers(plainText(text).text).map(({ min, max, approx }) => [min, max, ...(approx ? [approx] : [])]);

describe('readNumbers', () => {
  it.each<[string, (number | string)[][]]>([
    ['三千五平', [[3500, 3500]]],
    ['三千五百平', [[3500, 3500]]],
    ['1.2万平', [[12000, 12000]]],
    ['3-5千平', [[3000, 5000]]],
    ['二到三万方', [[20000, 30000]]],
    ['3到5亩', [[3, 5]]],
    ['两亿五千万', [[250000000, 250000000]]],
    ['500w', [[5000000, 5000000]]],
    ['2个亿', [[200000000, 200000000]]],
    ['两个亿', [[200000000, 200000000]]],
    ['1亿5000万', [[150000000, 150000000]]],
    ['1万2', [[12000, 12000]]],
    ['四五百平', [[400, 500]]],
    ['三五百万', [[3000000, 5000000]]],
    ['三四万', [[30000, 40000]]],
    ['二三十亩', [[20, 30]]],
    ['十七八亩', [[17, 18]]],
    ['七八亩', [[7, 8]]],
    ['一百二十亩', [[120, 120]]],
    ['一千零五十', [[1050, 1050]]],
    ['一点二万平', [[12000, 12000]]],
    ['70余万元', [[700000, 700000, 'over']]],
    ['百余亩', [[100, 100, 'over']]],
    ['三十来亩', [[30, 30, 'about']]],
    ['3000多平', [[3000, 3000, 'over']]],
    ['１，２００㎡', [[1200, 1200]]],
    ['8000-1万平', [[8000, 10000]]],
    ['500～1000万', [[5000000, 10000000]]],
    ['3千五', [[3500, 3500]]],
    ['三十五亩', [[35, 35]]],
    ['二十万', [[200000, 200000]]],
    ['十万', [[100000, 100000]]],
    ['一千二百万', [[12000000, 12000000]]],
    ['万把平', [[10000, 10000, 'about']]],
    ['几百平', []],
    ['上百亩', [[100, 100, 'over']]],
    ['M2用地 ISO9001', []],
    ['315千伏安', [[315, 315]]],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
  it('reads back any whole number written in Chinese', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (n) => expect(parseChineseNumber(spell(n))?.max).toBe(n)),
    );
  });
  it('never throws, stays inside the text, and keeps min ≤ max', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(...'0123456789一二两三四五六七八九十百千万亿点半余多-到 ,.亩平w'),
          maxLength: 60,
        }),
        (text) => {
          for (const { start, end, min, max } of readNumbers(text)) {
            expect(start).toBeLessThan(end);
            expect(end).toBeLessThanOrEqual(text.length);
            expect(min).toBeLessThanOrEqual(max);
          }
        },
      ),
    );
  });
});

/** 12345 → 一万二千三百四十五, the long and unambiguous way. */
function spell(n: number): string {
  const group = (value: number): string => {
    let out = '';
    let zero = false;
    for (const [unit, name] of [
      [1000, '千'],
      [100, '百'],
      [10, '十'],
      [1, ''],
    ] as const) {
      const digit = Math.floor(value / unit) % 10;
      if (digit === 0) zero = out !== '';
      else {
        out += (zero ? '零' : '') + '〇一二三四五六七八九'[digit] + name;
        zero = false;
      }
    }
    return out;
  };
  const high = Math.floor(n / 1e4);
  const low = n % 1e4;
  return (high ? `${group(high)}万` : '') + (low ? (high && low < 1000 ? '零' : '') + group(low) : '');
}
