import { money, number, range, type Range } from './number';

export type NeedFact = { key: string; text: string };
type Words = (key: string) => string;
type Need = Record<string, unknown>;

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const object = (value: unknown): Record<string, unknown> =>
  value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};

const amounts: [string, string][] = [
  ['tax_year_cny', '元/年'],
  ['tax_per_mu_cny', '元/亩'],
  ['output_year_cny', '元/年'],
  ['revenue_year_cny', '元/年'],
  ['invest_total_cny', '元'],
  ['invest_fixed_cny', '元'],
  ['invest_per_mu_cny', '元/亩'],
];
const measures: [string, string][] = [
  ['area_sqm', '㎡'],
  ['height_m', 'm'],
  ['load_t_sqm', 't/㎡'],
  ['power_kva', 'kVA'],
  ['power_kw', 'kW'],
  ['yard_sqm', '㎡'],
];

const words = (value: unknown, group: string, word: Words) =>
  list(value)
    .map((item) => word(`${group}.${String(item)}`))
    .join('、');

function land(need: Need): string {
  const mu = range(object(need.land_mu) as Range);
  const sqm = range(object(need.land_sqm) as Range, (value) => number(Math.round(value)));
  return [mu && `${mu} 亩`, sqm && `${sqm} ㎡`].filter(Boolean).join(' · ');
}

function fire(need: Need): string {
  const { min, only } = object(need.fire_class);
  return min
    ? `${String(min)}类及以上`
    : list(only)
        .map((item) => `${String(item)}类`)
        .join('、');
}

const crane = (need: Need) =>
  list(need.crane)
    .map((item) => `${String(object(item).t)} t${object(item).count ? ` × ${String(object(item).count)}` : ''}`)
    .join('、');

const budget = (need: Need, word: Words) =>
  list(need.budget)
    .map((item) => money(object(item) as Range, word(`basis.${String(object(item).basis)}`)))
    .join('；');

function moveIn(need: Need, word: Words): string {
  const { earliest, latest, urgent } = object(need.move_in);
  const days = earliest === latest ? [earliest] : [earliest, latest];
  return [urgent ? word('urgent') : '', days.filter(Boolean).join(' – ')].filter(Boolean).join(' ');
}

/** What was read out of the six texts, in the order an advisor asks for it; what was not said is not there. */
export function needFacts(need: Need, word: Words): NeedFact[] {
  const { text, division } = object(need.industry);
  const facts: [string, string][] = [
    ['transaction', words(need.transaction, 'transaction', word)],
    ['property', words(need.property, 'kind', word)],
    [
      'regions',
      list(need.regions)
        .map((region) => String(object(region).name ?? ''))
        .join('、'),
    ],
    ...measures.slice(0, 1).map(([key, unit]): [string, string] => [key, measure(need[key], unit)]),
    ['land_mu', land(need)],
    ['storey', words([need.storey].flat().filter(Boolean), 'storey', word)],
    ['structure', words([need.structure].flat().filter(Boolean), 'structure', word)],
    ...measures.slice(1).map(([key, unit]): [string, string] => [key, measure(need[key], unit)]),
    ['crane', crane(need)],
    ['fire_class', fire(need)],
    ['industry', [text, division].filter(Boolean).map(String).join(' · ')],
    ['budget', budget(need, word)],
    ...amounts.map(([key, unit]): [string, string] => [key, amount(need[key], unit)]),
    ['move_in', moveIn(need, word)],
    ['needs', words(need.needs, 'tag', word)],
  ];
  return facts.filter(([, value]) => value !== '').map(([key, value]) => ({ key, text: value }));
}

const measure = (value: unknown, unit: string) => {
  const said = typeof value === 'number' ? number(value) : range(object(value) as Range);
  return said && `${said} ${unit}`;
};

const amount = (value: unknown, unit: string) => {
  return money(typeof value === 'number' ? { min: value, max: value } : (object(value) as Range), unit);
};
