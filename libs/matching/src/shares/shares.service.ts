import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { isOpen, type Lead, Leads, pipeline, rankOf } from '@app/leads';
import { Clock, Conflict, Database, Invalid, NotFound, type Tx } from '@app/platform';
import type { Me } from '@app/users';
import type { CriterionResult } from '../match.js';
import { clientWords } from './client-words.js';
import { hashOf, ShareLinks } from './share-links.js';
import type { LeadShare, NewShare } from './share-views.js';

const DAY = 86_400_000;

/** Sites sent to a client: the link, what it says, and what follows for the lead. */
@Injectable()
export class Shares {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly events: Events,
    private readonly leads: Leads,
    private readonly links: ShareLinks,
  ) {}

  /**
   * Makes the link, closes an open `send_sites` task, and moves a lead that was before it to 已推荐: all or nothing.
   * @returns the share's id; the same key again gives the first one
   * @throws Invalid for a listing that is not published, Conflict for a lead that is closed
   */
  async send(tx: Tx, me: Me, leadId: string, share: NewShare): Promise<string> {
    const lead = await this.leads.workable(tx, me, leadId);
    const [known] = await tx.query<{ id: string; leadId: string }[]>(
      `select id, lead_id as "leadId" from share where key = $1`,
      [share.key],
    );
    if (known && known.leadId !== leadId) throw new Conflict('key_reused', '这个 key 已用于另一条线索');
    if (known) return known.id;
    if (!isOpen(lead.stage)) throw new Conflict('lead_closed', '这条线索已结束，重新打开后再发房源');
    const id = await this.store(tx, me, leadId, share);
    await this.closeTask(tx, me, leadId);
    await this.events.record(tx, {
      type: 'share.sent',
      actorId: me.id,
      leadId,
      subjectId: id,
      data: { count: new Set(share.listingIds).size, to: this.stageAfter(lead) },
    });
    if (this.proposes(lead)) await this.leads.move(tx, me, leadId, { stage: 'proposed', version: lead.version });
    else await tx.query(`update lead set active_at = now() where id = $1`, [leadId]);
    return id;
  }

  /** Closes the link at once; again is no error. */
  async revoke(tx: Tx, me: Me, leadId: string, id: string): Promise<void> {
    await this.leads.workable(tx, me, leadId);
    const [rows] = await tx.query<[{ id: string }[], number]>(
      `update share set revoked_at = coalesce(revoked_at, $3) where id = $1 and lead_id = $2
       returning id, revoked_at = $3 as fresh`,
      [id, leadId, this.clock.now()],
    );
    const [share] = rows as { id: string; fresh: boolean }[];
    if (!share) throw new NotFound('share_not_found', '没有这次分享，或已随线索删除');
    if (share.fresh)
      await this.events.record(tx, { type: 'share.revoked', actorId: me.id, leadId, subjectId: id, data: {} });
  }

  /** Latest first. Whoever asks has been let in to the lead; `mayOpen` says whether links are theirs to copy. */
  async ofLead(leadId: string, { mayOpen }: { mayOpen: boolean }): Promise<LeadShare[]> {
    const rows = await this.database.query<LeadShare & { hash: Buffer }>(
      `select share.id, app_user.name as author, share.note, share.created_at as "createdAt", share.expires_at as "expiresAt",
         share.revoked_at as "revokedAt", share.opens, share.first_opened_at as "firstOpenedAt",
         share.last_opened_at as "lastOpenedAt", share.token_hash as hash,
         (select coalesce(json_agg(json_build_object('id', listing.id, 'ref', listing.ref, 'title', listing.title,
             'wantedAt', sent.wanted_at) order by sent.position), '[]')
           from share_listing as sent join listing on listing.id = sent.listing_id where sent.share_id = share.id) as listings
       from share join app_user on app_user.id = share.author_id
       where share.lead_id = $1 order by share.created_at desc, share.id limit 50`,
      [leadId],
    );
    const now = this.clock.now();
    return rows.map(({ hash, ...share }) => ({
      ...share,
      path: mayOpen && !share.revokedAt && share.expiresAt > now ? this.links.pathOf(share.id, hash) : null,
    }));
  }

  /** Undefined for a lead that is parked: nothing is planned for it. */
  private stageAfter(lead: Lead): string | undefined {
    if (this.proposes(lead)) return 'proposed';
    return (pipeline as readonly string[]).includes(lead.stage) ? lead.stage : undefined;
  }

  private proposes({ stage }: Lead): boolean {
    return (pipeline as readonly string[]).includes(stage) && rankOf(stage) < rankOf('proposed');
  }

  private async store(
    tx: Tx,
    me: Me,
    leadId: string,
    { listingIds, note, expiresInDays, key }: NewShare,
  ): Promise<string> {
    const ids = [...new Set(listingIds)];
    const found = await tx.query<{ id: string; criteria: CriterionResult[] | null }[]>(
      `select listing.id, match.criteria from listing left join match on match.listing_id = listing.id and match.lead_id = $1
       where listing.id = any($2::uuid[]) and listing.published_at is not null and listing.status in ('available', 'reserved')`,
      [leadId, ids],
    );
    if (found.length !== ids.length)
      throw new Invalid('listing_gone', '有房源已下架或已成交，请去掉后再发', [
        { field: 'listingIds', message: '含有已下架或已成交的房源' },
      ]);
    const id = randomUUID();
    const expires = new Date(this.clock.now().getTime() + expiresInDays * DAY);
    await tx.query(
      `insert into share (id, lead_id, author_id, key, token_hash, note, expires_at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, leadId, me.id, key, hashOf(this.links.tokenOf(id)), note, expires],
    );
    const said = new Map(found.map((one) => [one.id, JSON.stringify(clientWords(one.criteria ?? []))]));
    await tx.query(
      `insert into share_listing (share_id, listing_id, said, position)
       select $1, sent.id, sent.said, sent.position
       from unnest($2::uuid[], $3::jsonb[]) with ordinality as sent (id, said, position)`,
      [id, ids, ids.map((one) => said.get(one))],
    );
    return id;
  }

  private async closeTask(tx: Tx, me: Me, leadId: string): Promise<void> {
    const [closed] = await tx.query<[{ id: string }[], number]>(
      `update task set status = 'done', done_at = now() where lead_id = $1 and kind = 'send_sites' and status = 'open' returning id`,
      [leadId],
    );
    for (const { id } of closed)
      await this.events.record(tx, {
        type: 'task.done',
        actorId: me.id,
        leadId,
        subjectId: id,
        data: { kind: 'send_sites' },
      });
  }
}
