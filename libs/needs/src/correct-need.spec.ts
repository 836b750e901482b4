import fc from 'fast-check';
import { CORRECTABLE, type CorrectableKey } from './correct-need-keys.js';
import { applyNeedCorrections, changeNeedCorrections, type NeedChange, type NeedCorrections } from './correct-need.js';
import { describeNeed } from './describe-need.js';
import type { Need } from './need.js';
import { questionsFor } from './questions-for.js';
import { readInquiryNeed } from './read-inquiry-need.js';

const who = { by: 'u1', at: '2026-11-23T02:00:00.000Z' };
const read = (need: string, usage = '', tax = ''): Need => readInquiryNeed({ need, usage, tax }, '2026-11-23');
const change = (given: NeedChange, known: NeedCorrections = {}): NeedCorrections => {
  const changed = changeNeedCorrections(known, given, who);
  if ('wrong' in changed) throw new Error(JSON.stringify(changed.wrong));
  return changed.corrections;
};
const wrong = (given: NeedChange): string[] => {
  const changed = changeNeedCorrections({}, given, who);
  return 'wrong' in changed ? changed.wrong.map(({ message }) => message) : [];
};

const range = fc
  .tuple(fc.integer({ min: 1, max: 50_000 }), fc.integer({ min: 0, max: 20_000 }))
  .map(([min, more]) => ({ min, max: min + more }));
const set = fc.record(
  {
    transaction: fc.subarray(['rent', 'buy', 'land'], { minLength: 1 }),
    area_sqm: range,
    height_m: fc.constant({ min: 8 }),
    regions: fc.constantFrom(
      [{ name: '', level: 'city', code: '3311' }],
      [{ name: '', level: 'county', code: '331102' }],
    ),
    industry: fc.constantFrom({ division: '33' }, { division: '38', text: '光伏支架' }),
    budget: fc.constant([{ basis: 'rent_sqm_month', max: 18 }]),
    move_in: fc.constant({ latest: '2027-03-01', urgent: true }),
    needs: fc.subarray(['eia', 'dorm', 'gas'], { minLength: 1 }),
    land_mu: range,
  },
  { requiredKeys: [] },
);
const reading = fc
  .constantFrom(
    '想在丽水租3000平单层厂房，层高8米，要环评',
    '买30亩工业用地，二期预留20亩',
    '1）租500平仓库 2）买2000平厂房',
    '谢谢',
    '',
  )
  .map((text) => read(text, '五金加工', '年税收200万'));

describe('a corrected need', () => {
  it('holds every corrected value, whatever was read before or is read later', () => {
    fc.assert(
      fc.property(reading, reading, set, (first, later, given) => {
        const corrections = change({ set: given });
        for (const text of [first, later]) {
          const need = applyNeedCorrections(text, corrections) as unknown as Record<string, unknown>;
          for (const [key, { value }] of Object.entries(corrections)) expect([key, need[key]]).toEqual([key, value]);
        }
      }),
    );
  });

  it('is the reading again once everything is reset', () => {
    fc.assert(
      fc.property(reading, set, fc.subarray(['power_kva', 'storey'] as const), (text, given, clear) => {
        const before = JSON.stringify(text);
        const corrected = change({ set: given, clear });
        applyNeedCorrections(text, corrected);
        const reset = change({ reset: [...Object.keys(given), ...clear] }, corrected);
        expect(reset).toEqual({});
        expect(applyNeedCorrections(text, reset)).toEqual(JSON.parse(before));
      }),
    );
  });

  it('keeps both units of land in step', () => {
    fc.assert(
      fc.property(reading, range, fc.constantFrom('land_mu', 'land_sqm'), (text, value, key) => {
        const need = applyNeedCorrections(text, change({ set: { [key]: value } }));
        for (const end of ['min', 'max'] as const)
          expect(Math.abs(need.land_sqm![end]! - (need.land_mu![end]! * 2000) / 3)).toBeLessThanOrEqual(3.35);
      }),
    );
    expect(change({ clear: ['land_sqm'] })).toMatchObject({ land_mu: { value: null }, land_sqm: { value: null } });
    const only = { land_mu: { value: { min: 30, max: 30 }, ...who } };
    expect(applyNeedCorrections(read('租厂房'), only).land_sqm).toEqual({ min: 20000, max: 20000 });
  });

  it('points at no words for a corrected value, and leaves the reading alone', () => {
    const text = read('在丽水租3000平厂房');
    const need = applyNeedCorrections(text, change({ set: { area_sqm: { min: 5000 } } }));
    expect(need.spans.area_sqm).toBeUndefined();
    expect(need.spans.transaction).toBeDefined();
    expect(text.area_sqm).toMatchObject({ min: 3000 });
  });

  it('takes its line, its questions and its advice with it', () => {
    const text = read('找厂房');
    expect(text.flags).toEqual(expect.arrayContaining(['area_missing', 'transaction_missing']));
    const corrections = change({
      set: { area_sqm: { min: 5000, max: 5000 }, transaction: ['rent'] },
      clear: ['regions'],
    });
    const need = applyNeedCorrections(text, corrections);
    expect(need.flags).not.toEqual(expect.arrayContaining(['area_missing']));
    expect(need.flags).not.toEqual(expect.arrayContaining(['region_missing']));
    expect(describeNeed(need)).toContain('5,000 ㎡');
    expect(questionsFor(text)[0]).toContain('租');
    expect(questionsFor(need, Object.keys(corrections)).join()).not.toMatch(/面积|哪个市|想租/);
  });

  it('makes a demand of a text that asked for nothing', () => {
    const need = applyNeedCorrections(read('请把我的手机号删除'), change({ set: { transaction: ['rent'] } }));
    expect(need.side).toBe('demand');
  });

  it('turns several wishes into one when they no longer differ', () => {
    const text = read('1）租500平仓库 2）租2000平厂房');
    expect(text.requests).toHaveLength(2);
    const need = applyNeedCorrections(
      text,
      change({ set: { area_sqm: { min: 2000, max: 2000 }, property: ['factory'], transaction: ['rent'] } }),
    );
    expect(need.requests).toBeUndefined();
  });
});

describe('what a person writes', () => {
  it.each<[Record<string, unknown>, string]>([
    [{ area_sqm: { min: 5000, max: 3000 } }, '面积：最小值不能大于最大值'],
    [{ area_sqm: { min: -1 } }, '面积：应为 0 到'],
    [{ area_sqm: {} }, '面积：请填写数值'],
    [{ area_sqm: '5000' }, '面积：应为 {min, max}'],
    [{ transaction: ['steal'] }, '交易方式：不认识的选项'],
    [{ transaction: [] }, '交易方式：请至少选一项'],
    [{ regions: [{ code: '999999', level: 'county' }] }, '区域：没有这个行政区划代码'],
    [{ regions: [{ name: '某园区', level: 'devzone', host_code: '00' }] }, '区域：园区所在'],
    [{ industry: { division: '98' } }, '行业：没有这个行业大类'],
    [{ budget: [{ basis: 'per_tree', max: 3 }] }, '预算：请选择计价方式'],
    [{ move_in: { earliest: '2026-13-01' } }, '入驻时间：应为日期'],
    [{ move_in: { earliest: '2027-02-01', latest: '2027-01-01' } }, '入驻时间：最早日期不能晚于最晚日期'],
    [{ fire_class: { min: '己' } }, '消防等级：不认识'],
    [{ crane: [{ t: 0 }] }, '行车：吨位应大于 0'],
    [{ colour: 'red' }, '没有「colour」这一项'],
  ])('is refused by name: %j', (given, message) => {
    expect(wrong({ set: given }).join()).toContain(message);
  });

  it('is refused when one key is both set and cleared', () => {
    expect(wrong({ set: { height_m: { min: 8 } }, clear: ['height_m'] }).join()).toContain('层高：只能改一次');
  });

  it('gets its names from the standards', () => {
    const value = (key: CorrectableKey, given: unknown) => change({ set: { [key]: given } })[key]!.value;
    expect(value('regions', [{ name: '随便', level: 'city', code: '3311' }])).toEqual([
      { name: '丽水市', level: 'city', code: '3311' },
    ]);
    expect(value('regions', [{ name: '长三角', level: 'macro' }])).toEqual([
      { name: '长三角', level: 'macro', codes: ['31', '32', '33', '34'] },
    ]);
    expect(value('industry', { division: '33' })).toEqual({ text: '金属制品业', section: 'C', division: '33' });
  });

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(CORRECTABLE)), fc.anything(), (key, value) => {
        expect(changeNeedCorrections({}, { set: { [key]: value } }, who)).toBeDefined();
      }),
    );
  });
});
