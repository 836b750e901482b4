import type { Listing } from '@app/listings';
import type { MatchNeed } from './match-need.js';
import { rankListings } from './rank-listings.js';

const need: MatchNeed = {
  side: 'demand',
  transaction: ['rent'],
  property: ['warehouse'],
  area_sqm: { min: 1000, max: 1000 },
};
const hall = (ref: string, more: Partial<Listing> = {}): Listing => ({
  ref,
  kind: 'warehouse',
  offers: [{ transaction: 'rent' }],
  area_sqm: 1000,
  ...more,
});
const order = (listings: Listing[], options = {}) => rankListings(need, listings, options).map(({ ref }) => ref);

describe('rankListings', () => {
  it('puts the better grade first, and leaves out what does not fit unless asked for it', () => {
    const listings = [
      hall('small', { area_sqm: 500 }),
      hall('reserved', { status: 'reserved' }),
      hall('bigger', { area_sqm: 1300 }),
      hall('let', { status: 'let' }),
      hall('right'),
    ];
    expect(order(listings)).toEqual(['right', 'bigger', 'reserved']);
    expect(order(listings, { limit: 1 })).toEqual(['right']);
    expect(order(listings, { includeNo: true }).slice(3).sort()).toEqual(['let', 'small']);
  });
  it('breaks ties by the date of verification, then by ref', () => {
    const listings = [
      hall('b'),
      hall('a'),
      hall('old', { verified_on: '2026-01-02' }),
      hall('new', { verified_on: '2026-11-02' }),
    ];
    expect(order(listings)).toEqual(['new', 'old', 'a', 'b']);
    expect(order([...listings].reverse())).toEqual(['new', 'old', 'a', 'b']);
  });
  it('ranks what names the industry above what only does not deny it', () => {
    const asked: MatchNeed = { side: 'demand', industry: { text: '电池', section: 'C', division: '38' } };
    const listings = [hall('silent', { industries_denied: ['26'] }), hall('named', { industries_allowed: ['38'] })];
    expect(rankListings(asked, listings).map(({ ref }) => ref)).toEqual(['named', 'silent']);
  });
  it('answers nothing to a message that is no demand', () => {
    expect(rankListings({ ...need, side: 'other' }, [hall('a')], { includeNo: true })).toEqual([]);
  });
});
