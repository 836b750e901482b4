import { type Listing, publicListing } from './listing.js';
import { BadListing, readListing } from './read-listing.js';

const hall = {
  ref: 'A-1',
  kind: 'factory',
  region: '331102',
  offers: [{ transaction: 'rent', price: { basis: 'rent_sqm_month', min: 15, max: 17 }, floor_price: 13 }],
  area_sqm: 2600,
  area_sqm_min: 800,
  crane: [{ t: 10, count: 2 }],
  land: { admitted: [{ division: '34', tax_per_mu_min: 200000 }] },
  available_from: '2026-12-01',
  status: 'available',
  owner_phone: '+8613800000000',
};
const complaint = (change: object) => {
  try {
    readListing({ ...hall, ...change });
  } catch (error) {
    return error instanceof BadListing ? error.field : error;
  }
  return 'accepted';
};

describe('readListing', () => {
  it('takes a listing as the contract writes it', () => {
    expect(readListing(hall)).toEqual(hall);
    expect(readListing({ ref: 7, kind: 'land' })).toEqual({ ref: '7', kind: 'land' });
  });
  it('takes null and empty text as not known', () => {
    expect(readListing({ ref: 'A', kind: 'yard', title: '', docks: null })).toEqual({ ref: 'A', kind: 'yard' });
  });
  it.each([
    ['ref', { ref: undefined }],
    ['kind', { kind: 'shop' }],
    ['region', { region: '3311' }],
    ['area_sqm', { area_sqm: '2600' }],
    ['area_sqm', { area_sqm: Number.NaN }],
    ['height_m', { height_m: -1 }],
    ['area_sqm_min', { area_sqm_min: 3000 }],
    ['docks', { docks: 1.5 }],
    ['divisible', { divisible: 'yes' }],
    ['fire_class', { fire_class: '己' }],
    ['available_from', { available_from: '2026-02-30' }],
    ['offers', { offers: {} }],
    ['offers[0].transaction', { offers: [{}] }],
    ['offers[0].price.basis', { offers: [{ transaction: 'rent', price: { basis: 'month' } }] }],
    ['offers[0].price', { offers: [{ transaction: 'rent', price: { basis: 'price_mu', min: 3, max: 2 } }] }],
    ['crane[0].t', { crane: [{ count: 2 }] }],
    ['land.admitted[0].division', { land: { admitted: [{ division: 34 }] } }],
    ['permits[1]', { permits: ['eia', 5] }],
    ['heigth_m', { heigth_m: 8 }],
    ['offers[0].note', { offers: [{ transaction: 'rent', note: '面议' }] }],
  ])('names %s when that is what is wrong', (field, change) => {
    expect(complaint(change)).toBe(field);
  });
  it('is not misled by keys that every object has', () => {
    expect(complaint(JSON.parse('{"__proto__x": 1, "constructor": 2}'))).toBe('__proto__x');
    expect(complaint({ toString: 'x' })).toBe('toString');
  });
  it('leaves keys of other programs aside when asked to', () => {
    expect(readListing({ ref: 'A', kind: 'lab', lat: 28.4 }, { unknownKeys: 'drop' })).toEqual({
      ref: 'A',
      kind: 'lab',
    });
  });
  it.each([[null], ['text'], [[]], [3]])('refuses %j', (value) => {
    expect(() => readListing(value)).toThrow('listing: must be an object');
  });
});

describe('publicListing', () => {
  it('keeps the floor price and the owner on the server', () => {
    const listing: Listing = { ...readListing(hall), floor_price: 13, owner_name: '陈某' };
    const open = publicListing(listing);
    expect(JSON.stringify(open)).not.toMatch(/floor_price|owner_|陈某|138/);
    expect(open.offers).toEqual([{ transaction: 'rent', price: hall.offers[0]!.price }]);
    expect(listing.offers?.[0]?.floor_price).toBe(13);
  });
});
