import type { Listing } from '@app/listings';
import fc from 'fast-check';
import { candidateBounds, insideBounds } from './candidate-bounds.js';
import { arbitraryListing, arbitraryNeed } from './fixtures/arbitrary-pairs.js';
import type { MatchNeed } from './match-need.js';
import { scoreListing } from './score-listing.js';

jest.setTimeout(60_000);

describe('candidateBounds', () => {
  it('lets every fit and near match through', () => {
    fc.assert(
      fc.property(arbitraryNeed, arbitraryListing, (need, listing) => {
        if (scoreListing(need, listing).verdict === 'no') return;
        expect(insideBounds(candidateBounds(need), listing)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
  it('lets every fit and near match of a need with few words through', () => {
    const few: fc.Arbitrary<MatchNeed> = fc
      .tuple(arbitraryNeed, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 30 }))
      .map(([need, size, from]) => {
        const entries = Object.entries(need).filter(([key]) => key !== 'side');
        const start = entries.length ? from % entries.length : 0;
        return Object.fromEntries(entries.slice(start, start + size)) as MatchNeed;
      });
    fc.assert(
      fc.property(few, arbitraryListing, (need, listing) => {
        fc.pre(scoreListing(need, listing).verdict !== 'no');
        expect(insideBounds(candidateBounds(need), listing)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
  it('says in numbers where to look', () => {
    const need: MatchNeed = {
      side: 'demand',
      transaction: ['build_to_suit'],
      property: ['warehouse'],
      regions: [{ name: '缙云县', level: 'county', code: '331122' }],
      area_sqm: { min: 1000, max: 1000 },
      land_mu: { min: 20 },
      height_m: { min: 9 },
      fire_class: { min: '丁' },
      industry: { text: '阀门', section: 'C', division: '34', alt: ['33'] },
    };
    const bounds = candidateBounds(need);
    expect(bounds).toMatchObject({
      none: false,
      statuses: ['available', 'reserved'],
      transactions: ['build_to_suit', 'land'],
      kinds: ['factory', 'warehouse', 'cold_storage'],
      areaSqm: {
        wholeMin: expect.closeTo(850, 2),
        wholeMax: expect.closeTo(2875, 2),
        partMax: expect.closeTo(1400, 2),
      },
      landMu: { wholeMin: expect.closeTo(15, 3), wholeMax: expect.closeTo(100, 2), partMax: expect.closeTo(80, 2) },
      heightMin: expect.closeTo(8, 3),
      fireClasses: ['甲', '乙', '丙1', '丙2', '丙', '丁'],
      industry: { denied: '34', admitted: ['34', '33'] },
    });
    expect(bounds.regions?.codes).toEqual(expect.arrayContaining(['3311', '331122', '330784']));
  });
  it('keeps out what cannot match', () => {
    const bounds = candidateBounds({
      side: 'demand',
      regions: [{ name: '丽水市', level: 'city', code: '3311' }],
      area_sqm: { max: 1000 },
    });
    const listing: Listing = { ref: 'A', kind: 'factory', region: '331102', area_sqm: 900 };
    expect(insideBounds(bounds, listing)).toBe(true);
    expect(insideBounds(bounds, { ...listing, region: '330482' })).toBe(false);
    expect(insideBounds(bounds, { ...listing, area_sqm: 9000 })).toBe(false);
    expect(insideBounds(bounds, { ...listing, area_sqm: 9000, divisible: true })).toBe(true);
    expect(insideBounds(bounds, { ...listing, status: 'let' })).toBe(false);
  });
  it('has no candidates for a message that asks for nothing', () => {
    expect(candidateBounds({ side: 'other' }).none).toBe(true);
    expect(candidateBounds({}).none).toBe(true);
  });
  it('drops the bound of a criterion that the settings made soft', () => {
    const need: MatchNeed = { side: 'demand', transaction: ['rent'] };
    expect(candidateBounds(need).transactions).toEqual(['rent']);
    expect(candidateBounds(need, { hard: ['regions'] }).transactions).toBeUndefined();
  });
});
