import { InquiryItem, LeadRowView, CriterionView } from './lead.dto.js';

export class TodayTask {
  id: string;
  kind: string;
  title: string;
  due: string;
  status: string;
  rung: 'owner' | 'leader' | 'manager' | 'pool' | null;
}

export class TodayMatch {
  ref: string;
  title: string;
  path: string;
  verdict: string;
  score: number;
  criteria: CriterionView[];
}

export class TodayItemView {
  reason: 'overdue' | 'new_inquiry' | 'due_now' | 'today' | 'upcoming' | 'no_next_step';
  task: TodayTask | null;
  lead: LeadRowView;
  inquiry: InquiryItem | null;
  /** New listings that fit, not yet followed by a call. */
  newFits: number;
  topMatches: TodayMatch[];
}

export class TodayCountsView {
  overdue: number;
  today: number;
  fresh: number;
  pool: number;
  noNextStep: number;
}

export class TodayView {
  counts: TodayCountsView;
  items: TodayItemView[];
  until: Date;
}
