import type { Listing } from '@app/listings';
import { factGroups, floorFacts } from './listing-facts.js';
import { wordsOf } from './site-words.js';

const factsOf = (listing: Partial<Listing>): Record<string, string | null> => {
  const whole = { ref: 'T-1', title: '测试', region: '330703', ...listing } as Listing;
  const groups = factGroups(wordsOf('zh-CN'), { facts: whole });
  return Object.fromEntries(groups.flatMap(({ facts }) => facts).map(({ label, value }) => [label, value]));
};

describe('the facts of a listing', () => {
  it('tell the size of a yard, and nothing about plot ratios', () => {
    const facts = factsOf({ kind: 'yard', area_sqm: 4000 });
    expect(facts['面积']).toContain('4,000');
    expect(Object.keys(facts)).not.toContain('容积率');
  });

  it('tell the 亩 of a parcel, and nothing about storeys', () => {
    const facts = factsOf({ kind: 'land', land_mu: 30 });
    expect(facts['土地面积']).toContain('30');
    expect(Object.keys(facts)).not.toContain('层高');
  });

  it('stand in one fixed order, known or not', () => {
    const empty = Object.keys(factsOf({ kind: 'factory' }));
    expect(empty).toEqual(
      Object.keys(factsOf({ kind: 'factory', power_kva: 400, permits: ['eia'], crane: [{ t: 5 }] })),
    );
    expect(empty.slice(0, 5)).toEqual(['区域', '园区', '地址', '类型', '楼栋楼层']);
  });

  it('call a paper that is not listed unknown, never missing', () => {
    expect(factsOf({ kind: 'factory', permits: ['eia'] })).toMatchObject({ 环评: '有', 产权证: null });
  });

  it('leave hidden unit numbers to the advisor', () => {
    const t = wordsOf('zh-CN');
    const facts = { ref: 'T-1', kind: 'factory' } as Listing;
    const unit = (unitsHidden: boolean) => factGroups(t, { facts, unitsHidden })[0]!.facts.at(-1)!.value;
    expect([unit(true), unit(false)]).toEqual(['看房时由顾问告知', null]);
  });

  it('set the ground floor beside those above it, unless there is one floor', () => {
    const floors = (facts: Partial<Listing>) => floorFacts(wordsOf('zh-CN'), { facts: { ref: 'T', kind: 'factory', ...facts } }); // prettier-ignore
    expect(floors({ storey: 'single' }).hasUpper).toBe(false);
    const { hasUpper, rows } = floors({ storey: 'multi', height_m: 7.8, upper_load_t_sqm: 1 });
    expect(hasUpper).toBe(true);
    expect(rows.map(({ ground, upper }) => [ground, upper])).toEqual([['7.8 m', null], [null, '1 t/㎡']]); // prettier-ignore
  });
});
