/** How a row of the need is edited. `scale`: what one of the shown unit is in the stored one. */
export type NeedField =
  | { kind: 'range'; units: { key: string; label: string; scale: number }[] }
  | { kind: 'choices' | 'choice'; words: string; of: readonly string[] }
  | { kind: 'regions' | 'industry' | 'budget' | 'moveIn' | 'crane' | 'fire' };

const one = (key: string, label: string, scale = 1): NeedField => ({ kind: 'range', units: [{ key, label, scale }] });
const wan = (key: string, per: string): NeedField => one(key, `万元${per}`, 10_000);

const tags =
  'eia hazmat cold_storage cleanroom constant_temp_humidity title_certificate company_registration fire_acceptance discharge_quota steam gas dock dorm canteen dual_power sprinkler self_build wastewater parking'.split(
    ' ',
  );

/** Every row that can be corrected in place, in the order in which the menu offers those that are missing. */
export const needFields: Record<string, NeedField> = {
  transaction: { kind: 'choices', words: 'transaction', of: ['rent', 'buy', 'land', 'land_lease', 'build_to_suit'] },
  property: {
    kind: 'choices',
    words: 'kind',
    of: ['factory', 'warehouse', 'land', 'cold_storage', 'office', 'lab', 'yard', 'hazmat_warehouse'],
  },
  area_sqm: one('area_sqm', '㎡'),
  land_mu: {
    kind: 'range',
    units: [
      { key: 'land_mu', label: '亩', scale: 1 },
      { key: 'land_sqm', label: '㎡', scale: 1 },
    ],
  },
  regions: { kind: 'regions' },
  move_in: { kind: 'moveIn' },
  industry: { kind: 'industry' },
  budget: { kind: 'budget' },
  height_m: one('height_m', 'm'),
  load_t_sqm: one('load_t_sqm', 't/㎡'),
  power_kva: one('power_kva', 'kVA'),
  power_kw: one('power_kw', 'kW'),
  crane: { kind: 'crane' },
  fire_class: { kind: 'fire' },
  storey: { kind: 'choice', words: 'storey', of: ['single', 'multi', 'ground', 'upper', 'ground_preferred'] },
  structure: { kind: 'choice', words: 'structure', of: ['steel', 'concrete', 'brick'] },
  needs: { kind: 'choices', words: 'tag', of: tags },
  yard_sqm: one('yard_sqm', '㎡'),
  tax_year_cny: wan('tax_year_cny', '/年'),
  tax_per_mu_cny: wan('tax_per_mu_cny', '/亩'),
  output_year_cny: wan('output_year_cny', '/年'),
  revenue_year_cny: wan('revenue_year_cny', '/年'),
  invest_total_cny: wan('invest_total_cny', ''),
  invest_fixed_cny: wan('invest_fixed_cny', ''),
  invest_per_mu_cny: wan('invest_per_mu_cny', '/亩'),
};

/** What an advisor must know first; offered one by one while it is missing. */
export function missingRows(need: Record<string, unknown>, settled: readonly string[]): string[] {
  const open = (...keys: string[]) => keys.every((key) => need[key] === undefined && !settled.includes(key));
  const land = Array.isArray(need.property) && need.property.includes('land');
  const rows: [boolean, string][] = [
    [open('transaction'), 'transaction'],
    [open('area_sqm', 'land_mu', 'requests'), land ? 'land_mu' : 'area_sqm'],
    [open('regions'), 'regions'],
    [open('move_in'), 'move_in'],
  ];
  return rows.filter(([is]) => is).map(([, key]) => key);
}
