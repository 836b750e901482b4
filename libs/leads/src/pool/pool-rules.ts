import type { FieldError } from '@app/platform';
import { type LeadGrade, leadGrades } from '../lead-grade.js';
import type { Stage } from '../stage.js';

/** Stages in which an idle lead goes back to the pool. */
export const poolStages = [
  'new',
  'contacted',
  'qualified',
  'proposed',
  'visited',
  'negotiating',
  'under_review',
] as const satisfies readonly Stage[];
export type PoolStage = (typeof poolStages)[number];

export interface PoolRules {
  /** Working days without anything done, by stage and grade; null = never goes back. */
  idleDays: Record<PoolStage, Record<LeadGrade, number | null>>;
  /** Claims of one advisor a day. */
  dailyClaims: number;
  /** Open leads up to which an advisor may claim more. */
  holding: number;
  /** Days for which whoever gave a lead back, or lost it, cannot claim it. */
  formerOwnerDays: number;
  /** Most leads that an hour takes from one advisor, or warns them of. */
  hourly: number;
  /** 报备: days for which a company brought by an agent is theirs. */
  protectionDays: number;
}

const days = (A: number, B: number, C: number): Record<LeadGrade, number> => ({ A, B, C });

export const DEFAULT_POOL_RULES: PoolRules = {
  idleDays: {
    new: days(3, 3, 5),
    contacted: days(5, 10, 22),
    qualified: days(7, 12, 22),
    proposed: days(7, 12, 22),
    visited: days(7, 12, 22),
    negotiating: days(10, 15, 30),
    under_review: days(30, 30, 45),
  },
  dailyClaims: 20,
  holding: 100,
  formerOwnerDays: 7,
  hourly: 5,
  protectionDays: 30,
};

const LIMITS: Record<Exclude<keyof PoolRules, 'idleDays'>, readonly [number, number]> = {
  dailyClaims: [1, 1000],
  holding: [1, 10_000],
  formerOwnerDays: [0, 365],
  hourly: [1, 1000],
  protectionDays: [1, 365],
};
/** Two days leave one for the warning. */
const IDLE: readonly [number, number] = [2, 250];

/** Each figure that is out of its range, by its field. */
export function poolProblems(rules: PoolRules): FieldError[] {
  const problems: FieldError[] = [];
  const check = (field: string, value: unknown, [least, most]: readonly [number, number]): void => {
    if (!Number.isInteger(value) || (value as number) < least || (value as number) > most)
      problems.push({ field, message: `应为 ${least} 到 ${most} 的整数` });
  };
  for (const [field, range] of Object.entries(LIMITS)) check(field, rules[field as keyof typeof LIMITS], range);
  for (const stage of poolStages)
    for (const grade of leadGrades) {
      const value = rules.idleDays[stage]?.[grade];
      if (value !== null) check(`idleDays.${stage}.${grade}`, value, IDLE);
    }
  return problems;
}
