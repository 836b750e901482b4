import { Injectable } from '@nestjs/common';
import { Database, type Keyset, type Reads, rows, type Tx } from '@app/platform';
import type { Article, ArticleItem, ArticleStatus } from './article.entity.js';

const ITEM = `article.id, article.slug, article.title, article.category, article.publisher,
  article.posted_on::text as "postedOn", article.published_on::text as "publishedOn", article.summary, article.regions,
  article.licence, article.status, article.published_at as "publishedAt", article.changed_at as "changedAt", article.created_at as "createdAt"`;
const ALL = `${ITEM}, article.category_city as "categoryCity", article.authors, article.editors, article.text,
  article.key_points as "keyPoints", article.industries, article.source_url as "sourceUrl",
  article.source_id as "sourceId", article.fetched_at as "fetchedAt", article.licensed_by as "licensedBy",
  article.licensed_on::text as "licensedOn", article.indexing, article.summary_edited as "summaryEdited",
  article.related, article.site_contact as "siteContact", article.takedown_notice as "takedownNotice", article.demo`;

/** What a list is narrowed by: `region` a GB/T 2260 code, `industry` a GB/T 4754 division, `column` a column's name. */
export interface ArticleFilter {
  q?: string;
  status?: ArticleStatus;
  region?: string;
  industry?: string;
  column?: string;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const like = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Rows of `article`. Lists never read the text. */
@Injectable()
export class ArticlesRepository {
  constructor(private readonly database: Database) {}

  async byId(id: string, reads: Reads = this.database): Promise<Article | undefined> {
    if (!UUID.test(id)) return undefined;
    const [row] = await rows<Article>(reads, `select ${ALL} from article where article.id = $1`, [id]);
    return row;
  }

  async bySlug(slug: string, reads: Reads = this.database): Promise<Article | undefined> {
    const [row] = await rows<Article>(reads, `select ${ALL} from article where article.slug = $1`, [slug]);
    return row;
  }

  /** Newest first, one row more than `limit` so that the caller knows whether there is a next page. */
  page(filter: ArticleFilter, limit: number, after?: Keyset): Promise<(ArticleItem & { cursorAt: string })[]> {
    const { where, values } = this.conditions(filter);
    const order = filter.status === 'published' ? 'article.published_at' : 'article.created_at';
    if (after)
      where.push(`(${order}, article.id) < ($${values.push(after.at)}::timestamptz, $${values.push(after.id)}::uuid)`);
    return this.database.query<ArticleItem & { cursorAt: string }>(
      `select ${ITEM}, to_json(${order}) #>> '{}' as "cursorAt" from article where ${where.join(' and ')} order by ${order} desc, article.id desc limit $${values.push(limit + 1)}`,
      values,
    );
  }

  async count(filter: ArticleFilter): Promise<number> {
    const { where, values } = this.conditions(filter);
    const sql = `select count(*)::int as total from article where ${where.join(' and ')}`;
    return (await this.database.query<{ total: number }>(sql, values))[0]!.total;
  }

  /** Other published articles: of the same story, of the same places, then of the same trades in the same provinces. */
  relatedTo(article: Pick<Article, 'id' | 'regions' | 'industries'>, limit: number): Promise<ArticleItem[]> {
    const places = article.regions.filter((code) => code.length >= 4);
    const provinces = [...new Set(article.regions.map((code) => code.slice(0, 2)))];
    const told = `coalesce(article.story_id = (select own.story_id from article as own where own.id = $1), false)`;
    return this.database.query<ArticleItem>(
      `select ${ITEM} from article
       where article.status = 'published' and article.id <> $1 and (${told} or article.regions && $2
         or article.industries && $3
           and exists (select from unnest(article.regions) as place where left(place, 2) = any($4)))
       order by ${told} desc, (article.regions && $2) desc,
         (select count(*) from unnest(article.regions) as place where place = any($2)) desc,
         (article.industries && $3) desc, article.published_at desc, article.id desc
       limit $5`,
      [article.id, places, article.industries, provinces, limit],
    );
  }

  /** City codes of published stories, the most told first. */
  async cities(limit: number): Promise<string[]> {
    const rows = await this.database.query<{ code: string }>(
      `select place as code from article, unnest(article.regions) as place
       where article.status = 'published' and length(place) = 4
       group by place order by count(*) desc, place limit $1`,
      [limit],
    );
    return rows.map(({ code }) => code);
  }

  /** GB/T 4754 divisions of published stories with how many, the most told first. */
  topics(limit: number): Promise<{ code: string; count: number }[]> {
    return this.database.query(
      `select division as code, count(*)::int as count from article, unnest(article.industries) as division
       where article.status = 'published' group by division order by count(*) desc, division limit $1`,
      [limit],
    );
  }

  /**
   * What a source permits is permitted by who stands in its note, since it was added.
   * @returns the new row's id, or null when an article of this content (or this slug) is there already
   */
  async insert(tx: Tx, article: NewArticle): Promise<string | null> {
    const rows = await tx.query<{ id: string }[]>(
      `insert into article (slug, title, category, category_city, publisher, authors, editors, posted_on, published_on,
         text, summary, key_points, regions, industries, source_url, licence, related, site_contact, takedown_notice,
         content_hash, demo, source_id, fetched_at, licensed_by, licensed_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
         coalesce($24, (select licence_note from source where source.id = $22 and $16 = 'permitted')),
         coalesce($25, (select (source.created_at at time zone 'Asia/Shanghai')::date from source
           where source.id = $22 and $16 = 'permitted' and licence_note is not null)))
       on conflict do nothing returning id`,
      [
        article.slug, article.title, article.category, article.categoryCity, article.publisher, article.authors,
        article.editors, article.postedOn, article.publishedOn, article.text, article.summary, article.keyPoints,
        article.regions, article.industries, article.sourceUrl, article.licence, JSON.stringify(article.related),
        article.siteContact, article.takedownNotice, article.contentHash, article.demo, article.sourceId,
        article.fetchedAt, article.licensedBy, article.licensedOn,
      ], // prettier-ignore
    );
    return rows[0]?.id ?? null;
  }

  async byHash(tx: Tx, hash: Buffer): Promise<Article | undefined> {
    const rows = await tx.query<Article[]>(`select ${ALL} from article where article.content_hash = $1`, [hash]);
    return rows[0];
  }

  async locked(tx: Tx, id: string): Promise<Article | undefined> {
    if (!UUID.test(id)) return undefined;
    const rows = await tx.query<Article[]>(`select ${ALL} from article where article.id = $1 for update`, [id]);
    return rows[0];
  }

  async update(tx: Tx, article: Article): Promise<void> {
    await tx.query(
      `update article set title = $2, summary = $3, key_points = $4, licence = $5, licensed_by = $6, licensed_on = $7,
         status = $8, regions = $9, industries = $10, source_url = $11, indexing = $12, summary_edited = $13,
         published_at = $14, changed_at = $15 where id = $1`,
      [
        article.id, article.title, article.summary, article.keyPoints, article.licence, article.licensedBy,
        article.licensedOn, article.status, article.regions, article.industries, article.sourceUrl, article.indexing,
        article.summaryEdited, article.publishedAt, article.changedAt,
      ], // prettier-ignore
    );
  }

  private conditions(filter: ArticleFilter): { where: string[]; values: unknown[] } {
    const values: unknown[] = [];
    const where = ['true'];
    if (filter.status) where.push(`article.status = $${values.push(filter.status)}`);
    if (filter.region) where.push(`article.regions @> array[$${values.push(filter.region)}]`);
    if (filter.industry) where.push(`article.industries @> array[$${values.push(filter.industry)}]`);
    if (filter.column) where.push(`article.category = $${values.push(filter.column)}`);
    if (filter.q) {
      const at = values.push(like(filter.q));
      where.push(`(article.title ilike $${at} or article.summary ilike $${at} or article.publisher ilike $${at})`);
    }
    return { where, values };
  }
}

/** A row before it has an id. */
export type NewArticle = Omit<
  Article,
  'id' | 'status' | 'publishedAt' | 'createdAt' | 'indexing' | 'summaryEdited' | 'changedAt'
>;
