import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { IsDay } from '../http/is-day.js';
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
  @IsDay()
  from?: string;

  @IsOptional()
  @IsDay()
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
