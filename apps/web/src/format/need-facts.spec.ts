import { needFacts } from './need-facts';

const words: Record<string, string> = {
  'transaction.land': '拿地',
  'transaction.rent': '租',
  'kind.factory': '厂房',
  'basis.rent_sqm_month': '元/㎡/月',
  'tag.eia': '环评',
  urgent: '急',
};
const read = (need: Record<string, unknown>) => needFacts(need, (key) => words[key] ?? key);

describe('a need in words', () => {
  it('lists only what was said, in the order it is asked', () => {
    const facts = read({
      needs: ['eia'],
      area_sqm: { min: 3000, max: 3000, approx: 'about' },
      transaction: ['rent'],
      property: ['factory'],
      regions: [{ name: '丽水市', level: 'city', code: '3311' }],
      budget: [{ basis: 'rent_sqm_month', max: 18 }],
    });
    expect(facts).toEqual([
      { key: 'transaction', text: '租' },
      { key: 'property', text: '厂房' },
      { key: 'regions', text: '丽水市' },
      { key: 'area_sqm', text: '约 3,000 ㎡' },
      { key: 'budget', text: '≤ 18 元/㎡/月' },
      { key: 'needs', text: '环评' },
    ]);
  });

  it('gives land both in 亩 and in ㎡', () => {
    const need = { land_mu: { min: 20, max: 40 }, land_sqm: { min: 13333.33, max: 26666.67 } };
    expect(read(need)).toEqual([{ key: 'land_mu', text: '20–40 亩 · 13,333–26,667 ㎡' }]);
  });

  it('says tax in 万', () => {
    expect(read({ tax_year_cny: { min: 3_000_000, max: 3_000_000 } })).toEqual([
      { key: 'tax_year_cny', text: '300 万元/年' },
    ]);
  });

  it('is empty for an empty need and bears shapes it does not know', () => {
    expect(read({})).toEqual([]);
    expect(() => read({ area_sqm: null, crane: 'x', budget: [null], regions: [{}], fire_class: 3 })).not.toThrow();
  });
});
