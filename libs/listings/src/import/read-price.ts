import { readQuantities } from '@app/reference';
import type { AskingPrice, PriceBasis } from '../listing.js';
import { assertOrdered, CellProblem, isBlank, plainCell } from './cell.js';
import type { HeaderUnit } from './match-headers.js';

export type PriceColumn = 'rent' | 'sale' | 'land_price';

const AREA = /㎡|平|m2|方/;
const round = (value: number, digits = 4): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** What the words behind a sum say: 元/平/天, /年, /亩. */
function said(text: string): { area: boolean; mu: boolean; period?: 'day' | 'month' | 'year' } {
  return {
    area: AREA.test(text),
    mu: /亩/.test(text),
    ...(/[天日]|day/.test(text)
      ? { period: 'day' as const }
      : /月|month/.test(text)
        ? { period: 'month' as const }
        : /年|year/.test(text)
          ? { period: 'year' as const }
          : {}),
  };
}

/** The basis that words name, with what the sum must be multiplied by to be in it. */
function rentBasis(words: string): { basis: PriceBasis; times: number } | undefined {
  const { area, mu, period } = said(words);
  if (mu || !period) return undefined;
  if (area && period === 'year') return { basis: 'rent_sqm_month', times: 1 / 12 };
  if (area) return { basis: period === 'day' ? 'rent_sqm_day' : 'rent_sqm_month', times: 1 };
  if (period === 'day') return undefined;
  return { basis: period === 'month' ? 'rent_month_total' : 'rent_year_total', times: 1 };
}

function saleBasis(words: string, column: PriceColumn): { basis: PriceBasis; times: number } | undefined {
  const { area, mu } = said(words);
  if (mu) return { basis: 'price_mu', times: 1 };
  if (area) return { basis: column === 'land_price' ? 'price_sqm_land' : 'price_sqm', times: 1 };
  return undefined;
}

/** A rent without words: 0.8 is a day's, 25 a month's, 2 to 6 could be either. */
function bareRent(low: number, header: string): PriceBasis {
  const area = !/总/.test(header);
  if (/日租/.test(header)) return 'rent_sqm_day';
  if (/年租/.test(header)) return 'rent_year_total';
  if (/月租/.test(header) && low >= 1000) return 'rent_month_total';
  if (/月租/.test(header)) return 'rent_sqm_month';
  if (area && low < 2) return 'rent_sqm_day';
  if (area && low > 6 && low <= 200) return 'rent_sqm_month';
  const asked =
    low <= 6
      ? `${low} 没写按天还是按月，请写成 ${low}元/㎡/天 或 ${low}元/㎡/月`
      : '没写单位，请写成 16元/㎡/月 或 24万/年';
  throw new CellProblem('price_unit', asked);
}

function bareSale(low: number, header: string, column: PriceColumn): PriceBasis {
  if (/总价/.test(header)) return 'price_total';
  if (column === 'land_price' && low >= 10_000 && low < 5_000_000) return 'price_mu';
  if (column === 'sale' && low >= 500 && low <= 50_000) return 'price_sqm';
  if (column === 'sale' && low >= 200_000) return 'price_total';
  throw new CellProblem('price_unit', `没写单位，请写成 ${column === 'sale' ? '3500元/㎡ 或 1200万' : '25万/亩'}`);
}

/**
 * Reads an ask with its period as written: 0.8元/平/天, 15-17元/㎡/月, 24万/年, 25万/亩; the header may hold the unit.
 * @returns undefined for an empty cell or 面议
 * @throws CellProblem
 */
export function readPrice(
  text: string,
  column: PriceColumn,
  header: string,
  unit?: HeaderUnit,
): AskingPrice | undefined {
  if (isBlank(text) || /面议|电议|详谈|协商/.test(text)) return undefined;
  const plain = plainCell(text);
  assertOrdered(plain);
  const found = readQuantities(plain);
  const [sum] = found;
  if (!sum || sum.low <= 0) throw new CellProblem('price', '读不出价格，请写成 16元/㎡/月；没有定价就留空');
  if (found.length > 1 && found[1]!.unit === 'cny')
    throw new CellProblem('price', '写了几个价格，请只留一个，如 15-17元/㎡/月');
  const behind = plain.slice(sum.end);
  const headerScale = sum.unit === 'none' && sum.multiplier === 1 ? (unit?.scale ?? 1) : 1;
  const [low, high] = [sum.low * headerScale, sum.high * headerScale];
  const headWords = `${unit?.text ?? ''} ${unit ? '' : header}`;
  const named =
    column === 'rent'
      ? (rentBasis(behind) ?? rentBasis(headWords))
      : (saleBasis(behind, column) ?? saleBasis(headWords, column));
  const { basis, times } = named ?? {
    basis: column === 'rent' ? bareRent(low, header) : bareSale(low, header, column),
    times: 1,
  };
  const digits = /total|mu/.test(basis) ? 0 : 4;
  const price: AskingPrice = { basis };
  if (sum.min !== undefined || sum.max === undefined) price.min = round(low * times, digits);
  if (sum.max !== undefined || sum.min === undefined) price.max = round(high * times, digits);
  return price;
}

/** 底价: a number in the unit of the ask. @throws CellProblem */
export function readFloorPrice(text: string, unit?: HeaderUnit): number | undefined {
  if (isBlank(text)) return undefined;
  const [sum] = readQuantities(plainCell(text));
  if (!sum || sum.low <= 0) throw new CellProblem('price', '读不出底价，请只写数字');
  return round(sum.low * (sum.unit === 'none' && sum.multiplier === 1 ? (unit?.scale ?? 1) : 1));
}
