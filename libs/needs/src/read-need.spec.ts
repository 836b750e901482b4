import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { FormField, Need, NeedRange } from './need.js';
import { readNeed } from './read-need.js';

const asOf = '2026-09-01';
const fields: FormField[] = ['need', 'usage', 'tax', 'free'];
const UNSPANNED = new Set(['side', 'flags', 'spans']);

/** What must hold of any text: no value without a span, spans inside the text, min ≤ max, 亩 and ㎡ the same land. */
function check(text: string, need: Need): void {
  for (const key of Object.keys(need))
    if (!UNSPANNED.has(key) && need[key as keyof Need] !== undefined)
      expect([key, need.spans[key]]).toEqual([key, expect.any(Array)]);
  for (const [start, end] of Object.values(need.spans)) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
  }
  for (const value of Object.values(need)) {
    const { min, max } = (value ?? {}) as NeedRange;
    if (typeof min === 'number' && typeof max === 'number') expect(min).toBeLessThanOrEqual(max);
  }
  for (const bound of ['min', 'max'] as const) {
    const [mu, sqm] = [need.land_mu?.[bound], need.land_sqm?.[bound]];
    expect(mu === undefined).toBe(sqm === undefined);
    if (mu !== undefined && sqm !== undefined)
      expect(Math.abs(sqm - (mu * 2000) / 3)).toBeLessThanOrEqual(0.011 + mu * 1e-9);
  }
  if (need.side === 'other') for (const key of Object.keys(need)) expect(UNSPANNED).toContain(key);
}

describe('readNeed on any text', () => {
  const field = fc.constantFrom(...fields);
  const phrase = fc.constantFrom(
    ...'租 买 厂房 仓库 30亩 三千五平 ㎡ 5000 到 - 以上 以内 左右 丽水 义乌市 朝阳区 经开区 。 ， 不 不，8米 层高 承重 2吨 行车 10吨 变压器 630 kVA 丙二类 年底前 下个月 12月15号到期 亩均 税收 500万 15个 一亩 25万 0.8元/㎡/天 139 0000 0001 公司： 王总 除了 从 搬 1） 2） 另外 我有 出租 删除 文章 自建 环评 冷库 一楼 二楼 四层 每层 前 后 两 半 亿 　 ３ \u0000 😀 ( ) 年 月 日 二期 预留 一期'.split(
      ' ',
    ),
    '\n',
  );
  it('keeps its promises on texts put together from the trade', () => {
    fc.assert(
      fc.property(fc.array(phrase, { maxLength: 30 }), field, (parts, formField) => {
        const text = parts.join('');
        check(text, readNeed(text, { formField, asOf }));
      }),
      { numRuns: 800 },
    );
  });
  it('keeps its promises on arbitrary Unicode', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), field, (text, formField) =>
        check(text, readNeed(text, { formField, asOf })),
      ),
      { numRuns: 200 },
    );
  });
  it('finds nothing in an empty text', () => {
    for (const text of ['', '  \n', '。。。'])
      expect(readNeed(text, { formField: 'need', asOf })).toMatchObject({
        side: 'demand',
        flags: ['empty_intent'],
        spans: {},
      });
  });
  it.each([
    '一',
    '1',
    '3000平',
    '不，',
    '亩',
    '丽水',
    '1-',
    '万',
    '年底前',
    '公司',
    '1）租3000平',
    '(',
    '三五',
    '13900000001',
    '两层',
  ])('reads 10 KB of %s in less than 50 ms', (unit) => {
    const text = unit.repeat(Math.ceil(10_000 / unit.length)).slice(0, 10_000);
    expect(
      Math.min(...[1, 2, 3].map(() => processorMs(() => readNeed(text, { formField: 'free', asOf })))),
    ).toBeLessThan(50 * SLACK);
  });
  it('reads the first 20,000 characters of a longer text and says so', () => {
    const need = readNeed('租厂房3000平。' + '啊'.repeat(30_000) + '丽水', { formField: 'free', asOf });
    expect(need.flags).toContain('text_truncated');
    expect(need.regions).toBeUndefined();
  });
});
/** Jest turns on source maps and shares its cores: the bound on a quiet machine is measured by the bench. */
const SLACK = 3;

function processorMs(work: () => void): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

describe('readNeed on texts of the trade', () => {
  const lines = readFileSync(join(process.cwd(), 'libs/needs/src/fixtures/needs.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean);
  it.each(
    lines.map(
      (line) => JSON.parse(line) as { text: string; form_field: FormField; as_of: string; expected: Partial<Need> },
    ),
  )('$text', ({ text, form_field, as_of, expected }) => {
    const need = readNeed(text, { formField: form_field, asOf: as_of });
    check(text, need);
    expect(comparable(need)).toEqual(comparable(expected as Need));
  });
});

const TAGS = new Set(
  'eia title_certificate cleanroom hazmat cold_storage dock dual_power dorm gas steam company_registration fire_acceptance discharge_quota constant_temp_humidity self_build'.split(
    ' ',
  ),
);
const RANGES = [
  'area_sqm',
  'land_mu',
  'height_m',
  'load_t_sqm',
  'power_kva',
  'tax_year_cny',
  'tax_per_mu_cny',
  'invest_total_cny',
  'output_year_cny',
] as const;
const LOWER_ONLY = new Set<string>(['height_m', 'load_t_sqm', 'power_kva']);

/** The keys the contract's scorer looks at, in one order. */
function comparable(need: Need): object {
  const ranges = RANGES.map((key) => {
    const range = need[key];
    if (!range || Object.keys(range).length === 0) return [key];
    return LOWER_ONLY.has(key) ? [key, range.min ?? range.max] : [key, range.min ?? null, range.max ?? null];
  });
  return {
    side: need.side,
    transaction: [...(need.transaction ?? [])].sort(),
    property: [...(need.property ?? [])].sort(),
    crane: need.crane && Math.max(...need.crane.map(({ t }) => t)),
    fire: need.fire_class && [need.fire_class.min ?? '', ...(need.fire_class.only ?? [])],
    storey: need.storey,
    regions: (need.regions ?? []).map((region) => region.code ?? region.name).sort(),
    budget: (need.budget ?? []).map(({ basis, min, max }) => `${basis} ${min ?? ''}-${max ?? ''}`).sort(),
    move_in: need.move_in && [need.move_in.earliest, need.move_in.latest, Boolean(need.move_in.urgent)],
    needs: (need.needs ?? []).filter((tag) => TAGS.has(tag)).sort(),
    contact: [need.contact?.company, need.contact?.name, need.contact?.phone],
    ranges,
  };
}
