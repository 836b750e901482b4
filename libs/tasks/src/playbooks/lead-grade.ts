import type { Stage } from '@app/leads';
import type { Need } from '@app/needs';

/** How closely a lead is followed: hot every 3 days, normal every 7, nurture every 30. */
export const leadGrades = ['hot', 'normal', 'nurture'] as const;
export type LeadGrade = (typeof leadGrades)[number];

export const daysBetweenContacts: Record<LeadGrade, number> = { hot: 3, normal: 7, nurture: 30 };

const hotStages: readonly Stage[] = ['proposed', 'visited', 'negotiating', 'under_review'];
/** From here on a project is worth a call every three days at any stage: ㎡ of building, 亩 of land. */
const LARGE_SQM = 10_000;
const LARGE_MU = 50;

/** Hot when sites are on the table or the project is large; nurture while it is parked. */
export function leadGrade({ stage, need }: { stage: Stage; need: Partial<Need> }): LeadGrade {
  if (stage === 'parked') return 'nurture';
  if (hotStages.includes(stage)) return 'hot';
  const large = (need.area_sqm?.min ?? 0) >= LARGE_SQM || (need.land_mu?.min ?? 0) >= LARGE_MU;
  return large ? 'hot' : 'normal';
}
