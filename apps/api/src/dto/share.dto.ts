import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { OptionalText, Text } from '../http/text-field.js';

export class SendSites {
  @IsArray({ message: '请选择房源' })
  @ArrayMinSize(1, { message: '请至少选一套房源' })
  @ArrayMaxSize(6, { message: '一次最多发 6 套' })
  @IsUUID(undefined, { each: true, message: '应为房源 id' })
  listingIds: string[];

  /** For the client to read. */
  @OptionalText(500)
  note?: string;

  /** Days until the link ends; 7 unless given. */
  @IsOptional()
  @IsInt({ message: '应为整数' })
  @Min(1, { message: '至少 1 天' })
  @Max(30, { message: '最多 30 天' })
  expiresInDays?: number;

  /** From the form: the same key again is the same share. */
  @Text(100)
  key: string;
}

export class SharedListingView {
  id: string;
  ref: string;
  title: string;
  /** When the client said that they want to see it. */
  wantedAt: string | null;
}

export class ShareView {
  id: string;
  author: string;
  note: string;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  opens: number;
  firstOpenedAt: Date | null;
  lastOpenedAt: Date | null;
  listings: SharedListingView[];
  /** An address, or a path of this one's host; null when the link is over. */
  link: string | null;
}

export class ShareList {
  items: ShareView[];
  next: string | null;
}
