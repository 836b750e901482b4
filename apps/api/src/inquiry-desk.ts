import { Injectable } from '@nestjs/common';
import { InquiryBoxes, InquiryReview, type OwnerOffer, type RevealedInquiry } from '@app/leads';
import { ScreenSignals } from '@app/notifications';
import { Clock, Database, type Tx } from '@app/platform';
import { workdaysLeft } from '@app/reference';
import { OfficeCalendar } from '@app/tasks';
import type { Me } from '@app/users';
import type { InquiryCountsView, InquiryList, InquiryQuery, TurnedIntoLead } from './dto/inquiry.dto.js';

/** What the inquiries page does: one transaction a call; terms in the working days of the office. */
@Injectable()
export class InquiryDesk {
  constructor(
    private readonly boxes: InquiryBoxes,
    private readonly calendar: OfficeCalendar,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly review: InquiryReview,
    private readonly signals: ScreenSignals,
  ) {}

  async list(me: Me, query: InquiryQuery): Promise<InquiryList> {
    const [page, calendar] = await Promise.all([this.boxes.list(me, query), this.calendar.read()]);
    const now = this.clock.now();
    const left = (dueAt: string | null) => (dueAt ? workdaysLeft(now, new Date(dueAt), calendar) : null);
    return {
      ...page,
      items: page.items.map((row) => ({ ...row, workdaysLeft: left(row.dueAt) })),
    } as unknown as InquiryList;
  }

  counts(me: Me): Promise<InquiryCountsView> {
    return this.boxes.counts(me);
  }

  toLead(me: Me, id: string): Promise<TurnedIntoLead> {
    return this.change((tx) => this.review.toLead(tx, me, id));
  }

  toListing(me: Me, id: string, listingId?: string): Promise<void> {
    return this.change((tx) => this.review.toListing(tx, me, id, listingId));
  }

  close(me: Me, id: string, note: string): Promise<void> {
    return this.change((tx) => this.review.close(tx, me, id, note));
  }

  reveal(me: Me, id: string): Promise<RevealedInquiry> {
    return this.database.transaction((tx) => this.review.reveal(tx, me, id));
  }

  /** What needs no more than the inquiry. */
  decide(me: Me, id: string, decision: 'release' | 'dismiss' | 'restore'): Promise<void> {
    return this.change((tx) => this.review[decision](tx, me, id));
  }

  offer(me: Me, id: string): Promise<OwnerOffer> {
    return this.database.transaction((tx) => this.review.offer(tx, me, id));
  }

  /** Everybody's badges follow what one person decides. */
  private change<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.transaction(async (tx) => {
      const done = await work(tx);
      await this.signals.sendInquiries(tx);
      return done;
    });
  }
}
