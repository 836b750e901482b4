/** What companies ask for once they have signed: 注册 · 许可 · 员工住宿 · 政策兑现 · 投诉 · 其他. */
export const ticketKinds = ['registration', 'permit', 'housing', 'policy', 'complaint', 'other'] as const;
export type TicketKind = (typeof ticketKinds)[number];

/** 待办 · 办理中 · 等企业材料 · 办结 · 撤回 */
export const ticketStatuses = ['open', 'doing', 'waiting', 'done', 'dropped'] as const;
export type TicketStatus = (typeof ticketStatuses)[number];
export const isTicketOpen = (status: TicketStatus): boolean => ['open', 'doing', 'waiting'].includes(status);

/** Working days until an answer is owed, where nobody said another day. */
export const ticketDays: Record<TicketKind, number> = {
  complaint: 1,
  registration: 5,
  housing: 5,
  other: 5,
  policy: 10,
  permit: 15,
};

export interface TicketView {
  id: string;
  kind: TicketKind;
  title: string;
  details: string;
  /** Of a policy claim, in yuan. */
  amountYuan: number | null;
  /** Until when it may be claimed. */
  deadlineOn: string | null;
  status: TicketStatus;
  owner: { id: string; name: string } | null;
  due: Date;
  version: number;
  createdAt: Date;
  closedAt: Date | null;
  lead: { id: string; ref: string; company: string | null; stage: string };
}

/** One thing that happened to a ticket; `text` where somebody wrote something. */
export interface TicketHistoryItem {
  id: string;
  at: Date;
  type: string;
  actor: string | null;
  data: Record<string, unknown>;
  text: string | null;
}
