import fc from 'fast-check';
import { plainText } from './plain-text.js';
import { readQuantities } from './quantities.js';

const read = (text: string) =>
  readQuantities(plainText(text).text).map(({ unit, min, max, approx }) => [
    unit,
    min ?? null,
    max ?? null,
    ...(approx ? [approx] : []),
  ]);

describe('readQuantities', () => {
  it.each<[string, unknown[][]]>([
    ['２０００到３０００方', [['sqm', 2000, 3000]]],
    ['３０００㎡－５０００㎡', [['sqm', 3000, 5000]]],
    ['建筑面积5000㎡上下', [['sqm', 5000, 5000, 'about']]],
    ['不超过1500平米', [['sqm', null, 1500]]],
    ['一千平以上', [['sqm', 1000, null]]],
    ['3000平以上5000平以下', [['sqm', 3000, 5000]]],
    ['不低于8米', [['m', 8, null]]],
    ['层高≥7.2m', [['m', 7.2, null]]],
    ['百余亩', [['mu', 100, 100, 'over']]],
    ['近50亩', [['mu', 50, 50, 'under']]],
    ['附近50亩', [['mu', 50, 50]]],
    ['两公顷', [['mu', 30, 30]]],
    ['一亩半', [['mu', 1.5, 1.5]]],
    ['800公斤/平', [['t_sqm', 0.8, 0.8]]],
    ['30kN/㎡', [['t_sqm', 3.0581, 3.0581]]],
    ['800KVA', [['kva', 800, 800]]],
    ['315千伏安', [['kva', 315, 315]]],
    ['三十万度', [['kwh', 300000, 300000]]],
    ['500kw', [['kw', 500, 500]]],
    ['13米5', [['m', 13.5, 13.5]]],
    ['8毛', [['cny', 0.8, 0.8]]],
    ['18到22块', [['cny', 18, 22]]],
    ['1000w封顶', [['none', null, 10000000]]],
    ['20亩左右以内', [['mu', null, 20, 'about']]],
    ['约2000 sqm', [['sqm', 2000, 2000, 'about']]],
    ['at least 3000 sqm', [['sqm', 3000, null]]],
    ['20亩或30亩', [['mu', 20, 30]]],
    ['至少要3000平', [['sqm', 3000, null]]],
    ['不要超过3000平', [['sqm', null, 3000]]],
    ['1000平+', [['sqm', 1000, null]]],
    ['5吨起重机', [['t', 5, 5]]],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
  it('never throws, and keeps every span inside the text', () => {
    const word = fc.constantFrom(
      ...'3000 1.2 万 平 亩 - 到 以上 以内 左右 约 近 不 超过 米 吨 块 毛 一 千 半 多 元 / 。 , kva 5'.split(' '),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), (words) => {
        const text = words.join('');
        for (const q of readQuantities(text)) {
          expect(q.from).toBeLessThanOrEqual(q.start);
          expect(q.to).toBeLessThanOrEqual(text.length);
          expect(q.end).toBeGreaterThan(q.start);
          if (q.min !== undefined && q.max !== undefined) expect(q.min).toBeLessThanOrEqual(q.max);
        }
      }),
    );
  });
});
