import fc from 'fast-check';
import { mineArticle } from './index.js';
import { formerAndLatter, sharedClauses } from './joint-projects.js';

const part = (text: string) => ({ start: 0, end: text.length, text });
const mine = (text: string, title = '园区要闻') => mineArticle({ title, text }).prospects;

describe('projects told in one breath', () => {
  const BOTH = '坐落于缙云县五云工业园的浙江墨屿橡塑有限公司密封条项目与缙云绒屿纺织有限公司羊绒围巾项目,';
  it('share the place before them and the event after them', () => {
    const found = mine(`3月8日,${BOTH}同一天破土动工。`);
    expect(found.map(({ company, park, stage }) => [company, park, stage])).toEqual([
      ['浙江墨屿橡塑有限公司', '五云工业园', '开工'],
      ['缙云绒屿纺织有限公司', '五云工业园', '开工'],
    ]);
  });
  it('have their own figures by 前者 and 后者', () => {
    const text = `3月8日,${BOTH}同一天破土动工。前者总投资2亿元,用地40亩;后者租用厂房8000平方米,总投资3000万元。`;
    expect(mine(text).map(({ amount_cny, area_mu, area_sqm }) => [amount_cny, area_mu, area_sqm])).toEqual([
      [200_000_000, 40, null],
      [30_000_000, null, 8000],
    ]);
  });
  it('go to the place that is said of the first two or of the last', () => {
    const text =
      '由浙江墨屿橡塑有限公司投资2亿元的密封条项目,由缙云绒屿纺织有限公司投资8000万元的羊绒围巾项目,以及由本地企业缙云云澜精工有限公司投资3000万元的磨床项目,' +
      '1月8日在缙云县集中签约,其中前两个项目落户五云工业园,后一个落户壶镇,租用厂房8300平方米。';
    expect(mine(text).map(({ park, area_sqm, stage }) => [park, area_sqm, stage])).toEqual([
      ['五云工业园', null, '签约'],
      ['五云工业园', null, '签约'],
      [null, 8300, '签约'],
    ]);
  });
});

describe('a tail that several projects share', () => {
  it.each([
    ['同日签约,其中前两个落户甲镇,后一个落户乙镇', 3, [[0, 1, 2], [0, 1], [2]]],
    ['同日签约,总投资分别为2亿元和3亿元', 2, [[0, 1]]],
    ['其余两个选址丙镇', 3, [[1, 2]]],
  ])('%s', (text, count, of) => {
    expect(sharedClauses(part(text), count).map((clause) => clause.of)).toEqual(of);
  });
  it('is never told of a project that is not there, whatever it says', () => {
    const words = fc.constantFrom('前两个', '后三个', '其中', ',', '落户', '分别', '余一项', '前一个');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 20 }), fc.integer({ min: 1, max: 4 }), (list, count) => {
        const text = list.join('');
        for (const { start, end, of } of sharedClauses(part(text), count)) {
          expect(end).toBeLessThanOrEqual(text.length);
          expect(start).toBeLessThan(end);
          for (const at of of) expect(at >= 0 && at < count).toBe(true);
        }
      }),
    );
  });
  it('is cut at 前者 and 后者', () => {
    const text = '前者用地61亩,总投资3亿元,后者租赁厂房2万平方米。';
    expect(formerAndLatter(part(text)).map(({ isFormer, start, end }) => [isFormer, text.slice(start, end)])).toEqual([
      [true, '前者用地61亩,总投资3亿元,'.slice(0, -1)],
      [false, '后者租赁厂房2万平方米。'],
    ]);
  });
});
