import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Database, NotFound, type Tx } from '@app/platform';
import type { Me } from '@app/users';
import { type CalendarTask, taskCalendar } from './task-calendar.js';

/** Further than a calendar shows; a person with more has other worries. */
const MOST = 500;
const TOKEN = /^[\w-]{43}$/;
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A secret link a person, under which calendars read their open tasks. Only its hash is kept. */
@Injectable()
export class CalendarFeeds {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
  ) {}

  async of(me: Me): Promise<{ createdAt: Date; seenAt: Date | null } | undefined> {
    const [feed] = await this.database.query<{ createdAt: Date; seenAt: Date | null }>(
      `select created_at as "createdAt", seen_at as "seenAt" from calendar_feed where user_id = $1`,
      [me.id],
    );
    return feed;
  }

  /** A new link, shown this once; the one before stops at the same moment. */
  async make(tx: Tx, me: Me): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await tx.query(
      `insert into calendar_feed (user_id, token_hash) values ($1, $2)
       on conflict (user_id) do update set token_hash = excluded.token_hash, created_at = now(), seen_at = null`,
      [me.id, hashOf(token)],
    );
    await this.events.record(tx, { type: 'calendar.linked', actorId: me.id, subjectId: me.id });
    return token;
  }

  async revoke(tx: Tx, me: Me): Promise<void> {
    const gone = await tx.query<[unknown, number]>(`delete from calendar_feed where user_id = $1`, [me.id]);
    if (gone[1] > 0) await this.events.record(tx, { type: 'calendar.revoked', actorId: me.id, subjectId: me.id });
  }

  /** @throws NotFound for a token that is not, or no longer, somebody's */
  async read(token: string): Promise<string> {
    const hash = hashOf(token);
    const known = TOKEN.test(token) ? await this.known(hash) : undefined;
    if (!known || !timingSafeEqual(known.hash, hash))
      throw new NotFound('calendar_not_found', '没有这个日历链接，或已被停用');
    await this.database.query(
      `update calendar_feed set seen_at = now() where user_id = $1 and (seen_at is null or seen_at < now() - interval '10 minutes')`,
      [known.userId],
    );
    return taskCalendar(await this.tasks(known.userId));
  }

  private async known(hash: Buffer): Promise<{ userId: string; hash: Buffer } | undefined> {
    const [feed] = await this.database.query<{ userId: string; hash: Buffer }>(
      `select user_id as "userId", token_hash as hash from calendar_feed
         join app_user on app_user.id = user_id and app_user.disabled_at is null where token_hash = $1`,
      [hash],
    );
    return feed;
  }

  private tasks(userId: string): Promise<CalendarTask[]> {
    return this.database.query(
      `select task.id, coalesce(nullif(task.title, ''), '跟进') as title, task.due_at as due, task.created_at as "createdAt",
         lead.ref, company.name as company, contact.name as contact
       from task join lead on lead.id = task.lead_id and lead.owner_id = $1
         left join company on company.id = lead.company_id left join contact on contact.id = lead.contact_id
       where task.owner_id = $1 and task.status = 'open' order by task.due_at, task.id limit ${MOST}`,
      [userId],
    );
  }
}
