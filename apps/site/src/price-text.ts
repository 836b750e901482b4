import type { AskingPrice, Listing, PriceBasis } from '@app/listings';
import type { Words } from './site-words.js';

/** A price as two lines: the asked one, and the same in the other unit people use. */
export interface PriceText {
  transaction: string;
  main: string;
  unit: string;
  other: string | null;
}

const DAYS_A_MONTH = 365 / 12;
const SQM_A_MU = 2000 / 3;

const trim = (value: number, digits: number): string => String(Number(value.toFixed(digits)));

/** Yuan as people read them: 18, 0.65, 1,150万, 2.3亿. */
export function yuanText(t: Words, yuan: number): string {
  // English has no word for 万: the figure is written out.
  if (t('unit.wan') === '') return Math.round(yuan) >= 1000 ? Math.round(yuan).toLocaleString('en-US') : trim(yuan, 2);
  if (Math.abs(yuan) >= 1e8) return `${trim(yuan / 1e8, 2)}${t('unit.yi')}`;
  if (Math.abs(yuan) >= 1e4) return `${Number((yuan / 1e4).toFixed(2)).toLocaleString('en-US')}${t('unit.wan')}`;
  return Number(trim(yuan, 2)).toLocaleString('en-US');
}

function range(t: Words, price: AskingPrice, factor = 1): string {
  const { min, max } = price;
  const [from, to] = [min ?? max, max ?? min].map((value) => (value === undefined ? undefined : value * factor));
  if (from === undefined || to === undefined) return '';
  return from === to ? yuanText(t, from) : `${yuanText(t, from)}–${yuanText(t, to)}`;
}

/** Word of each basis' unit. */
export const PRICE_UNITS: Record<PriceBasis, string> = {
  rent_sqm_month: 'unit.rentMonth',
  rent_sqm_day: 'unit.rentDay',
  rent_month_total: 'unit.rentMonthTotal',
  rent_year_total: 'unit.rentYearTotal',
  price_sqm: 'unit.priceSqm',
  price_total: 'unit.priceTotal',
  price_mu: 'unit.priceMu',
  price_sqm_land: 'unit.priceSqm',
};

/** The other unit of each basis; totals are divided by the area where it is known. */
function otherUnit(price: AskingPrice, listing: Listing): { unit: string; factor: number } | null {
  const area = listing.area_sqm;
  switch (price.basis) {
    case 'rent_sqm_month':
      return { unit: 'unit.rentDay', factor: 1 / DAYS_A_MONTH };
    case 'rent_sqm_day':
      return { unit: 'unit.rentMonth', factor: DAYS_A_MONTH };
    case 'rent_month_total':
      return area ? { unit: 'unit.rentMonth', factor: 1 / area } : null;
    case 'rent_year_total':
      return area ? { unit: 'unit.rentMonth', factor: 1 / area / 12 } : null;
    case 'price_sqm':
      return area ? { unit: 'unit.priceTotal', factor: area } : null;
    case 'price_total':
      if (listing.land_mu && !area) return { unit: 'unit.priceMu', factor: 1 / listing.land_mu };
      return area ? { unit: 'unit.priceSqm', factor: 1 / area } : null;
    case 'price_mu':
      return { unit: 'unit.priceSqm', factor: 1 / SQM_A_MU };
    case 'price_sqm_land':
      return { unit: 'unit.priceMu', factor: SQM_A_MU };
  }
}

/** The offers of a listing in its order; an offer without a price is 面议. Never a floor price. */
export function priceTexts(t: Words, listing: Listing): PriceText[] {
  return (listing.offers ?? []).map(({ transaction, price }) => {
    const name = t(`transaction.${transaction}`);
    const main = price ? range(t, price) : '';
    if (!price || main === '') return { transaction: name, main: t('listing.negotiable'), unit: '', other: null };
    const second = otherUnit(price, listing);
    const other = second && `${range(t, price, second.factor)} ${t(second.unit)}`;
    return {
      transaction: name,
      main,
      unit: t(PRICE_UNITS[price.basis]),
      other: other && t('listing.about', { value: other }),
    };
  });
}
