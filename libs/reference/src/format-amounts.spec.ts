import { formatArea, formatLand, formatRange, formatYuan, muToSqm, sqmToMu } from './format-amounts.js';

it('writes money as people read it', () => {
  expect([120000000, 35000000, 9800, 5863000, 0.8, -350000].map(formatYuan)).toEqual([
    '1.2 亿元',
    '3,500 万元',
    '9,800 元',
    '586.3 万元',
    '0.8 元',
    '-35 万元',
  ]);
});
it('writes areas in ㎡ and 亩', () => {
  expect(formatArea(12000)).toBe('12,000 ㎡');
  expect(formatArea(1234567)).toBe('123.46 万㎡');
  expect(formatLand(35)).toBe('35 亩(23,333 ㎡)');
  expect(muToSqm(35)).toBe(23333.33);
  expect(sqmToMu(20000)).toBe(30);
});
it('writes ranges with one unit', () => {
  expect(formatRange({ min: 2000, max: 3000 }, formatArea)).toBe('2,000–3,000 ㎡');
  expect(formatRange({ min: 1000 }, formatArea)).toBe('≥ 1,000 ㎡');
  expect(formatRange({ max: 20000000 }, formatYuan)).toBe('≤ 2,000 万元');
  expect(formatRange({ min: 90000000, max: 120000000 }, formatYuan)).toBe('9,000 万元 – 1.2 亿元');
  expect(formatRange({}, formatYuan)).toBe('');
});
