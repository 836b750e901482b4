/** An advisor who could take a lead. */
export interface Candidate {
  id: string;
  name: string;
  teamId: string;
  /** GB/T 2260 prefixes; empty = anywhere. */
  regions: string[];
  /** GB/T 4754 divisions; empty = any. */
  industries: string[];
  onLeave: boolean;
  openLeads: number;
  /** ISO time; null = never. */
  lastAssignedAt: string | null;
}

export interface LeadToAssign {
  regions: string[];
  industry?: string;
  /** Who knew this person or company before. */
  formerOwnerId?: string;
}

export type AssignmentReason = 'continuity' | 'territory' | 'load' | 'nobody';

/** Kept with the assignment and shown in words. */
export interface AssignmentReceipt {
  rules: string;
  reason: AssignmentReason;
  ownerId: string | null;
  ownerName: string | null;
  candidates: { id: string; name: string; openLeads: number; excluded?: 'on_leave' | 'region' | 'industry' }[];
}

const RULES = '2026-11-1';

const covers = (regions: string[], wanted: string[]): boolean =>
  regions.length === 0 || wanted.some((code) => regions.some((own) => code.startsWith(own) || own.startsWith(code)));

function excluded(candidate: Candidate, lead: LeadToAssign): 'on_leave' | 'region' | 'industry' | undefined {
  if (candidate.onLeave) return 'on_leave';
  if (lead.regions.length > 0 && !covers(candidate.regions, lead.regions)) return 'region';
  const { industries } = candidate;
  if (lead.industry && industries.length > 0 && !industries.includes(lead.industry)) return 'industry';
  return undefined;
}

/** Fewest open leads first, then who waited longest, then the id, so that the order is the same everywhere. */
function byLoad(a: Candidate, b: Candidate): number {
  return (
    a.openLeads - b.openLeads ||
    (a.lastAssignedAt ?? '').localeCompare(b.lastAssignedAt ?? '') ||
    a.id.localeCompare(b.id)
  );
}

/**
 * Owner continuity → territory and industry → leave → load → round robin. When nobody's territory fits, anybody who is
 * there takes it rather than nobody.
 */
export function chooseOwner(lead: LeadToAssign, candidates: Candidate[]): AssignmentReceipt {
  const judged = candidates.map((candidate) => ({ candidate, out: excluded(candidate, lead) }));
  const former = judged.find(({ candidate }) => candidate.id === lead.formerOwnerId && !candidate.onLeave);
  const inTerritory = judged.filter(({ out }) => !out).map(({ candidate }) => candidate);
  const present = candidates.filter(({ onLeave }) => !onLeave);
  const pool = inTerritory.length > 0 ? inTerritory : present;
  const owner = former?.candidate ?? [...pool].sort(byLoad)[0];
  const reason = former
    ? 'continuity'
    : !owner
      ? 'nobody'
      : inTerritory.length > 0 && lead.regions.length > 0
        ? 'territory'
        : 'load';
  return {
    rules: RULES,
    reason,
    ownerId: owner?.id ?? null,
    ownerName: owner?.name ?? null,
    candidates: judged.map(({ candidate, out }) => ({
      id: candidate.id,
      name: candidate.name,
      openLeads: candidate.openLeads,
      ...(out ? { excluded: out } : {}),
    })),
  };
}
