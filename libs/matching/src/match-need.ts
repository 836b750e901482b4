import type { Need } from '@app/needs';

/** The part of a need that listings are judged by; nothing of it has to be there. */
export type MatchNeed = Partial<
  Pick<
    Need,
    | 'side'
    | 'transaction'
    | 'property'
    | 'property_inferred'
    | 'area_sqm'
    | 'land_mu'
    | 'land_sqm'
    | 'height_m'
    | 'height_kind'
    | 'load_t_sqm'
    | 'upper_load_t_sqm'
    | 'crane'
    | 'power_kva'
    | 'fire_class'
    | 'storey'
    | 'docks'
    | 'industry'
    | 'regions'
    | 'exclude_regions'
    | 'budget'
    | 'tax_year_cny'
    | 'tax_per_mu_cny'
    | 'invest_total_cny'
    | 'invest_fixed_cny'
    | 'invest_per_mu_cny'
    | 'move_in'
    | 'needs'
  >
> & {
  /** 必须, 三证齐全才考虑: what the need asks for by tag is a must. */
  hard_requirement?: boolean;
};
