/**
 * A site on offer: one rentable or saleable unit of a building in a park, or one parcel of land. Absent = unknown, never
 * "no". Areas in ㎡, land in 亩, lengths in m, loads in t/㎡, cranes in t, power in kVA, money in yuan, dates ISO.
 */
export interface Listing {
  /** The source's own code, unique per source. */
  ref: string;
  kind: ListingKind;
  title?: string;
  park?: string;
  building?: string;
  floor_no?: string;
  address?: string;
  /** GB/T 2260 county code, 6 digits. */
  region?: string;
  /** Official name of its development zone. */
  devzone?: string;
  offers?: Offer[];
  area_sqm?: number;
  /** The smallest part let (起租). */
  area_sqm_min?: number;
  divisible?: boolean;
  land_mu?: number;
  storey?: ListingStorey;
  floors?: number;
  structure?: 'steel' | 'concrete' | 'mixed';
  /** Ground floor; upper floors have figures of their own. */
  height_m?: number;
  height_kind?: 'storey' | 'clear' | 'eave';
  upper_height_m?: number;
  load_t_sqm?: number;
  upper_load_t_sqm?: number;
  /** `[]`: it is known that there is none. */
  crane?: { t: number; count?: number }[];
  /** Corbels are there, rails and crane are not. */
  crane_ready?: boolean;
  /** Installed (现). */
  power_kva?: number;
  /** Obtainable (可). */
  power_expand_kva?: number;
  fire_class?: FireClass;
  docks?: number;
  freight_lift?: number;
  yard_sqm?: number;
  column_m?: number | string;
  span_m?: number;
  permits?: string[];
  facilities?: string[];
  /** GB/T 4754 divisions, 2 digits. */
  industries_allowed?: string[];
  industries_denied?: string[];
  pollution_ok?: boolean;
  /** A yearly tax the park asks for: a forecast to compare with, never a promise of rebate. */
  tax_year_cny_min?: number;
  land?: LandTerms;
  available_from?: string;
  status?: ListingStatus;
  status_reason?: string;
  verified?: 'none' | 'phone' | 'site';
  verified_on?: string;
  /** Internal only, like every `owner_*` key. */
  floor_price?: number;
  [owner: `owner_${string}`]: string | undefined;
}

export const LISTING_KINDS = [
  'factory',
  'warehouse',
  'land',
  'cold_storage',
  'office',
  'lab',
  'yard',
  'hazmat_warehouse',
] as const;
export type ListingKind = (typeof LISTING_KINDS)[number];

export const LISTING_STATUSES = ['available', 'reserved', 'let', 'sold', 'withdrawn'] as const;
export type ListingStatus = (typeof LISTING_STATUSES)[number];

export const FIRE_CLASSES = ['甲', '乙', '丙1', '丙2', '丙', '丁', '戊'] as const;
export type FireClass = (typeof FIRE_CLASSES)[number];

export const LISTING_STOREYS = ['single', 'multi', 'ground', 'upper'] as const;
export type ListingStorey = (typeof LISTING_STOREYS)[number];

export const OFFER_TRANSACTIONS = ['rent', 'buy', 'land', 'land_lease', 'build_to_suit'] as const;
export type OfferTransaction = (typeof OFFER_TRANSACTIONS)[number];

export const PRICE_BASES = [
  'rent_sqm_day',
  'rent_sqm_month',
  'rent_month_total',
  'rent_year_total',
  'price_sqm',
  'price_total',
  'price_mu',
  'price_sqm_land',
] as const;
export type PriceBasis = (typeof PRICE_BASES)[number];

/** Yuan, by the basis; `min` is the cheapest ask. */
export interface AskingPrice {
  basis: PriceBasis;
  min?: number;
  max?: number;
}

/** No price: 面议. `floor_price` is internal. */
export interface Offer {
  transaction: OfferTransaction;
  price?: AskingPrice;
  floor_price?: number;
}

/** What a parcel is for, and what its town asks of each admitted industry (yuan per 亩; tax per year). */
export interface LandTerms {
  class?: string;
  years?: number;
  plot_ratio?: { min?: number; max?: number };
  admitted?: AdmittedIndustry[];
}
export interface AdmittedIndustry {
  division: string;
  invest_per_mu_min?: number;
  tax_per_mu_min?: number;
}

/** What may leave the server: no floor price, at the top or in an offer, and nothing about the owner. */
export type PublicListing = Omit<Listing, 'floor_price' | 'offers' | `owner_${string}`> & {
  offers?: { transaction: OfferTransaction; price?: AskingPrice }[];
};

export function publicListing(listing: Listing): PublicListing {
  const open: Record<string, unknown> = {};
  for (const key in listing)
    if (key !== 'floor_price' && !key.startsWith('owner_')) open[key] = listing[key as keyof Listing];
  const copy = open as unknown as PublicListing;
  if (listing.offers) {
    copy.offers = listing.offers.map(({ transaction, price }) => ({ transaction, ...(price && { price }) }));
  }
  return copy;
}
