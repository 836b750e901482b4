import type { Listing } from '@app/listings';
import type { MatchNeed } from './match-need.js';
import { scoreListing } from './score-listing.js';
import { whatWouldAdmit } from './what-would-admit.js';

const need: MatchNeed = {
  side: 'demand',
  transaction: ['rent'],
  property: ['factory'],
  regions: [{ name: '永康市', level: 'county', code: '330784' }],
  area_sqm: { min: 2000, max: 3000 },
  height_m: { min: 8 },
  budget: [{ basis: 'rent_sqm_month', max: 20 }],
  needs: ['eia'],
};
const hall = (ref: string, more: Partial<Listing> = {}): Listing => ({
  ref,
  kind: 'factory',
  region: '330784',
  offers: [{ transaction: 'rent', price: { basis: 'rent_sqm_month', min: 18 } }],
  area_sqm: 2500,
  height_m: 8,
  permits: ['eia'],
  ...more,
});
const rent = (min: number): Partial<Listing> => ({
  offers: [{ transaction: 'rent', price: { basis: 'rent_sqm_month', min } }],
});

describe('whatWouldAdmit', () => {
  const listings = [
    hall('fits'),
    hall('low-1', { height_m: 7.6 }),
    hall('low-2', { height_m: 7.5 }),
    hall('lower', { height_m: 6 }),
    hall('next-1', { region: '330723' }),
    hall('next-2', { region: '330723' }),
    hall('next-3', { region: '330723', height_m: 7.5 }),
    hall('dear', rent(21)),
    hall('far-too-dear', rent(60)),
    hall('let', { height_m: 7.5, status: 'let' }),
    hall('dirty', { permits: [], pollution_ok: false }),
  ];
  const answers = whatWouldAdmit(need, listings);

  it('counts what one change lets in, by scoring again', () => {
    expect(answers.map(({ why }) => why)).toEqual([
      '层高放宽到 6 m：多 3 套',
      '层高放宽到 7.5 m：多 2 套',
      '接受相邻的武义县：多 2 套',
      '预算提高到 21 元/㎡/月（+5.0%）：多 1 套',
    ]);
  });
  it('gives the changed need, under which each of its listings fits', () => {
    expect(answers).toHaveLength(4);
    for (const { need: changed, refs, count } of answers) {
      expect(refs).toHaveLength(count);
      for (const listing of listings.filter(({ ref }) => refs.includes(ref))) {
        expect(scoreListing(need, listing).verdict).not.toBe('fit');
        expect(scoreListing(changed, listing).verdict).toBe('fit');
      }
    }
  });
  it('has nothing to ask when there is enough, or nothing to gain', () => {
    expect(whatWouldAdmit(need, listings, { enough: 1 })).toEqual([]);
    expect(whatWouldAdmit(need, [hall('fits')])).toEqual([]);
    expect(whatWouldAdmit(need, listings, { limit: 1 })).toHaveLength(1);
  });
  it('tries a few steps, not one for each of many prices', () => {
    const many = Array.from({ length: 4000 }, (_, i) => hall(`d-${i}`, rent(20 + (i % 2000) / 200)));
    const [most, least] = whatWouldAdmit(need, many);
    expect(most!.count).toBeGreaterThan(2000);
    expect(least!.count).toBeGreaterThan(0);
  }, 20_000);
  it.each<[string, Partial<MatchNeed>, Partial<Listing>]>([
    ['面积下限放宽到 1700 ㎡：多 1 套', {}, { area_sqm: 1780 }],
    ['面积上限放宽到 3600 ㎡：多 1 套', {}, { area_sqm: 3520, divisible: false }],
    ['面积上限放宽到 3200 ㎡：多 1 套', {}, { area_sqm: 9000, area_sqm_min: 3200 }],
    ['配电放宽到 310 kVA：多 1 套', { power_kva: { min: 400 } }, { power_kva: 315 }],
    ['承重放宽到 1.8 t/㎡：多 1 套', { load_t_sqm: { min: 2 } }, { load_t_sqm: 1.8 }],
    ['行车放宽到 8 t：多 1 套', { crane: [{ t: 10 }] }, { crane: [{ t: 8 }] }],
    ['接受在牛腿上自装行车：多 1 套', { crane: [{ t: 10 }] }, { crane_ready: true }],
    ['楼层不限：多 1 套', { storey: 'single' }, { storey: 'multi' }],
    ['也接受仓库：多 1 套', {}, { kind: 'warehouse' }],
    ['也接受出售：多 1 套', {}, { offers: [{ transaction: 'buy' }] }],
    ['不要求卸货平台：多 1 套', { needs: ['eia', 'dock'] }, { docks: 0 }],
    ['卸货平台放宽到 2：多 1 套', { docks: { min: 3 } } as Partial<MatchNeed>, { docks: 2 }],
    ['入驻推迟到 2027-03-01：多 1 套', { move_in: { latest: '2027-01-31' } }, { available_from: '2027-03-01' }],
  ])('%s', (why, asked, change) => {
    expect(whatWouldAdmit({ ...need, ...asked } as MatchNeed, [hall('one', change)]).map((one) => one.why)).toEqual([
      why,
    ]);
  });
  it('asks of land what its town asks', () => {
    const asked: MatchNeed = {
      side: 'demand',
      transaction: ['land'],
      land_mu: { min: 20, max: 20 },
      industry: { text: '阀门', section: 'C', division: '34' },
      tax_per_mu_cny: { min: 180000, max: 180000 },
    };
    const parcel = (ref: string, more: Partial<Listing> = {}): Listing => ({
      ref,
      kind: 'land',
      offers: [{ transaction: 'land' }],
      land_mu: 20,
      land: { admitted: [{ division: '34', tax_per_mu_min: 180000 }] },
      ...more,
    });
    const dear = { land: { admitted: [{ division: '34', tax_per_mu_min: 200000 }] } };
    expect(whatWouldAdmit(asked, [parcel('a', dear), parcel('b', { land_mu: 26 })]).map(({ why }) => why)).toEqual([
      '亩均税收预计达到 20万元：多 1 宗',
      '面积上限放宽到 26 亩：多 1 宗',
    ]);
  });
});
