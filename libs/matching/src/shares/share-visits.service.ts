import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { PUBLIC_FACTS } from '@app/listings';
import { Clock, Database, type Tx } from '@app/platform';
import { hashOf } from './share-links.js';
import type { SharedSite, SharePage } from './share-views.js';

/** Openings so close together are one visit. */
const ONE_VISIT = 30 * 60_000;
const LONGEST_TOKEN = 64;

/** What a client does with a link: opens it, and says which site they want to see. */
@Injectable()
export class ShareVisits {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly events: Events,
  ) {}

  /** @returns undefined for a link that never was; `over` once it expired or was taken back */
  async find(token: string): Promise<SharePage | undefined> {
    if (token.length > LONGEST_TOKEN) return undefined;
    const [share] = await this.database.query<Omit<SharePage, 'sites' | 'state'> & { over: boolean }>(
      `select share.id, app_user.name as advisor, share.note, share.expires_at as "expiresAt",
         share.revoked_at is not null or share.expires_at <= $2 as over
       from share join app_user on app_user.id = share.author_id where share.token_hash = $1`,
      [hashOf(token), this.clock.now()],
    );
    if (!share) return undefined;
    const { over, ...page } = share;
    if (over) return { ...page, note: '', state: 'over', sites: [] };
    return { ...page, state: 'open', sites: await this.sites(share.id) };
  }

  /** Counts one opening; the first one is an event, which tells the owner. */
  async count(tx: Tx, shareId: string): Promise<void> {
    const now = this.clock.now();
    const [rows] = await tx.query<[{ leadId: string; first: boolean }[], number]>(
      `update share set last_opened_at = $2, first_opened_at = coalesce(first_opened_at, $2),
         opens = opens + case when counted_at is null or counted_at <= $3 then 1 else 0 end,
         counted_at = case when counted_at is null or counted_at <= $3 then $2 else counted_at end
       from (select id as known, opens as before from share where id = $1 for update) as locked
       where id = known and revoked_at is null and expires_at > $2
       returning lead_id as "leadId", before = 0 as first`,
      [shareId, now, new Date(now.getTime() - ONE_VISIT)],
    );
    if (rows[0]?.first)
      await this.events.record(tx, { type: 'share.opened', leadId: rows[0].leadId, subjectId: shareId, data: {} });
  }

  /** 想看: once a site, however often it is pressed. @returns whether the site is one of the share's */
  async want(tx: Tx, shareId: string, ref: string): Promise<boolean> {
    const now = this.clock.now();
    const [site] = await tx.query<{ listingId: string; leadId: string; wantedAt: Date | null }[]>(
      `select sent.listing_id as "listingId", share.lead_id as "leadId", sent.wanted_at as "wantedAt"
       from share join share_listing as sent on sent.share_id = share.id join listing on listing.id = sent.listing_id
       where share.id = $1 and listing.ref = $2 and share.revoked_at is null and share.expires_at > $3 for update of sent`,
      [shareId, ref, now],
    );
    if (!site) return false;
    if (site.wantedAt) return true;
    await tx.query(`update share_listing set wanted_at = $3 where share_id = $1 and listing_id = $2`, [
      shareId,
      site.listingId,
      now,
    ]);
    await tx.query(`update lead set active_at = now() where id = $1`, [site.leadId]);
    await this.events.record(tx, { type: 'share.wanted', leadId: site.leadId, subjectId: shareId, data: { ref } });
    return true;
  }

  private sites(shareId: string): Promise<SharedSite[]> {
    return this.database.query<SharedSite>(
      `select listing.ref, listing.title, listing.region, listing.status, park.name as park, sent.said,
         sent.wanted_at as "wantedAt", case when listing.published_at is not null then ${PUBLIC_FACTS} end as facts,
         (select json_build_object('id', photo.id, 'width', photo.width, 'height', photo.height) from listing_photo as photo
           where photo.listing_id = listing.id and listing.published_at is not null order by photo.position, photo.id limit 1) as photo
       from share_listing as sent join listing on listing.id = sent.listing_id left join park on park.id = listing.park_id
       where sent.share_id = $1 order by sent.position`,
      [shareId],
    );
  }
}
