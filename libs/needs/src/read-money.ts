import type { NeedKey } from './need.js';
import { findMoney, type Money } from './money-words.js';
import { readBudget } from './read-budget.js';
import { rangeOf, type Reading } from './reading.js';

const PER_MU =
  /^\s*(?:元)?\s*[\/每一]\s*(?:\/)?亩(?!均)|^(?:左右|以上)?(?:每|\/|一)亩(?!均)|^[\/每]年[\/每]?亩|^一?年一?亩/;
const PER_SQM = /^\s*[\/每一]\s*(?:个)?(?:平|㎡|m2|方)/;
const CUMULATIVE =
  /([一二两三四五六七八九十\d]+)年(?:内)?(?:累计|总共|合计|一共|共)|累计([一二两三四五六七八九十\d]+)年/;

/** Taxes, investment, output, revenue and prices, each in yuan; the form field decides what a bare sum in `tax` means. */
export function readMoney(reading: Reading): void {
  readTaxWords(reading);
  const budget: Money[] = [];
  for (const money of findMoney(reading)) {
    const key = keyOf(reading, money);
    if (key === 'budget') budget.push(money);
    else if (key) place(reading, money, key);
  }
  readBudget(reading, budget);
}

function keyOf(reading: Reading, money: Money): NeedKey | 'budget' | undefined {
  const isPerMu = PER_MU.test(money.after) || (reading.field === 'tax' && /亩均|每亩|一亩/.test(money.before));
  switch (money.topic) {
    case 'ignored':
    case 'output_per_mu':
      return undefined;
    case 'profit_tax':
      reading.flag('profit_tax_not_tax');
      return undefined;
    case 'tax_per_mu':
      return 'tax_per_mu_cny';
    case 'tax_per_sqm':
      return 'tax_per_sqm_cny';
    case 'tax':
      if (isPerMu) return 'tax_per_mu_cny';
      return PER_SQM.test(money.after) || /每平(?:方米?|米)?$/.test(money.before) ? 'tax_per_sqm_cny' : 'tax_year_cny';
    case 'invest_per_mu':
      return 'invest_per_mu_cny';
    case 'invest_total':
      return isPerMu ? 'invest_per_mu_cny' : 'invest_total_cny';
    case 'invest_fixed':
      return isPerMu ? 'invest_per_mu_cny' : 'invest_fixed_cny';
    case 'output':
      return 'output_year_cny';
    case 'revenue':
      return 'revenue_year_cny';
    case undefined:
      if (reading.field === 'tax')
        return isPerMu ? 'tax_per_mu_cny' : PER_SQM.test(money.after) ? 'budget' : 'tax_year_cny';
      return 'budget';
    default:
      return 'budget';
  }
}

function place(reading: Reading, money: Money, key: NeedKey): void {
  const { quantity } = money;
  const clause = money.before + money.after;
  if (key === 'tax_year_cny') {
    const years = CUMULATIVE.exec(clause) ?? /^([\d一二两三四五])年/.exec('');
    if (years || (/累计|总共|合计|加起来|总计/.test(money.before) && !/(?:一|每|全)年/.test(money.before))) {
      if (years)
        reading.put(
          'tax_cumulative',
          { years: small(years[1] ?? years[2]!), cny: quantity.high * money.scale },
          quantity.from,
          quantity.to,
        );
      reading.flag('not_annual');
      return;
    }
    if (reading.field === 'tax' && money.topic === undefined && !/年/.test(clause))
      reading.flag('period_assumed_from_field');
  }
  const isMonthly =
    /(?:每|一个?|\/|月均|平均)月(?!底|初)|月(?:缴|交|纳|产|销)/.test(money.before.slice(-8)) ||
    /^\s*(?:\/|每|一个?)月/.test(money.after);
  if (isMonthly && /_year_/.test(key)) reading.flag('annualised');
  const range = rangeOf(quantity, money.scale * (isMonthly && /_year_/.test(key) ? 12 : 1));
  reading.putFirst(key as 'tax_year_cny', range, quantity.from, quantity.to);
}

const small = (text: string): number =>
  Number(text) || '一二三四五六七八九十'.indexOf(text === '两' ? '二' : text[0]!) + 1;

const NO_TAX =
  /(?:没有|没|无|零|不产生|不会有|暂无|不交|不用交|不缴)(?:什么)?(?:税收?|纳税)(?!要求|点|务|政策|优惠|压力)|税收?(?:是|为)?(?:0|零|没有|无)(?!要求|\d|\.)/;
const LOW_TAX =
  /税(?:收|额)?(?:比较|很|较|也|交得|交的)?(?:不多|很少|不高|少|较少|有限|没多少)|小规模|税不(?:多|高)|一点点税/;

function readTaxWords(reading: Reading): void {
  const { text } = reading;
  const none =
    NO_TAX.exec(text) ?? (reading.field === 'tax' ? /^\s*(?:没有|无|零|0|暂无|没)\s*[。.!]?\s*$/.exec(text) : null);
  if (none) reading.put('tax_year_cny', { min: 0, max: 0 }, none.index, none.index + none[0].length);
  if (LOW_TAX.test(text)) reading.flag('tax_low_unquantified');
  const local =
    /税(?:收)?(?:可以|能|都|会|全部)?(?:落|留|交|缴|放|迁)(?:到|在|地)?(?:当地|本地|你们|园区|这边)|(?:当地|本地|属地)(?:纳税|缴税|交税)|税收(?:落地|留在)/.exec(
      text,
    );
  if (local) reading.put('tax_local', true, local.index, local.index + local[0].length);
  const credit = /(?:纳税|税务)(?:信用)?(?:等级|评级|信用)?(?:是|为|:)?\s*([abcdm])级?(?![a-z])/.exec(text);
  if (credit) reading.put('tax_credit', credit[1]!.toUpperCase(), credit.index, credit.index + credit[0].length);
}
