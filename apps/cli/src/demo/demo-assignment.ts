import type { AssignmentReceipt } from '@app/tasks';
import type { DemoLead } from './content/demo-lead.js';
import type { DemoWorld } from './demo-world.js';
import type { Row } from './insert-rows.js';

type Candidate = AssignmentReceipt['candidates'][number];

interface Assigned {
  id: string;
  index: number;
  lead: DemoLead;
  story: { createdAt: Date };
  need: { regions?: { code?: string }[] };
}

/** The receipt of why a lead went to its owner, as the assignment writes it; none for a lead that came by phone. */
export function demoAssignment({ id, index, lead, story, need }: Assigned, { advisors }: DemoWorld): Row[] {
  const owner = lead.owner ?? lead.former;
  if (lead.from === 'phone' || !owner) return [];
  const wanted = (need.regions ?? []).flatMap(({ code }) => code ?? []);
  const covers = (regions: string[]): boolean =>
    wanted.some((code) => regions.some((own) => code.startsWith(own) || own.startsWith(code)));
  /** Now and then a colleague of the same region was away or had no room. */
  const excludedAs = (id: string, regions: string[], nth: number): Partial<Candidate> => {
    if (wanted.length > 0 && !covers(regions)) return { excluded: 'region' };
    if (id === advisors[owner].id || (index + nth) % 3 > 1) return {};
    return (index + nth) % 3 === 0 ? { excluded: 'on_leave' } : { openLeads: 40, capacity: 40, excluded: 'full' };
  };
  const receipt: AssignmentReceipt = {
    rules: '0',
    reason: covers(advisors[owner].regions) ? 'territory' : 'load',
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
