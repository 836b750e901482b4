import { Injectable } from '@nestjs/common';
import { Database, NotFound } from '@app/platform';
import { fullRegionName } from '@app/reference';
import type { Me } from '@app/users';
import type { Article, DeskOutcome, Indexing, Licence } from '../article.entity.js';
import { type Outlet, Stories } from '../near-duplicates/stories.js';
import type { DeskReason } from './desk-reason.js';
import { defaultIndexing } from '../publishing/article-rules.js';
import { PROSPECT, type ProspectCard, type ProspectRow, ProspectViews } from './prospect-view.js';

/** An article with all that an editor decides by. */
export interface DeskArticle {
  id: string;
  title: string;
  text: string;
  publisher: string | null;
  editors: string[];
  category: string | null;
  /** City of the column it was filed under, which is not where it plays. */
  categoryCity: string | null;
  postedOn: string | null;
  publishedOn: string | null;
  sourceUrl: string | null;
  /** Of the source it was fetched from. */
  source: { name: string; licenceNote: string | null } | null;
  licence: Licence;
  licensedBy: string | null;
  licensedOn: string | null;
  indexing: Indexing | null;
  /** What holds while nobody chose. */
  defaultIndexing: Indexing;
  status: string;
  path: string;
  regions: { code: string; name: string }[];
  desk: 'waiting' | 'done';
  score: number;
  reason: DeskReason;
  outcome: DeskOutcome | null;
  prospects: ProspectCard[];
  others: Outlet[];
}

type Row = Omit<DeskArticle, 'prospects' | 'others' | 'regions' | 'defaultIndexing'> &
  Pick<Article, 'summaryEdited' | 'keyPoints'> & { regions: string[] };

/** One article of the desk. */
@Injectable()
export class DeskArticles {
  constructor(
    private readonly database: Database,
    private readonly stories: Stories,
    private readonly views: ProspectViews,
  ) {}

  /** @throws NotFound for one that never came to the desk */
  async of(me: Me, id: string): Promise<DeskArticle> {
    const others = await this.stories.others(id);
    return this.database.readOnly(async (tx) => {
      const [row] = await tx.query<Row[]>(
        `select article.id, article.title, article.text, article.publisher, article.editors, article.category,
           article.category_city as "categoryCity", article.posted_on::text as "postedOn",
           article.published_on::text as "publishedOn", article.source_url as "sourceUrl",
           case when source.id is null then null else json_build_object('name', source.name, 'licenceNote', source.licence_note) end as source,
           article.licence, article.licensed_by as "licensedBy", article.licensed_on::text as "licensedOn", article.indexing,
           article.summary_edited as "summaryEdited", article.key_points as "keyPoints", article.status, '/news/' || article.slug as path, article.regions, article.desk,
           article.desk_score as score, article.desk_reason as reason, article.desk_outcome as outcome
         from article left join source on source.id = article.source_id
         where article.id = $1 and article.desk is not null`,
        [id],
      );
      if (!row) throw new NotFound('article_not_found', '收件箱里没有这篇资讯');
      const found = await tx.query<ProspectRow[]>(
        `select ${PROSPECT} from prospect join article on article.id = prospect.article_id
         where prospect.article_id = $1 order by prospect.ordinal limit 60`,
        [id],
      );
      const prospects: ProspectCard[] = [];
      for (const one of found) prospects.push(await this.views.card(tx, me, one));
      const regions = row.regions.map((code) => ({ code, name: fullRegionName(code) }));
      const { summaryEdited, keyPoints, ...shown } = row;
      const rule = defaultIndexing({ licence: row.licence, summaryEdited, keyPoints });
      return { ...shown, defaultIndexing: rule, regions, prospects, others };
    });
  }
}
