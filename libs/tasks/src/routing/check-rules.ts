import { randomUUID } from 'node:crypto';
import type { FieldError } from '@app/platform';
import type { RoutingRule, RoutingRules, RoutingWhen } from './routing-rules.js';

/** Whom rules can name: people who can take leads, by team. */
export interface Assignable {
  id: string;
  teamId: string;
}

/**
 * Rules as they may be saved, and what is wrong with them: a rule without a name or that names nobody who can take a lead
 * (its leads would wait for ever), or one that an earlier rule leaves nothing to.
 */
export function checkRules(
  { capacity, rules }: RoutingRules,
  people: Assignable[],
): { rules: RoutingRules; problems: FieldError[] } {
  const problems: FieldError[] = [];
  const checked = rules.map((rule, nth) => {
    for (const message of problemsOf(rule, people)) problems.push({ field: `rules.${nth}`, message });
    return tidy(rule);
  });
  const everything = checked.findIndex(({ enabled, when }) => enabled && Object.keys(when).length === 0);
  const after = everything < 0 ? -1 : checked.findIndex(({ enabled }, nth) => nth > everything && enabled);
  if (after >= 0) {
    const message = `轮不到“${checked[after]!.name}”：前面的“${checked[everything]!.name}”没有条件，会接走所有线索。请调整顺序或加上条件`;
    problems.push({ field: `rules.${after}`, message });
  }
  return { rules: { capacity, rules: checked }, problems };
}

function problemsOf({ name, enabled, to, when }: RoutingRule, people: Assignable[]): string[] {
  const found: string[] = [];
  if (!name.trim()) found.push('给这条规则起个名字');
  if (enabled && to.teams.length + to.advisors.length === 0) found.push('还没选交给谁');
  else if (enabled && !people.some(({ id, teamId }) => to.advisors.includes(id) || to.teams.includes(teamId)))
    found.push('选的团队里没有在岗的顾问，符合这条规则的线索会没人接。请换团队或顾问');
  if (when.minAreaSqm !== undefined && !(when.minAreaSqm > 0)) found.push('面积下限要大于 0');
  return found;
}

/** Empty conditions are none. */
const tidy = ({ id, name, enabled, when, to }: RoutingRule): RoutingRule => ({
  id: id || randomUUID(),
  name: name.trim(),
  enabled,
  when: Object.fromEntries(
    Object.entries(when).filter(
      ([, value]) => value !== undefined && value !== null && (!Array.isArray(value) || value.length > 0),
    ),
  ) as RoutingWhen,
  to,
});
