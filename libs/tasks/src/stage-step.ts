import type { Stage } from '@app/leads';
import type { WorkingCalendar } from '@app/reference';
import type { NextStep } from './call-outcome.js';

const titles: Partial<Record<Stage, string>> = {
  contacted: '确认需求',
  qualified: '推荐房源',
  proposed: '约看现场',
  visited: '带看回访',
  negotiating: '推进洽谈',
  under_review: '跟进评审',
  signed: '跟进落地',
};

/** The step that a stage asks for: the next working morning, or the wake-up day of a parked lead. */
export function stepOnEntering(stage: Stage, now: Date, calendar: WorkingCalendar, wakeOn?: string): NextStep {
  const day = wakeOn ?? calendar.nextWorkday(calendar.dayOf(now));
  const due = calendar.nextWorkingTime(calendar.at(day, '09:30'));
  return { kind: 'follow_up', title: stage === 'parked' ? '唤醒：重新联系' : (titles[stage] ?? '跟进'), due };
}
