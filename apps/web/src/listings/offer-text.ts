import { number, range, yuan, type Range } from '../format/number';

type Words = (key: string) => string;
type Offer = { transaction: string; price?: (Range & { basis: string }) | null };

const shown = (basis: string) => (/total|mu|sqm_land/.test(basis) ? yuan : number);

/** 「租 0.65 元/㎡/天」; a missing price is 面议. */
export function offerText({ transaction, price }: Offer, word: Words): string {
  const said = price && range(price, shown(price.basis));
  const unit = price ? word(`need.basis.${price.basis}`) : '';
  return `${word(`need.transaction.${transaction}`)} ${said ? `${said} ${unit}` : word('listing.priceOpen')}`;
}

/** All offers of a listing's facts; empty when it has none. */
export const offersText = (offers: unknown, word: Words): string =>
  (Array.isArray(offers) ? (offers as Offer[]) : []).map((offer) => offerText(offer, word)).join('；');
