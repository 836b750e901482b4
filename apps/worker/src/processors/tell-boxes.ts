import { Injectable } from '@nestjs/common';
import { ScreenSignals } from '@app/notifications';
import type { Tx } from '@app/platform';
import type { FlowEvent, Handler } from '../handler.js';

/** inquiry.quarantined, inquiry.offered, inquiry.requested → open screens count the boxes anew. */
@Injectable()
export class TellBoxes implements Handler {
  constructor(private readonly signals: ScreenSignals) {}

  async handle(tx: Tx, _event: FlowEvent): Promise<void> {
    await this.signals.sendInquiries(tx);
  }
}
