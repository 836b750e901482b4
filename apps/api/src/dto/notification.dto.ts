import { Matches } from 'class-validator';

export class NotificationLead {
  id: string;
  ref: string;
  company: string | null;
}

export class NotificationItem {
  id: string;
  kind: string;
  lead: NotificationLead | null;
  createdAt: Date;
  readAt: Date | null;
}

export class NotificationList {
  items: NotificationItem[];
  next: string | null;
}

export class MarkRead {
  @Matches(/^\d{1,18}$/, { message: '应为通知 id' })
  upTo: string;
}
