import { Injectable } from '@nestjs/common';
import { Database } from '@app/platform';
import type { Me } from '@app/users';
import { inquiriesHref, leadsHref, leadsOf, type ReportPeriod } from './report-period.js';

export interface SourceItem {
  article: { id: string; title: string; path: string };
  /** What visitors wrote from the article, of visible leads; what came by telephone is no inquiry (询盘) to a manager. */
  inquiries: number;
  leads: number;
  visits: number;
  signed: number;
  hrefs: { leads: string; visits: string; signed: string; inquiries: string };
}

/** Which article earned what: inquiries → leads → visits → signed. A lead belongs to the article of its first inquiry. */
@Injectable()
export class SourcesReport {
  constructor(private readonly database: Database) {}

  async of(me: Me, period: ReportPeriod): Promise<SourceItem[]> {
    const parameters: unknown[] = [];
    const visible = leadsOf(me, period, parameters);
    const rows = await this.database.query<Omit<SourceItem, 'hrefs'>>(
      `with visible as (select lead.id, lead.article_id, lead.visited_at, lead.signed_at from lead where ${visible}),
       earned as (
         select article_id, count(*)::int as leads, count(visited_at)::int as visits, count(signed_at)::int as signed
         from visible where article_id is not null group by 1),
       asked as (
         select inquiry.article_id, count(*)::int as inquiries from inquiry join visible on visible.id = inquiry.lead_id
         where inquiry.article_id is not null and inquiry.channel = 'form' group by 1)
       select json_build_object('id', article.id, 'title', article.title, 'path', '/news/' || article.slug) as article,
         coalesce(asked.inquiries, 0) as inquiries, coalesce(earned.leads, 0) as leads,
         coalesce(earned.visits, 0) as visits, coalesce(earned.signed, 0) as signed
       from article left join earned on earned.article_id = article.id left join asked on asked.article_id = article.id
       where earned.article_id is not null or asked.article_id is not null
       order by signed desc, visits desc, leads desc, article.created_at desc limit 500`,
      parameters,
    );
    return rows.map((row) => ({ ...row, hrefs: hrefsOf(row.article.id, period) }));
  }
}

function hrefsOf(article: string, { from, to, team }: ReportPeriod): SourceItem['hrefs'] {
  const base = { from, to, team };
  return {
    leads: leadsHref({ article, ...base }),
    visits: leadsHref({ article, visited: 1, ...base }),
    signed: leadsHref({ article, signed: 1, ...base }),
    inquiries: inquiriesHref({ article, ...base }),
  };
}
