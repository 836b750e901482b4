import { changesOf, craneOf, craneText, factsOf, typedValues } from './form-values';

const parcel = {
  kind: 'land',
  land_mu: 32,
  offers: [{ transaction: 'land', price: { basis: 'price_mu', min: 280000, max: 300000 } }],
  land: {
    class: 'M2',
    years: 50,
    plot_ratio: { min: 1.2, max: 2.5 },
    admitted: [{ division: '36', tax_per_mu_min: 200000 }],
  },
};
const hall = {
  kind: 'factory',
  area_sqm: 2600,
  crane: [{ t: 10, count: 2 }, { t: 5 }],
  offers: [{ transaction: 'rent', price: { basis: 'rent_sqm_month', min: 18, max: 18 }, floor_price: 15 }],
  permits: ['eia'],
  divisible: false,
};

describe('the values of the form', () => {
  it.each([[parcel], [hall]])('give back the listing they were made of', (facts) => {
    expect(factsOf(typedValues(facts))).toEqual(facts);
  });
  it('leave out what is empty and keep what is no number for the server to name', () => {
    expect(factsOf({ title: ' 厂房 ', area_sqm: '', height_m: '八米', docks: '1,000', permits: [] })).toEqual({ title: '厂房', height_m: '八米', docks: 1000 }); // prettier-ignore
  });
  it('read cranes as they are typed', () => {
    expect(craneOf('10t×2，5吨')).toEqual([{ t: 10, count: 2 }, { t: 5 }]);
    expect(craneOf('无')).toEqual([]);
    expect(craneOf('两台')).toBe('两台');
    expect(craneText([])).toBe('无');
  });
  it('send only what changed, and null for what went', () => {
    expect(changesOf({ a: 1, b: [2], c: 3 }, { a: 1, b: [4] })).toEqual({ b: [4], c: null });
  });
});
