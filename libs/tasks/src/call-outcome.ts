import type { WorkingCalendar } from '@app/reference';
import type { TaskKind } from './task.entity.js';

/** 接通有意向 · 接通再约 · 未接 · 空号 · 拒绝 */
export const callOutcomes = ['interested', 'call_again', 'no_answer', 'wrong_number', 'refused'] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/** What follows a call. */
export interface NextStep {
  kind: TaskKind;
  title: string;
  due: Date;
}

/** Working minutes of one day (09:00–12:00, 13:30–18:00). */
const DAY = 450;

/**
 * The next step after a call, in working time: sites within half a day when there is interest, the agreed time (or the
 * next working morning) to call again, two hours after 未接, the public number after 空号, a review after 拒绝.
 */
export function nextStepAfter(outcome: CallOutcome, now: Date, calendar: WorkingCalendar, agreed?: Date): NextStep {
  const after = (minutes: number): Date => calendar.addWorkingMinutes(now, minutes);
  switch (outcome) {
    case 'interested':
      return { kind: 'send_sites', title: '发送合适的房源', due: after(DAY / 2) };
    case 'call_again':
      return {
        kind: 'call_back',
        title: '按约回电',
        due: agreed ?? calendar.at(calendar.nextWorkday(calendar.dayOf(now)), '09:30'),
      };
    case 'no_answer':
      return { kind: 'call_back', title: '未接，再打一次', due: after(120) };
    case 'wrong_number':
      return { kind: 'follow_up', title: '空号：查找公司公开电话', due: after(DAY) };
    case 'refused':
      return { kind: 'review', title: '已拒绝：确认流失或搁置', due: after(DAY) };
  }
}
