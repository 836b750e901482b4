import { idleCutoff, type WorkingCalendar } from '@app/reference';
import { leadGrades } from '../lead-grade.js';
import { type PoolRules, poolStages } from './pool-rules.js';

/**
 * Joined to `lead`: those that have an owner and were left alone since before the moment of their stage and grade, and that
 * neither a 报备 nor a wish not to be called keeps where they are. Parameters: stages, grades, moments, the latest moment.
 */
export const IS_IDLE = `join unnest($1::text[], $2::text[], $3::timestamptz[]) as rule (stage, grade, cutoff)
    on rule.stage = lead.stage and rule.grade = lead.grade and lead.active_at < rule.cutoff
      and lead.owner_id is not null and lead.active_at < $4::timestamptz
      and lead.stage in ('new', 'contacted', 'qualified', 'proposed', 'visited', 'negotiating', 'under_review')
      and (lead.protected_until is null or lead.protected_until < now())
      and not exists (select 1 from do_not_contact where do_not_contact.contact_id = lead.contact_id)`;

export interface IdleRules {
  stages: string[];
  byGrade: string[];
  cutoffs: Date[];
  latest: Date;
}

/** The moments before which leads were last worked on when `before` working days (0 = none) are left to them. */
export function idleRules(rules: PoolRules, before: number, now: Date, calendar: WorkingCalendar): IdleRules {
  const found: IdleRules = { stages: [], byGrade: [], cutoffs: [], latest: new Date(0) };
  const known = new Map<number, Date>();
  for (const stage of poolStages)
    for (const grade of leadGrades) {
      const days = (rules.idleDays[stage][grade] ?? 0) - before;
      if (days < 1) continue;
      const cutoff = known.get(days) ?? idleCutoff(now, days, calendar);
      known.set(days, cutoff);
      found.stages.push(stage);
      found.byGrade.push(grade);
      found.cutoffs.push(cutoff);
      if (cutoff > found.latest) found.latest = cutoff;
    }
  return found;
}
