import type { Offer } from '../api/views';
import { number, range, yuan } from '../format/number';

type Words = (key: string) => string;

const shown = (basis: string) => (/total|mu|sqm_land/.test(basis) ? yuan : number);

/** 「出租 0.65 元/㎡/天」; a missing price is 面议. */
export function offerText({ transaction, price }: Offer, word: Words): string {
  const said = price && range(price, shown(price.basis));
  const unit = price ? word(`need.basis.${price.basis}`) : '';
  return `${word(`need.transaction.${transaction}`)} ${said ? `${said} ${unit}` : word('listing.priceOpen')}`;
}
