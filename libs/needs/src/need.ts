import type { Approx } from '@app/reference';

export type FormField = 'need' | 'usage' | 'tax' | 'free';
export type NeedSide = 'demand' | 'supply' | 'other';
export type NeedTransaction = 'rent' | 'buy' | 'land' | 'land_lease' | 'build_to_suit';
export type NeedProperty =
  'factory' | 'warehouse' | 'land' | 'cold_storage' | 'office' | 'lab' | 'yard' | 'hazmat_warehouse';
export type FireClass = '甲' | '乙' | '丙' | '丁' | '戊' | '丙1' | '丙2';
export type BudgetBasis =
  | 'rent_sqm_day'
  | 'rent_sqm_month'
  | 'rent_month_total'
  | 'rent_year_total'
  | 'price_sqm'
  | 'price_total'
  | 'price_mu'
  | 'price_sqm_land';

/** 以上 → min only, 以内 → max only, one figure → both. */
export interface NeedRange {
  min?: number;
  max?: number;
  approx?: Approx;
}
export interface NeedIndustry {
  text: string;
  section: string;
  division: string;
  alt?: readonly string[];
}
export interface NeedRegion {
  name: string;
  level: 'province' | 'city' | 'county' | 'devzone' | 'macro';
  code?: string;
  host_code?: string;
  codes?: readonly string[];
}
export interface NeedBudget {
  basis: BudgetBasis;
  min?: number;
  max?: number;
}
/** ISO days. `derived`: worked out from a lease that ends; `kind` production: 投产 rather than moving in. */
export interface NeedMoveIn {
  earliest?: string;
  latest?: string;
  urgent?: boolean;
  kind?: 'production' | 'construction';
  derived?: boolean;
}
export interface NeedContact {
  company?: string;
  name?: string;
  phone?: string | null;
  ext?: string;
  wechat?: string;
}
export interface NeedCrane {
  t: number;
  count?: number;
  install?: 'self';
}
/** One of several wishes in one text; it has only what its own words say. */
export type NeedRequest = Pick<
  Need,
  | 'transaction'
  | 'property'
  | 'area_sqm'
  | 'land_mu'
  | 'land_sqm'
  | 'regions'
  | 'height_m'
  | 'budget'
  | 'lease_years'
  | 'move_in'
>;

/** UTF-16 offsets into the original text; in a need read from a form the third entry says which of its texts. */
export type NeedSpan = [start: number, end: number, field?: FormField];

/**
 * What someone is looking for, after reading (contract "a need"). A key that the text does not state is absent. Areas in
 * ㎡ and 亩, money in yuan, load in t/㎡, dates ISO. `spans`: per key, and `needs.<tag>`, `contact.<part>`,
 * `regions.<code>` below them, where it was read from.
 */
export interface Need {
  side: NeedSide;
  transaction?: NeedTransaction[];
  property?: NeedProperty[];
  property_inferred?: NeedProperty[];
  area_sqm?: NeedRange;
  area_per_floor_sqm?: NeedRange;
  cold_sqm?: NeedRange;
  office_sqm?: NeedRange;
  dorm_sqm?: NeedRange;
  yard_sqm?: NeedRange;
  land_mu?: NeedRange;
  land_sqm?: NeedRange;
  land_class?: string[];
  phases?: { land_mu?: number; area_sqm?: number; reserved?: boolean }[];
  height_m?: NeedRange;
  upper_height_m?: NeedRange;
  height_kind?: 'storey' | 'clear' | 'eave';
  load_t_sqm?: NeedRange;
  upper_load_t_sqm?: NeedRange;
  crane?: NeedCrane[];
  crane_ready?: boolean;
  crane_rail_height_m?: NeedRange;
  equipment_ton?: number;
  equipment_count?: number;
  power_kva?: NeedRange;
  power_kw?: NeedRange;
  power_kwh_month?: NeedRange;
  power_expand_kva?: number;
  voltage_kv?: number;
  fire_class?: { min?: FireClass; only?: FireClass[] };
  storey?: 'single' | 'multi' | 'ground' | 'upper' | 'ground_preferred';
  floors?: number;
  floors_max?: number;
  whole_floor?: boolean;
  standalone?: boolean;
  structure?: 'steel' | 'concrete' | 'brick';
  grade?: 'high_standard';
  column_m?: string;
  span_m?: NeedRange;
  spans_count?: number;
  docks?: { min?: number; sides?: number };
  freight_lift?: NeedRange | true;
  truck_m?: number;
  industry?: NeedIndustry;
  clean_class?: string;
  regions?: NeedRegion[];
  exclude_regions?: NeedRegion[];
  origin?: NeedRegion;
  travel?: { to: string; hours?: number; km?: number };
  relocate_company?: boolean;
  budget?: NeedBudget[];
  budget_negotiable?: boolean;
  rent_free_months?: NeedRange;
  payment?: { deposit_months: number; pay_months: number };
  down_payment_pct?: number;
  rent_to_buy?: boolean;
  lease_years?: number;
  tax_year_cny?: NeedRange;
  tax_per_mu_cny?: NeedRange;
  tax_per_sqm_cny?: NeedRange;
  tax_cumulative?: { years: number; cny: number };
  tax_local?: boolean;
  tax_credit?: string;
  output_year_cny?: NeedRange;
  revenue_year_cny?: NeedRange;
  invest_total_cny?: NeedRange;
  invest_fixed_cny?: NeedRange;
  invest_per_mu_cny?: NeedRange;
  headcount?: NeedRange;
  dorm_rooms?: number;
  move_in?: NeedMoveIn;
  availability?: 'existing';
  needs?: string[];
  contact?: NeedContact;
  requests?: NeedRequest[];
  via?: 'agent';
  flags: string[];
  spans: Record<string, NeedSpan>;
}

/** The keys that hold what was read, as against how. */
export type NeedKey = Exclude<keyof Need, 'side' | 'flags' | 'spans'>;
