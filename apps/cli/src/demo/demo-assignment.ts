import type { AssignmentReceipt } from '@app/tasks';
import type { DemoLead } from './content/demo-lead.js';
import type { DemoWorld } from './demo-world.js';
import type { Row } from './insert-rows.js';

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
  const receipt: AssignmentReceipt = {
    rules: '2026-11-1',
    reason: covers(advisors[owner].regions) ? 'territory' : 'load',
    ownerId: advisors[owner].id,
    ownerName: advisors[owner].name,
    candidates: Object.values(advisors).map(({ id: advisorId, name, regions }, nth) => ({
      id: advisorId,
      name,
      openLeads: 3 + ((index + nth * 3) % 8),
      ...(wanted.length > 0 && !covers(regions) && { excluded: 'region' as const }),
    })),
  };
  return [
    { lead_id: id, owner_id: advisors[owner].id, receipt, created_at: new Date(story.createdAt.getTime() + 1000) },
  ];
}
