import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { type CreditTouch, type Stage, TOUCHES } from '@app/leads';
import { REJECT_REASONS, type RejectReason } from '@app/matching';
import { ATTRIBUTION_BY, type AttributionBy } from '@app/reports';
import { IsDay } from '../http/is-day.js';
import { ArticleLink } from './page.dto.js';

export class ReportQuery {
  @IsOptional()
  @IsDay()
  from?: string;

  @IsOptional()
  @IsDay()
  to?: string;

  @IsOptional()
  @IsUUID(undefined, { message: '应为 id' })
  team?: string;
}

export class FunnelItemView {
  stage: Stage;
  /** Leads that stand here now. */
  count: number;
  /** Leads that ever came this far; null for exits. */
  reached: number | null;
  href: string;
  reachedHref: string | null;
}

export class FunnelView {
  items: FunnelItemView[];
  next: string | null;
  total: number;
  asOf: Date;
}

export class SourceHrefs {
  inquiries: string;
  leads: string;
  visits: string;
  signed: string;
}

export class SourceItemView {
  article: ArticleLink;
  inquiries: number;
  leads: number;
  visits: number;
  signed: number;
  hrefs: SourceHrefs;
}

export class SourcesView {
  items: SourceItemView[];
  next: string | null;
}

export class AttributionQuery extends ReportQuery {
  @IsOptional()
  @IsIn(ATTRIBUTION_BY, { message: `应为 ${ATTRIBUTION_BY.join('、')} 之一` })
  by?: AttributionBy;

  @IsOptional()
  @IsIn(TOUCHES, { message: 'first 或 last' })
  touch?: CreditTouch;
}

export class AttributionFiguresView {
  /** Openings of the pages in the period. */
  reads: number;
  inquiries: number;
  leads: number;
  visits: number;
  signed: number;
  /** Of the deals, ㎡ of floor and 亩 of land. */
  areaSqm: number;
  landMu: number;
}

export class AttributionItemView extends AttributionFiguresView {
  /** Article's id, column's or outlet's name, city code; `-` = none. */
  key: string;
  name: string;
  /** Public page of an article. */
  path: string | null;
  hrefs: SourceHrefs;
}

export class AttributionView {
  items: AttributionItemView[];
  next: string | null;
  total: AttributionFiguresView;
  asOf: Date;
}

export class LostMatchView {
  reason: RejectReason;
  kind: string;
  /** City of the listing. */
  region: string;
  regionName: string;
  count: number;
  leads: number;
  listings: number;
}

export class LostMatchesView {
  items: LostMatchView[];
  next: string | null;
}

/** One line of the report, and where its rows go on. */
export class LostMatchRowsQuery extends ReportQuery {
  @IsOptional()
  @IsIn(REJECT_REASONS, { message: '没有这个原因' })
  reason?: RejectReason;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  kind?: string;

  @IsOptional()
  @Matches(/^\d{4}$/, { message: '应为四位城市代码' })
  region?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string;
}

export class LostMatchLeadView {
  id: string;
  ref: string;
  company: string | null;
}

export class LostMatchListingView {
  id: string;
  ref: string;
  title: string;
}

export class LostMatchRowView {
  id: string;
  at: Date;
  reason: RejectReason;
  note: string;
  author: string;
  lead: LostMatchLeadView;
  listing: LostMatchListingView;
}

export class LostMatchRowsView {
  items: LostMatchRowView[];
  next: string | null;
}
