import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { exits } from '@app/leads';
import { Matching } from '@app/matching';
import { ScreenSignals } from '@app/notifications';
import type { Tx } from '@app/platform';
import type { FlowEvent, Handler } from '../handler.js';

const isExit = (stage: unknown): boolean => (exits as readonly unknown[]).includes(stage);

/**
 * lead.opened, lead.joined, lead.need_changed → the best listings, with reasons. lead.stage_changed → the same for a
 * lead that was lost, invalid or parked and goes on: news of listings passed it by while it was away. lead.unmerged → the
 * same for a lead that was merged before it was given to anybody; what follows does that.
 */
@Injectable()
export class MatchLead implements Handler {
  constructor(
    private readonly events: Events,
    private readonly matching: Matching,
    private readonly signals: ScreenSignals,
  ) {}

  async handle(tx: Tx, { leadId, type, data }: FlowEvent): Promise<void> {
    if (type === 'lead.stage_changed' && !(isExit(data.from) && !isExit(data.to))) return;
    if (type === 'lead.unmerged' && !data.unrouted) return;
    const { fits, near } = await this.matching.refresh(tx, leadId!);
    await this.events.record(tx, { type: 'lead.matched', leadId, data: { fits, near } });
    // A new lead is shown once it is given to somebody: what follows says so.
    if (type !== 'lead.opened') await this.signals.send(tx, 'lead', leadId!);
  }
}
