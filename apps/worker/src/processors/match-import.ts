import { Injectable } from '@nestjs/common';
import { ListingMatching } from '@app/matching';
import type { Tx } from '@app/platform';
import type { FlowEvent, Handler } from '../handler.js';
import { TellFits } from '../tell-fits.js';

/** Up to so many listings each look for their leads at once; of more, the leads look for them, one after the other. */
const FEW = 50;

/** listings.published → the leads that the listings of an import fit; one digest for each advisor. */
@Injectable()
export class MatchImport implements Handler {
  constructor(
    private readonly listings: ListingMatching,
    private readonly fits: TellFits,
  ) {}

  async handle(tx: Tx, { id, data }: FlowEvent): Promise<void> {
    const importId = String(data.importId);
    const rows = await tx.query<{ id: string }[]>(
      `select listing_id as id from listing_import_row where import_id = $1 order by listing_id limit $2`,
      [importId, FEW + 1],
    );
    if (rows.length > FEW) {
      await this.listings.refreshAround(tx, importId, id);
      return;
    }
    const pairs: { leadId: string; listingId: string }[] = [];
    for (const row of rows) pairs.push(...(await this.listings.refresh(tx, row.id)));
    await this.fits.tell(tx, id, pairs);
  }
}
