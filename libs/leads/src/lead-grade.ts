/**
 * 分级: how large the project is that is asked for. A from 5,000 ㎡ of building or 20 亩 of land, B from 1,000 ㎡ or any
 * land, C the rest. One pure function says so, SQL `lead_grade(need)`; `lead.grade` keeps its answer, and whoever asks reads
 * it there: pool rules, playbooks, the rhythm of contacts.
 */
export const leadGrades = ['A', 'B', 'C'] as const;
export type LeadGrade = (typeof leadGrades)[number];
