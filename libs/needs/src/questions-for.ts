import type { Need } from './need.js';

/**
 * At most three things to ask back, as lines to paste: how, how much and where first, then what for, when, at what cost.
 * `settled`: keys of which is known that they are not asked for.
 */
export function questionsFor(need: Need, settled: readonly string[] = []): string[] {
  if (need.side !== 'demand' || need.requests) return [];
  const isLand = need.property?.includes('land') ?? false;
  const open = (...keys: (keyof Need)[]): boolean => keys.every((key) => !need[key] && !settled.includes(key));
  const flagged = (...flags: string[]): boolean => flags.some((flag) => need.flags?.includes(flag));
  const questions: [boolean, string][] = [
    [open('transaction'), '请问是想租、想买，还是拿地自建？'],
    [open('area_sqm', 'land_mu'), isLand ? '大概需要多少亩地？' : '大概需要多大面积？'],
    [open('regions') || flagged('region_ambiguous'), '希望在哪个市、哪个区县？'],
    [open('industry'), '主要做什么产品、用什么工艺？'],
    [flagged('rent_period_ambiguous'), '租金预算是按天还是按月算的？'],
    [flagged('conflict_tax'), '亩均税收和年税收对不上，以哪个为准？'],
    [flagged('kw_not_kva', 'kwh_not_kva'), '变压器需要多少 kVA？'],
    [isLand && open('invest_total_cny', 'invest_fixed_cny'), '项目总投资、固定资产投资大概多少？'],
    [open('move_in'), '希望什么时候能用上？'],
    [!isLand && open('budget'), '租金或总价的预算是多少？'],
  ];
  return questions
    .filter(([missing]) => missing)
    .map(([, question]) => question)
    .slice(0, 3);
}
