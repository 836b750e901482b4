import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Matching } from '@app/matching';
import { ScreenSignals } from '@app/notifications';
import type { Tx } from '@app/platform';
import type { FlowEvent, Handler } from '../handler.js';

/** lead.opened, lead.joined, lead.need_changed → the best listings, with reasons. */
@Injectable()
export class MatchLead implements Handler {
  constructor(
    private readonly events: Events,
    private readonly matching: Matching,
    private readonly signals: ScreenSignals,
  ) {}

  async handle(tx: Tx, { leadId }: FlowEvent): Promise<void> {
    const { fits, near } = await this.matching.refresh(tx, leadId!);
    await this.events.record(tx, { type: 'lead.matched', leadId, data: { fits, near } });
    await this.signals.send(tx, 'lead', leadId!);
  }
}
