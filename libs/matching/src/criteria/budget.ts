import type { Listing, Offer } from '@app/listings';
import { better, type Criterion, FAIL, type Finding, NEAR, PASS, reaches, UNKNOWN } from '../criterion.js';
import { figureText, moneyText, percentText } from '../figure-text.js';
import type { MatchingRules } from '../matching-rules.js';
import type { MatchNeed } from '../match-need.js';
import { askedMu, type SizeBands, sizeBands, splits, SQM_PER_MU } from '../size-bands.js';

type Budget = NonNullable<MatchNeed['budget']>[number];
/** What a price is for; each family has one unit to compare in: 元/㎡/月, 元/㎡, 元/亩. */
type Family = 'rent' | 'sale' | 'land';

/** Numbers of the best pair, in the family's unit, or in yuan in all when only totals are known. */
export interface BudgetFinding extends Finding {
  family?: Family;
  ask?: number;
  top?: number;
  total?: boolean;
}
/** What is offered is paid for in another way than the budget speaks of. */
const NO_PAIR: BudgetFinding = Object.freeze({ verdict: 'unknown', because: 'no_pair', aside: true });
const RENT_DAYS_PER_MONTH = 365 / 12;
/** A size below this is no size to share a total out over. */
const LEAST_SIZE = 0.01;

function familyOf(basis: string, transaction: string): Family {
  if (basis.startsWith('rent_')) return 'rent';
  if (basis === 'price_mu' || basis === 'price_sqm_land') return 'land';
  return transaction === 'land' || transaction === 'land_lease' ? 'land' : 'sale';
}

function comparable(budget: Budget, { transaction, price }: Offer): Family | undefined {
  if (!price) {
    if (budget.basis.startsWith('rent_')) return transaction === 'buy' || transaction === 'land' ? undefined : 'rent';
    if (transaction === 'rent') return undefined;
    return familyOf(budget.basis, transaction);
  }
  const offered = familyOf(price.basis, transaction);
  const wanted = budget.basis === 'price_total' && offered !== 'rent' ? offered : familyOf(budget.basis, transaction);
  return wanted === offered ? offered : undefined;
}

/** Yuan by `basis` as the family's unit; `size` in ㎡, for land in 亩. Undefined when a total has no size. */
function unitPrice(basis: string, yuan: number, size: number | undefined): number | undefined {
  switch (basis) {
    case 'rent_sqm_day':
      return yuan * RENT_DAYS_PER_MONTH;
    case 'price_sqm_land':
      return yuan * SQM_PER_MU;
    case 'rent_year_total':
      return size && size > LEAST_SIZE ? yuan / 12 / size : undefined;
    case 'rent_month_total':
    case 'price_total':
      return size && size > LEAST_SIZE ? yuan / size : undefined;
    default:
      return yuan;
  }
}
const monthly = (basis: string, yuan: number) => (basis === 'rent_year_total' ? yuan / 12 : yuan);
const isTotal = (basis: string) => basis.endsWith('_total');

/** The size to be paid for: the whole, or the smallest part that serves. ㎡; for land 亩. */
function sizeTaken(
  family: Family,
  listing: Listing,
  bands: { area?: SizeBands; land?: SizeBands },
): number | undefined {
  const byLand = family === 'land';
  const whole = byLand ? listing.land_mu : (listing.area_sqm ?? (listing.land_mu && listing.land_mu * SQM_PER_MU));
  const splitting = byLand ? listing.divisible : splits(listing);
  if (whole === undefined || !splitting) return whole;
  const least = Math.max((byLand ? bands.land : bands.area)?.passMin ?? 0, (!byLand && listing.area_sqm_min) || 0);
  return least > 0 ? Math.min(least, whole) : whole;
}

/**
 * Cheapest ask against the top of the budget, per month and ㎡ (a day × 365 / 12, a year / 12), per ㎡ or per 亩; totals
 * over the size that would be taken. The best pair of offer and budget counts.
 */
export function budgetCriterion(need: MatchNeed, rules: MatchingRules): Criterion | undefined {
  const budgets = need.budget ?? [];
  if (budgets.length === 0) return undefined;
  const asked = need.transaction?.length ? new Set<string>(need.transaction) : undefined;
  if (asked?.has('build_to_suit')) asked.add('land');
  const bands = { area: sizeBands(need.area_sqm, rules.area), land: sizeBands(askedMu(need), rules.land) };

  function pair(budget: Budget, offer: Offer, family: Family, listing: Listing): BudgetFinding {
    const { price } = offer;
    const cheapest = price?.min ?? price?.max;
    if (!price || cheapest === undefined) return UNKNOWN;
    const max = budget.max ?? Number.POSITIVE_INFINITY;
    const taken = sizeTaken(family, listing, bands);
    const whole = family === 'land' ? listing.land_mu : (listing.area_sqm ?? taken);
    const total = taken === undefined && isTotal(budget.basis) && isTotal(price.basis);
    const ask = total ? monthly(price.basis, cheapest) : unitPrice(price.basis, cheapest, whole);
    const top = total ? monthly(budget.basis, max) : unitPrice(budget.basis, max, taken);
    if (ask === undefined || top === undefined) return UNKNOWN;
    const { verdict } = reaches(top, ask) ? PASS : reaches(top * (1 + rules.budgetOver), ask) ? NEAR : FAIL;
    return { verdict, family, ask, top, total };
  }

  return {
    key: 'budget',
    judge(listing) {
      let best: BudgetFinding | undefined;
      for (const offer of listing.offers ?? []) {
        if (asked && !asked.has(offer.transaction)) continue;
        for (const budget of budgets) {
          const family = comparable(budget, offer);
          if (family) best = better(best, pair(budget, offer, family, listing));
        }
      }
      return best ?? (listing.offers?.length ? NO_PAIR : UNKNOWN);
    },
    explain: (listing, finding) => ({
      need: budgets,
      listing: listing.offers?.map(({ transaction, price }) => ({ transaction, price: price ?? null })) ?? null,
      ...budgetText(finding),
    }),
  };
}

const UNITS: Record<Family, { zh: string; en: string }> = {
  rent: { zh: '元/㎡/月', en: 'CNY/m²/month' },
  sale: { zh: '元/㎡', en: 'CNY/m²' },
  land: { zh: '/亩', en: '/mu' },
};

function budgetText(finding: BudgetFinding): { zh: string; en: string } {
  const { verdict, family, ask, top } = finding;
  if (family === undefined || ask === undefined || top === undefined) {
    return finding.because === 'no_pair'
      ? { zh: '预算与此房源的报价方式不同，须另问', en: 'The budget is for another way of paying: ask' }
      : { zh: '价格面议', en: 'Price on request' };
  }
  const money = (yuan: number) => {
    if (finding.total) return moneyText(yuan);
    const unit = UNITS[family];
    if (family === 'land') return { zh: moneyText(yuan).zh + unit.zh, en: moneyText(yuan).en + unit.en };
    return { zh: `${figureText(yuan)} ${unit.zh}`, en: `${figureText(yuan)} ${unit.en}` };
  };
  const is = money(ask);
  if (!Number.isFinite(top)) return { zh: `报价 ${is.zh}，预算未设上限`, en: `Asking ${is.en}, no upper limit given` };
  const limit = money(top);
  const over = verdict === 'pass' || top < 0.01 ? undefined : percentText(ask / top - 1);
  return {
    zh: `报价 ${is.zh}，预算 ${limit.zh}以内${over ? `，超 ${over}` : ''}`,
    en: `Asking ${is.en}, budget up to ${limit.en}${over ? `: ${over} over` : ''}`,
  };
}
