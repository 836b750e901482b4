import { Injectable } from '@nestjs/common';
import { Matching, MatchNews, Rematches } from '@app/matching';
import { Database } from '@app/platform';
import { TellFits } from './tell-fits.js';

/** ms that one round may take; the clock comes again. */
const ROUND = 20_000;

/** Makes the matches of waiting leads anew, each in a transaction of its own: killed in between, the rest still waits. */
@Injectable()
export class RematchLeads {
  constructor(
    private readonly database: Database,
    private readonly fits: TellFits,
    private readonly matching: Matching,
    private readonly news: MatchNews,
    private readonly rematches: Rematches,
  ) {}

  /** @returns leads that were done */
  async run(): Promise<number> {
    const until = Date.now() + ROUND;
    let done = 0;
    while (Date.now() < until && (await this.database.transaction((tx) => this.one(tx)))) done++;
    return done;
  }

  private async one(tx: Parameters<Rematches['next']>[0]): Promise<boolean> {
    const next = await this.rematches.next(tx);
    if (!next) return false;
    const { fresh } = await this.matching.refresh(tx, next.leadId);
    for (const { eventId, listingId } of await this.news.broughtBy(tx, next.eventIds, fresh))
      await this.fits.tell(tx, eventId, [{ leadId: next.leadId, listingId }]);
    return true;
  }
}
