import { isOpen } from '@app/leads';
import type { DemoLead } from './content/demo-lead.js';
import type { DemoTime } from './demo-time.js';

export interface DemoStep {
  kind: string;
  title: string;
  due: Date;
  /** The first call that the lead came with is still to do. */
  isFirstCall?: boolean;
}

const byStage: Partial<Record<DemoLead['stage'], [kind: string, title: string]>> = {
  contacted: ['call_back', '按约回电'],
  qualified: ['send_sites', '发送合适的房源'],
  proposed: ['follow_up', '问推荐方案的反馈'],
  visited: ['follow_up', '问看房后的意见'],
  negotiating: ['follow_up', '跟进合同条款'],
  under_review: ['review', '跟进准入评审'],
  signed: ['follow_up', '跟进入驻准备'],
  parked: ['follow_up', '到期唤醒，重新联系'],
};

/** What is to be done next, and when; nothing for a closed lead. */
export function nextStep(
  lead: DemoLead,
  index: number,
  time: DemoTime,
  firstCall: { due: Date; title: string },
): DemoStep | undefined {
  if (!isOpen(lead.stage)) return undefined;
  if (lead.stage === 'new')
    return { kind: 'first_call', title: firstCall.title, due: firstCall.due, isFirstCall: true };
  const [kind, title] = byStage[lead.stage]!;
  return { kind, title: lead.todo ?? title, due: due(lead, index, time) };
}

function due(lead: DemoLead, index: number, time: DemoTime): Date {
  if (lead.wakeIn !== undefined) return time.onWorkday(lead.wakeIn, 0);
  if (lead.next === 'overdue') return time.missed(index);
  if (lead.next === 'today') return time.laterToday(index);
  return time.onWorkday(lead.next ?? 1, index);
}
