import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Conflict, NotFound, type Tx } from '@app/platform';
import type { Me } from '@app/users';
import type { DeskOutcome } from '../article.entity.js';
import { ArticlesService } from '../articles.service.js';
import { Sources } from '../sources/sources.service.js';

interface OnDesk {
  id: string;
  desk: 'waiting' | 'done';
  status: string;
  outcome: DeskOutcome | null;
  /** As Postgres writes it, to the microsecond. */
  doneAt: string | null;
  /** Prospects that nobody has decided on, and leads made of others. */
  open: number;
  leads: number;
}

/** What an editor does with an article on the desk. It leaves when both questions are answered: publish? a lead? */
@Injectable()
export class DeskActs {
  constructor(
    private readonly articles: ArticlesService,
    private readonly events: Events,
    private readonly sources: Sources,
  ) {}

  /** @returns whether it left the desk: not while prospects wait. @throws NotFound, and what publishing throws */
  async publish(tx: Tx, me: Me, id: string): Promise<{ done: boolean }> {
    const before = await this.locked(tx, id, 'waiting');
    if (before.status !== 'published') await this.articles.publish(tx, id, me.id);
    if (before.open > 0) return { done: false };
    await this.finish(tx, me, id, before.leads > 0 ? 'lead' : 'published');
    return { done: true };
  }

  /** The inverse of publishing: back to a draft, back on the desk. @throws NotFound */
  async unpublish(tx: Tx, me: Me, id: string): Promise<void> {
    const before = await this.locked(tx, id);
    if (before.status === 'published') await this.articles.edit(tx, id, { status: 'draft' }, me.id);
    await this.wait(tx, id);
  }

  /** Leaves as it is; prospects that nobody took are let go. @throws NotFound */
  async ignore(tx: Tx, me: Me, id: string): Promise<void> {
    const { leads, status } = await this.locked(tx, id, 'waiting');
    await tx.query(
      `update prospect set status = 'dismissed', decided_by = $2, decided_at = now(), version = version + 1
       where article_id = $1 and status = 'waiting'`,
      [id, me.id],
    );
    await this.finish(tx, me, id, leads > 0 ? 'lead' : status === 'published' ? 'published' : 'ignored');
  }

  /** Its source is closed, and whatever else waits of that source leaves with it. @throws NotFound, Conflict `article_without_source` */
  async block(tx: Tx, me: Me, id: string, reason?: string): Promise<{ left: number }> {
    await this.locked(tx, id, 'waiting');
    await this.sources.block(tx, me.id, { articleId: id, reason });
    const left = await tx.query<{ id: string }[]>(
      `select other.id from article as other join article on article.id = $1
       where other.desk = 'waiting' and (other.id = $1 or other.source_id = article.source_id) order by other.id for no key update of other`,
      [id],
    );
    for (const other of left) await this.finish(tx, me, other.id, 'blocked');
    return { left: left.length };
  }

  /** Back on the desk: what was let go with it comes back, a closed source is opened. @throws NotFound; Conflict `desk_waiting` */
  async reopen(tx: Tx, me: Me, id: string): Promise<void> {
    const { outcome, doneAt } = await this.locked(tx, id, 'done');
    if (outcome === 'reprint') throw new Conflict('desk_reprint', '这是转载，请在首发的那篇上处理');
    if (outcome === 'blocked') return this.unblock(tx, me, id, doneAt!);
    await tx.query(
      `update prospect set status = 'waiting', decided_by = null, decided_at = null, version = version + 1
       where article_id = $1 and status = 'dismissed' and decided_at = $2::timestamptz`,
      [id, doneAt],
    );
    await this.wait(tx, id);
  }

  private async unblock(tx: Tx, me: Me, id: string, doneAt: string): Promise<void> {
    const blocks = await tx.query<{ id: string }[]>(
      `select source_block.id from source_block, article where article.id = $1
         and (source_block.source_id = article.source_id
           or article.source_id is null and source_block.host = lower(substring(article.source_url from '^https?://([^/:?#]+)')))`,
      [id],
    );
    for (const block of blocks) await this.sources.unblock(tx, me.id, block.id);
    const together = await tx.query<{ id: string }[]>(
      `select id from article where desk = 'done' and desk_outcome = 'blocked' and desk_done_at = $1::timestamptz order by id`,
      [doneAt],
    );
    for (const other of together) await this.wait(tx, other.id);
  }

  private async finish(tx: Tx, me: Me, id: string, outcome: DeskOutcome): Promise<void> {
    await tx.query(
      `update article set desk = 'done', desk_outcome = $2, desk_by = $3, desk_done_at = now() where id = $1`,
      [id, outcome, me.id],
    );
    await this.events.record(tx, { type: 'article.desk_done', actorId: me.id, subjectId: id, data: { outcome } });
  }

  private async wait(tx: Tx, id: string): Promise<void> {
    await tx.query(
      `update article set desk = 'waiting', desk_outcome = null, desk_by = null, desk_done_at = null where id = $1`,
      [id],
    );
  }

  private async locked(tx: Tx, id: string, wanted?: OnDesk['desk']): Promise<OnDesk> {
    const [row] = await tx.query<OnDesk[]>(
      `select id, desk, status, desk_outcome as outcome, desk_done_at::text as "doneAt",
         (select count(*)::int from prospect where article_id = article.id and prospect.status = 'waiting'
            and coalesce(prospect.edits ->> 'stage', prospect.facts ->> 'stage') is distinct from '终止') as open,
         (select count(*)::int from prospect where article_id = article.id and lead_id is not null) as leads
       from article where id = $1 and desk is not null for no key update`,
      [id],
    );
    if (!row) throw new NotFound('article_not_found', '收件箱里没有这篇资讯');
    if (wanted === 'waiting' && row.desk === 'done') throw new Conflict('desk_done', '这篇已经处理过，请看「已处理」');
    if (wanted === 'done' && row.desk === 'waiting') throw new Conflict('desk_waiting', '这篇还在收件箱里');
    return row;
  }
}
