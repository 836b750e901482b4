import { CORRECTABLE, changeNeedCorrections, type NeedKey } from '@app/needs';
import fc from 'fast-check';
import type { ProspectStage } from '../mining/index.js';
import { hypothesisedNeed } from './hypothesised-need.js';
import type { ProspectFacts } from './prospect-facts.js';

const days = { told: '2026-03-01', today: '2026-03-04' };
const facts = (given: Partial<ProspectFacts> = {}): ProspectFacts => ({
  company: '浙江云澜医疗器械有限公司',
  aliases: [],
  former_names: [],
  related_companies: [],
  project: '微创器械项目',
  amount_cny: null,
  amount_foreign: null,
  area_mu: null,
  area_sqm: null,
  province: '浙江省',
  city: '衢州市',
  district: '柯城区',
  park: null,
  industry_gb4754_division: 'C35',
  stage: '签约',
  region: '330802',
  tenure: null,
  ...given,
});

describe('a supposed need', () => {
  it('of a company that signed and rents is a hall of that size, there, for that trade, soon', () => {
    const { need, strength } = hypothesisedNeed(facts({ area_sqm: 24_000, tenure: 'rent' }), days);
    expect(need).toMatchObject({
      side: 'demand',
      transaction: ['rent'],
      property: ['factory'],
      area_sqm: { min: 24_000, max: 24_000, approx: 'about' },
      regions: [{ name: '柯城区', level: 'county', code: '330802' }],
      industry: { section: 'C', division: '35' },
      move_in: { latest: '2026-09-01' },
    });
    expect(strength).toBe('likely');
  });
  it('of land told in 亩 is land, whatever is to be built on it', () => {
    const { need } = hypothesisedNeed(facts({ area_mu: 30, area_sqm: 40_000, tenure: 'build' }), days);
    expect(need).toMatchObject({ transaction: ['land'], property: ['land'], land_mu: { min: 30 }, land_sqm: { min: 20_000 } }); // prettier-ignore
    expect(need.area_sqm).toBeUndefined();
  });
  it('is weak once the company builds or works in its own hall', () => {
    for (const stage of ['开工', '封顶', '投产'] as const) {
      const { need, strength } = hypothesisedNeed(facts({ area_mu: 58, stage }), days);
      expect(strength).toBe('weak');
      expect(need.transaction ?? need.land_mu ?? need.move_in).toBeUndefined();
    }
  });
  it('is strong when a company moves or grows', () => {
    for (const stage of ['搬迁', '扩产', '拟选址'] as const)
      expect(hypothesisedNeed(facts({ stage }), days).strength).toBe('strong');
  });
  it('is none of a deal that was called off', () => {
    const { need, strength } = hypothesisedNeed(facts({ stage: '终止', area_mu: 10 }), days);
    expect(strength).toBe('none');
    expect(Object.keys(need).sort()).toEqual(['flags', 'side', 'spans']);
    expect(need.side).toBe('other');
  });
  it('supposes no time that is past', () => {
    expect(hypothesisedNeed(facts(), { told: '2024-01-31', today: '2026-03-04' }).need.move_in).toBeUndefined();
    expect(hypothesisedNeed(facts({ stage: '签约', tenure: 'rent', area_sqm: 900 }), { told: '2026-08-31', today: '2026-09-01' }).need.move_in).toEqual({ latest: '2027-02-28' }); // prettier-ignore
  });
  it('takes a store for goods and a laboratory for research', () => {
    const of = (division: string) => hypothesisedNeed(facts({ industry_gb4754_division: division }), days).need;
    expect(of('G59').property_inferred).toEqual(['warehouse']);
    expect(of('M73').property_inferred).toEqual(['lab']);
    expect(of('C35').property_inferred).toEqual(['factory']);
  });

  const figure = fc.option(fc.double({ min: 0.01, max: 5e6, noNaN: true }), { nil: null });
  const any: fc.Arbitrary<ProspectFacts> = fc.record({
    area_mu: fc.option(fc.double({ min: 0.01, max: 70_000, noNaN: true }), { nil: null }),
    area_sqm: figure,
    amount_cny: fc.option(fc.integer({ min: 1, max: 1e12 }), { nil: null }),
    stage: fc.option(fc.constantFrom<ProspectStage>('拟选址', '拿地', '签约', '落地', '开工', '封顶', '投产', '扩产', '搬迁', '终止'), { nil: null }), // prettier-ignore
    tenure: fc.option(fc.constantFrom('rent' as const, 'buy' as const, 'build' as const), { nil: null }),
    region: fc.option(fc.constantFrom('33', '3308', '330802', '110105', '999999'), { nil: null }),
    industry_gb4754_division: fc.option(fc.constantFrom('C35', 'G59', 'M73', 'C99', 'X'), { nil: null }),
  }).map(facts); // prettier-ignore
  const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }).map((at) => at.toISOString().slice(0, 10)); // prettier-ignore

  it('has a ground for every value, and no ground without a value', () => {
    fc.assert(
      fc.property(any, day, day, (one, told, today) => {
        const { need, grounds } = hypothesisedNeed(one, { told, today });
        const values = Object.keys(need).filter((key) => !['side', 'flags', 'spans'].includes(key));
        expect(Object.keys(grounds).sort()).toEqual(values.sort());
        for (const { facts: from, why } of Object.values(grounds)) {
          expect(from.length).toBeGreaterThan(0);
          expect(why).not.toBe('');
        }
      }),
    );
  });
  it('holds only values that a person could have written', () => {
    fc.assert(
      fc.property(any, day, day, (one, told, today) => {
        const { need } = hypothesisedNeed(one, { told, today });
        const set = Object.fromEntries(Object.entries(need).filter(([key]) => key in CORRECTABLE));
        expect(changeNeedCorrections({}, { set }, { by: 'me', at: told })).not.toHaveProperty('wrong');
      }),
    );
  });
  it('is the same for the same facts, and leaves them alone', () => {
    fc.assert(
      fc.property(any, day, (one, told) => {
        const before = JSON.stringify(one);
        expect(hypothesisedNeed(one, { told, today: told })).toEqual(hypothesisedNeed(one, { told, today: told }));
        expect(JSON.stringify(one)).toBe(before);
      }),
    );
  });
  it('never asks for a time before today', () => {
    fc.assert(
      fc.property(any, day, day, (one, told, today) => {
        const latest = hypothesisedNeed(one, { told, today }).need.move_in?.latest;
        expect(latest === undefined || latest > today).toBe(true);
      }),
    );
  });
  it('names keys of the need only', () => {
    const { grounds } = hypothesisedNeed(facts({ area_mu: 3 }), days);
    const keys: NeedKey[] = ['transaction', 'property', 'land_mu', 'land_sqm', 'regions', 'industry', 'move_in'];
    expect(Object.keys(grounds)).toEqual(keys);
  });
});
