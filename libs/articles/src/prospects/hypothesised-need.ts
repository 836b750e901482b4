import type { Need, NeedKey, NeedProperty } from '@app/needs';
import { industryName, industrySection, muToSqm, regionByCode } from '@app/reference';
import type { ProspectEvidence, ProspectFacts } from './prospect-facts.js';

/** How likely it is that somebody who reads so in the news still looks for a site. */
export type HypothesisStrength = 'strong' | 'likely' | 'weak' | 'none';

/** Why a value is supposed: the facts it rests on, and the rule in a few words. */
export interface Ground {
  facts: (keyof ProspectEvidence)[];
  why: string;
}

/** A need that nobody has stated: every value of it has its ground. */
export interface Hypothesis {
  need: Need;
  grounds: Partial<Record<NeedKey, Ground>>;
  strength: HypothesisStrength;
  why: string;
}

type Kind = 'land' | 'rent' | 'buy' | 'open';
type Months = Record<Kind, number>;

const MONTHS: Partial<Record<string, Months>> = {
  拟选址: { land: 12, rent: 9, buy: 9, open: 12 },
  签约: { land: 12, rent: 6, buy: 6, open: 12 },
  落地: { land: 12, rent: 6, buy: 6, open: 9 },
  拿地: { land: 6, rent: 6, buy: 6, open: 6 },
  扩产: { land: 12, rent: 6, buy: 6, open: 9 },
  搬迁: { land: 12, rent: 6, buy: 6, open: 6 },
};
const SETTLED = ['开工', '封顶', '投产'];
const STRENGTH: Record<string, [HypothesisStrength, string]> = {
  拟选址: ['strong', '正在选址'],
  扩产: ['strong', '正在扩产，原有场地多半不够'],
  搬迁: ['strong', '正在搬迁，需要新场地'],
  签约: ['likely', '刚签约，场地可能还没有定'],
  落地: ['likely', '刚落户，可能还要场地或过渡厂房'],
  拿地: ['likely', '已拿地，可能还要加地或过渡厂房'],
  开工: ['weak', '自建厂房已开工，一般不再找地；可谈配套、供应商或以后的扩产'],
  封顶: ['weak', '厂房已封顶，一般不再找地；可谈配套、供应商或以后的扩产'],
  投产: ['weak', '已投产，一般不再找地；可谈配套、供应商或以后的扩产'],
};

const WAREHOUSE = ['51', '52', '53', '54', '55', '58', '59', '60'];
const LAB = ['73', '74'];

const propertyOf = (division: string | undefined): NeedProperty =>
  WAREHOUSE.includes(division ?? '') ? 'warehouse' : LAB.includes(division ?? '') ? 'lab' : 'factory';

function kindOf({ tenure, area_mu, area_sqm }: ProspectFacts): Kind {
  if (tenure === 'rent' && area_sqm !== null) return 'rent';
  if (tenure === 'buy' && area_sqm !== null) return 'buy';
  return area_mu !== null ? 'land' : 'open';
}

/** The same day so many months on; the last day of a shorter month. */
function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/**
 * What a company in the news may be looking for. Pure; the same facts always give the same need.
 * @param days `told` the day of the news, `today` the day it is judged, ISO; a time that is past is not supposed
 */
export function hypothesisedNeed(facts: ProspectFacts, days: { told: string; today: string }): Hypothesis {
  const need: Need = { side: 'demand', flags: [], spans: {} };
  const grounds: Hypothesis['grounds'] = {};
  const suppose = <K extends NeedKey>(key: K, value: Need[K], from: Ground['facts'], why: string): void => {
    need[key] = value;
    grounds[key] = { facts: from, why };
  };
  const stage = facts.stage ?? '';
  if (stage === '终止') return { need: { ...need, side: 'other' }, grounds, strength: 'none', why: '项目已终止' };
  const [strength, why] = STRENGTH[stage] ?? (['weak', '没有说到进展'] as const);
  const settled = SETTLED.includes(stage);
  const division = facts.industry_gb4754_division?.slice(1);
  if (settled) suppose('property_inferred', [propertyOf(division)], ['stage'], '配套或扩产用房');
  else supposeSite(facts, propertyOf(division), suppose);
  const region = facts.region ? regionByCode(facts.region) : undefined;
  if (region) {
    const from: Ground['facts'] = region.level === 'county' ? ['district'] : region.level === 'city' ? ['city'] : ['province']; // prettier-ignore
    suppose('regions', [{ name: region.name, level: region.level, code: region.code }], from, '项目所在地');
  }
  const name = division ? industryName(division) : undefined;
  if (name) suppose('industry', { text: name, division: division!, section: industrySection(division!)! }, ['industry_gb4754_division'], '项目的行业'); // prettier-ignore
  if (facts.amount_cny !== null && facts.amount_cny > 0)
    suppose('invest_total_cny', { min: facts.amount_cny, max: facts.amount_cny }, ['amount_cny'], '项目总投资');
  const months = MONTHS[stage]?.[kindOf(facts)];
  const latest = months === undefined || settled ? undefined : monthsAfter(days.told, months);
  if (latest && latest > days.today) suppose('move_in', { latest }, ['stage'], `${stage}后一般 ${months} 个月内要用地或进场`); // prettier-ignore
  return { need, grounds, strength, why };
}

type Suppose = <K extends NeedKey>(key: K, value: Need[K], from: Ground['facts'], why: string) => void;

/** How, what and how much. */
function supposeSite(facts: ProspectFacts, building: NeedProperty, suppose: Suppose): void {
  const kind = kindOf(facts);
  if (kind === 'open') {
    suppose('property_inferred', [building], ['project', 'industry_gb4754_division'], '由项目和行业推断');
    return;
  }
  if (kind === 'land') {
    const mu = facts.area_mu!;
    const sqm = muToSqm(mu);
    suppose('transaction', ['land'], ['area_mu', 'stage'], '报道按亩说用地');
    suppose('property', ['land'], ['area_mu'], '报道按亩说用地');
    suppose('land_mu', { min: mu, max: mu, approx: 'about' }, ['area_mu'], '项目用地');
    suppose('land_sqm', { min: sqm, max: sqm, approx: 'about' }, ['area_mu'], '项目用地');
    return;
  }
  const area = facts.area_sqm!;
  suppose('transaction', [kind], ['tenure'], kind === 'rent' ? '报道说租赁' : '报道说购置');
  suppose('property', [building], ['area_sqm', 'industry_gb4754_division'], '由面积和行业推断');
  suppose('area_sqm', { min: area, max: area, approx: 'about' }, ['area_sqm'], '报道的面积');
}
