import { Matches } from 'class-validator';

export class NotificationLead {
  id: string;
  ref: string;
  company: string | null;
}

export class NotificationListing {
  id: string;
  ref: string;
  title: string;
}

export class NotificationItem {
  id: string;
  kind: string;
  lead: NotificationLead | null;
  listing: NotificationListing | null;
  /** Of how many leads and listings a digest speaks. */
  leads: number;
  listings: number;
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
