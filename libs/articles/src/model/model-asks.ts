import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '@app/platform';
import { storyOf } from '../mining/story.js';
import { askModel, ModelTrouble } from './ask-model.js';
import { checkedClaims } from './checked-claims.js';
import { claimsIn, modelMessages } from './model-claims.js';
import { ModelFacts } from './model-facts.js';
import { type ModelEndpoint, ModelSettings } from './model-settings.js';

/** Tries of one article; minutes before the next: 2, 8. */
const TRIES = 3;
/** Asks handed over at a time. */
const AT_ONCE = 20;

const TODAY = `(now() at time zone 'Asia/Shanghai')::date`;

/** How asking goes, for whoever set it up. */
export interface ModelState {
  asked: number;
  waiting: number;
  failed: number;
  /** Facts of the last seven days, and claims that the text did not bear out. */
  kept: number;
  dropped: number;
  last: { at: Date; ok: boolean; reason: string | null } | null;
}

/**
 * Asks the model about articles on the desk, after our rules have read them and apart from them: an ask is a row first, and
 * whatever becomes of it, the desk has what the rules found.
 */
@Injectable()
export class ModelAsks {
  constructor(
    private readonly database: Database,
    private readonly facts: ModelFacts,
    private readonly settings: ModelSettings,
  ) {}

  /** Notes an article to ask about; while no model is set up nothing is noted. */
  async note(tx: Tx, articleId: string): Promise<void> {
    await tx.query(
      `insert into model_ask (article_id) select $1 from setting where key = 'model' and (value ->> 'enabled')::boolean
       on conflict (article_id) do nothing`,
      [articleId],
    );
  }

  /** Articles to ask about now, the best of the desk first; none while it is off or the day's number is used up. */
  async due(): Promise<string[]> {
    const { enabled, dailyLimit } = await this.settings.read();
    if (!enabled) return [];
    const found = await this.database.query<{ id: string }>(
      `select article.id from model_ask join article on article.id = model_ask.article_id
       where model_ask.status = 'waiting' and model_ask.next_at <= now()
         and coalesce((select asked from model_day where day = ${TODAY}), 0) < $1
       order by article.desk_score desc, article.created_at limit ${AT_ONCE}`,
      [dailyLimit],
    );
    return found.map(({ id }) => id);
  }

  /** Asks about one article and keeps what holds; a failure is written down and never thrown. */
  async run(articleId: string, signal?: AbortSignal): Promise<void> {
    const endpoint = await this.settings.endpoint();
    const article = endpoint && (await this.take(articleId));
    if (!article) return;
    try {
      const { kept, dropped } = await this.read(endpoint, article, signal);
      await this.database.transaction(async (tx) => {
        const added = await this.facts.add(tx, articleId, kept);
        await tx.query(
          `update model_ask set status = 'done', reason = null, kept = $2, dropped = $3, done_at = now() where article_id = $1`,
          [articleId, added, dropped],
        );
      });
    } catch (error) {
      if (!(error instanceof ModelTrouble)) throw error;
      await this.putOff(articleId, error);
    }
  }

  /** Asks about any article, as a trial; counts as one of the day. @throws ModelTrouble */
  async read(endpoint: ModelEndpoint, article: { title: string; text: string }, signal?: AbortSignal) {
    const { plain } = storyOf(article.title, article.text);
    return checkedClaims(article, claimsIn(await askModel(endpoint, modelMessages(plain), signal)));
  }

  /** One more of the day's requests. @returns false when they are used up */
  async count(tx: Tx): Promise<boolean> {
    const { dailyLimit } = await this.settings.read(tx);
    const counted = await tx.query<unknown[]>(
      `with counted as (
         insert into model_day (day, asked) values (${TODAY}, 1)
         on conflict (day) do update set asked = model_day.asked + 1 where model_day.asked < $1 returning 1)
       select 1 from counted`,
      [dailyLimit],
    );
    return counted.length > 0;
  }

  async state(): Promise<ModelState> {
    const [row] = await this.database.query<ModelState>(
      `select coalesce((select asked from model_day where day = ${TODAY}), 0) as asked,
         (select count(*)::int from model_ask where status = 'waiting') as waiting,
         (select count(*)::int from model_ask where status = 'failed' and done_at > now() - interval '7 days') as failed,
         (select coalesce(sum(kept), 0)::int from model_ask where done_at > now() - interval '7 days') as kept,
         (select coalesce(sum(dropped), 0)::int from model_ask where done_at > now() - interval '7 days') as dropped,
         (select json_build_object('at', done_at, 'ok', status = 'done', 'reason', reason) from model_ask
            where done_at is not null order by done_at desc limit 1) as last`,
    );
    return row!;
  }

  /** The article, if it still waits and the day has a request left; meanwhile nobody else takes it. */
  private take(articleId: string): Promise<{ title: string; text: string } | undefined> {
    return this.database.transaction(async (tx) => {
      const [ask] = await tx.query<{ title: string; text: string; desk: string | null; status: string }[]>(
        `select article.title, article.text, article.desk, article.status from model_ask join article on article.id = model_ask.article_id
         where article_id = $1 and model_ask.status = 'waiting' and model_ask.next_at <= now() for no key update of model_ask skip locked`,
        [articleId],
      );
      if (!ask) return undefined;
      // A page that was taken down is sent to nobody.
      if (ask.desk !== 'waiting' || ask.status === 'hidden') {
        await tx.query(`update model_ask set status = 'done', kept = 0, dropped = 0 where article_id = $1`, [articleId]); // prettier-ignore
        return undefined;
      }
      if (!(await this.count(tx))) return undefined;
      await tx.query(
        `update model_ask set attempts = attempts + 1, next_at = now() + interval '5 minutes' where article_id = $1`,
        [articleId],
      );
      return ask;
    });
  }

  private async putOff(articleId: string, { message, isPassing }: ModelTrouble): Promise<void> {
    await this.database.query(
      `update model_ask set reason = $2, next_at = now() + interval '30 seconds' * power(4, attempts),
         status = case when $3 and attempts < ${TRIES} then 'waiting' else 'failed' end,
         done_at = case when $3 and attempts < ${TRIES} then null else now() end
       where article_id = $1`,
      [articleId, message, isPassing],
    );
  }
}
