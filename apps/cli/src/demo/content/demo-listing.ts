/** A park with its place. */
export interface DemoPark {
  name: string;
  region: string;
  devzone?: string;
  address: string;
}

/** One transaction on offer. `floor_price` is internal: it never leaves the dashboard. */
export interface DemoOffer {
  transaction: 'rent' | 'buy' | 'land' | 'land_lease';
  price?: { basis: string; min: number; max: number };
  floor_price?: number;
}

/** The contract's listing object; `days` places dates around the day of loading. */
export interface DemoListing {
  ref: string;
  kind: string;
  title: string;
  building?: string;
  floor_no?: string;
  offers: DemoOffer[];
  status?: 'available' | 'reserved' | 'let' | 'sold' | 'withdrawn';
  status_reason?: string;
  /** Days from loading until it is free; absent = unknown. */
  free_in?: number;
  /** Days since the last check, with how it was done. */
  checked?: { by: 'phone' | 'site'; days: number };
  owner_name?: string;
  /** Every other public key of the contract. */
  facts: Record<string, unknown>;
}

const rentMonth = (min: number, max: number, floor?: number): DemoOffer => ({
  transaction: 'rent',
  price: { basis: 'rent_sqm_month', min, max },
  ...(floor && { floor_price: floor }),
});
const sale = (min: number, max: number, floor?: number): DemoOffer => ({
  transaction: 'buy',
  price: { basis: 'price_sqm', min, max },
  ...(floor && { floor_price: floor }),
});
const landPerMu = (min: number, max: number): DemoOffer => ({
  transaction: 'land',
  price: { basis: 'price_mu', min, max },
});

/** Offers in yuan: rent a ㎡ and month, sale a ㎡, land a 亩. */
export const offer = { rentMonth, sale, landPerMu };
