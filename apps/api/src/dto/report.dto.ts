import { IsOptional, IsUUID, Matches } from 'class-validator';
import type { Stage } from '@app/leads';
import { ArticleLink } from './page.dto.js';

const day = /^\d{4}-\d{2}-\d{2}$/;

export class ReportQuery {
  @IsOptional()
  @Matches(day, { message: '应为 2026-11-23 这样的日期' })
  from?: string;

  @IsOptional()
  @Matches(day, { message: '应为 2026-11-23 这样的日期' })
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
