import { Injectable } from '@nestjs/common';
import { dueInWorkdays, type WorkingCalendar } from '@app/reference';
import { OfficeCalendar } from '@app/users';
import type { LeadGrade } from '../lead-grade.js';
import type { LeadRow } from '../lead-row.js';
import { type PoolRules, type PoolStage, poolStages } from './pool-rules.js';
import { PoolSettings } from './pool-settings.js';

type Idle = Pick<LeadRow, 'stage' | 'grade' | 'owner' | 'activeAt' | 'protectedUntil' | 'doNotContact'>;

/** When a lead goes back to the pool if nothing is done; null = it does not. */
export function poolDueOf(lead: Idle, rules: PoolRules, calendar: WorkingCalendar, now: Date): Date | null {
  if (!lead.owner || lead.doNotContact || !(poolStages as readonly string[]).includes(lead.stage)) return null;
  if (lead.protectedUntil && new Date(lead.protectedUntil) > now) return null;
  const days = rules.idleDays[lead.stage as PoolStage][lead.grade as LeadGrade];
  return days === null ? null : dueInWorkdays(new Date(lead.activeAt), days, calendar);
}

/** The countdown of rows that are shown. */
@Injectable()
export class PoolClock {
  constructor(
    private readonly calendar: OfficeCalendar,
    private readonly settings: PoolSettings,
  ) {}

  async stamp<Row extends LeadRow>(rows: Row[]): Promise<Row[]> {
    if (!rows.some(({ owner }) => owner)) return rows;
    const [rules, calendar, now] = [await this.settings.read(), await this.calendar.read(), new Date()];
    return rows.map((row) => ({ ...row, poolDue: poolDueOf(row, rules, calendar, now)?.toISOString() ?? null }));
  }
}
