import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Clock, Conflict, Database, Invalid, Keyring, NotFound, type Tx } from '@app/platform';
import { readCounterToken } from './counter-token.js';
import { Removals } from './removals.js';
import { counterContactPlace, takedownNumber } from './takedown-list.js';

/** Hours in which a counter-notice must be decided. */
const DEADLINE_HOURS = 72;

export interface CounterNotice {
  name: string;
  /** Phone or mail; stored encrypted. */
  contact: string;
  /** Why the page was right, and that the sender answers for it. */
  statement: string;
}

/** What a counter-notice's form says of the ticket that it answers: nothing of who asked. */
export interface CounterSubject {
  takedownId: string;
  number: string;
  title: string;
  isFiled: boolean;
}

/** Answers to takedowns: whoever is hit says why the page was right, an editor decides whether it comes back. */
@Injectable()
export class CounterNotices {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly events: Events,
    private readonly keyring: Keyring,
    private readonly removals: Removals,
  ) {}

  /** What the signed link is about; undefined for a link that is not ours, too old, or of a page that is not down. */
  async subject(token: string): Promise<CounterSubject | undefined> {
    const id = readCounterToken(this.keyring, token, this.clock.now());
    if (id === undefined) return undefined;
    const [row] = await this.database.query<{ title: string; isFiled: boolean }>(
      `select article.title, counter_notice.id is not null as "isFiled"
       from takedown join article on article.id = takedown.article_id
         left join counter_notice on counter_notice.takedown_id = takedown.id
       where takedown.id = $1 and takedown.hidden_at is not null and takedown.status in ('open', 'done')`,
      [id],
    );
    return row && { takedownId: id, number: takedownNumber(id), ...row };
  }

  /** @throws Invalid by field; Conflict `counter_filed` when there is one already. @returns until when it is decided */
  async file(tx: Tx, { takedownId }: CounterSubject, notice: CounterNotice): Promise<Date> {
    for (const field of ['name', 'contact', 'statement'] as const) {
      const value = notice[field].trim();
      if (value === '' || value.length > 2000)
        throw new Invalid('counter_invalid', '请填写完整', [{ field, message: '请填写，不超过 2000 字' }]);
    }
    const id = randomUUID();
    const dueAt = new Date(this.clock.now().getTime() + DEADLINE_HOURS * 3600_000);
    const filed = await tx.query<{ articleId: string }[]>(
      `insert into counter_notice (id, takedown_id, name, contact_cipher, statement, due_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (takedown_id) do nothing
       returning (select article_id from takedown where takedown.id = takedown_id) as "articleId"`,
      [
        id,
        takedownId,
        notice.name.trim(),
        this.keyring.encrypt(notice.contact.trim(), counterContactPlace(id)),
        notice.statement.trim(),
        dueAt,
      ],
    );
    if (!filed[0]) throw new Conflict('counter_filed', '这份申请已经有一份反通知，我们正在处理');
    await this.events.record(tx, { type: 'takedown.countered', subjectId: filed[0].articleId, data: { takedownId } });
    return dueAt;
  }

  /** Accepted: the page comes back. @throws NotFound; Conflict `counter_decided` when somebody was quicker */
  async decide(
    tx: Tx,
    by: string,
    takedownId: string,
    { outcome, note }: { outcome: 'accepted' | 'refused'; note: string },
  ): Promise<void> {
    const [row] = await tx.query<{ status: string; articleId: string }[]>(
      `select counter_notice.status, takedown.article_id as "articleId"
       from counter_notice join takedown on takedown.id = counter_notice.takedown_id
       where takedown.id = $1 for update`,
      [takedownId],
    );
    if (!row) throw new NotFound('counter_not_found', '没有这份反通知');
    if (row.status !== 'open') throw new Conflict('counter_decided', '这份反通知已经办结，请刷新后再看');
    await tx.query(
      `update counter_notice set status = $2, decided_at = now(), decided_by = $3, decision_note = $4 where takedown_id = $1`,
      [takedownId, outcome, by, note],
    );
    await this.events.record(tx, {
      type: 'takedown.counter_decided',
      actorId: by,
      subjectId: row.articleId,
      data: { takedownId, outcome },
    });
    if (outcome === 'refused') return;
    await tx.query(
      `update takedown set status = 'restored', closed_at = coalesce(closed_at, now()),
         closed_by = coalesce(closed_by, $2), close_note = coalesce(close_note, $3) where id = $1`,
      [takedownId, by, note],
    );
    await this.removals.undo(tx, by, row.articleId, takedownId);
  }

  /** Where its sender is answered. Who looked, and when, is on the record. @throws NotFound */
  async reveal(tx: Tx, by: string, takedownId: string): Promise<string> {
    const [row] = await tx.query<{ id: string; articleId: string; contactCipher: Buffer }[]>(
      `select counter_notice.id, takedown.article_id as "articleId", counter_notice.contact_cipher as "contactCipher"
       from counter_notice join takedown on takedown.id = counter_notice.takedown_id where takedown.id = $1`,
      [takedownId],
    );
    if (!row) throw new NotFound('counter_not_found', '没有这份反通知');
    await this.events.record(tx, {
      type: 'takedown.contact_revealed',
      actorId: by,
      subjectId: row.articleId,
      data: { takedownId, counter: true },
    });
    return this.keyring.decrypt(row.contactCipher, counterContactPlace(row.id));
  }
}
