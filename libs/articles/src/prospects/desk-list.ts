import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, encodeCursor, Invalid } from '@app/platform';
import type { DeskOutcome } from '../article.entity.js';
import type { DeskReason } from './desk-reason.js';

export type DeskState = 'waiting' | 'done';

/** An article as the desk's list shows it. */
export interface DeskRow {
  id: string;
  title: string;
  publisher: string | null;
  /** Of the news itself, ISO. */
  day: string | null;
  status: string;
  score: number;
  reason: DeskReason;
  /** Other articles of its story. */
  others: number;
  /** A lead was made of one of its prospects. */
  leads: number;
  outcome: DeskOutcome | null;
  doneAt: Date | null;
  by: string | null;
  createdAt: Date;
}

export interface DeskPage {
  items: DeskRow[];
  next: string | null;
  /** On the first page only. */
  total?: number;
}

const COLUMNS = `article.id, article.title, article.publisher, coalesce(article.published_on, article.posted_on)::text as day,
  article.status, article.desk_score as score, article.desk_reason as reason,
  (select count(*)::int from article as other where other.story_id = article.story_id and other.id <> article.id) as others,
  (select count(*)::int from prospect where prospect.article_id = article.id and prospect.lead_id is not null) as leads,
  article.desk_outcome as outcome, article.desk_done_at as "doneAt", app_user.name as by, article.created_at as "createdAt"`;

const WAITING = `select ${COLUMNS}, to_json(article.created_at) #>> '{}' as "cursorAt"
  from (select * from article where desk = 'waiting' and ($1::int is null or (desk_score, created_at, id) < ($1, $2::timestamptz, $3::uuid))
        order by desk_score desc, created_at desc, id desc limit $4) as article
    left join app_user on app_user.id = article.desk_by
  order by article.desk_score desc, article.created_at desc, article.id desc`;
const DONE = `select ${COLUMNS}, to_json(article.desk_done_at) #>> '{}' as "cursorAt"
  from (select * from article where desk = 'done' and ($1::int is null or (desk_done_at, id) < ($2::timestamptz, $3::uuid))
        order by desk_done_at desc, id desc limit $4) as article
    left join app_user on app_user.id = article.desk_by
  order by article.desk_done_at desc, article.id desc`;

/** What the statements above are, for tests that look at their plans. */
export const DESK_QUERIES = { waiting: WAITING, done: DONE };

/** The editor's list: by score while it waits, by time once it is done. */
@Injectable()
export class DeskList {
  constructor(private readonly database: Database) {}

  async page(state: DeskState, { cursor, limit }: { cursor?: string; limit: number }): Promise<DeskPage> {
    const [score, at, id] = cursor ? cursorParts(cursor) : [null, null, null];
    const rows = await this.database.query<DeskRow & { cursorAt: string }>(state === 'waiting' ? WAITING : DONE, [
      ...[score, at, id, limit + 1],
    ]);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    const next =
      rows.length > limit && last ? `${last.score}.${encodeCursor({ at: last.cursorAt, id: last.id })}` : null;
    const page = { items: items.map(({ cursorAt: _at, ...row }) => row), next };
    return cursor ? page : { ...page, total: await this.count(state) };
  }

  async count(state: DeskState): Promise<number> {
    const sql = `select count(*)::int as total from article where desk = $1`;
    return (await this.database.query<{ total: number }>(sql, [state]))[0]!.total;
  }
}

/** @throws Invalid when it is not one of ours */
function cursorParts(cursor: string): [number, string, string] {
  const [score, rest = ''] = cursor.split('.', 2);
  if (!/^\d{1,3}$/.test(score ?? ''))
    throw new Invalid('cursor_invalid', '翻页标记无效', [{ field: 'cursor', message: '请从第一页重新开始' }]);
  const { at, id } = decodeCursor(rest);
  return [Number(score), at, id];
}
