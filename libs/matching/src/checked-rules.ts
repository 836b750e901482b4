import { DEFAULT_RULES, type RulesOverride } from './matching-rules.js';

export interface RuleProblem {
  field: string;
  message: string;
}
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keys that a criterion may have points under beside those of the defaults. */
const KEY =
  /^(other|transaction|property|regions|area_sqm|land_mu|height_m|load_t_sqm|upper_load_t_sqm|crane|power_kva|fire_class|storey|docks|industry|budget|tax_year_cny|tax_per_mu_cny|invest_per_mu_cny|move_in|needs\.[a-z_]+)$/;
const POINTS = /^points\.(near|fail|unknown)$/;
const SHARE = /(Under|Over|From|Share|Spare)$|^nearShare\.|^budgetOver$/;

/** The most a figure may be: shares are of one, distances and times are small. */
const mostOf = (path: string): number => {
  if (path === 'moveInDays') return 3650;
  if (path.startsWith('height.')) return 50;
  return SHARE.test(path) ? 1 : 100;
};

/** A rules override as typed or read from a file; `problems` names each field that cannot be, in Chinese. */
export function checkedRules(value: unknown): { rules: RulesOverride; problems: RuleProblem[] } {
  const problems: RuleProblem[] = [];
  const rules = check(value, DEFAULT_RULES, '', problems) as RulesOverride;
  return { rules: problems.length === 0 ? rules : {}, problems };
}

function check(value: unknown, base: unknown, path: string, problems: RuleProblem[]): unknown {
  const wrong = (message: string) => void problems.push({ field: path || 'rules', message });
  if (Array.isArray(base)) {
    const keys = Array.isArray(value) ? value : [];
    if (!Array.isArray(value) || !keys.every((one) => typeof one === 'string' && KEY.test(one) && one !== 'other'))
      wrong('应为条件名的列表，如 ["regions", "area_sqm"]');
    return [...new Set(keys)];
  }
  if (typeof base === 'number') {
    const most = mostOf(path);
    if (typeof value !== 'number' || !Number.isFinite(value) || value < 0 || value > most)
      wrong(`应为 0 到 ${most} 的数`);
    return value;
  }
  if (!isObject(value)) return void wrong('应为一组规则');
  const shape = base as Record<string, unknown>;
  const known = (key: string) => Object.hasOwn(shape, key) || (POINTS.test(path) && KEY.test(key));
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      const at = path ? `${path}.${key}` : key;
      if (!known(key)) problems.push({ field: at, message: '没有这条规则' });
      return [key, known(key) ? check(one, shape[key] ?? 0, at, problems) : undefined];
    }),
  );
}
