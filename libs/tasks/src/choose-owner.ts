import type { Skill } from '@app/users';
import {
  type LeadToAssign,
  NO_RULES,
  overlap,
  ruleFor,
  type RoutingRule,
  type RoutingRules,
  takes,
} from './routing/routing-rules.js';
import { nextInRota } from './routing/next-in-rota.js';

/** An advisor who could take a lead. */
export interface Candidate {
  id: string;
  name: string;
  teamId: string;
  /** GB/T 2260 prefixes; empty = anywhere. */
  regions: string[];
  /** GB/T 4754 divisions; empty = any. */
  industries: string[];
  skills?: string[];
  onLeave: boolean;
  /** Not at work by the time at which a visitor of this moment is promised a call. */
  offDuty?: boolean;
  openLeads: number;
  /** Most open leads; null = the house's number. */
  capacity?: number | null;
  /** Share of new leads, 1–10. */
  weight?: number;
  /** Place in the rota. */
  turn?: number;
  /** ISO time; null = never. */
  lastAssignedAt: string | null;
}

/** `claimed` and `transfer` are people's own decisions, `kept` a lead that had somebody already. */
export type AssignmentReason = 'continuity' | 'rule' | 'territory' | 'load' | 'nobody' | 'claimed' | 'transfer';
export type Exclusion = 'rule' | 'region' | 'industry' | 'skill' | 'off_duty' | 'on_leave' | 'full';

/** Kept with the assignment and shown in words: nothing in it names the visitor. */
export interface AssignmentReceipt {
  /** Version of the rules. */
  rules: string;
  reason: AssignmentReason;
  rule?: { id: string; name: string } | null;
  skills?: Skill[];
  ownerId: string | null;
  ownerName: string | null;
  candidates: { id: string; name: string; openLeads: number; capacity?: number | null; excluded?: Exclusion }[];
}

/** So many candidates stand in a receipt, those who were nearest first. */
const SHOWN = 40;

/**
 * Owner continuity → the admin's rules, else territory and industry → skill → own hours → leave → capacity → weighted
 * rota. A rule that holds is firm: when nobody of its people can, the lead waits. Territory, skill and hours give way
 * rather than leave a lead to nobody.
 * @returns the receipt, and everybody who could have taken it
 */
export function decideOwner(
  lead: LeadToAssign,
  candidates: Candidate[],
  { capacity, rules }: RoutingRules = NO_RULES,
  version = '0',
): { receipt: AssignmentReceipt; pool: Candidate[] } {
  const limit = (one: Candidate): number | null => one.capacity ?? capacity;
  const away = (one: Candidate): Exclusion | undefined => {
    if (one.onLeave) return 'on_leave';
    const most = limit(one);
    return most !== null && one.openLeads >= most ? 'full' : undefined;
  };
  const rule = ruleFor(lead, rules);
  const judged = judge(lead, candidates, rule, away);
  const former = candidates.find(({ id, onLeave }) => id === lead.formerOwnerId && !onLeave);
  const pool = judged.filter(({ out }) => !out).map(({ candidate }) => candidate);
  const owner = former ?? nextInRota(pool);
  const reason = former
    ? 'continuity'
    : !owner
      ? 'nobody'
      : rule
        ? 'rule'
        : hasTerritory(lead, owner)
          ? 'territory'
          : 'load';
  const receipt: AssignmentReceipt = {
    rules: version,
    reason,
    rule: rule ? { id: rule.id, name: rule.name } : null,
    ...(lead.skills?.length ? { skills: lead.skills } : {}),
    ownerId: owner?.id ?? null,
    ownerName: owner?.name ?? null,
    candidates: nearestFirst(judged)
      .slice(0, SHOWN)
      .map(({ candidate, out }) => ({
        id: candidate.id,
        name: candidate.name,
        openLeads: candidate.openLeads,
        ...(limit(candidate) === null ? {} : { capacity: limit(candidate) }),
        ...(out ? { excluded: out } : {}),
      })),
  };
  return { receipt, pool };
}

/** Only the receipt of it. */
export const chooseOwner = (...given: Parameters<typeof decideOwner>): AssignmentReceipt =>
  decideOwner(...given).receipt;

interface Judged {
  candidate: Candidate;
  out?: Exclusion;
}
type Test = (candidate: Candidate) => Exclusion | undefined;

/** Test by test: a soft one counts only while somebody who is there passes it. */
function judge(lead: LeadToAssign, candidates: Candidate[], rule: RoutingRule | undefined, away: Test): Judged[] {
  const firm: Test[] = rule ? [(one) => (takes(rule, one) ? undefined : 'rule')] : [];
  const soft: Test[] = [...(rule ? [] : [(one: Candidate) => territory(lead, one)]), (one) => skill(lead, one), hours];
  const outs = new Map<Candidate, Exclusion>();
  const left = (): Candidate[] => candidates.filter((one) => !outs.has(one));
  const apply = (test: Test): void => left().forEach((one) => setIf(outs, one, test(one)));
  firm.forEach(apply);
  for (const test of soft) if (left().some((one) => !test(one) && !away(one))) apply(test);
  apply(away);
  return candidates.map((candidate) => ({ candidate, out: outs.get(candidate) }));
}

function setIf(outs: Map<Candidate, Exclusion>, one: Candidate, out: Exclusion | undefined): void {
  if (out) outs.set(one, out);
}

function territory(lead: LeadToAssign, { regions, industries }: Candidate): Exclusion | undefined {
  if (lead.regions.length > 0 && regions.length > 0 && !overlap(regions, lead.regions)) return 'region';
  if (lead.industry && industries.length > 0 && !industries.includes(lead.industry)) return 'industry';
  return undefined;
}

const skill = (lead: LeadToAssign, { skills = [] }: Candidate): Exclusion | undefined =>
  (lead.skills ?? []).every((wanted) => skills.includes(wanted)) ? undefined : 'skill';

const hours: Test = ({ offDuty }) => (offDuty ? 'off_duty' : undefined);

const hasTerritory = (lead: LeadToAssign, owner: Candidate): boolean =>
  lead.regions.length > 0 && territory(lead, owner) === undefined;

const RANK: Record<Exclusion, number> = {
  full: 1,
  on_leave: 1,
  off_duty: 1,
  skill: 2,
  industry: 3,
  region: 3,
  rule: 4,
};
const nearestFirst = (judged: Judged[]): Judged[] =>
  [...judged].sort((a, b) => (a.out ? RANK[a.out] : 0) - (b.out ? RANK[b.out] : 0));
