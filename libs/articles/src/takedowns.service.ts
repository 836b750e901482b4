import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Clock, Conflict, Database, Invalid, Keyring, NotFound, type Tx } from '@app/platform';
import { maskPhone, normalisePhone } from '@app/reference';
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
  /** Masked. */
  contact: string;
  reason: string;
  status: TakedownStatus;
  dueAt: Date;
  createdAt: Date;
  /** Who closed it, when and how. */
  decision: { at: string; by: string | null; note: string } | null;
}

type Row = Omit<TakedownView, 'article' | 'contact'> & { articleId: string; slug: string; title: string; contactCipher: Buffer }; // prettier-ignore

/** A phone as everywhere, a mail by its first letter and its host, anything else by its ends. */
function maskContact(contact: string): string {
  const mail = /^(.)[^@]*(@[^@\s]+)$/u.exec(contact);
  if (mail) return `${mail[1]}***${mail[2]}`;
  const { e164 } = normalisePhone(contact);
  if (e164) return maskPhone(e164);
  return contact.length > 6 ? `${contact.slice(0, 2)}****${contact.slice(-2)}` : '****';
}

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
        this.keyring.encrypt(request.contact.trim(), place(id)),
        request.reason.trim(),
        dueAt,
      ],
    );
    await this.events.record(tx, { type: 'takedown.requested', subjectId: article.id, data: { takedownId: id } });
    return { id, number: `T${id.slice(0, 8).toUpperCase()}`, dueAt };
  }

  /**
   * The end of a ticket: the article was dealt with, or the request is refused; the note says how and is kept as proof.
   * The article itself is hidden on its own page.
   * @throws NotFound; Conflict `takedown_closed` when somebody was quicker
   */
  async close(
    tx: Tx,
    by: string,
    id: string,
    { outcome, note }: { outcome: Exclude<TakedownStatus, 'open'>; note: string },
  ): Promise<void> {
    const [ticket] = await tx.query<{ articleId: string; status: TakedownStatus }[]>(
      `select article_id as "articleId", status from takedown where id = $1 for update`,
      [id],
    );
    if (!ticket) throw new NotFound('takedown_not_found', '没有这份删除申请');
    if (ticket.status !== 'open') throw new Conflict('takedown_closed', '这份申请已经办结，请刷新后再看');
    await tx.query(
      `update takedown set status = $2, closed_at = now(), closed_by = $3, close_note = $4 where id = $1`,
      [id, outcome, by, note],
    );
    await this.events.record(tx, {
      type: 'takedown.closed',
      actorId: by,
      subjectId: ticket.articleId,
      data: { takedownId: id, outcome },
    });
  }

  /** Tickets by deadline, open ones first, at most 200. */
  async list(): Promise<TakedownView[]> {
    const rows = await this.database.query<Row>(
      `select takedown.id, takedown.article_id as "articleId", article.slug, article.title, takedown.name,
         takedown.contact_cipher as "contactCipher", takedown.reason, takedown.status, takedown.due_at as "dueAt",
         takedown.created_at as "createdAt",
         case when takedown.closed_at is null then null else json_build_object('at', takedown.closed_at,
           'by', app_user.name, 'note', takedown.close_note) end as decision
       from takedown join article on article.id = takedown.article_id left join app_user on app_user.id = takedown.closed_by
       order by (takedown.status = 'open') desc, takedown.due_at, takedown.id limit 200`,
    );
    return rows.map(({ articleId, slug, title, contactCipher, ...row }) => ({
      ...row,
      article: { id: articleId, slug, title },
      contact: maskContact(this.keyring.decrypt(contactCipher, place(row.id))),
    }));
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
    return this.keyring.decrypt(ticket.contactCipher, place(id));
  }
}
