import type { Need } from '@app/needs';
import { type AssignmentReceipt, leadToAssign, ruleFor, takes } from '@app/tasks';
import type { DemoLead } from './content/demo-lead.js';
import type { DemoWorld } from './demo-world.js';
import type { Row } from './insert-rows.js';

type Candidate = AssignmentReceipt['candidates'][number];

interface Assigned {
  id: string;
  index: number;
  lead: DemoLead;
  story: { createdAt: Date };
  need: Partial<Need>;
}

/** The receipt of why a lead went to its owner, as the assignment writes it; none for a lead that came by phone. */
export function demoAssignment({ id, index, lead, story, need }: Assigned, { advisors, rules }: DemoWorld): Row[] {
  const owner = lead.owner ?? lead.former;
  if (lead.from === 'phone' || !owner) return [];
  const asks = leadToAssign(need, { source: 'site' });
  const wanted = asks.regions;
  const ruled = story.createdAt > rules.since;
  const rule = ruled ? ruleFor(asks, rules.rules.rules) : undefined;
  const covers = (regions: string[]): boolean =>
    wanted.some((code) => regions.some((own) => code.startsWith(own) || own.startsWith(code)));
  const advisorOf = (one: string) => Object.values(advisors).find(({ id: known }) => known === one)!;
  /** Now and then a colleague of the same region was away or had no room. */
  const excludedAs = (id: string, regions: string[], nth: number): Partial<Candidate> => {
    if (rule && !takes(rule, advisorOf(id))) return { excluded: 'rule' };
    if (!rule && wanted.length > 0 && !covers(regions)) return { excluded: 'region' };
    if (id === advisors[owner].id || (index + nth) % 3 > 1) return {};
    return (index + nth) % 3 === 0 ? { excluded: 'on_leave' } : { openLeads: 40, capacity: 40, excluded: 'full' };
  };
  const receipt: AssignmentReceipt = {
    rules: ruled ? rules.version : '0',
    rule: rule ? { id: rule.id, name: rule.name } : null,
    reason: rule ? 'rule' : covers(advisors[owner].regions) ? 'territory' : 'load',
    ownerId: advisors[owner].id,
    ownerName: advisors[owner].name,
    candidates: Object.values(advisors).map(({ id: advisorId, name, regions }, nth) => ({
      id: advisorId,
      name,
      openLeads: 3 + ((index + nth * 3) % 8),
      ...excludedAs(advisorId, regions, nth),
    })),
  };
  return [
    { lead_id: id, owner_id: advisors[owner].id, receipt, created_at: new Date(story.createdAt.getTime() + 1000) },
  ];
}
