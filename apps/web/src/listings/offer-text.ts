import { money, type Range } from '../format/number';

type Words = (key: string) => string;
type Offer = { transaction: string; price?: (Range & { basis: string }) | null };

/** 「租 0.65 元/㎡/天」「拿地 28–30 万元/亩」; a missing price is 面议. */
export function offerText({ transaction, price }: Offer, word: Words): string {
  const said = price && money(price, word(`need.basis.${price.basis}`));
  return `${word(`need.transaction.${transaction}`)} ${said || word('listing.priceOpen')}`;
}

/** All offers of a listing's facts; empty when it has none. */
export const offersText = (offers: unknown, word: Words): string =>
  (Array.isArray(offers) ? (offers as Offer[]) : []).map((offer) => offerText(offer, word)).join('；');
