import { listingFacts } from './listing-facts';
import { shortRegion } from './short-region';

const facts = (listing: Record<string, unknown>) =>
  Object.fromEntries(listingFacts(listing, (key) => key.split('.').pop() ?? key).map(({ key, text }) => [key, text]));

describe('facts of a listing', () => {
  it('shows what the listing does not say as unknown, never as no', () => {
    const said = facts({ kind: 'factory', area_sqm: 3000, height_m: 9 });
    expect(said).toMatchObject({ area_sqm: '3,000 ㎡', height_m: '9 m', load_t_sqm: null, crane: null });
    expect(said).not.toHaveProperty('docks');
  });

  it('asks a parcel for what parcels have', () => {
    const said = facts({ kind: 'land', land_mu: 32, land: { class: 'M1', years: 50, plot_ratio: { min: 1, max: 2 } } });
    expect(said.land_mu).toBe('32 亩');
    expect(said.land).toBe('M1 · 50 years · plotRatio 1–2');
    expect(said).not.toHaveProperty('height_m');
  });

  it('gives offers with their prices, and 面议 where there is none', () => {
    const offers = [
      { transaction: 'rent', price: { basis: 'rent_sqm_month', min: 16, max: 17 } },
      { transaction: 'buy' },
    ];
    expect(facts({ kind: 'factory', offers }).offers).toBe('rent 16–17 rent_sqm_month；buy priceOpen');
  });
});

it('leaves out the province of a place', () => {
  expect(shortRegion('浙江省嘉兴市嘉善县')).toBe('嘉兴市嘉善县');
  expect(shortRegion('上海市松江区')).toBe('上海市松江区');
});
