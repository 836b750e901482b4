import { otherRent } from './rent-text';

it('gives a rent in the unit that was not asked, a month being 365/12 days', () => {
  expect(otherRent('rent_sqm_month', 18, 18)).toBe('0.59 元/㎡/天');
  expect(otherRent('rent_sqm_day', 0.8, 1)).toBe('24.33–30.42 元/㎡/月');
  expect(otherRent('price_sqm', 4800, undefined)).toBe('');
  expect(otherRent('rent_sqm_day', undefined, Number.NaN)).toBe('');
});
