import { budgetCriterion } from './criteria/budget.js';
import { craneCriterion } from './criteria/crane.js';
import { docksCriterion } from './criteria/docks.js';
import { fireClassCriterion } from './criteria/fire-class.js';
import { heightCriterion } from './criteria/height.js';
import { industryCriterion } from './criteria/industry.js';
import { loadCriterion } from './criteria/load.js';
import { moveInCriterion } from './criteria/move-in.js';
import { investPerMuCriterion, taxPerMuCriterion, taxYearCriterion } from './criteria/park-asks.js';
import { powerCriterion } from './criteria/power.js';
import { propertyCriterion } from './criteria/property.js';
import { regionsCriterion } from './criteria/regions.js';
import { areaCriterion, landCriterion } from './criteria/size.js';
import { storeyCriterion } from './criteria/storey.js';
import { tagCriteria } from './criteria/tags.js';
import { transactionCriterion } from './criteria/transaction.js';
import type { Criterion } from './criterion.js';
import type { MatchingRules } from './matching-rules.js';
import type { MatchNeed } from './match-need.js';

/** What the need states, in the order in which it is shown. A supply or another message asks for nothing. */
export function needCriteria(need: MatchNeed, rules: MatchingRules): Criterion[] {
  if (need.side !== undefined && need.side !== 'demand') return [];
  const criteria = [
    transactionCriterion(need),
    propertyCriterion(need),
    regionsCriterion(need),
    areaCriterion(need, rules),
    landCriterion(need, rules),
    heightCriterion(need, rules),
    loadCriterion('load_t_sqm', need, rules),
    loadCriterion('upper_load_t_sqm', need, rules),
    craneCriterion(need, rules),
    powerCriterion(need, rules),
    fireClassCriterion(need),
    storeyCriterion(need),
    docksCriterion(need),
    industryCriterion(need, rules),
    budgetCriterion(need, rules),
    taxYearCriterion(need, rules),
    taxPerMuCriterion(need, rules),
    investPerMuCriterion(need, rules),
    moveInCriterion(need, rules),
    ...tagCriteria(need),
  ];
  return criteria.filter((criterion) => criterion !== undefined);
}
