import { type RuleField, ruleFields } from './rule-fields.js';

type Rules = Record<string, unknown>;

/** What stands in the fields: figures as typed, by path, and the conditions that rule a site out. */
export interface RuleValues {
  typed: Record<string, string>;
  hard: string[];
}

const isGroup = (value: unknown): value is Rules =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const at = (rules: Rules, path: string): unknown =>
  path.split('.').reduce<unknown>((group, key) => (isGroup(group) ? group[key] : undefined), rules);

function withRule(rules: Rules, [key, ...rest]: string[], value: unknown): Rules {
  const { [key!]: former, ...others } = rules;
  if (rest.length === 0) return value === undefined ? others : { ...others, [key!]: value };
  const group = withRule(isGroup(former) ? former : {}, rest, value);
  return Object.keys(group).length === 0 ? others : { ...others, [key!]: group };
}

/** 0.15 is typed as 15. Rounded, so that 0.07 is not 7.000000000000001. */
const factor = ({ unit }: RuleField): number => (unit === 'share' ? 100 : 1);
export const typedOf = (field: RuleField, value: unknown): string =>
  typeof value === 'number' ? String(Math.round(value * factor(field) * 1e6) / 1e6) : '';

/** The figure that a text means; undefined for none. A full-width figure and a % sign are understood. */
export function figureOf(field: RuleField, typed: string): number | undefined {
  const text = typed.normalize('NFKC').replace(/%$/, '').trim();
  if (!/^\d+(\.\d+)?$/.test(text)) return undefined;
  return Math.round((Number(text) / factor(field)) * 1e8) / 1e8;
}

export const defaultOf = (defaults: Rules, field: RuleField): string => typedOf(field, at(defaults, field.path));

/** The fields as the house has them: its own rule, else the default. */
export function valuesOf(rules: Rules, defaults: Rules): RuleValues {
  const typed = ruleFields.map((field) => [
    field.path,
    typedOf(field, at(rules, field.path) ?? at(defaults, field.path)),
  ]);
  const hard = (at(rules, 'hard') ?? at(defaults, 'hard')) as string[];
  return { typed: Object.fromEntries(typed) as Record<string, string>, hard };
}

/** Fields whose text is no figure. */
export const unreadable = ({ typed }: RuleValues): string[] =>
  ruleFields.filter((field) => figureOf(field, typed[field.path] ?? '') === undefined).map(({ path }) => path);

const sameHard = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((key) => other.includes(key));

/** What differs from the defaults; rules that the page has no field for stay as they are. */
export function rulesOf({ typed, hard }: RuleValues, rules: Rules, defaults: Rules): Rules {
  const set = ruleFields.reduce((all, field) => {
    const figure = figureOf(field, typed[field.path] ?? '');
    const isDefault = figure === undefined || figure === at(defaults, field.path);
    return withRule(all, field.path.split('.'), isDefault ? undefined : figure);
  }, rules);
  return withRule(set, ['hard'], sameHard(hard, at(defaults, 'hard') as string[]) ? undefined : hard);
}
