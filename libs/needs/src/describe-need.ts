import { formatArea, formatRange, formatYuan, grouped, industryName } from '@app/reference';
import type { Need, NeedBudget, NeedProperty, NeedRange, NeedTransaction } from './need.js';

const TRANSACTIONS: Record<NeedTransaction, string> = {
  rent: '租',
  buy: '买',
  land: '拿',
  land_lease: '租',
  build_to_suit: '定制',
};
const PROPERTIES: Record<NeedProperty, string> = {
  factory: '厂房',
  warehouse: '仓库',
  land: '地',
  cold_storage: '冷库',
  office: '办公楼',
  lab: '实验室',
  yard: '堆场',
  hazmat_warehouse: '危化品库',
};
const STOREYS: Record<NonNullable<Need['storey']>, string> = {
  single: '单层',
  multi: '多层',
  ground: '一楼',
  upper: '楼上',
  ground_preferred: '一楼优先',
};
const BASES: Record<NeedBudget['basis'], string> = {
  rent_sqm_day: '元/㎡/天',
  rent_sqm_month: '元/㎡/月',
  rent_month_total: '/月',
  rent_year_total: '/年',
  price_sqm: '元/㎡',
  price_total: '',
  price_mu: '/亩',
  price_sqm_land: '元/㎡(地)',
};

/** One line for lists: 租厂房 2,000–3,000 ㎡ · 丽水 · 一楼 · 五金加工(33). Nothing read → 未读出需求. */
export function describeNeed(need: Need): string {
  if (need.side === 'other') return '非招商线索';
  const head = [need.side === 'supply' ? `出让方：${what(need)}` : what(need), size(need)].filter(Boolean).join(' ');
  const parts = [
    head,
    need.regions?.map(({ name }) => name.replace(/(?<=..)[市省]$/, '')).join('、'),
    need.storey && STOREYS[need.storey],
    need.height_m && `高 ${formatRange(need.height_m, metres)}`,
    need.crane && `行车 ${Math.max(...need.crane.map(({ t }) => t))} t`,
    need.power_kva && formatRange(need.power_kva, (kva) => `${grouped(kva, 0)} kVA`),
    need.industry && `${need.industry.text}(${need.industry.division})`,
    need.budget?.map(budget).join('、'),
    need.tax_per_mu_cny && `亩均税收 ${formatRange(need.tax_per_mu_cny, formatYuan)}`,
    need.tax_year_cny && `年税收 ${formatRange(need.tax_year_cny, formatYuan)}`,
    need.move_in && when(need.move_in),
  ];
  return parts.filter(Boolean).join(' · ') || '未读出需求';
}

const metres = (value: number): string => `${grouped(value, 2)} m`;

function what(need: Need): string {
  const verbs = [...new Set((need.transaction ?? []).map((kind) => TRANSACTIONS[kind]))].join('/');
  const kinds = (need.property ?? need.property_inferred ?? []).map((kind) => PROPERTIES[kind]).join('/');
  return verbs + kinds;
}

function size(need: Need): string {
  if (need.requests) return `${need.requests.length} 项需求`;
  const building = need.area_sqm ? about(need.area_sqm) + formatRange(need.area_sqm, formatArea) : '';
  const ground = need.land_mu ? about(need.land_mu) + formatRange(need.land_mu, (mu) => `${grouped(mu, 2)} 亩`) : '';
  return [building, ground].filter(Boolean).join(' + ');
}

const about = (range: NeedRange): string => (range.approx === 'about' ? '约 ' : '');

function budget(entry: NeedBudget): string {
  const unit = BASES[entry.basis];
  return unit.startsWith('元')
    ? `${formatRange(entry, (value) => grouped(value, 2))} ${unit}`
    : `${formatRange(entry, formatYuan)}${unit}`;
}

function when({ earliest, latest, urgent }: NonNullable<Need['move_in']>): string {
  const days =
    earliest && latest ? `${earliest} 至 ${latest}` : latest ? `${latest} 前` : earliest ? `${earliest} 后` : '';
  return (urgent ? '急 ' : '') + days;
}

/** The industry as its division is called: 金属制品业. */
export const industryLabel = (need: Need): string | undefined => need.industry && industryName(need.industry.division);
