import type { LeadGrade, Stage } from '@app/leads';

const ON_THE_TABLE: readonly Stage[] = ['proposed', 'visited', 'negotiating', 'under_review'];

/** Days until a lead that nobody has anything to do for is called again: 3 while sites are on the table or the project is large. */
export function daysBetweenContacts(stage: Stage, grade: LeadGrade): number {
  if (stage === 'parked') return 30;
  return ON_THE_TABLE.includes(stage) || grade === 'A' ? 3 : 7;
}
