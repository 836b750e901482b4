/** How a rule is typed: a share in per cent, metres, days, or points. */
export type RuleUnit = 'share' | 'metre' | 'day' | 'points';

export interface RuleField {
  /** Where it stands in the rules: `area.figure.nearOver`. */
  path: string;
  unit: RuleUnit;
}

const shares = (...paths: string[]): RuleField[] => paths.map((path) => ({ path, unit: 'share' }));
const points = (...paths: string[]): RuleField[] => paths.map((path) => ({ path: `points.${path}`, unit: 'points' }));
const sides = ['nearUnder', 'nearOver'];

/** The rules that a person may set, in the order of the page. */
export const ruleGroups: { key: string; fields: RuleField[] }[] = [
  { key: 'area', fields: shares('area.figure.passUnder', 'area.figure.passOver', ...sides.map((side) => `area.figure.${side}`), ...sides.map((side) => `area.range.${side}`)) }, // prettier-ignore
  { key: 'land', fields: shares('land.figure.passUnder', 'land.figure.passOver', ...sides.map((side) => `land.figure.${side}`), ...sides.map((side) => `land.range.${side}`)) }, // prettier-ignore
  {
    key: 'building',
    fields: [
      { path: 'height.lowGap', unit: 'metre' },
      { path: 'height.highGap', unit: 'metre' },
      ...shares('nearShare.load', 'nearShare.crane', 'nearShare.power'),
    ],
  },
  {
    key: 'money',
    fields: [...shares('budgetOver', 'nearShare.tax', 'nearShare.invest'), { path: 'moveInDays', unit: 'day' }],
  },
  {
    key: 'weights',
    fields: points('near.other', 'near.regions', 'near.property', 'near.height_m', 'near.load_t_sqm', 'near.storey', 'near.fire_class', 'fail.other', 'unknown.other', 'reserved', 'limit'), // prettier-ignore
  },
];

export const ruleFields = ruleGroups.flatMap(({ fields }) => fields);

/** Conditions that may be made to rule a site out. */
export const hardChoices = [
  'transaction', 'property', 'regions', 'area_sqm', 'land_mu', 'fire_class', 'industry', 'storey', 'height_m',
  'load_t_sqm', 'upper_load_t_sqm', 'crane', 'power_kva', 'docks', 'budget', 'move_in', 'needs.eia', 'needs.hazmat',
]; // prettier-ignore
