/** What kind of value a key of the need has when a person writes it. */
export type CorrectKind =
  | { kind: 'choices'; of: readonly string[] }
  | { kind: 'choice'; of: readonly string[] }
  | { kind: 'range'; most: number }
  | { kind: 'number'; most: number }
  | { kind: 'regions' | 'budget' | 'crane' | 'fire' | 'docks' | 'industry' | 'moveIn' };

const area: CorrectKind = { kind: 'range', most: 5e7 };
const yuan: CorrectKind = { kind: 'range', most: 1e13 };

export const FIRE_CLASSES = ['甲', '乙', '丙', '丁', '戊', '丙1', '丙2'] as const;
export const BUDGET_BASES = [
  'rent_sqm_day',
  'rent_sqm_month',
  'rent_month_total',
  'rent_year_total',
  'price_sqm',
  'price_total',
  'price_mu',
  'price_sqm_land',
] as const;

/** Each key that a person can correct, with its name for error messages. Land has two keys and one value: they go together. */
export const CORRECTABLE = {
  transaction: ['交易方式', { kind: 'choices', of: ['rent', 'buy', 'land', 'land_lease', 'build_to_suit'] }],
  property: [
    '类型',
    {
      kind: 'choices',
      of: ['factory', 'warehouse', 'land', 'cold_storage', 'office', 'lab', 'yard', 'hazmat_warehouse'],
    },
  ],
  area_sqm: ['面积', area],
  land_mu: ['土地（亩）', { kind: 'range', most: 75_000 }],
  land_sqm: ['土地（㎡）', area],
  yard_sqm: ['堆场', area],
  cold_sqm: ['冷库面积', area],
  office_sqm: ['办公面积', area],
  dorm_sqm: ['宿舍面积', area],
  height_m: ['层高', { kind: 'range', most: 200 }],
  upper_height_m: ['楼上层高', { kind: 'range', most: 200 }],
  load_t_sqm: ['承重', { kind: 'range', most: 100 }],
  upper_load_t_sqm: ['楼上承重', { kind: 'range', most: 100 }],
  crane: ['行车', { kind: 'crane' }],
  power_kva: ['配电', { kind: 'range', most: 1e6 }],
  power_kw: ['功率', { kind: 'range', most: 1e6 }],
  fire_class: ['消防等级', { kind: 'fire' }],
  storey: ['楼层', { kind: 'choice', of: ['single', 'multi', 'ground', 'upper', 'ground_preferred'] }],
  structure: ['结构', { kind: 'choice', of: ['steel', 'concrete', 'brick'] }],
  docks: ['卸货平台', { kind: 'docks' }],
  industry: ['行业', { kind: 'industry' }],
  regions: ['区域', { kind: 'regions' }],
  exclude_regions: ['不要的区域', { kind: 'regions' }],
  budget: ['预算', { kind: 'budget' }],
  lease_years: ['租期', { kind: 'number', most: 70 }],
  tax_year_cny: ['年税收', yuan],
  tax_per_mu_cny: ['亩均税收', yuan],
  output_year_cny: ['年产值', yuan],
  revenue_year_cny: ['年营收', yuan],
  invest_total_cny: ['总投资', yuan],
  invest_fixed_cny: ['固定资产投资', yuan],
  invest_per_mu_cny: ['亩均投资', yuan],
  headcount: ['用工人数', { kind: 'range', most: 1e6 }],
  move_in: ['入驻时间', { kind: 'moveIn' }],
  needs: ['要求', { kind: 'choices', of: [] }],
} as const satisfies Record<string, readonly [name: string, kind: CorrectKind]>;

export type CorrectableKey = keyof typeof CORRECTABLE;

export const isCorrectable = (key: string): key is CorrectableKey => Object.hasOwn(CORRECTABLE, key);
