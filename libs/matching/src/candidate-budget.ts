import type { Bind } from './bind.js';
import type { Costs } from './candidate-terms.js';
import type { MatchingRules } from './matching-rules.js';
import type { MatchNeed } from './match-need.js';
import { SQM_PER_MU } from './size-bands.js';

/** Bases that compare without a size, and what one of each is in the group's first. */
const GROUPS: Record<string, number>[] = [
  { rent_sqm_month: 1, rent_sqm_day: 365 / 12 },
  { price_sqm: 1 },
  { price_mu: 1, price_sqm_land: SQM_PER_MU },
];

/**
 * A price per ㎡ or 亩 against one of the same kind; whatever else is asked or offered is left to the scorer, at no cost.
 * Undefined: nothing can be said from the prices alone.
 */
export function budgetTerm(
  need: MatchNeed,
  { near, fail, unknown }: Costs,
  rules: MatchingRules,
  $: Bind,
): string | undefined {
  const budgets = need.budget ?? [];
  const group = GROUPS.find((one) => budgets.every(({ basis, max }) => basis in one && max !== undefined));
  if (!group || (need.transaction?.length && !rules.hard.includes('transaction'))) return undefined;
  const top = Math.max(...budgets.map(({ basis, max }) => max! * group[basis]!));
  const within = (limit: number) =>
    Object.entries(group).map(([basis, times]) => {
      const most = (limit / times) * (1 + 1e-6) + 1e-6;
      return `(@.price.basis == "${basis}" && (@.price.min <= ${most} || (!exists (@.price.min) && @.price.max <= ${most})))`;
    });
  const other = Object.keys(group).map((basis) => `@.price.basis != "${basis}"`);
  const path = (tests: string[]) =>
    `jsonb_path_exists(fact_offers, ${$(`$[*] ? (${tests.join(' || ')})`, 'jsonpath')})`;
  const elsewhere = `(exists (@.price.basis) && ${other.join(' && ')})`;
  const unlike =
    'rent_sqm_day' in group ? '@.transaction == "buy" || @.transaction == "land"' : '@.transaction == "rent"';
  const unpriced = ['!exists (@.price)', '(!exists (@.price.min) && !exists (@.price.max))'];
  return `case when fact_offers is null or fact_offers = '[]' then ${unknown} when fact_offers = 'true' or ${path([...within(top), elsewhere, `(!exists (@.price) && (${unlike}))`])} then 0
    when ${path(within(top * (1 + rules.budgetOver)))} then ${near} when ${path(unpriced)} then ${unknown} else ${fail} end`;
}
