import type { Need } from './need.js';

/** At most three things to ask back, as lines to paste: how, how much and where first, then what for, when, at what cost. */
export function questionsFor(need: Need): string[] {
  if (need.side !== 'demand' || need.requests) return [];
  const isLand = need.property?.includes('land') ?? false;
  const questions: [boolean, string][] = [
    [!need.transaction, '请问是想租、想买，还是拿地自建？'],
    [!need.area_sqm && !need.land_mu, isLand ? '大概需要多少亩地？' : '大概需要多大面积？'],
    [!need.regions || need.flags.includes('region_ambiguous'), '希望在哪个市、哪个区县？'],
    [!need.industry, '主要做什么产品、用什么工艺？'],
    [need.flags.includes('rent_period_ambiguous'), '租金预算是按天还是按月算的？'],
    [need.flags.includes('conflict_tax'), '亩均税收和年税收对不上，以哪个为准？'],
    [need.flags.includes('kw_not_kva') || need.flags.includes('kwh_not_kva'), '变压器需要多少 kVA？'],
    [isLand && !need.invest_total_cny && !need.invest_fixed_cny, '项目总投资、固定资产投资大概多少？'],
    [!need.move_in, '希望什么时候能用上？'],
    [!need.budget && !isLand, '租金或总价的预算是多少？'],
  ];
  return questions
    .filter(([missing]) => missing)
    .map(([, question]) => question)
    .slice(0, 3);
}
