import type { Skill } from '@app/users';

/** What a rule asks of a lead; every condition that is given must hold, one of its values is enough. */
export interface RoutingWhen {
  /** GB/T 2260 prefixes. */
  regions?: string[];
  /** GB/T 4754 divisions. */
  industries?: string[];
  /** `article`, `listing`, `site`, `phone`, `import`, `prospect`. */
  sources?: string[];
  /** Transactions and properties of the need: `rent`, `buy`, `land`, `factory`, … */
  kinds?: string[];
  /** ㎡ of building or land, at least. */
  minAreaSqm?: number;
}

/** One of the admin's rules; the first whose conditions hold decides, and nobody else takes the lead. */
export interface RoutingRule {
  id: string;
  name: string;
  enabled: boolean;
  when: RoutingWhen;
  to: { teams: string[]; advisors: string[] };
}

export interface RoutingRules {
  /** Most open leads of an advisor without a number of their own; null = no limit. */
  capacity: number | null;
  rules: RoutingRule[];
}

/** What the house has until somebody writes rules: territory, load, turn. */
export const NO_RULES: RoutingRules = { capacity: null, rules: [] };

/** What routing knows of a lead: nothing that names the visitor. */
export interface LeadToAssign {
  regions: string[];
  industry?: string;
  source?: string;
  kinds?: string[];
  /** ㎡ */
  areaSqm?: number;
  /** What whoever takes it should be able to do. */
  skills?: Skill[];
  /** Who knew this person or company before. */
  formerOwnerId?: string;
}

/** Two sets of places overlap when one code begins the other. */
export const overlap = (some: string[], others: string[]): boolean =>
  some.some((code) => others.some((other) => code.startsWith(other) || other.startsWith(code)));

/** @returns the first enabled rule whose conditions hold */
export const ruleFor = (lead: LeadToAssign, rules: RoutingRule[]): RoutingRule | undefined =>
  rules.find(({ enabled, when }) => enabled && holds(when, lead));

function holds({ regions, industries, sources, kinds, minAreaSqm }: RoutingWhen, lead: LeadToAssign): boolean {
  if (regions?.length && !overlap(regions, lead.regions)) return false;
  if (industries?.length && !(lead.industry && industries.includes(lead.industry))) return false;
  if (sources?.length && !(lead.source && sources.includes(lead.source))) return false;
  if (kinds?.length && !kinds.some((kind) => lead.kinds?.includes(kind))) return false;
  return minAreaSqm === undefined || (lead.areaSqm ?? 0) >= minAreaSqm;
}

/** Whether a rule lets this advisor take its leads. */
export const takes = ({ to }: RoutingRule, { id, teamId }: { id: string; teamId: string }): boolean =>
  to.advisors.includes(id) || to.teams.includes(teamId);
