import { Injectable } from '@nestjs/common';
import { Clock, Database, Keyring } from '@app/platform';
import type { ArticleStatus } from '../article.entity.js';
import { counterPath } from './counter-token.js';
import { maskedContact } from './masked-contact.js';
import type { TakedownStatus } from './takedown.entity.js';

export interface Decision {
  at: string;
  /** Name. */
  by: string | null;
  note: string;
}

/** An answer to a takedown that asks for the page back. */
export interface CounterNoticeView {
  name: string;
  /** Masked. */
  contact: string;
  statement: string;
  status: 'open' | 'accepted' | 'refused';
  dueAt: string;
  createdAt: string;
  decision: Decision | null;
}

/** A ticket as an editor sees it. */
export interface TakedownView {
  id: string;
  /** Short, to quote. */
  number: string;
  article: { id: string; slug: string; title: string; status: ArticleStatus };
  name: string;
  /** Masked. */
  contact: string;
  reason: string;
  status: TakedownStatus;
  dueAt: Date;
  createdAt: Date;
  hiddenAt: Date | null;
  /** Who closed it, when and how. */
  decision: Decision | null;
  counter: CounterNoticeView | null;
  /** The signed form for a counter-notice; null while nothing was taken down or one was filed. */
  counterPath: string | null;
  /** Every step, oldest first: the event's type, when, and by whom. */
  log: { type: string; at: string; by: string | null }[];
}

interface Row extends Omit<TakedownView, 'number' | 'contact' | 'counter' | 'counterPath'> {
  contactCipher: Buffer;
  counter: (Omit<CounterNoticeView, 'contact'> & { id: string }) | null;
  counterCipher: Buffer | null;
}

export const takedownNumber = (id: string): string => `T${id.slice(0, 8).toUpperCase()}`;
export const takedownContactPlace = (id: string): string => `takedown.contact:${id}`;
export const counterContactPlace = (id: string): string => `counter-notice.contact:${id}`;

const decided = (table: string, at: string, by: string, note: string): string =>
  `case when ${table}.${at} is null then null else json_build_object('at', ${table}.${at},
     'by', (select name from app_user where app_user.id = ${table}.${by}), 'note', ${table}.${note}) end`;

/** Tickets as the dashboard lists them. The steps come from the record of events, which nobody can change. */
@Injectable()
export class TakedownList {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly keyring: Keyring,
  ) {}

  /** What waits for somebody first, by its deadline; then what was decided, latest first. At most 200. */
  async all(): Promise<TakedownView[]> {
    const rows = await this.database.query<Row>(
      `select takedown.id, takedown.name, takedown.contact_cipher as "contactCipher", takedown.reason, takedown.status,
         takedown.due_at as "dueAt", takedown.created_at as "createdAt", takedown.hidden_at as "hiddenAt",
         json_build_object('id', article.id, 'slug', article.slug, 'title', article.title, 'status', article.status) as article,
         ${decided('takedown', 'closed_at', 'closed_by', 'close_note')} as decision,
         counter.contact_cipher as "counterCipher",
         case when counter.id is null then null else json_build_object('id', counter.id, 'name', counter.name,
           'statement', counter.statement, 'status', counter.status, 'dueAt', counter.due_at,
           'createdAt', counter.created_at,
           'decision', ${decided('counter', 'decided_at', 'decided_by', 'decision_note')}) end as counter,
         (select coalesce(json_agg(json_build_object('type', event.type, 'at', event.at,
             'by', (select name from app_user where app_user.id = event.actor_id)) order by event.id), '[]')
           from event where event.subject_id = takedown.article_id and event.data ->> 'takedownId' = takedown.id::text) as log
       from takedown join article on article.id = takedown.article_id
         left join counter_notice as counter on counter.takedown_id = takedown.id
       order by (takedown.status = 'open' or counter.status = 'open') desc nulls last,
         case when takedown.status = 'open' then takedown.due_at when counter.status = 'open' then counter.due_at end,
         takedown.created_at desc, takedown.id limit 200`,
    );
    const now = this.clock.now();
    return rows.map((row) => this.viewOf(row, now));
  }

  private viewOf({ contactCipher, counterCipher, counter, ...row }: Row, now: Date): TakedownView {
    const read = (cipher: Buffer, place: string): string => maskedContact(this.keyring.decrypt(cipher, place));
    const stands = row.status === 'open' || row.status === 'done';
    const { id: counterId, ...filed } = counter ?? { id: '' };
    return {
      ...row,
      number: takedownNumber(row.id),
      contact: read(contactCipher, takedownContactPlace(row.id)),
      counter: counter && {
        ...(filed as Omit<CounterNoticeView, 'contact'>),
        contact: read(counterCipher!, counterContactPlace(counterId)),
      },
      counterPath: stands && row.hiddenAt && !counter ? counterPath(this.keyring, row.id, now) : null,
    };
  }
}
