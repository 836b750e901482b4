import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { InquiryItem } from './lead.dto.js';
import { PageQuery } from './page.dto.js';

export class InquiryQuery extends PageQuery {
  @IsOptional()
  @IsIn(['read', 'quarantined'], { message: 'read 或 quarantined' })
  status?: 'read' | 'quarantined';

  @IsOptional()
  @IsUUID(undefined, { message: '应为 id' })
  article?: string;

  @IsOptional()
  @IsUUID(undefined, { message: '应为 id' })
  team?: string;

  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: '应为 2026-11-23 这样的日期' })
  from?: string;

  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: '应为 2026-11-23 这样的日期' })
  to?: string;
}

export class InquiryRowView extends InquiryItem {
  status: string;
  quarantineReason: string | null;
  lead: { id: string; ref: string } | null;
}

export class InquiryList {
  items: InquiryRowView[];
  next: string | null;
  total: number;
}
