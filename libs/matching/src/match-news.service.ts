import { Injectable } from '@nestjs/common';
import type { Tx } from '@app/platform';

/** Which advisor has heard of which listing for which lead: each pair once. */
@Injectable()
export class MatchNews {
  /**
   * Notes what is news to somebody: the lead is open, has an owner who is here, does not rest, and nobody was told of this
   * listing for it. Running it again tells nobody twice.
   * @returns people who have something new to read under the event
   */
  async note(tx: Tx, eventId: string, pairs: { leadId: string; listingId: string }[]): Promise<string[]> {
    if (pairs.length === 0) return [];
    const rows = await tx.query<{ userId: string }[]>(
      `insert into match_told (lead_id, listing_id, user_id, event_id)
       select lead.id, pair.listing_id, lead.owner_id, $1 from unnest($2::uuid[], $3::uuid[]) as pair (lead_id, listing_id)
         join lead on lead.id = pair.lead_id join app_user on app_user.id = lead.owner_id
         join event on event.id = $1
       where lead.open and lead.stage not in ('parked', 'signed') and app_user.disabled_at is null and lead.created_at <= event.at
       on conflict do nothing returning user_id as "userId"`,
      [eventId, pairs.map(({ leadId }) => leadId), pairs.map(({ listingId }) => listingId)],
    );
    return [...new Set(rows.map(({ userId }) => userId))];
  }

  /** Of the listings, those that an import brought. */
  async broughtBy(tx: Tx, eventIds: string[], listingIds: string[]): Promise<{ eventId: string; listingId: string }[]> {
    if (eventIds.length === 0 || listingIds.length === 0) return [];
    return tx.query(
      `select event.id as "eventId", listing_import_row.listing_id as "listingId" from event
         join listing_import_row on listing_import_row.import_id = (event.data ->> 'importId')::uuid
       where event.id = any($1::bigint[]) and listing_import_row.listing_id = any($2::uuid[])`,
      [eventIds, listingIds],
    );
  }
}
