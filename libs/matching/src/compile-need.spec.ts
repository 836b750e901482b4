import type { Listing } from '@app/listings';
import fc from 'fast-check';
import { compileNeed } from './compile-need.js';
import { arbitraryListing, arbitraryNeed } from './fixtures/arbitrary-pairs.js';
import type { CriterionVerdict } from './match.js';
import type { RulesOverride } from './matching-rules.js';
import type { MatchNeed } from './match-need.js';
import { scoreListing } from './score-listing.js';

jest.setTimeout(60_000);

const need: MatchNeed = {
  side: 'demand',
  transaction: ['rent'],
  property: ['factory'],
  regions: [{ name: '莲都区', level: 'county', code: '331102' }],
  area_sqm: { min: 2000, max: 3000 },
  height_m: { min: 7 },
  power_kva: { min: 400 },
  budget: [{ basis: 'rent_sqm_month', max: 20 }],
};
const good: Listing = {
  ref: 'G-1',
  kind: 'factory',
  region: '331102',
  offers: [{ transaction: 'rent', price: { basis: 'rent_sqm_month', min: 18, max: 18 } }],
  area_sqm: 2500,
  height_m: 7.2,
  power_kva: 400,
  status: 'available',
};
const price = (min: number): Partial<Listing> => ({
  offers: [{ transaction: 'rent', price: { basis: 'rent_sqm_month', min } }],
});
const said = (change: Partial<Listing>, asked: Partial<MatchNeed> = {}, rules?: RulesOverride) => {
  const { verdict, grade } = scoreListing({ ...need, ...asked } as MatchNeed, { ...good, ...change } as Listing, {
    rules,
  });
  return `${verdict} ${grade}`;
};

describe('the verdict on a pair', () => {
  it.each<[string, Partial<Listing>, Partial<MatchNeed>, string]>([
    ['everything passes', {}, {}, 'fit 3'],
    [
      'an industry of a building is not stated',
      {},
      { industry: { text: '五金', section: 'C', division: '33' } },
      'fit 3',
    ],
    ['one paper is not confirmed', {}, { needs: ['title_certificate'] }, 'fit 2'],
    ['it has to be split', { area_sqm: 8000, area_sqm_min: 1000, divisible: true }, {}, 'fit 2'],
    ['class 甲 for a need of 乙', { fire_class: '甲' }, { fire_class: { min: '乙' } }, 'fit 2'],
    [
      'a third is unknown',
      { power_kva: undefined },
      { regions: undefined, area_sqm: undefined, needs: ['steam'] },
      'fit 2',
    ],
    [
      'more than a third is unknown',
      { power_kva: undefined },
      { regions: undefined, area_sqm: undefined, needs: ['steam', 'gas'] },
      'near 1',
    ],
    ['a price 5 % high', price(21), {}, 'near 2'],
    ['a price 5 % high and a paper not confirmed', price(21), { needs: ['title_certificate'] }, 'near 1'],
    ['half a metre short', { height_m: 6.5 }, {}, 'near 1'],
    ['a neighbouring county', { region: '331121' }, {}, 'near 1'],
    ['reserved', { status: 'reserved' }, {}, 'near 1'],
    ['reserved and half a metre short', { status: 'reserved', height_m: 6.5 }, {}, 'no 0'],
    ['one soft fail', price(30), {}, 'near 1'],
    ['one soft fail and half a point unknown', price(30), { needs: ['gas'] }, 'near 1'],
    [
      'one soft fail and three quarters of a point unknown',
      price(30),
      { needs: ['gas'], industry: { text: '五金', section: 'C', division: '33' } },
      'no 0',
    ],
    ['one soft fail and a point unknown', price(30), { needs: ['gas', 'steam'] }, 'no 0'],
    ['two soft fails', { ...price(30), power_kva: 100 }, {}, 'no 0'],
    ['one hard fail', { height_m: 6 }, {}, 'no 0'],
    ['let', { status: 'let' }, {}, 'no 0'],
    ['sold', { status: 'sold' }, {}, 'no 0'],
    ['withdrawn', { status: 'withdrawn' }, {}, 'no 0'],
    ['corbels only', { crane_ready: true }, { crane: [{ t: 5 }] }, 'near 2'],
    ['a crane a little too light', { crane: [{ t: 4 }] }, { crane: [{ t: 5 }] }, 'near 1'],
  ])('%s', (_, change, asked, verdict) => expect(said(change, asked)).toBe(verdict));

  it('weighs a tax that falls short less than another soft fail', () => {
    const short: Partial<Listing> = { tax_year_cny_min: 5_000_000 };
    const asked = { tax_year_cny: { min: 1_000_000, max: 1_000_000 } };
    expect(said({ ...short, area_sqm: 1800 }, asked)).toBe('near 1');
    expect(said({ ...price(30), area_sqm: 1800 })).toBe('no 0');
  });
  it('wants half of the other criteria to pass in a neighbouring region', () => {
    const near = { region: '331121' };
    const asked: MatchNeed = { side: 'demand', regions: need.regions, power_kva: { min: 400 }, height_m: { min: 7 } };
    expect(scoreListing(asked, { ...good, ...near, power_kva: undefined }).verdict).toBe('near');
    expect(scoreListing(asked, { ...good, ...near, power_kva: undefined, height_m: undefined }).verdict).toBe('no');
    const three: MatchNeed = { ...asked, load_t_sqm: { min: 2 } };
    expect(scoreListing(three, { ...good, ...near, power_kva: undefined }).verdict).toBe('no');
  });
  it('matches nothing to an owner who offers, or to a need that asks for nothing', () => {
    expect(scoreListing({ ...need, side: 'supply' }, good)).toMatchObject({ verdict: 'no', criteria: [] });
    expect(scoreListing({}, good).verdict).toBe('no');
  });
  it('makes tags hard when the need says so', () => {
    const asked: Partial<MatchNeed> = { needs: ['dock'] };
    expect(said({ docks: 0 }, asked)).toBe('near 1');
    expect(said({ docks: 0 }, { ...asked, hard_requirement: true } as Partial<MatchNeed>)).toBe('no 0');
  });
  it('follows the settings', () => {
    expect(said({ height_m: 6 }, {}, { height: { lowGap: 1 } })).toBe('near 1');
    expect(said(price(23.5), {}, { budgetOver: 0.2 })).toBe('near 2');
    expect(said({ status: 'reserved' }, {}, { points: { reserved: 4 } })).toBe('no 0');
    expect(said({ height_m: 6 }, {}, { hard: ['regions'] })).toBe('near 1');
  });
  it('never keeps two soft fails, however mild the points', () => {
    expect(said({ ...price(30), power_kva: 100 }, {}, { points: { limit: 20 } })).toBe('no 0');
  });
  it('does not count against a building what was asked of land, when the need is for either', () => {
    expect(said({}, { transaction: ['rent', 'land'], land_mu: { min: 20, max: 20 } })).toBe('fit 3');
  });
  it('always sends hazmat to a person, and says what is reserved, gone or to be split', () => {
    const keys = (change: Partial<Listing>) => scoreListing(need, { ...good, ...change }).notes.map((note) => note.key);
    expect(keys({ fire_class: '乙' })).toEqual(['hazmat_review']);
    expect(keys({ status: 'reserved', status_reason: '意向金已付' })).toEqual(['reserved']);
    expect(keys({ status: 'let' })).toEqual(['gone']);
    expect(keys({ area_sqm: 8000, area_sqm_min: 1000 })).toEqual(['split']);
    expect(keys({ height_m: 14, power_kva: 2000 })).toEqual(['oversize']);
  });
  it('ranks the kind that the need implies above others, and requires none', () => {
    const asked = { ...need, property: undefined, property_inferred: ['factory'] } as MatchNeed;
    const [factory, warehouse, office] = (['factory', 'warehouse', 'office'] as const).map((kind) =>
      scoreListing(asked, { ...good, kind }),
    );
    expect([factory, warehouse, office].map((match) => match!.verdict)).toEqual(['fit', 'fit', 'fit']);
    expect(factory!.score).toBeGreaterThan(warehouse!.score);
    expect(warehouse!.score).toBeGreaterThan(office!.score);
  });
  it('gives reasons in numbers, in both languages', () => {
    const match = scoreListing(
      { ...need, height_m: { min: 8 }, height_kind: 'storey' },
      { ...good, height_kind: 'storey' },
    );
    const height = match.criteria.find(({ key }) => key === 'height_m');
    expect(height).toEqual({
      key: 'height_m',
      verdict: 'fail',
      need: { min: 8 },
      listing: 7.2,
      why: '层高 7.2 m，需层高 8 m，差 0.8 m',
      why_en: 'Storey height 7.2 m, 8 m storey height needed: 0.8 m short',
    });
  });
});

const ORDER: CriterionVerdict[] = ['fail', 'near', 'unknown', 'pass'];
const rank = (verdict: CriterionVerdict | undefined) => ORDER.indexOf(verdict ?? 'pass');
const verdicts = (asked: MatchNeed, listing: Listing) =>
  new Map(scoreListing(asked, listing).criteria.map(({ key, verdict }) => [key as string, verdict]));

describe('any pair that the contracts can make', () => {
  it('is judged without an error, the same every time, with a score in the band of its grade', () => {
    fc.assert(
      fc.property(arbitraryNeed, arbitraryListing, (asked, listing) => {
        const match = scoreListing(asked, listing);
        expect(scoreListing(asked, listing)).toEqual(match);
        expect(compileNeed(asked).judge(listing, true).verdict).toBe(match.verdict);
        const [low, high] = [
          [0, 25],
          [30, 60],
          [70, 88],
          [90, 100],
        ][match.grade]!;
        expect(match.score).toBeGreaterThanOrEqual(low!);
        expect(match.score).toBeLessThanOrEqual(high!);
        expect(match.verdict === 'no').toBe(match.grade === 0);
        for (const { why, why_en } of match.criteria) {
          expect(`${why}${why_en}`).not.toMatch(/undefined|NaN|Infinity|null/);
          expect(why.length * why_en.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 1000 },
    );
  });
  it('never fails for what the listing does not state', () => {
    fc.assert(
      fc.property(arbitraryNeed, arbitraryListing, (asked, { kind }) => {
        for (const [key, verdict] of verdicts(asked, { ref: 'bare', kind })) {
          if (key !== 'property' && key !== 'needs.cold_storage') expect([key, verdict]).toEqual([key, 'unknown']);
        }
      }),
      { numRuns: 500 },
    );
  });
  it('is not judged worse for being better than asked', () => {
    const more = fc.record({
      height_m: fc.constantFrom(0, 0.3, 2),
      load_t_sqm: fc.constantFrom(0, 0.3, 2),
      power_kva: fc.constantFrom(0, 100, 900),
    });
    fc.assert(
      fc.property(arbitraryNeed, arbitraryListing, more, (asked, listing, extra) => {
        const taller = { ...listing };
        for (const key of ['height_m', 'load_t_sqm', 'power_kva'] as const) {
          if (listing[key] !== undefined) taller[key] = listing[key] + extra[key];
        }
        if (listing.crane?.length) taller.crane = listing.crane.map(({ t }) => ({ t: t + extra.load_t_sqm }));
        const before = verdicts(asked, listing);
        const after = verdicts(asked, taller);
        for (const key of ['height_m', 'load_t_sqm', 'power_kva', 'crane']) {
          expect(rank(after.get(key))).toBeGreaterThanOrEqual(rank(before.get(key)));
        }
      }),
      { numRuns: 1000 },
    );
  });
});
