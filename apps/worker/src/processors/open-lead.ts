import { Injectable } from '@nestjs/common';
import { LeadOpening } from '@app/leads';
import type { Tx } from '@app/platform';
import type { FlowEvent, Handler } from '../handler.js';

/** inquiry.received → understand the texts, find or open the lead. */
@Injectable()
export class OpenLead implements Handler {
  constructor(private readonly opening: LeadOpening) {}

  async handle(tx: Tx, { subjectId }: FlowEvent): Promise<void> {
    await this.opening.fromInquiry(tx, subjectId!);
  }
}
