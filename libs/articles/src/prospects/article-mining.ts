import { Injectable } from '@nestjs/common';
import { normaliseCompanyName } from '@app/companies';
import type { Tx } from '@app/platform';
import { mineArticle } from '../mining/index.js';
import { ModelAsks } from '../model/model-asks.js';
import { Stories } from '../near-duplicates/stories.js';
import type { Judged } from './desk-reason.js';
import { storedProspect } from './prospect-facts.js';
import { type NewsDays, ProspectJudge } from './prospect-judge.js';

interface ArticleToMine extends NewsDays {
  id: string;
  title: string;
  text: string;
  status: string;
}

/** Makes of an article that came in what the editor's desk needs: prospects, its story, a score with its reason. */
@Injectable()
export class ArticleMining {
  constructor(
    private readonly asks: ModelAsks,
    private readonly judge: ProspectJudge,
    private readonly stories: Stories,
  ) {}

  /** Once an article, however often it is called; a page that was taken down meanwhile is left alone. */
  async mine(tx: Tx, articleId: string): Promise<void> {
    const [article] = await tx.query<ArticleToMine[]>(
      `select id, title, text, status, created_at::date::text as arrived,
         coalesce(published_on, posted_on, created_at::date)::text as told
       from article where id = $1 and desk is null and status <> 'hidden' for no key update`,
      [articleId],
    );
    if (!article) return;
    const judged = await this.prospects(tx, article);
    const storyId = await this.stories.place(tx, article);
    const told = storyId === articleId ? new Set<number>() : await this.markTold(tx, articleId, storyId);
    const fresh = judged.filter((_one, at) => !told.has(at));
    const { score, reason } = this.judge.score(fresh, article);
    const isReprint = storyId !== articleId && reason.prospects === 0;
    const isDone = isReprint || (article.status === 'published' && reason.prospects === 0);
    await tx.query(
      `update article set desk = $2, desk_score = $3, desk_reason = $4, desk_outcome = $5,
         desk_done_at = case when $2 = 'done' then now() end where id = $1`,
      [
        articleId,
        isDone ? 'done' : 'waiting',
        score,
        JSON.stringify(reason),
        isReprint ? 'reprint' : isDone ? 'published' : null,
      ],
    );
    if (!isDone) await this.asks.note(tx, articleId);
  }

  /** Stores them in the order of the text. @returns each with its need, sites and whether the company is known */
  private async prospects(tx: Tx, article: ArticleToMine): Promise<Judged[]> {
    const found = mineArticle(article).prospects.map((mined) => storedProspect(mined, article.text));
    for (const [ordinal, { facts, evidence }] of found.entries())
      await tx.query(
        `insert into prospect (article_id, ordinal, facts, evidence, company_key) values ($1, $2, $3, $4, $5)
         on conflict (article_id, ordinal) do nothing`,
        [article.id, ordinal, JSON.stringify(facts), JSON.stringify(evidence), normaliseCompanyName(facts.company ?? '')], // prettier-ignore
      );
    return this.judge.judge(tx, found.map(({ facts }) => facts), article); // prettier-ignore
  }

  /** What another article of the story offers already is not offered again. @returns the ordinals of those */
  private async markTold(tx: Tx, articleId: string, storyId: string): Promise<Set<number>> {
    const rows = await tx.query<{ ordinal: number }[]>(
      `with told as (
         update prospect set status = 'told' where article_id = $1 and exists (
           select from prospect as other join article on article.id = other.article_id
           where article.story_id = $2 and article.id <> $1 and other.status <> 'told'
             and (other.company_key = prospect.company_key and prospect.company_key <> ''
               or prospect.company_key = '' and other.facts ->> 'project' = prospect.facts ->> 'project'))
         returning ordinal)
       select ordinal from told`,
      [articleId, storyId],
    );
    return new Set(rows.map(({ ordinal }) => ordinal));
  }
}
