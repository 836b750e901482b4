/** Fields of the form by section. Numbers in the unit beside them; the keys are the contract's. */
export type FieldKind = 'text' | 'number' | 'choice' | 'maybe' | 'date' | 'many' | 'place' | 'trades' | 'long';
export interface FormField {
  key: string;
  kind: FieldKind;
  unit?: string;
  /** Words of the choices: a root of the catalogue and its keys. */
  group?: string;
  options?: string[];
  must?: boolean;
  /** Only where it makes sense: a parcel has no floors, a building no class of land. */
  only?: 'building' | 'land';
}

const text = (key: string, more: Partial<FormField> = {}): FormField => ({ key, kind: 'text', ...more });
const figure = (key: string, unit: string, only?: FormField['only']): FormField => ({
  key,
  kind: 'number',
  unit,
  only,
});
const choice = (key: string, group: string, options: string[], more: Partial<FormField> = {}): FormField => ({ key, kind: 'choice', group, options, ...more }); // prettier-ignore
const maybe = (key: string, only?: FormField['only']): FormField => ({ key, kind: 'maybe', only });

export const sections: { name: string; fields: FormField[] }[] = [
  {
    name: 'basic',
    fields: [
      choice('kind', 'need.kind', ['factory', 'warehouse', 'land', 'cold_storage', 'office', 'lab', 'yard', 'hazmat_warehouse'], { must: true }), // prettier-ignore
      text('ref'),
      text('title', { kind: 'long', must: true }),
      { key: 'region', kind: 'place', must: true },
      text('devzone'),
      text('park'),
      text('building', { only: 'building' }),
      text('address', { kind: 'long' }),
    ],
  },
  {
    name: 'area',
    fields: [
      figure('area_sqm', '㎡', 'building'),
      figure('area_sqm_min', '㎡', 'building'),
      maybe('divisible'),
      choice('storey', 'need.storey', ['single', 'multi', 'ground', 'upper'], { only: 'building' }),
      text('floor_no', { only: 'building' }),
      figure('floors', '层', 'building'),
      figure('land_mu', '亩'),
      figure('yard_sqm', '㎡'),
    ],
  },
  {
    name: 'building',
    fields: [
      figure('height_m', 'm', 'building'),
      choice('height_kind', 'listingDesk.heightKind', ['storey', 'clear', 'eave'], { only: 'building' }),
      figure('upper_height_m', 'm', 'building'),
      choice('structure', 'need.structure', ['steel', 'concrete', 'mixed'], { only: 'building' }),
      figure('load_t_sqm', 't/㎡', 'building'),
      figure('upper_load_t_sqm', 't/㎡', 'building'),
      { key: 'crane', kind: 'text', only: 'building' },
      maybe('crane_ready', 'building'),
      text('column_m', { unit: 'm', only: 'building' }),
      figure('span_m', 'm', 'building'),
      figure('docks', '个', 'building'),
      figure('freight_lift', '部', 'building'),
    ],
  },
  {
    name: 'power',
    fields: [
      figure('power_kva', 'kVA'),
      figure('power_expand_kva', 'kVA'),
      choice('fire_class', '', ['甲', '乙', '丙1', '丙2', '丙', '丁', '戊'], { only: 'building' }),
    ],
  },
  { name: 'price', fields: [] },
  { name: 'land', fields: [] },
  {
    name: 'access',
    fields: [
      { key: 'permits', kind: 'many', group: 'need.permit', options: ['title_certificate', 'fire_acceptance', 'eia', 'company_registration', 'divisible_title', 'discharge_quota'] }, // prettier-ignore
      { key: 'facilities', kind: 'many', group: 'need.tag', options: ['dorm', 'canteen', 'gas', 'steam', 'dual_power', 'dock', 'cleanroom', 'cold_storage', 'sprinkler', 'parking'] }, // prettier-ignore
      { key: 'industries_allowed', kind: 'trades' },
      { key: 'industries_denied', kind: 'trades' },
      maybe('pollution_ok'),
      figure('tax_year_cny_min', '元/年'),
      { key: 'available_from', kind: 'date' },
    ],
  },
  {
    name: 'owner',
    fields: [text('owner_name'), text('owner_phone'), text('owner_wechat'), text('owner_note', { kind: 'long' })],
  },
];

export const fits = ({ only }: FormField, kind: unknown): boolean => only !== (kind === 'land' ? 'building' : 'land');
