import type { Tx } from '@app/platform';
import { NO_RULES, type RoutingRule, type RoutingRules, takes } from '@app/tasks';
import type { DemoWorld } from './demo-world.js';

/** For so long the demo firm has had rules: what was assigned before went by territory and turn. */
const RULES_DAYS = 45;

const NONE: DemoWorld['rules'] = { rules: NO_RULES, version: '0', since: new Date(0) };

/** As the demo firm gives its leads away: three rules that hold, and one that waits to be switched on. */
export function demoRules({ advisors }: Pick<DemoWorld, 'advisors'>): RoutingRules {
  const { lin, chen, zheng, wang } = advisors;
  const rule = (nth: number, name: string, rest: Omit<RoutingRule, 'id' | 'name'>): RoutingRule => ({
    id: `00000000-0000-4000-8000-00000000000${nth}`,
    name,
    ...rest,
  });
  return {
    capacity: 40,
    rules: [
      rule(1, '衢州线索', {
        enabled: true,
        when: { regions: ['3308'] },
        to: { teams: [], advisors: [chen.id, zheng.id] },
      }),
      rule(2, '丽水线索', { enabled: true, when: { regions: ['3311'] }, to: { teams: [], advisors: [lin.id] } }),
      rule(3, '金华、嘉兴、湖州线索', {
        enabled: true,
        when: { regions: ['3307', '3304', '3305'] },
        to: { teams: [wang.teamId], advisors: [] },
      }),
      rule(4, '万平以上大客户', {
        enabled: false,
        when: { minAreaSqm: 10_000 },
        to: { teams: [], advisors: [zheng.id, lin.id] },
      }),
    ],
  };
}

/** Only where nobody has saved rules: the firm's own stay. */
export async function loadRules(tx: Tx, staff: Pick<DemoWorld, 'advisors'>): Promise<DemoWorld['rules']> {
  const rules = demoRules(staff);
  const [made] = await tx.query<{ version: number; since: Date }[]>(
    `insert into routing_rules (rules, created_at, demo)
     select $1, now() - make_interval(days => $2), true where not exists (select from routing_rules)
     returning version, created_at as since`,
    [JSON.stringify(rules), RULES_DAYS],
  );
  return made ? { rules, version: String(made.version), since: made.since } : NONE;
}

/** The demo's versions go. A rule that the firm saved and that names nobody any more is switched off: its leads would wait for ever. */
export async function clearRules(tx: Tx): Promise<void> {
  await tx.query(`delete from routing_rules where demo`);
  const [latest] = await tx.query<{ rules: RoutingRules }[]>(
    `select rules from routing_rules order by version desc limit 1`,
  );
  if (!latest) return;
  const people = await tx.query<{ id: string; teamId: string }[]>(
    `select id, team_id as "teamId" from app_user where role = 'advisor' and disabled_at is null`,
  );
  const lost = (rule: RoutingRule): boolean => rule.enabled && !people.some((one) => takes(rule, one));
  if (!latest.rules.rules.some(lost)) return;
  const rules = latest.rules.rules.map((rule) => (lost(rule) ? { ...rule, enabled: false } : rule));
  await tx.query(`insert into routing_rules (rules) values ($1)`, [JSON.stringify({ ...latest.rules, rules })]);
}
