import { IsIn } from 'class-validator';
import type { CounterNoticeView as Counter, TakedownStatus } from '@app/articles';
import { Text } from '../http/text-field.js';

export class CloseTakedown {
  @IsIn(['done', 'refused'], { message: 'done 或 refused' })
  outcome: 'done' | 'refused';

  /** How it was answered. */
  @Text(2000)
  note: string;
}

export class DecideCounter {
  @IsIn(['accepted', 'refused'], { message: 'accepted 或 refused' })
  outcome: 'accepted' | 'refused';

  /** Why. */
  @Text(2000)
  note: string;
}

export class TakedownDecision {
  at: string;
  /** Name. */
  by: string | null;
  note: string;
}

export class TakedownArticle {
  id: string;
  title: string;
  path: string;
  status: 'draft' | 'published' | 'hidden';
}

export class CounterNoticeView {
  name: string;
  /** Masked. */
  contact: string;
  statement: string;
  status: Counter['status'];
  dueAt: string;
  createdAt: string;
  decision: TakedownDecision | null;
}

export class TakedownStep {
  /** Of the event, e.g. takedown.hidden. */
  type: string;
  at: string;
  /** Name; null for the sender or the system. */
  by: string | null;
}

export class TakedownItem {
  id: string;
  /** Short, to quote. */
  number: string;
  article: TakedownArticle;
  name: string;
  /** Phone or mail of who asks, masked. */
  contact: string;
  reason: string;
  status: TakedownStatus;
  dueAt: Date;
  createdAt: Date;
  /** Since when the page is hidden because of it. */
  hiddenAt: Date | null;
  decision: TakedownDecision | null;
  counter: CounterNoticeView | null;
  /** Address of the counter-notice's form, to send to whom it hits; good for thirty days. */
  counterPath: string | null;
  log: TakedownStep[];
}

export class RevealedContactView {
  /** Phone or mail of who asks: it is answered there. */
  contact: string;
}

export class TakedownList {
  items: TakedownItem[];
  next: string | null;
}
