import { Injectable } from '@nestjs/common';
import type { Listing } from '@app/listings';
import { Database, NotFound, type Tx } from '@app/platform';
import type { Rejection, RejectReason } from './feedback-penalty.js';

/** A listing that was turned down for a lead, as its page lists it. */
export interface RejectedMatch {
  listing: { id: string; ref: string; title: string; path: string; status: string };
  reason: RejectReason;
  note: string;
  by: string;
  at: Date;
}

/** 不合适: what was turned down for which lead, and why. One word a pair; saying it again changes the reason. */
@Injectable()
export class MatchFeedback {
  constructor(private readonly database: Database) {}

  /** @throws NotFound when there is no such listing */
  async reject(
    tx: Tx,
    leadId: string,
    listingId: string,
    { reason, note = '', by }: { reason: RejectReason; note?: string; by: string },
  ): Promise<void> {
    const [listing] = await tx.query<{ id: string }[]>(
      `select id from listing where id = $1 and published_at is not null`,
      [listingId],
    );
    if (!listing) throw new NotFound('listing_not_found', '没有找到这套房源，可能已被删除');
    await tx.query(
      `insert into match_feedback (lead_id, listing_id, reason, note, author_id) values ($1, $2, $3, $4, $5)
       on conflict (lead_id, listing_id) do update set reason = excluded.reason, note = excluded.note, author_id = excluded.author_id`,
      [leadId, listingId, reason, note.trim(), by],
    );
  }

  /** @returns whether there was anything to take back */
  async undo(tx: Tx, leadId: string, listingId: string): Promise<boolean> {
    const [rows] = await tx.query<[{ id: string }[], number]>(
      `delete from match_feedback where lead_id = $1 and listing_id = $2 returning id`,
      [leadId, listingId],
    );
    return rows.length > 0;
  }

  async of(tx: Tx, leadId: string): Promise<{ ids: Set<string>; rejections: Rejection[] }> {
    const rows = await tx.query<{ id: string; facts: Listing; reason: RejectReason }[]>(
      `select listing.id, listing.facts, match_feedback.reason from match_feedback
         join listing on listing.id = match_feedback.listing_id where match_feedback.lead_id = $1`,
      [leadId],
    );
    return {
      ids: new Set(rows.map(({ id }) => id)),
      rejections: rows.map(({ facts, reason }) => ({ listing: facts, reason })),
    };
  }

  /** Latest first. */
  ofLead(leadId: string): Promise<RejectedMatch[]> {
    return this.database.query<RejectedMatch>(
      `select json_build_object('id', listing.id, 'ref', listing.ref, 'title', listing.title, 'status', listing.status,
           'path', '/listings/' || listing.ref) as listing,
         match_feedback.reason, match_feedback.note, app_user.name as by, match_feedback.created_at as at
       from match_feedback join listing on listing.id = match_feedback.listing_id
         join app_user on app_user.id = match_feedback.author_id
       where match_feedback.lead_id = $1 order by match_feedback.created_at desc, match_feedback.id`,
      [leadId],
    );
  }
}
