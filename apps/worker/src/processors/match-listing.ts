import { Injectable } from '@nestjs/common';
import { ListingMatching } from '@app/matching';
import type { Tx } from '@app/platform';
import type { FlowEvent, Handler } from '../handler.js';
import { TellFits } from '../tell-fits.js';

/** A listing is published, changed or gone → which open leads it fits, and their advisors hear of it once. */
@Injectable()
export class MatchListing implements Handler {
  constructor(
    private readonly listings: ListingMatching,
    private readonly fits: TellFits,
  ) {}

  async handle(tx: Tx, { id, subjectId }: FlowEvent): Promise<void> {
    await this.fits.tell(tx, id, await this.listings.refresh(tx, subjectId!));
  }
}
