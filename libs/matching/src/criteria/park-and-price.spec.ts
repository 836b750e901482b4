import type { Listing, Offer } from '@app/listings';
import { verdictOf } from '../fixtures/verdict-of.js';
import type { MatchNeed } from '../match-need.js';

type Row = [string, MatchNeed, Partial<Listing>, string];
const judged = (key: string) => (_: string, need: MatchNeed, listing: Partial<Listing>, verdict: string) =>
  expect(verdictOf(key, need, listing)).toBe(verdict);
const ask = (transaction: string, basis?: string, min?: number, max = min): { offers: Offer[] } => ({
  offers: [{ transaction, ...(basis && { price: { basis, min, max } }) } as Offer],
});

describe('budget', () => {
  const month = (max: number): MatchNeed => ({ transaction: ['rent'], budget: [{ basis: 'rent_sqm_month', max }] });
  const total = (max: number): MatchNeed => ({
    transaction: ['rent'],
    area_sqm: { min: 1000, max: 2000 },
    budget: [{ basis: 'rent_month_total', max }],
  });
  it.each<Row>([
    ['cheapest ask within', month(18), ask('rent', 'rent_sqm_month', 17, 25), 'pass'],
    ['up to 15 % over', month(20), ask('rent', 'rent_sqm_month', 23), 'near'],
    ['more', month(20), ask('rent', 'rent_sqm_month', 23.1), 'fail'],
    ['面议', month(20), ask('rent'), 'unknown'],
    ['no offers', month(20), {}, 'unknown'],
    ['a day as 365 / 12 of a month', month(24.4), ask('rent', 'rent_sqm_day', 0.8), 'pass'],
    ['a day is more than 30 of a month', month(21), ask('rent', 'rent_sqm_day', 0.8), 'fail'],
    ['a year over the area', month(10), { area_sqm: 1000, ...ask('rent', 'rent_year_total', 120000) }, 'pass'],
    ['a total over the whole', total(30000), { area_sqm: 1500, ...ask('rent', 'rent_sqm_month', 20) }, 'pass'],
    [
      'a total over the whole, too dear',
      total(30000),
      { area_sqm: 2000, ...ask('rent', 'rent_sqm_month', 20) },
      'fail',
    ],
    [
      'a total over the smallest part that serves',
      total(20000),
      { area_sqm: 9000, area_sqm_min: 500, divisible: true, ...ask('rent', 'rent_sqm_month', 20) },
      'pass',
    ],
    [
      'a total over the smallest part let',
      total(20000),
      { area_sqm: 9000, area_sqm_min: 1200, divisible: true, ...ask('rent', 'rent_sqm_month', 20) },
      'fail',
    ],
    ['two totals without an area', total(20000), ask('rent', 'rent_year_total', 240000), 'pass'],
    ['a total without an area', total(20000), ask('rent', 'rent_sqm_month', 20), 'unknown'],
    [
      '元/㎡ of land as 亩',
      { transaction: ['land'], budget: [{ basis: 'price_mu', max: 250000 }] },
      { kind: 'land', ...ask('land', 'price_sqm_land', 375) },
      'pass',
    ],
    [
      '元/㎡ of land as 亩, dearer',
      { transaction: ['land'], budget: [{ basis: 'price_mu', max: 250000 }] },
      { kind: 'land', ...ask('land', 'price_sqm_land', 380) },
      'near',
    ],
    [
      'a total price of a building per ㎡',
      { transaction: ['buy'], budget: [{ basis: 'price_sqm', max: 3800 }] },
      { area_sqm: 3000, ...ask('buy', 'price_total', 11400000) },
      'pass',
    ],
    [
      'only a lower end of the budget',
      { transaction: ['buy'], budget: [{ basis: 'price_sqm', min: 3800 }] },
      ask('buy', 'price_sqm', 9000),
      'pass',
    ],
    [
      'a rent is no answer to a price',
      { transaction: ['rent', 'buy'], budget: [{ basis: 'price_sqm', max: 3800 }] },
      ask('rent', 'rent_sqm_month', 20),
      'unknown',
    ],
  ])('%s', judged('budget'));
  it('takes the best pair of two transactions or two budgets', () => {
    const both: MatchNeed = {
      transaction: ['rent', 'buy'],
      budget: [
        { basis: 'rent_sqm_month', max: 10 },
        { basis: 'price_sqm', max: 4000 },
      ],
    };
    const offers = [...ask('rent', 'rent_sqm_month', 30).offers, ...ask('buy', 'price_sqm', 3900).offers];
    expect(verdictOf('budget', both, { offers })).toBe('pass');
    expect(verdictOf('budget', { ...both, transaction: ['rent'] }, { offers })).toBe('fail');
  });
});

const parcel = (rows: object[], more: Partial<Listing> = {}): Partial<Listing> =>
  ({ kind: 'land', land_mu: 20, land: { admitted: rows }, ...more }) as Partial<Listing>;
const made: MatchNeed = {
  transaction: ['land'],
  industry: { text: '阀门', section: 'C', division: '34', alt: ['33'] },
};

describe('industry', () => {
  it.each<Row>([
    ['a building that names it', made, { industries_allowed: ['34'] }, 'pass'],
    ['a building that names what it may be', made, { industries_allowed: ['33'] }, 'pass'],
    ['a building with another list', made, { industries_allowed: ['17'] }, 'near'],
    ['a building that denies others', made, { industries_denied: ['17'] }, 'pass'],
    ['a building that denies it', made, { industries_denied: ['34'], industries_allowed: ['33'] }, 'fail'],
    ['a building without lists', made, {}, 'unknown'],
    ['a parcel with a row', made, parcel([{ division: '34' }]), 'pass'],
    ['a parcel without a row', made, parcel([{ division: '17' }]), 'fail'],
    ['a parcel without rows', made, { kind: 'land' }, 'unknown'],
  ])('%s', judged('industry'));
});

describe('tax and investment per 亩', () => {
  const tax = (need: MatchNeed): MatchNeed => ({ ...made, ...need });
  const row = [{ division: '34', tax_per_mu_min: 200000, invest_per_mu_min: 3000000 }];
  it.each<Row>([
    ['reached', tax({ tax_per_mu_cny: { min: 200000, max: 200000 } }), parcel(row), 'pass'],
    ['85 %', tax({ tax_per_mu_cny: { min: 170000 } }), parcel(row), 'near'],
    ['less', tax({ tax_per_mu_cny: { min: 169000 } }), parcel(row), 'fail'],
    ['a total over the whole parcel', tax({ tax_year_cny: { min: 4000000 } }), parcel(row), 'pass'],
    [
      'a total thinned by an oversize parcel',
      tax({ tax_year_cny: { min: 4000000 }, land_mu: { min: 20, max: 20 } }),
      parcel(row, { land_mu: 30 }),
      'fail',
    ],
    [
      'a total over what is cut out of it',
      tax({ tax_year_cny: { min: 4000000 }, land_mu: { min: 10, max: 30 } }),
      parcel(row, { land_mu: 300, divisible: true }),
      'pass',
    ],
    [
      'a total thinned by the middle of what is asked',
      tax({ tax_year_cny: { min: 2400000 }, land_mu: { min: 10, max: 30 } }),
      parcel(row, { land_mu: 300, divisible: true }),
      'fail',
    ],
    [
      'of the row of that industry',
      tax({ tax_per_mu_cny: { min: 150000 } }),
      parcel([{ division: '17', tax_per_mu_min: 1 }, ...row]),
      'fail',
    ],
    ['no rows', tax({ tax_per_mu_cny: { min: 150000 } }), { kind: 'land' }, 'none'],
    ['no industry named', { side: 'demand', tax_per_mu_cny: { min: 150000 } } as MatchNeed, parcel(row), 'none'],
    ['a row that asks for none', tax({ tax_per_mu_cny: { min: 150000 } }), parcel([{ division: '34' }]), 'unknown'],
    ['industry not admitted', tax({ tax_per_mu_cny: { min: 150000 } }), parcel([{ division: '17' }]), 'none'],
    ['a renter of a building', { transaction: ['rent'], tax_year_cny: { min: 150000 } }, { kind: 'factory' }, 'none'],
  ])('tax: %s', judged('tax_per_mu_cny'));
  it.each<Row>([
    ['per 亩', tax({ invest_per_mu_cny: { min: 3000000 } }), parcel(row), 'pass'],
    ['85 %', tax({ invest_per_mu_cny: { min: 2550000 } }), parcel(row), 'near'],
    ['less', tax({ invest_per_mu_cny: { min: 2540000 } }), parcel(row), 'fail'],
    ['a total with 15 % to spare', tax({ invest_total_cny: { min: 69000000 } }), parcel(row), 'pass'],
    ['a total that just reaches', tax({ invest_total_cny: { min: 60000000 } }), parcel(row), 'near'],
    ['a total below 85 %', tax({ invest_total_cny: { min: 50000000 } }), parcel(row), 'fail'],
    ['a fixed investment needs nothing to spare', tax({ invest_fixed_cny: { min: 60000000 } }), parcel(row), 'pass'],
  ])('investment: %s', judged('invest_per_mu_cny'));
  it.each<Row>([
    ['reached', { tax_year_cny: { min: 1000000 } }, { tax_year_cny_min: 1000000 }, 'pass'],
    ['85 %', { tax_year_cny: { min: 850000 } }, { tax_year_cny_min: 1000000 }, 'near'],
    ['less', { tax_year_cny: { min: 840000 } }, { tax_year_cny_min: 1000000 }, 'fail'],
    ['no minimum given', { tax_year_cny: { min: 840000 } }, {}, 'none'],
  ])('per year: %s', judged('tax_year_cny'));
});

describe('move-in', () => {
  const need: MatchNeed = { move_in: { latest: '2027-01-31' } };
  it.each<Row>([
    ['in time', need, { available_from: '2027-01-31' }, 'pass'],
    ['31 days late', need, { available_from: '2027-03-03' }, 'near'],
    ['32 days late', need, { available_from: '2027-03-04' }, 'fail'],
    ['not stated', need, {}, 'unknown'],
    ['no latest date', { move_in: { urgent: true } }, { available_from: '2027-03-04' }, 'none'],
  ])('%s', judged('move_in'));
});

describe('papers and facilities', () => {
  it.each<[string, Partial<Listing>, string]>([
    ['eia', { permits: ['eia'], pollution_ok: false }, 'pass'],
    ['eia', { pollution_ok: true }, 'pass'],
    ['eia', { pollution_ok: false }, 'fail'],
    ['eia', {}, 'unknown'],
    ['hazmat', { kind: 'hazmat_warehouse', fire_class: '乙' }, 'pass'],
    ['hazmat', { kind: 'hazmat_warehouse' }, 'unknown'],
    ['hazmat', { kind: 'hazmat_warehouse', fire_class: '丙1' }, 'fail'],
    ['dock', { docks: 1 }, 'pass'],
    ['dock', { facilities: ['dock'] }, 'pass'],
    ['dock', { docks: 0 }, 'fail'],
    ['dock', {}, 'unknown'],
    ['steam', { facilities: ['steam'] }, 'pass'],
    ['title_certificate', { permits: ['title_certificate'] }, 'pass'],
    ['title_certificate', { permits: ['eia'] }, 'unknown'],
  ])('%s with %j: %s', (tag, listing, verdict) => {
    expect(verdictOf(`needs.${tag}`, { needs: [tag] }, listing)).toBe(verdict);
  });
});
