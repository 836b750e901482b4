import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Leads } from '@app/leads';
import { MatchFeedback, Matching, type RejectReason } from '@app/matching';
import { ScreenSignals } from '@app/notifications';
import { Database, type Tx } from '@app/platform';
import type { Me } from '@app/users';

/** 不合适 and its undo: one transaction with the lead's new list. */
@Injectable()
export class MatchDesk {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly feedback: MatchFeedback,
    private readonly leads: Leads,
    private readonly matching: Matching,
    private readonly signals: ScreenSignals,
  ) {}

  async reject(
    me: Me,
    leadId: string,
    listingId: string,
    { reason, note }: { reason: RejectReason; note?: string },
  ): Promise<void> {
    await this.change(me, leadId, async (tx) => {
      await this.feedback.reject(tx, leadId, listingId, { reason, note, by: me.id });
      return { type: 'lead.match_rejected', subjectId: listingId, data: { reason } };
    });
  }

  async undo(me: Me, leadId: string, listingId: string): Promise<void> {
    await this.change(me, leadId, async (tx) =>
      (await this.feedback.undo(tx, leadId, listingId))
        ? { type: 'lead.match_restored', subjectId: listingId, data: {} }
        : undefined,
    );
  }

  private async change(
    me: Me,
    leadId: string,
    work: (tx: Tx) => Promise<{ type: string; subjectId: string; data: Record<string, unknown> } | undefined>,
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.leads.workable(tx, me, leadId);
      const event = await work(tx);
      if (!event) return;
      await this.events.record(tx, { ...event, actorId: me.id, leadId });
      await this.matching.refresh(tx, leadId);
      await this.signals.send(tx, 'lead', leadId);
    });
  }
}
