import type { Facts } from '../api/listings';
import { sections } from './form-fields';

/** What is typed: numbers as text until they are saved, so that nothing half typed is lost. */
export type Values = Record<string, unknown>;
export interface TypedOffer {
  transaction: string;
  basis: string;
  min: string;
  max: string;
  floor: string;
}
export interface TypedAdmitted {
  division: string;
  /** 万元 a 亩. */
  invest: string;
  tax: string;
}

const numeric = new Set(
  sections.flatMap(({ fields }) => fields.filter(({ kind }) => kind === 'number').map(({ key }) => key)),
);
const WAN = 10_000;
const text = (value: unknown, scale = 1): string => (typeof value === 'number' ? String(value / scale) : '');
const object = (value: unknown): Record<string, unknown> => (value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {}); // prettier-ignore
const list = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.map(object) : []);
/** A figure, or the text as it is where it is none: the server says what is wrong with it. */
const figure = (value: unknown, scale = 1): unknown => {
  const typed = String(value ?? '').trim().replace(/,/g, ''); // prettier-ignore
  if (typed === '') return undefined;
  return Number.isFinite(Number(typed)) ? Math.round(Number(typed) * scale * 1e6) / 1e6 : typed;
};

/** A listing by its contract keys as the form holds it. */
export function typedValues(facts: Facts): Values {
  const values: Values = {};
  for (const [key, value] of Object.entries(facts)) values[key] = numeric.has(key) ? text(value) : value;
  if (facts.crane !== undefined) values.crane = craneText(facts.crane);
  if (facts.column_m !== undefined) values.column_m = String(facts.column_m);
  if (facts.offers !== undefined)
    values.offers = list(facts.offers).map(({ transaction, price, floor_price: floor }): TypedOffer => {
      const { basis, min, max } = object(price);
      return {
        transaction: String(transaction),
        basis: String(basis ?? ''),
        min: text(min),
        max: max === min ? '' : text(max),
        floor: text(floor),
      };
    });
  if (facts.land !== undefined) {
    const { class: kind, years, plot_ratio: ratio, admitted } = object(facts.land);
    values.land = {
      class: kind ?? '',
      years: text(years),
      ratioMin: text(object(ratio).min),
      ratioMax: text(object(ratio).max),
      admitted: list(admitted).map(({ division, invest_per_mu_min: invest, tax_per_mu_min: tax }): TypedAdmitted => ({ division: String(division), invest: text(invest, WAN), tax: text(tax, WAN) })), // prettier-ignore
    };
  }
  return values;
}

/** 10t×2，5t: 无 is known to have none. */
export const craneText = (value: unknown): string =>
  Array.isArray(value)
    ? value.length === 0 ? '无' : list(value).map(({ t, count }) => `${String(t)}t${count ? `×${String(count)}` : ''}`).join('，') // prettier-ignore
    : '';

export function craneOf(typed: string): unknown {
  if (typed.trim() === '') return undefined;
  if (/^(?:无|没有|0)$/.test(typed.trim())) return [];
  const hooks = typed.split(/[，,；;、\s]+/).filter(Boolean);
  const read = hooks.map((hook) => /^(\d+(?:\.\d+)?)(?:t|吨)?(?:[×x*](\d+)台?)?$/i.exec(hook));
  return read.every(Boolean)
    ? read.map((hook) => ({ t: Number(hook![1]), ...(hook![2] && { count: Number(hook![2]) }) }))
    : typed;
}

const tidy = <T extends Record<string, unknown>>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined && part !== '')) as T;

function offerOf({ transaction, basis, min, max, floor }: TypedOffer): Facts {
  const [from, to] = [figure(min), figure(max)];
  const price =
    basis && (from !== undefined || to !== undefined) ? tidy({ basis, min: from ?? to, max: to ?? from }) : undefined;
  return tidy({ transaction, price, floor_price: figure(floor) });
}

function landOf(value: unknown): Facts | undefined {
  const { class: kind, years, ratioMin, ratioMax, admitted } = object(value);
  const ratio = tidy({ min: figure(ratioMin), max: figure(ratioMax) });
  const rows = (list(admitted) as unknown as TypedAdmitted[]).filter(({ division }) => division).map(({ division, invest, tax }) => tidy({ division, invest_per_mu_min: figure(invest, WAN), tax_per_mu_min: figure(tax, WAN) })); // prettier-ignore
  const land = tidy({
    class: kind,
    years: figure(years),
    plot_ratio: Object.keys(ratio).length ? ratio : undefined,
    admitted: rows.length ? rows : undefined,
  });
  return Object.keys(land).length ? land : undefined;
}

/** The contract's object of what is typed; what is empty is absent. */
export function factsOf(values: Values): Facts {
  const facts: Facts = {};
  for (const [key, value] of Object.entries(values)) {
    if (value === '' || value === undefined || value === null || (Array.isArray(value) && value.length === 0)) continue;
    if (key === 'offers') facts.offers = (value as TypedOffer[]).filter(({ transaction }) => transaction).map(offerOf);
    else if (key === 'land') facts.land = landOf(value);
    else if (key === 'crane') facts.crane = craneOf(String(value));
    else if (key === 'column_m') facts.column_m = figure(value);
    else facts[key] = numeric.has(key) ? figure(value) : typeof value === 'string' ? value.trim() : value;
  }
  return tidy(facts);
}

/** What an edit sends: all that changed, null for what was taken away. */
export function changesOf(before: Facts, after: Facts): Facts {
  const changed: Facts = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
    if (JSON.stringify(before[key]) !== JSON.stringify(after[key])) changed[key] = after[key] ?? null;
  return changed;
}
