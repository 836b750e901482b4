import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Events } from '@app/audit';
import { Clock, Conflict, decodeCursor, Invalid, NotFound, pageOf, type Tx, ZoneChanges } from '@app/platform';
import { type ZoneList, zonesWith } from '@app/reference';
import {
  type Article,
  type ArticleItem,
  articlePath,
  type ArticleStatus,
  type Indexing,
  type Licence,
} from './article.entity.js';
import { articleIndustries } from './article-industries.js';
import { articleRegions } from './article-regions.js';
import { type ArticleFilter, ArticlesRepository, type NewArticle } from './articles.repository.js';
import { keyPoints } from './key-points.js';
import {
  assertArticle,
  assertLicence,
  isChangeForReaders,
  isWebAddress,
  withCities,
} from './publishing/article-rules.js';
import { Tombstones } from './publishing/tombstones.js';
import type { ReadArticle } from './reading/read-article.js';
import { summarise } from './summarise.js';

export interface ImportOptions {
  /** Publish at once; otherwise a draft. */
  publish: boolean;
  licence?: Licence;
  /** Who permitted the full text, and when (ISO day); without both, `permitted` shows no more than a link. */
  licensedBy?: string | null;
  licensedOn?: string | null;
  /** The source that it was fetched from, and when. */
  sourceId?: string | null;
  fetchedAt?: Date | null;
  actorId?: string | null;
  demo?: boolean;
}

/** A change to an article; an absent key leaves the value alone, null clears it. */
export interface EditArticle {
  title?: string;
  summary?: string;
  keyPoints?: string[];
  licence?: Licence;
  licensedBy?: string | null;
  licensedOn?: string | null;
  indexing?: Indexing | null;
  status?: ArticleStatus;
  regions?: string[];
  industries?: string[];
  sourceUrl?: string | null;
}

/** What an import gives back. `takenDown`: it was removed on request and stays so; the id is the removed one's. */
export interface ImportedArticle {
  id: string;
  slug: string;
  path: string;
  created: boolean;
  takenDown?: boolean;
}

/** Articles: bringing them in, showing and hiding them, and finding what belongs together. */
@Injectable()
export class ArticlesService {
  constructor(
    private readonly articles: ArticlesRepository,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly zones: ZoneChanges,
    private readonly tombstones: Tombstones,
  ) {}

  /**
   * Stores a read page once: the same title and text again gives the article that is there, and a page that was taken
   * down (by its address, its text or nearly its text) is not stored again.
   * @throws Invalid `article_empty` when the page has no title or no story
   */
  async import(tx: Tx, page: ReadArticle, options: ImportOptions): Promise<ImportedArticle> {
    if (page.title.trim() === '' || page.text.trim() === '') {
      throw new Invalid('article_empty', 'The page has no headline or no story that could be read.');
    }
    const contentHash = createHash('sha256').update(`${page.title}\n${page.text}`).digest();
    const buried = await this.tombstones.find(tx, { url: page.source_url, text: page.text, contentHash });
    if (buried) return { ...buried, path: articlePath(buried), created: false, takenDown: true };
    const known = await this.articles.byHash(tx, contentHash);
    if (known) return { id: known.id, slug: known.slug, path: articlePath(known), created: false };
    const row = this.rowOf(page, contentHash, options, zonesWith(await this.zones.read(tx)));
    const id = await this.articles.insert(tx, row);
    if (!id) {
      const raced = await this.articles.byHash(tx, contentHash);
      if (!raced) throw new Invalid('slug_taken', `The address ${articlePath(row)} is taken by another article.`);
      return { id: raced.id, slug: raced.slug, path: articlePath(raced), created: false };
    }
    await this.events.record(tx, { type: 'article.imported', actorId: options.actorId, subjectId: id });
    if (options.publish) await this.publish(tx, id, options.actorId);
    return { id, slug: row.slug, path: articlePath(row), created: true };
  }

  publish(tx: Tx, id: string, actorId?: string | null): Promise<Article> {
    return this.edit(tx, id, { status: 'published' }, actorId);
  }

  /** Its page answers 410 from now on. */
  hide(tx: Tx, id: string, actorId?: string | null): Promise<Article> {
    return this.edit(tx, id, { status: 'hidden' }, actorId);
  }

  /** @throws NotFound; Invalid with the field named; Conflict `taken_down` for one that was removed on request */
  async edit(tx: Tx, id: string, patch: EditArticle, actorId?: string | null): Promise<Article> {
    const before = await this.articles.locked(tx, id);
    if (!before) throw new NotFound('article_not_found', '没有这篇资讯');
    const after = { ...before, ...withoutAbsent(patch) };
    if (patch.regions) after.regions = withCities(patch.regions);
    assertArticle(after);
    if (patch.licence === 'permitted') assertLicence(after);
    if (after.status === 'published' && before.status === 'hidden' && (await this.tombstones.stands(tx, id)))
      throw new Conflict('taken_down', '这篇资讯已按删除申请撤下，要恢复请先办结反通知');
    if (after.summary !== before.summary || after.keyPoints.join('\n') !== before.keyPoints.join('\n'))
      after.summaryEdited = true;
    if (before.publishedAt !== null && isChangeForReaders(before, after)) after.changedAt = this.clock.now();
    if (after.status === 'published' && before.status !== 'published')
      after.publishedAt = before.publishedAt ?? this.clock.now();
    await this.articles.update(tx, after);
    await this.tell(tx, before, after, actorId);
    return after;
  }

  /** Newest first; `total` on the first page only. */
  async list(filter: ArticleFilter, { cursor, limit = 50 }: { cursor?: string; limit?: number } = {}) {
    const size = Math.min(Math.max(1, limit), 100);
    const rows = await this.articles.page(filter, size, cursor ? decodeCursor(cursor) : undefined);
    const { items, next } = pageOf(rows, size, (row) => ({ at: row.cursorAt, id: row.id }));
    const page = { items: items.map(({ cursorAt: _cursor, ...item }): ArticleItem => item), next };
    return cursor ? page : { ...page, total: await this.articles.count(filter) };
  }

  /** By slug, or by id; a draft or hidden article too, the caller looks at `status`. */
  async find(slugOrId: string): Promise<Article | undefined> {
    return (await this.articles.bySlug(slugOrId)) ?? (await this.articles.byId(slugOrId));
  }

  related(article: Pick<Article, 'id' | 'regions' | 'industries'>, limit = 5): Promise<ArticleItem[]> {
    return this.articles.relatedTo(article, limit);
  }

  /** GB/T 2260 codes of the cities that published stories are about. */
  cities(limit = 8): Promise<string[]> {
    return this.articles.cities(limit);
  }

  topics(limit = 60): ReturnType<ArticlesRepository['topics']> {
    return this.articles.topics(limit);
  }

  private rowOf(page: ReadArticle, contentHash: Buffer, options: ImportOptions, zones: ZoneList): NewArticle {
    const story = `${page.title}\n${page.text}`;
    return {
      slug: `${page.posted_on ?? page.published_on ?? 'news'}-${contentHash.toString('hex').slice(0, 10)}`,
      title: page.title.slice(0, 200),
      category: page.category,
      categoryCity: page.category_city,
      publisher: page.publisher,
      authors: page.authors,
      editors: page.editors,
      postedOn: page.posted_on,
      publishedOn: page.published_on,
      text: page.text,
      summary: summarise(page),
      keyPoints: keyPoints(page),
      regions: articleRegions(story, zones),
      industries: articleIndustries(story),
      sourceUrl: page.source_url && isWebAddress(page.source_url) ? page.source_url : null,
      sourceId: options.sourceId ?? null,
      fetchedAt: options.fetchedAt ?? null,
      licence: options.licence ?? 'link_only',
      licensedBy: options.licensedBy ?? null,
      licensedOn: options.licensedOn ?? null,
      related: page.related,
      siteContact: page.site_contact,
      takedownNotice: page.takedown_notice,
      contentHash,
      demo: options.demo ?? false,
    };
  }

  private async tell(tx: Tx, before: Article, after: Article, actorId?: string | null): Promise<void> {
    if (after.status === before.status) {
      await this.events.record(tx, { type: 'article.edited', actorId, subjectId: after.id });
      return;
    }
    const type = after.status === 'published' ? 'article.published' : after.status === 'hidden' ? 'article.hidden' : 'article.unpublished'; // prettier-ignore
    await this.events.record(tx, { type, actorId, subjectId: after.id });
  }
}

const withoutAbsent = (patch: EditArticle): EditArticle =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
