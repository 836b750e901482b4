import { Injectable } from '@nestjs/common';
import { Clock, Database, DomainError } from '@app/platform';
import { ArticlesService } from '../articles.service.js';
import type { ReadArticle } from '../reading/read-article.js';
import { FetchTrouble } from './fetch-trouble.js';
import { PageFetcher } from './page-fetcher.js';
import { readFeedContent, readFetched } from './read-fetched.js';
import { type ClaimedSource, type PageState, SourceRuns, type WaitingPage } from './source-runs.js';

const MOST_ATTEMPTS = 4;

export interface ReadEnd {
  state: PageState | 'waiting';
  trouble?: FetchTrouble;
}

interface Story {
  page: ReadArticle;
  at: Date;
}

/** Reads one link of a source into an article; the feed's own words stand in where the page does not come. */
@Injectable()
export class ReadPage {
  constructor(
    private readonly articles: ArticlesService,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly fetcher: PageFetcher,
    private readonly runs: SourceRuns,
  ) {}

  /** @returns what became of it, and why when it came to nothing or waits on */
  async read(source: ClaimedSource, page: WaitingPage, stop?: AbortSignal): Promise<ReadEnd> {
    try {
      const fetched = await this.fetcher.get(page.url, { sourceId: source.id, stop });
      return await this.store(source, page, { page: readFetched(fetched), at: fetched.at });
    } catch (error) {
      if (!(error instanceof FetchTrouble)) throw error;
      return this.without(source, page, error);
    }
  }

  private async without(source: ClaimedSource, page: WaitingPage, trouble: FetchTrouble): Promise<ReadEnd> {
    const counts = trouble.outcome !== 'waiting' && trouble.outcome !== 'refused';
    if (trouble.passing && !(counts && page.attempts + 1 >= MOST_ATTEMPTS)) {
      await this.runs.later(source.id, page.url, trouble, counts);
      return { state: 'waiting', trouble };
    }
    const at = this.clock.now();
    const own = page.content ? readFeedContent(page.title, page.content, page.url, at) : null;
    return own ? this.store(source, page, { page: own, at }) : this.fail(source, page, trouble);
  }

  private async store(source: ClaimedSource, { url }: WaitingPage, { page, at }: Story): Promise<ReadEnd> {
    try {
      return await this.database.transaction(async (tx) => {
        const { id: sourceId, licence, licenceNote: licensedBy, licensedOn } = source;
        const made = await this.articles.import(tx, page, {
          publish: false,
          licence,
          licensedBy,
          licensedOn,
          sourceId,
          fetchedAt: at,
        });
        const state: PageState = made.created ? 'read' : made.takenDown ? 'skipped' : 'known';
        await this.runs.done(tx, sourceId, url, { state, articleId: made.takenDown ? null : made.id });
        return { state };
      });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return this.fail(source, { url }, new FetchTrouble('no_story', '读出的标题或正文不能收录'));
    }
  }

  private async fail(
    source: ClaimedSource,
    { url }: Pick<WaitingPage, 'url'>,
    trouble: FetchTrouble,
  ): Promise<ReadEnd> {
    const state: PageState = ['robots', 'blocked'].includes(trouble.outcome) ? 'skipped' : 'failed';
    const { message: problem } = trouble;
    await this.database.transaction((tx) => this.runs.done(tx, source.id, url, { state, problem }));
    return { state, trouble };
  }
}
