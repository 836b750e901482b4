import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Clock, Database, Invalid, Keyring, NotFound, type Tx } from '@app/platform';
import { ArticlesRepository } from './articles.repository.js';
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

/** A ticket as an editor sees it. */
export interface TakedownView {
  id: string;
  article: { id: string; slug: string; title: string };
  name: string;
  contact: string;
  reason: string;
  status: TakedownStatus;
  dueAt: Date;
  createdAt: Date;
}

type Row = Omit<TakedownView, 'article' | 'contact'> & { articleId: string; slug: string; title: string; contactCipher: Buffer }; // prettier-ignore

const place = (id: string): string => `takedown.contact:${id}`;

/** Requests to take an article down: each is a ticket with a deadline of 24 hours. */
@Injectable()
export class TakedownsService {
  constructor(
    private readonly articles: ArticlesRepository,
    private readonly database: Database,
    private readonly events: Events,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
  ) {}

  /**
   * Opens a ticket; the article stays up until somebody decides.
   * @returns a short number to quote, and the deadline
   * @throws NotFound; Invalid when a field is empty or too long
   */
  async requestTakedown(tx: Tx, request: TakedownRequest): Promise<{ id: string; number: string; dueAt: Date }> {
    const article = (await this.articles.bySlug(request.article)) ?? (await this.articles.byId(request.article));
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
        this.keyring.encrypt(request.contact.trim(), place(id)),
        request.reason.trim(),
        dueAt,
      ],
    );
    await this.events.record(tx, { type: 'takedown.requested', subjectId: article.id, data: { takedownId: id } });
    return { id, number: `T${id.slice(0, 8).toUpperCase()}`, dueAt };
  }

  /** Tickets by deadline, open ones first, at most 200. */
  async list(): Promise<TakedownView[]> {
    const rows = await this.database.query<Row>(
      `select takedown.id, takedown.article_id as "articleId", article.slug, article.title, takedown.name,
         takedown.contact_cipher as "contactCipher", takedown.reason, takedown.status, takedown.due_at as "dueAt",
         takedown.created_at as "createdAt"
       from takedown join article on article.id = takedown.article_id
       order by (takedown.status = 'open') desc, takedown.due_at, takedown.id limit 200`,
    );
    return rows.map(({ articleId, slug, title, contactCipher, ...row }) => ({
      ...row,
      article: { id: articleId, slug, title },
      contact: this.keyring.decrypt(contactCipher, place(row.id)),
    }));
  }
}
