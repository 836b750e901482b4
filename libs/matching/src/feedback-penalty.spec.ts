import type { Listing } from '@app/listings';
import fc from 'fast-check';
import { feedbackPenalty, lowered, REJECT_REASONS, type RejectReason } from './feedback-penalty.js';
import { arbitraryListing } from './fixtures/arbitrary-pairs.js';

const hall: Listing = {
  ref: 'A',
  kind: 'factory',
  region: '331102',
  park: '水阁智造园',
  building: '3号楼',
  offers: [{ transaction: 'rent', price: { basis: 'rent_sqm_month', min: 20 } }],
  area_sqm: 2000,
  height_m: 7,
  power_kva: 400,
  available_from: '2027-01-01',
};
const points = (reason: RejectReason, other: Partial<Listing>) =>
  feedbackPenalty({ ...hall, ref: 'B', ...other }, [{ listing: hall, reason }]).points;

describe('feedbackPenalty', () => {
  it.each<[RejectReason, Partial<Listing>, Partial<Listing>]>([
    [
      'price',
      { offers: [{ transaction: 'rent', price: { basis: 'rent_sqm_month', min: 21 } }] },
      { offers: [{ transaction: 'rent', price: { basis: 'rent_sqm_month', min: 19 } }] },
    ],
    ['area', { area_sqm: 2100 }, { area_sqm: 2500 }],
    ['height_load', { height_m: 6 }, { height_m: 8 }],
    ['power_fire', { power_kva: 315 }, { power_kva: 630 }],
    ['location', { park: '别处' }, { park: '别处', region: '331122' }],
    ['timing', { available_from: '2027-02-01' }, { available_from: '2026-12-01' }],
    ['landlord', {}, { park: '别处' }],
    ['other', {}, { building: '5号楼' }],
  ])('lowers for %s what is as wrong, not what is better', (reason, alike, better) => {
    expect([points(reason, alike), points(reason, better)]).toEqual([3, 0]);
  });

  it('says why, and does not speak of the rejected one itself', () => {
    expect(feedbackPenalty({ ...hall, ref: 'B' }, [{ listing: hall, reason: 'landlord' }]).note?.why).toContain('业主');
    expect(feedbackPenalty(hall, [{ listing: hall, reason: 'landlord' }])).toEqual({ points: 0 });
  });

  it('never costs more than nine points, and never a verdict', () => {
    const rejection = fc.record({ listing: arbitraryListing, reason: fc.constantFrom(...REJECT_REASONS) });
    fc.assert(
      fc.property(
        arbitraryListing,
        fc.array(rejection, { maxLength: 6 }),
        fc.double({ min: 30, max: 100, noNaN: true }),
        (listing, rejections, score) => {
          const { points: cost } = feedbackPenalty(listing, rejections);
          expect(cost).toBeLessThanOrEqual(9);
          const verdict = score >= 70 ? 'fit' : 'near';
          expect(lowered(score, verdict, cost)).toBeGreaterThanOrEqual(verdict === 'fit' ? 70 : 30);
          expect(lowered(score, verdict, cost)).toBeLessThanOrEqual(score + 0.01);
        },
      ),
    );
  });
});
