import type { Candidate } from '../choose-owner.js';
import { overlap, ruleFor, type LeadToAssign, type RoutingRules, takes } from './routing-rules.js';

/** A lead of the past, and who got it. */
export interface PastLead {
  id: string;
  ownerId: string | null;
  asks: LeadToAssign;
}

export interface ReplayChange {
  leadId: string;
  fromId: string | null;
  /** The rule that would decide; null = territory and turn. */
  rule: string | null;
  /** Who could take it; empty = nobody. */
  toIds: string[];
}

export interface Replay {
  leads: number;
  changed: number;
  /** Of those: nobody could take them. */
  nobody: number;
  /** By rule, in their order: how many leads it would decide. */
  byRule: { id: string; name: string; leads: number }[];
  examples: ReplayChange[];
}

const EXAMPLES = 20;

/**
 * What rules would have changed: a lead changes hands when whoever got it could not have got it under the rules. Leave and
 * load of today say nothing about the past and are left out; turn among those who could is no change.
 */
export function replayRules(past: PastLead[], { rules }: RoutingRules, people: Candidate[]): Replay {
  const byRule = new Map(rules.filter(({ enabled }) => enabled).map(({ id, name }) => [id, { id, name, leads: 0 }]));
  const found: Replay = { leads: past.length, changed: 0, nobody: 0, byRule: [...byRule.values()], examples: [] };
  for (const { id, ownerId, asks } of past) {
    if (asks.formerOwnerId && asks.formerOwnerId === ownerId) continue;
    const rule = ruleFor(asks, rules);
    if (rule) byRule.get(rule.id)!.leads += 1;
    const able = rule ? people.filter((one) => takes(rule, one)) : inTerritory(asks, people);
    if (able.some((one) => one.id === ownerId)) continue;
    found.changed += 1;
    if (able.length === 0) found.nobody += 1;
    if (found.examples.length < EXAMPLES)
      found.examples.push({ leadId: id, fromId: ownerId, rule: rule?.name ?? null, toIds: able.map((one) => one.id) });
  }
  return found;
}

/** Whose territory it is; anybody when it is nobody's. */
function inTerritory({ regions: asked, industry }: LeadToAssign, people: Candidate[]): Candidate[] {
  const fits = people.filter(
    ({ regions, industries }) =>
      (asked.length === 0 || regions.length === 0 || overlap(regions, asked)) &&
      (!industry || industries.length === 0 || industries.includes(industry)),
  );
  return fits.length > 0 ? fits : people;
}
