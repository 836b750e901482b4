import { Injectable } from '@nestjs/common';
import { type Listing, PUBLIC_FACTS } from '@app/listings';
import { Database } from '@app/platform';
import { type LeadMatch, Matching } from './matching.service.js';
import { type ClientWords, clientWords } from './shares/client-words.js';

/** What a row of a lead's matches shows of its site; `facts` is the public contract object, `cover` a photo's id. */
export interface MatchCard {
  facts: Listing;
  region: string;
  park: string | null;
  cover: string | null;
  /** When it was last sent to the client. */
  sentAt: Date | null;
  /** It came to fit after the lead was first matched, and not long ago. */
  isNew: boolean;
}

/** A match with its site and what may be said of it to the client. */
export type CardedMatch = LeadMatch & { card: MatchCard; said: ClientWords };

/** Sites of a lead's matches, for its page. */
@Injectable()
export class MatchCards {
  constructor(
    private readonly database: Database,
    private readonly matching: Matching,
  ) {}

  /** Best first, what is gone last. */
  async ofLead(leadId: string): Promise<CardedMatch[]> {
    const [matches, cards] = await Promise.all([this.matching.ofLead(leadId), this.cards(leadId)]);
    return matches.flatMap((match) => {
      const card = cards.get(match.listing.id);
      return card ? [{ ...match, card, said: clientWords(match.criteria) }] : [];
    });
  }

  /** By the listing's id. */
  private async cards(leadId: string): Promise<Map<string, MatchCard>> {
    const rows = await this.database.query<MatchCard & { id: string }>(
      `select listing.id, ${PUBLIC_FACTS} as facts, listing.region, park.name as park,
         (select photo.id from listing_photo as photo where photo.listing_id = listing.id order by photo.position, photo.id limit 1) as cover,
         (select max(share.created_at) from share join share_listing as sent on sent.share_id = share.id
           where share.lead_id = match.lead_id and sent.listing_id = listing.id) as "sentAt",
         coalesce(match.gone_at is null and match.fit_since > now() - interval '3 days'
           and match.fit_since > lead.created_at + interval '1 hour', false) as "isNew"
       from match join lead on lead.id = match.lead_id join listing on listing.id = match.listing_id
         left join park on park.id = listing.park_id
       where match.lead_id = $1`,
      [leadId],
    );
    return new Map(rows.map(({ id, ...card }) => [id, card]));
  }
}
