import { Injectable } from '@nestjs/common';
import { DuplicateQueue } from '@app/leads';
import type { Tx } from '@app/platform';
import type { FlowEvent, Handler } from '../handler.js';

/** lead.opened, lead.joined, company.edited (another name or code finds others) → pairs that may be one wait in the queue. */
@Injectable()
export class FindDuplicates implements Handler {
  constructor(private readonly queue: DuplicateQueue) {}

  handle(tx: Tx, event: FlowEvent): Promise<void> {
    return this.handleMany(tx, [event]);
  }

  async handleMany(tx: Tx, events: FlowEvent[]): Promise<void> {
    await this.queue.note(tx, [...new Set(events.map(({ leadId }) => leadId!))]);
  }
}
