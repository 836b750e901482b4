import type { BudgetBasis, NeedBudget } from './need.js';
import type { Money } from './money-words.js';
import { tidy, type Reading } from './reading.js';

const SQM_AFTER = /^[^,。;\d]{0,3}?(?:[\/每一](?:个)?(?:平方米|平米|平方|平|㎡|m2|方)|(?:个)?(?:平方|平米|㎡)(?![\d]))/;
const SQM_BEFORE = /(?:每|一|\/)(?:个)?(?:平方米|平米|平方|平|㎡|方)[^,。;]{0,8}$/;
const MU_AFTER = /^\s*(?:[\/每]|一)\s*亩/;
const MU_BEFORE = /(?:每|一)亩[^,。;]{0,6}$/;
const DAY = /天|日(?!前|后)|\/d\b|per day|a day/;
const MONTH = /月(?!底|初|前|后|内)|per month|a month/;
const YEAR = /年(?!底|前|后|内)|per year|a year|p\.?a\b/;

/** What the asking or offered sums are sums of: per ㎡ and day or month, in total, per 亩, per ㎡ of building or land. */
export function readBudget(reading: Reading, sums: readonly Money[]): void {
  for (const money of sums) {
    const basis = basisOf(reading, money);
    if (!basis) continue;
    const entry: NeedBudget = { basis: basis.basis };
    if (money.quantity.min !== undefined) entry.min = tidy(money.quantity.min * money.scale * basis.scale);
    if (money.quantity.max !== undefined) entry.max = tidy(money.quantity.max * money.scale * basis.scale);
    const list = (reading.need.budget ??= []);
    if (list.some((other) => other.basis === entry.basis)) continue;
    list.push(entry);
    reading.span('budget', money.quantity.from, money.quantity.to);
    implyTransaction(reading, entry.basis, money);
  }
  const open = /价格?(?:可)?(?:面议|面谈|好商量|可谈)|面议/.exec(reading.text);
  if (open) reading.put('budget_negotiable', true, open.index, open.index + open[0].length);
  const fees = /(?<!不)含(?:物业|税|管理费|水电)/.exec(reading.text);
  if (fees && reading.need.budget) reading.flag('budget_includes_fees');
}

interface Basis {
  basis: BudgetBasis;
  scale: number;
}

function basisOf(reading: Reading, money: Money): Basis | undefined {
  const { before, after, quantity, topic } = money;
  const value = quantity.high * money.scale;
  const near = before.slice(-12);
  const isSqm = SQM_AFTER.test(after) || SQM_BEFORE.test(before);
  const words = `${near}|${after.slice(0, 12)}`;
  if (!isSqm && (MU_AFTER.test(after) || MU_BEFORE.test(near)))
    return /租/.test(before) ? undefined : { basis: 'price_mu', scale: 1 };
  const isRent =
    topic === 'rent' ||
    (reading.need.transaction?.includes('rent') === true && !/总价|单价|售价|首付|全款|买/.test(before));
  const period = DAY.test(words) ? 'day' : MONTH.test(words) ? 'month' : YEAR.test(words) ? 'year' : undefined;
  if (isSqm) return perSqm(reading, value, period, isRent, before);
  if (topic === 'price' || (topic === 'budget' && !isRent)) return priceOf(reading, value, before, period);
  if (period === 'day' && value < 10) return { basis: 'rent_sqm_day', scale: 1 };
  if (isRent || period) return rentOf(reading, value, period, words);
  return priceWithoutWords(reading, value);
}

/** Below 3 a rent is per day and from 7 per month; between them nobody can tell. */
function perSqm(
  reading: Reading,
  value: number,
  period: string | undefined,
  isRent: boolean,
  before: string,
): Basis | undefined {
  if (period === 'day') return { basis: 'rent_sqm_day', scale: 1 };
  if (period === 'month') return { basis: 'rent_sqm_month', scale: 1 };
  if (period === 'year') return { basis: 'rent_sqm_month', scale: 1 / 12 };
  if (/地价|土地|地块/.test(before)) return { basis: 'price_sqm_land', scale: 1 };
  if (value >= 400 && !(isRent && value < 400)) return { basis: 'price_sqm', scale: 1 };
  reading.flag('unit_inferred');
  return bareRent(reading, value);
}

function bareRent(reading: Reading, value: number): Basis {
  if (value >= 2 && value <= 6) reading.flag('rent_period_ambiguous');
  return { basis: value < 3 ? 'rent_sqm_day' : 'rent_sqm_month', scale: 1 };
}

function rentOf(reading: Reading, value: number, period: string | undefined, words: string): Basis | undefined {
  if (value < 200 && (period === undefined || (period === 'month' && value < 100))) {
    reading.flag('unit_inferred');
    return period === 'month' ? { basis: 'rent_sqm_month', scale: 1 } : bareRent(reading, value);
  }
  if (period === 'month') return { basis: 'rent_month_total', scale: 1 };
  if (period === 'year') return { basis: 'rent_year_total', scale: 1 };
  if (period === 'day') return undefined;
  reading.flag('unit_inferred');
  return { basis: /月/.test(words) || value < 200_000 ? 'rent_month_total' : 'rent_year_total', scale: 1 };
}

function priceOf(reading: Reading, value: number, before: string, period: string | undefined): Basis | undefined {
  if (/地价|土地价/.test(before) && value < 5e6) {
    reading.flag('unit_inferred');
    return value < 5000 ? { basis: 'price_sqm_land', scale: 1 } : { basis: 'price_mu', scale: 1 };
  }
  if (/单价|均价|每平|房价/.test(before) && value < 100_000)
    return value < 200 ? bareRent(reading, value) : { basis: 'price_sqm', scale: 1 };
  if (period === 'month' && value >= 1000) return { basis: 'rent_month_total', scale: 1 };
  if (period === 'year' && value >= 1000) return { basis: 'rent_year_total', scale: 1 };
  if (value >= 100_000) return { basis: 'price_total', scale: 1 };
  if (value < 200) return { ...bareRent(reading, value) };
  reading.flag('unit_inferred');
  return value < 30_000 ? { basis: 'price_sqm', scale: 1 } : undefined;
}

function priceWithoutWords(reading: Reading, value: number): Basis | undefined {
  const wants = reading.need.transaction ?? [];
  if (wants.some((kind) => kind === 'buy' || kind === 'land') && value >= 100_000)
    return { basis: 'price_total', scale: 1 };
  return undefined;
}

/** A rent or a price says what is wanted when no verb did. */
function implyTransaction(reading: Reading, basis: BudgetBasis, { quantity }: Money): void {
  if (reading.need.transaction) return;
  const kind = basis.startsWith('rent') ? 'rent' : basis === 'price_mu' || basis === 'price_sqm_land' ? 'land' : 'buy';
  if (kind === 'buy' && reading.need.property?.includes('land') && !reading.need.property.includes('factory'))
    reading.put('transaction', ['land'], quantity.from, quantity.to);
  else reading.put('transaction', [kind], quantity.from, quantity.to);
}
