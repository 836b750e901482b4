import { Injectable } from '@nestjs/common';
import { Matching } from '@app/matching';
import type { Tx } from '@app/platform';
import type { Handler } from '../handler.js';

/** listing.published → which open leads it fits. */
@Injectable()
export class MatchListing implements Handler {
  constructor(private readonly matching: Matching) {}

  async handle(tx: Tx): Promise<void> {
    for (const leadId of await this.matching.leadsToRematch()) await this.matching.refresh(tx, leadId);
  }
}
