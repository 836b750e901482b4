import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Clock, Conflict, Invalid, Keyring, NotFound, type Tx } from '@app/platform';
import { ArticlesRepository } from '../articles.repository.js';
import { NewsSettings } from '../publishing/news-settings.js';
import { Removals } from './removals.js';
import { takedownContactPlace, takedownNumber } from './takedown-list.js';
import type { TakedownStatus } from './takedown.entity.js';

/** Hours in which a request must be looked at. */
const DEADLINE_HOURS = 24;

export interface TakedownRequest {
  /** Slug or id of the article. */
  article: string;
  name: string;
  /** Phone or mail of who asks; stored encrypted. */
  contact: string;
  reason: string;
}

interface Ticket {
  articleId: string;
  status: TakedownStatus;
  hiddenAt: Date | null;
}

/** Requests to take an article down: each is a ticket with a deadline of 24 hours. */
@Injectable()
export class TakedownsService {
  constructor(
    private readonly articles: ArticlesRepository,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly keyring: Keyring,
    private readonly removals: Removals,
    private readonly settings: NewsSettings,
  ) {}

  /**
   * Opens a ticket; the article stays up until somebody decides, unless the house hides at once.
   * @returns a short number to quote, and the deadline
   * @throws NotFound; Invalid when a field is empty or too long
   */
  async requestTakedown(tx: Tx, request: TakedownRequest): Promise<{ id: string; number: string; dueAt: Date }> {
    const article =
      (await this.articles.bySlug(request.article, tx)) ?? (await this.articles.byId(request.article, tx));
    if (!article || article.status === 'draft') throw new NotFound('article_not_found', '没有这篇资讯');
    for (const field of ['name', 'contact', 'reason'] as const) {
      const value = request[field].trim();
      if (value === '' || value.length > 2000)
        throw new Invalid('takedown_invalid', '请填写完整', [{ field, message: '请填写，不超过 2000 字' }]);
    }
    const id = randomUUID();
    const dueAt = new Date(this.clock.now().getTime() + DEADLINE_HOURS * 3600_000);
    await tx.query(
      `insert into takedown (id, article_id, name, contact_cipher, reason, due_at) values ($1, $2, $3, $4, $5, $6)`,
      [
        id,
        article.id,
        request.name.trim(),
        this.keyring.encrypt(request.contact.trim(), takedownContactPlace(id)),
        request.reason.trim(),
        dueAt,
      ],
    );
    await this.events.record(tx, { type: 'takedown.requested', subjectId: article.id, data: { takedownId: id } });
    if (article.status === 'published' && (await this.settings.read(tx)).hideOnRequest)
      await this.hideFor(tx, null, id, article.id);
    return { id, number: takedownNumber(id), dueAt };
  }

  /** Hides the page at once, before anything is decided; once more changes nothing. @throws NotFound, Conflict */
  async hide(tx: Tx, by: string, id: string): Promise<void> {
    const ticket = await this.locked(tx, id);
    if (ticket.status !== 'open') throw closed();
    if (ticket.hiddenAt === null) await this.hideFor(tx, by, id, ticket.articleId);
  }

  /**
   * The end of a ticket. Done: the page is hidden, if it was not, and never collected again. Refused: a page that the
   * ticket had hidden comes back. The note says how and is kept as proof.
   * @throws NotFound; Conflict `takedown_closed` when somebody was quicker
   */
  async close(
    tx: Tx,
    by: string,
    id: string,
    { outcome, note }: { outcome: 'done' | 'refused'; note: string },
  ): Promise<void> {
    const { articleId, status, hiddenAt } = await this.locked(tx, id);
    if (status !== 'open') throw closed();
    if (outcome === 'done' && hiddenAt === null) await this.hideFor(tx, by, id, articleId);
    await tx.query(
      `update takedown set status = $2, closed_at = now(), closed_by = $3, close_note = $4 where id = $1`,
      [id, outcome, by, note],
    );
    await this.events.record(tx, {
      type: 'takedown.closed',
      actorId: by,
      subjectId: articleId,
      data: { takedownId: id, outcome },
    });
    if (outcome === 'refused' && hiddenAt !== null) await this.removals.undo(tx, by, articleId, id);
  }

  /** Where who asks is answered. Who looked, and when, is on the record. @throws NotFound */
  async reveal(tx: Tx, by: string, id: string): Promise<string> {
    const [ticket] = await tx.query<{ articleId: string; contactCipher: Buffer }[]>(
      `select article_id as "articleId", contact_cipher as "contactCipher" from takedown where id = $1`,
      [id],
    );
    if (!ticket) throw new NotFound('takedown_not_found', '没有这份删除申请');
    await this.events.record(tx, {
      type: 'takedown.contact_revealed',
      actorId: by,
      subjectId: ticket.articleId,
      data: { takedownId: id },
    });
    return this.keyring.decrypt(ticket.contactCipher, takedownContactPlace(id));
  }

  private async locked(tx: Tx, id: string): Promise<Ticket> {
    const [ticket] = await tx.query<Ticket[]>(
      `select article_id as "articleId", status, hidden_at as "hiddenAt" from takedown where id = $1 for update`,
      [id],
    );
    if (!ticket) throw new NotFound('takedown_not_found', '没有这份删除申请');
    return ticket;
  }

  private async hideFor(tx: Tx, by: string | null, id: string, articleId: string): Promise<void> {
    await tx.query(`update takedown set hidden_at = $2 where id = $1`, [id, this.clock.now()]);
    await this.events.record(tx, {
      type: 'takedown.hidden',
      actorId: by,
      subjectId: articleId,
      data: { takedownId: id },
    });
    await this.removals.remove(tx, by, articleId);
  }
}

const closed = (): Conflict => new Conflict('takedown_closed', '这份申请已经办结，请刷新后再看');
