import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Min } from 'class-validator';
import { OptionalText } from '../http/text-field.js';
import { PageQuery } from './page.dto.js';

const kinds = ['factory', 'warehouse', 'land', 'cold_storage', 'office', 'lab', 'yard', 'hazmat_warehouse'] as const;
const transactions = ['rent', 'buy', 'land', 'land_lease', 'build_to_suit'] as const;
const statuses = ['available', 'reserved', 'let', 'sold', 'withdrawn'] as const;

export class ListingQuery extends PageQuery {
  @OptionalText(100)
  q?: string;

  @IsOptional()
  @IsIn(kinds, { message: '不认识的类型' })
  kind?: (typeof kinds)[number];

  @IsOptional()
  @Matches(/^\d{2}(\d{2}(\d{2})?)?$/, { message: '应为行政区划代码' })
  region?: string;

  @IsOptional()
  @IsIn(transactions, { message: '不认识的交易方式' })
  transaction?: (typeof transactions)[number];

  @IsOptional()
  @IsIn(statuses, { message: '不认识的状态' })
  status?: (typeof statuses)[number];

  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '应为整数' })
  @Min(0, { message: '至少 0' })
  areaMin?: number;

  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '应为整数' })
  @Min(0, { message: '至少 0' })
  areaMax?: number;
}

/** A listing; `facts` is the listing contract's object without what is internal. */
export class ListingRowView {
  id: string;
  ref: string;
  title: string;
  kind: string;
  region: string;
  regionName: string;
  park: string | null;
  status: string;
  verified: string;
  verifiedOn: string | null;
  path: string;
  updatedAt: Date;
  @ApiProperty({ type: 'object', additionalProperties: true })
  facts: Record<string, unknown>;
}

export class ListingList {
  items: ListingRowView[];
  next: string | null;
  total: number;
}
