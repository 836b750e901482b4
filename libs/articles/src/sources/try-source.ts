import { Injectable } from '@nestjs/common';
import { FetchTrouble } from './fetch-trouble.js';
import { type Asked, FindLinks } from './find-links.js';
import { PageFetcher } from './page-fetcher.js';
import { readFeedContent, readFetched } from './read-fetched.js';
import { checkSource, NEW_SOURCE, type SourceFields } from './source-fields.js';

/** What a source would bring: its first links, and the first article as it would be read. */
export interface SourceTrial {
  found: number;
  links: { url: string; title: string; publishedAt: Date | null }[];
  /** The list has pages beyond those that are read. */
  more: boolean;
  article: TrialArticle | null;
  /** Why there is no list, or no article. */
  problem: string | null;
}

export interface TrialArticle {
  url: string;
  title: string;
  publisher: string | null;
  postedOn: string | null;
  /** Its beginning. */
  text: string;
  length: number;
}

const SHOWN = 10;
const SHOWN_TEXT = 600;
/** ms to wait for the host: somebody sits before the screen. */
const PATIENCE = 15_000;

/** Asks a source once, for looking at: nothing of it is stored but that it was asked. */
@Injectable()
export class TrySource {
  constructor(
    private readonly fetcher: PageFetcher,
    private readonly links: FindLinks,
  ) {}

  /** @throws Invalid for wrong fields */
  async try(given: Asked): Promise<SourceTrial> {
    checkSource({ ...NEW_SOURCE, ...given, name: '试抓' } satisfies SourceFields);
    const trial: SourceTrial = { found: 0, links: [], more: false, article: null, problem: null };
    try {
      const { links, more } = await this.links.of({ ...given, listPages: 1 }, { patience: PATIENCE });
      const all = links ?? [];
      Object.assign(trial, { found: all.length, more: more && given.listPages === 1 });
      trial.links = all.slice(0, SHOWN).map(({ url, title, publishedAt }) => ({ url, title, publishedAt }));
      if (all[0]) trial.article = await this.article(all[0]);
    } catch (error) {
      if (!(error instanceof FetchTrouble)) throw error;
      trial.problem = trial.found > 0 ? `找到了链接，但第一篇读不出：${error.message}` : error.message;
    }
    return trial;
  }

  private async article({
    url,
    title,
    content,
  }: {
    url: string;
    title: string;
    content: string | null;
  }): Promise<TrialArticle> {
    const page = await this.fetcher.get(url, { patience: PATIENCE }).then(readFetched, (error: unknown) => {
      const own = error instanceof FetchTrouble && content ? readFeedContent(title, content, url, new Date()) : null;
      if (own) return own;
      throw error;
    });
    const { title: headline, publisher, posted_on: postedOn, text } = page;
    return { url, title: headline, publisher, postedOn, text: text.slice(0, SHOWN_TEXT), length: text.length };
  }
}
