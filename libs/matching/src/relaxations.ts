import type { Listing } from '@app/listings';
import { regionName } from '@app/reference';
import type { BudgetFinding } from './criteria/budget.js';
import { ownHeight } from './criteria/height.js';
import { ownLoad } from './criteria/load.js';
import { daysBetween } from './criteria/move-in.js';
import type { ParkAskFinding } from './criteria/park-asks.js';
import type { Finding } from './criterion.js';
import { figureText, moneyText, percentText } from './figure-text.js';
import { kindLabel, tagLabel, transactionLabel } from './labels.js';
import type { CriterionKey } from './match.js';
import type { MatchingRules } from './matching-rules.js';
import type { MatchNeed } from './match-need.js';
import { cityPrefix } from './region-reach.js';
import { askedMu, sizeBands } from './size-bands.js';

/** One change of a need, in words; `by` is how far it goes, 0.1 = a tenth of what was asked. */
export interface Relaxation {
  need: MatchNeed;
  by: number;
  zh: string;
  en: string;
}
/** A listing that only this criterion keeps from being a fit. */
export interface Blocked {
  listing: Listing;
  finding: Finding;
}

/** Further than this is another need, not a concession. */
export const FARTHEST = 0.3;
const MOST_DAYS_LATE = 180;
/** Each step is scored over all that is blocked: with many different values, evenly spread ones stand for all. */
const MOST_STEPS = 16;

const distinct = (values: (number | undefined)[]) => [...new Set(values.filter((v) => v !== undefined))];
const floorTo = (value: number, step: number) => Math.floor(value / step + 1e-9) * step;
const ceilTo = (value: number, step: number) => Math.ceil(value / step - 1e-9) * step;
/** Up to three significant digits: 18.34 → 18.4. */
const ceilNice = (value: number) => {
  const step = 10 ** (Math.floor(Math.log10(value)) - 2);
  return Math.round(ceilTo(value, step) * 1e6) / 1e6;
};

type MinKey = 'height_m' | 'load_t_sqm' | 'upper_load_t_sqm' | 'power_kva' | 'docks';

function lowerMinimum(
  need: MatchNeed,
  key: MinKey,
  values: (number | undefined)[],
  step: number,
  words: { zh: string; en: string; unit: string },
) {
  const min = need[key]?.min;
  if (min === undefined) return [];
  const lower = distinct(values.map((value) => value && Math.round(floorTo(value, step) * 100) / 100));
  return lower
    .filter((value) => value > 0 && value < min)
    .map((value) => ({
      need: { ...need, [key]: { min: value } } as MatchNeed,
      by: key === 'docks' ? 0.2 : 1 - value / min,
      zh: `${words.zh}放宽到 ${figureText(value)}${words.unit}`,
      en: `${words.en} down to ${figureText(value)}${words.unit}`,
    }));
}

function widerSize(
  need: MatchNeed,
  key: 'area_sqm' | 'land_mu',
  blocked: Blocked[],
  rules: MatchingRules,
): Relaxation[] {
  const land = key === 'land_mu';
  const asked = land ? askedMu(need) : need.area_sqm;
  const bands = sizeBands(asked, land ? rules.land : rules.area);
  if (!bands) return [];
  const step = land ? 1 : bands.passMin >= 1000 ? 100 : 50;
  const unit = land ? '亩' : '㎡';
  const unitEn = land ? 'mu' : 'm²';
  const { land_sqm: _, ...rest } = need;
  const changed = (min: number, max: number) => ({ ...(land ? rest : need), [key]: { min, max } }) as MatchNeed;
  return blocked.flatMap(({ listing, finding }) => {
    const whole = land ? listing.land_mu : listing.area_sqm;
    if (whole === undefined) return [];
    if (finding.because === 'short') {
      const min = floorTo(whole, step);
      const words = { zh: `面积下限放宽到 ${figureText(min)} ${unit}`, en: `Area from ${figureText(min)} ${unitEn}` };
      return [{ need: changed(min, bands.passMax), by: 1 - min / bands.passMin, ...words }];
    }
    const least = finding.because === 'part_over' ? listing.area_sqm_min! : whole;
    const max = ceilTo(least, step);
    const words = { zh: `面积上限放宽到 ${figureText(max)} ${unit}`, en: `Area up to ${figureText(max)} ${unitEn}` };
    return [{ need: changed(bands.passMin, max), by: max / bands.passMax - 1, ...words }];
  });
}

function higherBudget(need: MatchNeed, blocked: Blocked[]): Relaxation[] {
  return blocked.flatMap(({ finding }) => {
    const { ask, top } = finding as BudgetFinding;
    if (!ask || !top || top < 0.01) return [];
    const times = ask / top;
    const budget = need.budget!.map((one) =>
      one.max === undefined ? one : { ...one, max: ceilNice(one.max * times) },
    );
    const share = percentText(times - 1);
    return [{ need: { ...need, budget } as MatchNeed, by: times - 1, ...budgetWords(budget, share) }];
  });
}

function budgetWords(budget: { basis: string; max?: number }[], share: string): { zh: string; en: string } {
  const [only] = budget;
  if (budget.length !== 1 || only?.max === undefined) return { zh: `预算提高 ${share}`, en: `Budget up by ${share}` };
  const total = only.basis.endsWith('_total') || only.basis === 'price_mu';
  const units: Record<string, string> = {
    rent_sqm_day: '元/㎡/天',
    rent_sqm_month: '元/㎡/月',
    rent_month_total: '/月',
    rent_year_total: '/年',
    price_total: '',
    price_mu: '/亩',
  };
  const zh = (total ? moneyText(only.max).zh : `${figureText(only.max)} `) + (units[only.basis] ?? '元/㎡');
  return { zh: `预算提高到 ${zh}（+${share}）`, en: `Budget up to CNY ${figureText(only.max)} (+${share})` };
}

function morePlaces(need: MatchNeed, blocked: Blocked[]): Relaxation[] {
  const byCity = need.regions?.every((region) => region.level === 'city');
  const codes = new Set<string>();
  for (const { listing, finding } of blocked) {
    if (finding.verdict !== 'near' || !listing.region) continue;
    codes.add((byCity ? cityPrefix(listing.region) : undefined) ?? listing.region);
  }
  return [...codes].map((code) => {
    const name = regionName(code);
    const region = { name, level: code.length === 6 ? 'county' : code.length === 4 ? 'city' : 'province', code };
    const regions = [...(need.regions ?? []), region];
    return {
      need: { ...need, regions } as MatchNeed,
      by: 0.2,
      zh: `接受相邻的${name}`,
      en: `Accept ${name} next door`,
    };
  });
}

function parkAsk(need: MatchNeed, key: 'tax_per_mu_cny' | 'invest_per_mu_cny', blocked: Blocked[]): Relaxation[] {
  const tax = key === 'tax_per_mu_cny';
  return blocked.flatMap(({ finding }) => {
    const { has, asked } = finding as ParkAskFinding;
    if (!has || !asked) return [];
    const figure = moneyText(asked);
    return [
      {
        need: { ...need, [key]: { min: asked, max: asked } } as MatchNeed,
        by: Math.max(0, asked / has - 1),
        zh: tax ? `亩均税收预计达到 ${figure.zh}` : `亩均固定资产投资达到 ${figure.zh}`,
        en: tax ? `Tax forecast per mu of ${figure.en}` : `Fixed investment per mu of ${figure.en}`,
      },
    ];
  });
}

function lighterCrane(need: MatchNeed, blocked: Blocked[]): Relaxation[] {
  const asked = Math.max(0, ...(need.crane ?? []).map((crane) => crane.t ?? 0));
  const largest = ({ listing }: Blocked) => Math.max(0, ...(listing.crane ?? []).map((crane) => crane.t));
  const lighter = distinct(blocked.map(largest)).filter((t) => t > 0 && t < asked);
  const changes = lighter.map((t) => ({
    need: { ...need, crane: [{ t }] } as MatchNeed,
    by: 1 - t / asked,
    zh: `行车放宽到 ${figureText(t)} t`,
    en: `Crane down to ${figureText(t)} t`,
  }));
  if (!blocked.some(({ finding }) => finding.because === 'corbels')) return changes;
  const crane = (need.crane ?? []).map((one) => ({ ...one, install: 'self' }));
  return [
    ...changes,
    { need: { ...need, crane } as MatchNeed, by: 0.1, zh: '接受在牛腿上自装行车', en: 'Install the crane on corbels' },
  ];
}

function laterMoveIn(need: MatchNeed, blocked: Blocked[]): Relaxation[] {
  const latest = need.move_in?.latest;
  const dates = new Set(blocked.map(({ listing }) => listing.available_from));
  return [...dates].flatMap((date) => {
    const late = latest && date ? daysBetween(latest, date) : 0;
    if (!date || late <= 0 || late > MOST_DAYS_LATE) return [];
    const changed = { ...need, move_in: { ...need.move_in, latest: date } } as MatchNeed;
    return [
      { need: changed, by: (late / MOST_DAYS_LATE) * FARTHEST, zh: `入驻推迟到 ${date}`, en: `Move in by ${date}` },
    ];
  });
}

function also(need: MatchNeed, key: 'transaction' | 'property', values: string[]): Relaxation[] {
  const asked = (need[key] ?? []) as string[];
  const label = key === 'property' ? kindLabel : transactionLabel;
  return [...new Set(values)]
    .filter((value) => !asked.includes(value))
    .map((value) => ({
      need: { ...need, [key]: [...asked, value] } as MatchNeed,
      by: 0.2,
      zh: `也接受${label(value).zh}`,
      en: `Accept ${label(value).en} too`,
    }));
}

/** Kinds that may serve after all; not for goods that only their own kind of building takes. */
function otherKinds({ property }: MatchNeed, blocked: Blocked[]): string[] {
  if (property?.includes('cold_storage') || property?.includes('hazmat_warehouse')) return [];
  return blocked.filter(({ finding }) => finding.verdict === 'near').map(({ listing }) => listing.kind);
}

/** What cannot be given up for want of sites: the class of the goods, the industry, approvals. */
export const FIXED: readonly CriterionKey[] = ['fire_class', 'industry', 'tax_year_cny', 'needs.eia', 'needs.hazmat'];

/** Changes of one criterion that could let blocked listings in; whether they do is found by scoring again. */
export function relaxations(
  key: CriterionKey,
  need: MatchNeed,
  blocked: Blocked[],
  rules: MatchingRules,
): Relaxation[] {
  if (FIXED.includes(key)) return [];
  const changes = new Map(changesOf(key, need, blocked, rules).map((change) => [change.zh, change]));
  const concessions = [...changes.values()].filter(({ by }) => by <= FARTHEST + 1e-9).sort((a, b) => a.by - b.by);
  if (key === 'regions' || concessions.length <= MOST_STEPS) return concessions;
  const every = (concessions.length - 1) / (MOST_STEPS - 1);
  return Array.from({ length: MOST_STEPS }, (_, i) => concessions[Math.round(i * every)]!);
}

function changesOf(key: CriterionKey, need: MatchNeed, blocked: Blocked[], rules: MatchingRules): Relaxation[] {
  const listings = blocked.map(({ listing }) => listing);
  switch (key) {
    case 'height_m': {
      const spare = need.height_kind === 'clear' ? rules.height.clearSpare : 0;
      const values = listings.flatMap((one) => [ownHeight(one), (ownHeight(one) ?? 0) - spare]);
      return lowerMinimum(need, key, values, 0.5, { zh: '层高', en: 'Height', unit: ' m' });
    }
    case 'load_t_sqm':
    case 'upper_load_t_sqm':
      return lowerMinimum(
        need,
        key,
        listings.map((one) => ownLoad(key, one)),
        0.1,
        { zh: '承重', en: 'Floor load', unit: ' t/㎡' },
      );
    case 'power_kva':
      return lowerMinimum(
        need,
        key,
        listings.map((one) => one.power_kva),
        10,
        { zh: '配电', en: 'Power', unit: ' kVA' },
      );
    case 'docks':
      return lowerMinimum(
        need,
        key,
        listings.map((one) => one.docks),
        1,
        { zh: '卸货平台', en: 'Docks', unit: '' },
      );
    case 'crane':
      return lighterCrane(need, blocked);
    case 'area_sqm':
    case 'land_mu':
      return widerSize(need, key, blocked, rules);
    case 'budget':
      return higherBudget(need, blocked);
    case 'regions':
      return morePlaces(need, blocked);
    case 'tax_per_mu_cny':
    case 'invest_per_mu_cny':
      return parkAsk(need, key, blocked);
    case 'move_in':
      return laterMoveIn(need, blocked);
    case 'property':
      return also(need, key, otherKinds(need, blocked));
    case 'transaction':
      return also(
        need,
        key,
        listings.flatMap((one) => one.offers?.map((offer) => offer.transaction) ?? []),
      );
    case 'storey':
      return [{ need: { ...need, storey: undefined }, by: 0.25, zh: '楼层不限', en: 'Any storey' }];
    default:
      return withoutTag(key, need);
  }
}

function withoutTag(key: CriterionKey, need: MatchNeed): Relaxation[] {
  const tag = key.slice('needs.'.length);
  const name = tagLabel(tag);
  const needs = need.needs?.filter((one) => one !== tag);
  return [{ need: { ...need, needs } as MatchNeed, by: 0.15, zh: `不要求${name.zh}`, en: `Without ${name.en}` }];
}
