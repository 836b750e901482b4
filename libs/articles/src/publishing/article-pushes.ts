import { Inject, Injectable } from '@nestjs/common';
import { Database, postOutside, type Settings, SETTINGS, type Tx } from '@app/platform';
import { articlePath } from '../article.entity.js';
import { baiduPushUrl, MOST_A_PUSH, type PushAction, type PushAnswer, readBaiduAnswer } from './baidu-push.js';
import { NewsSettings } from './news-settings.js';

/** Tries of one push, and minutes before the next: 1, 4, 16, 64. */
const TRIES = 5;

interface Waiting {
  eventIds: string[];
  slugs: string[];
}

/** How pushing goes, for whoever set the token. */
export interface PushState {
  waiting: number;
  sentToday: number;
  last: { at: Date; ok: boolean; answer: string } | null;
}

/**
 * Tells Baidu of pages that may be indexed. A push is a row first, so that nothing is sent from inside a transaction, and a
 * server that is away is tried again; without a token nothing is noted.
 */
@Injectable()
export class ArticlePushes {
  constructor(
    private readonly database: Database,
    private readonly news: NewsSettings,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Notes what Baidu should hear of an event; a reprint it never heard of is none of its business. */
  async note(tx: Tx, event: { id: string; articleId: string }): Promise<void> {
    if ((await this.news.read(tx)).baiduTokenHint === null) return;
    await tx.query(
      `insert into article_push (event_id, article_id, action)
       select $1, article.id, case when article.status = 'published' and article.indexed
           then case when exists (select from article_push where article_id = article.id and action <> 'remove') then 'update' else 'push' end
           else 'remove' end
       from article where article.id = $2 and (article.status = 'published' and article.indexed
         or exists (select from article_push where article_id = article.id and action <> 'remove'))
       on conflict (event_id) do nothing`,
      [event.id, event.articleId],
    );
  }

  /** Sends what waits, one request an action. @returns how many were taken */
  async run(): Promise<number> {
    const token = await this.news.baiduToken();
    const site = this.settings.publicUrl;
    if (token === undefined) return 0;
    let taken = 0;
    for (const action of ['remove', 'push', 'update'] as const) {
      const waiting = await this.waiting(action);
      if (!waiting) continue;
      const answer = site ? await this.send(action, site, token, waiting.slugs) : NO_ADDRESS;
      await this.settle(waiting.eventIds, answer);
      if (answer.taken) taken += waiting.eventIds.length;
    }
    return taken;
  }

  async state(): Promise<PushState> {
    const [row] = await this.database.query<PushState>(
      `select (select count(*)::int from article_push where status = 'waiting') as waiting,
         (select count(*)::int from article_push where status = 'sent'
            and done_at >= date_trunc('day', now() at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai') as "sentToday",
         (select json_build_object('at', coalesce(done_at, created_at), 'ok', status = 'sent', 'answer', answer) from article_push
            where answer is not null order by greatest(done_at, created_at) desc limit 1) as last`,
    );
    return row!;
  }

  private async waiting(action: PushAction): Promise<Waiting | undefined> {
    const rows = await this.database.query<{ eventId: string; slug: string }>(
      `select article_push.event_id as "eventId", article.slug from article_push join article on article.id = article_push.article_id
       where article_push.status = 'waiting' and article_push.next_at <= now() and action = $1
       order by article_push.event_id limit $2`,
      [action, MOST_A_PUSH],
    );
    if (rows.length === 0) return undefined;
    return { eventIds: rows.map(({ eventId }) => eventId), slugs: [...new Set(rows.map(({ slug }) => slug))] };
  }

  private async send(action: PushAction, site: string, token: string, slugs: string[]): Promise<PushAnswer> {
    const url = baiduPushUrl(action, site, token);
    const { robotOrigin } = this.settings;
    const to = robotOrigin ? new URL(url.pathname + url.search, robotOrigin) : url;
    const list = slugs.map((slug) => site + articlePath({ slug })).join('\n');
    try {
      const { status, body } = await postOutside(to, list, 'text/plain');
      return readBaiduAnswer(status, body);
    } catch (error) {
      return { taken: false, remain: null, text: (error as NodeJS.ErrnoException).code ?? 'no connection' };
    }
  }

  private async settle(eventIds: string[], { taken, remain, text }: PushAnswer): Promise<void> {
    const answer = remain === null ? text : `${text} · remain ${remain}`;
    await this.database.query(
      `update article_push set answer = $2, attempts = attempts + 1,
         status = case when $3 then 'sent' when attempts + 1 >= ${TRIES} then 'failed' else 'waiting' end,
         done_at = case when $3 or attempts + 1 >= ${TRIES} then now() end,
         next_at = now() + interval '1 minute' * power(4, attempts)
       where event_id = any($1::bigint[])`,
      [eventIds, answer, taken],
    );
  }
}

const NO_ADDRESS: PushAnswer = { taken: false, remain: null, text: 'PLOTLINE_PUBLIC_URL is not set' };
