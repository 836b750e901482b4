import { Injectable } from '@nestjs/common';
import { CREDITED, type CreditTouch } from '@app/leads';
import { Database } from '@app/platform';
import { regionName } from '@app/reference';
import { type Me, ownScope } from '@app/users';
import { inquiriesHref, leadsHref, periodOf, type ReportPeriod } from './report-period.js';

export const ATTRIBUTION_BY = ['article', 'column', 'outlet', 'city'] as const;
export type AttributionBy = (typeof ATTRIBUTION_BY)[number];

/** What one article, column, outlet or city brought. */
export interface AttributionFigures {
  /** Openings of its pages in the period, whoever reads the report. */
  reads: number;
  /** Forms that visitors sent, of the leads that count here. */
  inquiries: number;
  leads: number;
  /** Leads that came to a site visit, and to a signature. */
  visits: number;
  signed: number;
  /** Of the deals of the signed: floor in ㎡, land in 亩. */
  areaSqm: number;
  landMu: number;
}

export interface AttributionItem extends AttributionFigures {
  /** Article's id, column's or outlet's name, city code; `-` where the articles have none. */
  key: string;
  /** Title, name, or name of the city; empty for `-`. */
  name: string;
  /** Of an article's page. */
  path: string | null;
  hrefs: { inquiries: string; leads: string; visits: string; signed: string };
}

export interface Attribution {
  items: AttributionItem[];
  /** Of all lines, also those beyond the 500 that are listed. */
  total: AttributionFigures;
  asOf: Date;
}

export interface AttributionQuestion extends ReportPeriod {
  by: AttributionBy;
  touch: CreditTouch;
}

/** Lines that a screen can take. */
const MOST = 500;
/** Said to the planner before the statement: a server set up for turning disks would read whole tables instead of indexes. */
export const ATTRIBUTION_PLAN = `select set_config('random_page_cost', '1.1', true)`;
const FIGURES = ['reads', 'inquiries', 'leads', 'visits', 'signed', 'area_sqm', 'land_mu'] as const;

/** Whose leads: as the lists that the numbers open show them. */
const viewOf = ({ role }: Me): string => ({ advisor: 'mine', manager: 'team', admin: 'all' })[role];

/**
 * Which article earned what: reads → inquiries → leads → site visits → signed ㎡ and 亩, of the leads that came in the
 * period and that the person answers for. A lead counts for one article: the first or the last that its visitor had read.
 */
@Injectable()
export class AttributionReport {
  constructor(private readonly database: Database) {}

  async of(me: Me, question: AttributionQuestion): Promise<Attribution> {
    const parameters: unknown[] = [];
    const sql = attributionSql(me, question, parameters);
    const rows = await this.database.transaction(async (tx) => {
      await tx.query(ATTRIBUTION_PLAN);
      return tx.query<Row[]>(sql, parameters);
    });
    const total = Object.fromEntries(Object.entries(rows[0]?.total ?? NOTHING)) as unknown as AttributionFigures;
    const items = rows.map(({ total: _total, asOf: _asOf, ...row }) => ({
      ...row,
      name: nameOf(question.by, row),
      path: row.slug === null ? null : `/news/${row.slug}`,
      hrefs: hrefsOf(me, row.key, question),
    }));
    return { items: items.map(({ slug: _slug, ...item }) => item), total, asOf: rows[0]?.asOf ?? new Date() };
  }
}

type Row = Omit<AttributionItem, 'path' | 'hrefs'> & { slug: string | null; total: AttributionFigures; asOf: Date };

const NOTHING: AttributionFigures = { reads: 0, inquiries: 0, leads: 0, visits: 0, signed: 0, areaSqm: 0, landMu: 0 };

function nameOf(by: AttributionBy, { key, name }: Pick<Row, 'key' | 'name'>): string {
  if (key === '-') return '';
  return by === 'city' ? regionName(key) : name;
}

/**
 * One statement: each part is counted by article first, through an index that holds all it needs, then put together; the
 * sum of all lines is taken once.
 */
export function attributionSql(me: Me, { by, touch, ...period }: AttributionQuestion, parameters: unknown[]): string {
  const article = `${touch}_article_id`;
  const lead = [ownScope(me, parameters), ...periodOf(period, parameters)].join(' and ');
  const days = daysOf(period, parameters);
  const isArticle = by === 'article';
  const [name, slug] = isArticle ? ['line.title', 'line.slug'] : ['line.key', 'null::text'];
  const sums = FIGURES.map((figure) => `coalesce(sum(${figure}), 0) as ${figure}`).join(', ');
  const figures = FIGURES.map((figure) => `line.${figure}::float8 as "${camel(figure)}"`).join(', ');
  const totals = FIGURES.map((figure) => `'${camel(figure)}', sum(${figure})::float8`).join(', ');
  return `with earned as (
      select lead.${article} as id, count(*) as leads, count(lead.visited_at) as visits, count(lead.signed_at) as signed
      from lead where lead.${article} is not null and ${lead} group by 1),
    asked as (
      select inquiry.${article} as id, count(*) as inquiries from inquiry join lead on lead.id = inquiry.lead_id
      where inquiry.${article} is not null and inquiry.channel = 'form' and ${lead} group by 1),
    closed as (
      select lead.${article} as id, sum(deal.area_sqm) as area_sqm, sum(deal.land_mu) as land_mu
      from deal join lead on lead.id = deal.lead_id
      where lead.${article} is not null and lead.signed_at is not null and ${lead} group by 1),
    opened as (
      select article_read.article_id as id, sum(article_read.reads) as reads from article_read where ${days} group by 1),
    told as (
      select id, reads, inquiries, leads, visits, signed, area_sqm, land_mu
      from earned full join asked using (id) full join closed using (id) full join opened using (id)),
    line as materialized (
      select ${isArticle ? 'article.id' : CREDITED[by]} as key, ${isArticle ? 'article.title, article.slug,' : ''} ${sums}
      from told join article on article.id = told.id group by 1${isArticle ? ', article.title, article.slug' : ''}),
    summed as (select json_build_object(${totals}) as total from line)
    select line.key::text as key, ${name} as name, ${slug} as slug, ${figures}, summed.total, now() as "asOf"
    from line cross join summed
    order by signed desc, visits desc, leads desc, inquiries desc, reads desc, line.key::text limit ${MOST}`;
}

const camel = (name: string): string => name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());

/** Reads are counted by day in China. */
function daysOf({ from, to }: ReportPeriod, parameters: unknown[]): string {
  const parts = ['true'];
  if (from) parts.push(`article_read.day >= $${parameters.push(from)}::date`);
  if (to) parts.push(`article_read.day <= $${parameters.push(to)}::date`);
  return parts.join(' and ');
}

function hrefsOf(me: Me, key: string, { by, touch, from, to, team }: AttributionQuestion): AttributionItem['hrefs'] {
  const base = { view: viewOf(me), touch, [by]: key, from, to, team };
  return {
    inquiries: inquiriesHref(base),
    leads: leadsHref(base),
    visits: leadsHref({ ...base, visited: 1 }),
    signed: leadsHref({ ...base, signed: 1 }),
  };
}
