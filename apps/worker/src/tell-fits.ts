import { Injectable } from '@nestjs/common';
import { MatchNews } from '@app/matching';
import { Notifications, ScreenSignals } from '@app/notifications';
import type { Tx } from '@app/platform';

/** Tells advisors of listings that fit their leads: one notification an event and person, however many the pairs. */
@Injectable()
export class TellFits {
  constructor(
    private readonly news: MatchNews,
    private readonly notifications: Notifications,
    private readonly signals: ScreenSignals,
  ) {}

  async tell(tx: Tx, eventId: string, pairs: { leadId: string; listingId: string }[]): Promise<void> {
    const people = await this.news.note(tx, eventId, pairs);
    await this.notifications.tellFits(tx, people, eventId);
    for (const leadId of new Set(pairs.map((pair) => pair.leadId))) await this.signals.send(tx, 'lead', leadId);
  }
}
