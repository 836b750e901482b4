import { Injectable } from '@nestjs/common';
import { Database } from '@app/platform';

/** Addresses a sitemap file may hold. */
const A_FILE = 50_000;

const CHANGED = `greatest(article.published_at, article.changed_at)`;
const PUBLIC = `article.status = 'published' and article.indexed`;

/** What search engines may know of news: indexed articles only, in files of at most 50,000, oldest first. */
@Injectable()
export class PublicIndex {
  constructor(private readonly database: Database) {}

  /** The last change in each file; a new article changes the last one only. */
  async files(): Promise<Date[]> {
    const rows = await this.database.query<{ changedAt: Date }>(
      `select max(changed_at) as "changedAt" from (
         select ${CHANGED} as changed_at, (row_number() over (order by article.published_at, article.id) - 1) / ${A_FILE} as file
         from article where ${PUBLIC}) as numbered
       group by file order by file`,
    );
    return rows.map(({ changedAt }) => changedAt);
  }

  /** @param file counted from 0 */
  entries(file: number): Promise<{ slug: string; changedAt: Date }[]> {
    return this.database.query(
      `select article.slug, ${CHANGED} as "changedAt" from article where ${PUBLIC}
       order by article.published_at, article.id offset $1 limit ${A_FILE}`,
      [file * A_FILE],
    );
  }

  /** Columns with published news and when they last changed: cities (4 digits) and GB/T 4754 divisions. */
  columns(): Promise<{ kind: 'city' | 'topic'; code: string; changedAt: Date }[]> {
    return this.database.query(
      `select kind, code, max(changed_at) as "changedAt" from (
         select 'city' as kind, place as code, ${CHANGED} as changed_at from article, unnest(article.regions) as place
           where article.status = 'published' and length(place) = 4
         union all
         select 'topic', division, ${CHANGED} from article, unnest(article.industries) as division
           where article.status = 'published') as told
       group by kind, code order by kind, code`,
    );
  }
}
