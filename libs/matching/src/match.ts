export type Verdict = 'fit' | 'near' | 'no';
export type CriterionVerdict = 'pass' | 'near' | 'fail' | 'unknown';

/** Keys of the need that a listing is judged by; `needs.<tag>` for each paper or facility asked for. */
export type CriterionKey =
  | 'transaction'
  | 'property'
  | 'regions'
  | 'area_sqm'
  | 'land_mu'
  | 'height_m'
  | 'load_t_sqm'
  | 'upper_load_t_sqm'
  | 'crane'
  | 'power_kva'
  | 'fire_class'
  | 'storey'
  | 'docks'
  | 'industry'
  | 'budget'
  | 'tax_year_cny'
  | 'tax_per_mu_cny'
  | 'invest_per_mu_cny'
  | 'move_in'
  | `needs.${string}`;

/** `need` and `listing` are the values compared, as their contracts write them; null when the listing says nothing. */
export interface CriterionResult {
  key: CriterionKey;
  verdict: CriterionVerdict;
  need: unknown;
  listing: unknown;
  /** One Chinese sentence with the numbers; `why_en` the same in English. */
  why: string;
  why_en: string;
}

/** What is no criterion but must be said: gone, reserved, has to be split, a person must look. */
export interface MatchNote {
  key: 'gone' | 'reserved' | 'split' | 'oversize' | 'hazmat_review' | 'like_rejected';
  why: string;
  why_en: string;
}

/**
 * `score` 0–100, comparable within one need: 90 and above is grade 3 (send it), 70–89.99 grade 2, 30–69.99 grade 1,
 * below that verdict `no`.
 */
export interface Match {
  ref: string;
  score: number;
  verdict: Verdict;
  grade: 0 | 1 | 2 | 3;
  criteria: CriterionResult[];
  notes: MatchNote[];
}
