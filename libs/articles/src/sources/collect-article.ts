import { Injectable } from '@nestjs/common';
import { Conflict, Database, Invalid } from '@app/platform';
import type { Licence } from '../article.entity.js';
import { ArticlesService } from '../articles.service.js';
import { assertLicence } from '../publishing/article-rules.js';
import { readArticle, type ReadArticle } from '../reading/read-article.js';
import { FetchTrouble } from './fetch-trouble.js';
import { PageFetcher } from './page-fetcher.js';
import { readFetched, sourceOf, storyOf } from './read-fetched.js';
import { addressProblem, pageAddress } from './web-address.js';

/** What is said of an article that is brought in by hand. */
export interface HandBrought {
  licence: Licence;
  /** For `permitted`: who permitted it by which document, and on which day (ISO). */
  licensedBy?: string | null;
  licensedOn?: string | null;
  /** Where it was; empty = not known. */
  sourceUrl?: string;
}

export interface Collected {
  id: string;
  slug: string;
  created: boolean;
}

/** ms to wait for the host: somebody sits before the screen. */
const PATIENCE = 20_000;

const refuse = (field: string, message: string): never => {
  throw new Invalid('article_unreadable', message, [{ field, message }]);
};

/** One article by hand: from its address, its pasted words, or a saved page. It ends as a draft, like those of sources. */
@Injectable()
export class CollectArticle {
  constructor(
    private readonly articles: ArticlesService,
    private readonly database: Database,
    private readonly fetcher: PageFetcher,
  ) {}

  /** @throws Invalid with the reason at `url` */
  async fromUrl(by: string, address: string, how: HandBrought): Promise<Collected> {
    checkLicence(how);
    const url = pageAddress(address) ?? refuse('url', addressProblem(address.trim()) ?? '不是完整的网址');
    const fetched = await this.fetcher.get(url, { patience: PATIENCE }).catch(troubleAt('url'));
    return this.store(by, await read('url', () => readFetched(fetched)), how, fetched.at);
  }

  /** @throws Invalid with the reason at `text` or `title` */
  async fromText(by: string, text: string, title: string | undefined, how: HandBrought): Promise<Collected> {
    checkLicence(how);
    const whole = title && !text.trimStart().startsWith(title) ? `${title}\n\n${text}` : text;
    const page = readArticle({ text: whole.replaceAll('\0', '') }, { url: addressOf(how) });
    const headline = title?.trim() || page.title;
    if (headline === '') refuse('title', '读不出标题，请填写标题');
    if (page.text.trim() === '') refuse('text', '读不出正文：请粘贴整篇文章，段落之间换行');
    return this.store(by, { ...page, title: headline }, how, null);
  }

  /** A saved page or its text, as bytes. @throws Invalid with the reason at `file` */
  async fromFile(by: string, bytes: Uint8Array, how: HandBrought): Promise<Collected> {
    checkLicence(how);
    const url = addressOf(how);
    const page = await read('file', () => storyOf(readArticle(sourceOf(bytes), { url })));
    return this.store(by, page, how, null);
  }

  private store(by: string, page: ReadArticle, how: HandBrought, fetchedAt: Date | null): Promise<Collected> {
    const { licence } = how;
    const given = licence === 'permitted' ? { licensedBy: how.licensedBy?.trim(), licensedOn: how.licensedOn } : {};
    return this.database.transaction(async (tx) => {
      const made = await this.articles.import(tx, page, { publish: false, licence, ...given, actorId: by, fetchedAt });
      if (made.takenDown) throw new Conflict('article_taken_down', '这篇资讯应权利人要求删除过，不能再收录');
      const { id, slug, created } = made;
      return { id, slug, created };
    });
  }
}

/** Before anything is fetched. */
function checkLicence({ licence, licensedBy, licensedOn }: HandBrought): void {
  if (licence === 'permitted')
    assertLicence({ licence, licensedBy: licensedBy?.trim() || null, licensedOn: licensedOn ?? null });
}

function addressOf({ sourceUrl }: HandBrought): string | undefined {
  if (!sourceUrl?.trim()) return undefined;
  return pageAddress(sourceUrl) ?? refuse('sourceUrl', addressProblem(sourceUrl.trim()) ?? '不是完整的网址');
}

const troubleAt =
  (field: string) =>
  (error: unknown): never => {
    if (error instanceof FetchTrouble) return refuse(field, error.message);
    throw error;
  };

async function read(field: string, work: () => ReadArticle): Promise<ReadArticle> {
  try {
    return work();
  } catch (error) {
    return troubleAt(field)(error);
  }
}
