import type { Listing } from '@app/listings';
import { verdictOf } from '../fixtures/verdict-of.js';
import type { MatchNeed } from '../match-need.js';

type Range = { min?: number; max?: number };
const area = (asked: Range, listing: Partial<Listing>) => verdictOf('area_sqm', { area_sqm: asked }, listing);
const land = (asked: Range, listing: Partial<Listing>) =>
  verdictOf('land_mu', { land_mu: asked }, { kind: 'land', ...listing });

describe('area of a site taken whole', () => {
  it.each<[string, Range, [number, string][]]>([
    [
      'from–to',
      { min: 2000, max: 3000 },
      [
        [2000, 'pass'],
        [3000, 'pass'],
        [1700, 'near'],
        [1699, 'fail'],
        [3900, 'near'],
        [3901, 'fail'],
      ],
    ],
    [
      'one figure',
      { min: 1000, max: 1000 },
      [
        [950, 'pass'],
        [949, 'near'],
        [850, 'near'],
        [849, 'fail'],
        [1150, 'pass'],
        [1151, 'near'],
        [1400, 'near'],
        [1401, 'fail'],
      ],
    ],
    [
      'at least',
      { min: 1000 },
      [
        [1000, 'pass'],
        [999, 'near'],
        [850, 'near'],
        [849, 'fail'],
        [2000, 'pass'],
        [2001, 'near'],
        [4000, 'near'],
        [4001, 'fail'],
      ],
    ],
    [
      'at most',
      { max: 1000 },
      [
        [1000, 'pass'],
        [500, 'pass'],
        [499, 'near'],
        [300, 'near'],
        [299, 'fail'],
        [1150, 'near'],
        [1151, 'fail'],
      ],
    ],
  ])('%s', (_, asked, cases) => {
    for (const [area_sqm, verdict] of cases) {
      expect([area_sqm, area(asked, { area_sqm, divisible: false })]).toEqual([area_sqm, verdict]);
    }
  });
  it('is not known when the listing does not say', () => expect(area({ min: 800 }, {})).toBe('unknown'));
});

describe('area of a site that may be split', () => {
  const asked = { min: 800, max: 1200 };
  it.each<[string, Partial<Listing>, string]>([
    ['from a part that serves', { area_sqm: 9000, area_sqm_min: 1000, divisible: true }, 'pass'],
    ['from a part at the upper end', { area_sqm: 9000, area_sqm_min: 1200, divisible: true }, 'pass'],
    ['from a part a little too big', { area_sqm: 9000, area_sqm_min: 1500, divisible: true }, 'near'],
    ['from a part far too big', { area_sqm: 9000, area_sqm_min: 1600, divisible: true }, 'fail'],
    ['but the whole is too small', { area_sqm: 600, area_sqm_min: 100, divisible: true }, 'fail'],
    ['no part said, at most twice', { area_sqm: 2400, divisible: true }, 'pass'],
    ['no part said, more than twice', { area_sqm: 2401, divisible: true }, 'unknown'],
    ['a smallest part alone says that it splits', { area_sqm: 9000, area_sqm_min: 1000 }, 'pass'],
    ['not said, in the near band', { area_sqm: 1500 }, 'near'],
    ['not said, up to 2.5 times', { area_sqm: 3000 }, 'unknown'],
    ['not said, beyond 2.5 times', { area_sqm: 3001 }, 'fail'],
    ['said that it does not', { area_sqm: 3000, divisible: false }, 'fail'],
    ['said that it does not, whatever the part', { area_sqm: 3000, area_sqm_min: 1000, divisible: false }, 'fail'],
  ])('%s: %s', (_, listing, verdict) => expect(area(asked, listing)).toBe(verdict));
});

describe('land', () => {
  it.each<[string, Range, [number, string][]]>([
    [
      'from–to',
      { min: 20, max: 40 },
      [
        [20, 'pass'],
        [40, 'pass'],
        [15, 'near'],
        [14.9, 'fail'],
        [60, 'near'],
        [60.1, 'fail'],
      ],
    ],
    [
      'one figure',
      { min: 20, max: 20 },
      [
        [18, 'pass'],
        [23, 'pass'],
        [17.9, 'near'],
        [15, 'near'],
        [14.9, 'fail'],
        [30, 'near'],
        [30.1, 'fail'],
      ],
    ],
  ])('%s', (_, asked, cases) => {
    for (const [land_mu, verdict] of cases)
      expect([land_mu, land(asked, { land_mu, divisible: false })]).toEqual([land_mu, verdict]);
  });
  it('is cut to any size when it may be split, asked about when that is not said', () => {
    expect(land({ min: 20, max: 20 }, { land_mu: 300, divisible: true })).toBe('pass');
    expect(land({ min: 20, max: 20 }, { land_mu: 57, divisible: undefined })).toBe('unknown');
    expect(land({ min: 20, max: 20 }, { land_mu: 58 })).toBe('fail');
  });
  it('reads ㎡ of land as 亩', () => {
    expect(verdictOf('land_mu', { land_sqm: { min: 20000, max: 20000 } }, { kind: 'land', land_mu: 30 })).toBe('pass');
  });
  it('does not hold floor area against a parcel, nor 亩 against a building, when both were asked for', () => {
    const both: MatchNeed = { transaction: ['land', 'rent'], area_sqm: { min: 3000 }, land_mu: { min: 20, max: 20 } };
    const offers = [{ transaction: 'land' as const }];
    expect(verdictOf('area_sqm', both, { kind: 'land', land_mu: 20, offers })).toBe('unknown');
    expect(verdictOf('land_mu', both, { kind: 'factory', area_sqm: 3000 })).toBe('unknown');
  });
});
