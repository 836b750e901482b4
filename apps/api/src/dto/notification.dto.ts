import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateIf,
} from 'class-validator';
import { Type } from 'class-transformer';
import { NamedView } from './page.dto.js';

export class NotificationLead {
  id: string;
  ref: string;
  company: string | null;
}

export class NotificationListing {
  id: string;
  ref: string;
  title: string;
}

export class NotificationItem {
  id: string;
  kind: string;
  lead: NotificationLead | null;
  listing: NotificationListing | null;
  /** Of how many leads and listings a digest speaks. */
  leads: number;
  listings: number;
  createdAt: Date;
  readAt: Date | null;
}

export class NotificationList {
  items: NotificationItem[];
  next: string | null;
  /** At most 100. */
  unread: number;
}

export class NotificationQuery {
  /** `next` of the page before. */
  @IsOptional()
  @Matches(/^\d{1,18}$/, { message: '应为上一页给的标记' })
  cursor?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '应为整数' })
  @Min(1, { message: '至少 1' })
  @Max(100, { message: '最多 100' })
  limit: number = 50;
}

/** What a person wants outside the dashboard. Times are minutes after midnight in Shanghai. */
export class PreferenceBody {
  @IsBoolean({ message: '应为 true 或 false' })
  mail: boolean;

  @IsArray({ message: '应为列表' })
  @ArrayMaxSize(30, { message: '最多 30 种' })
  @IsString({ each: true, message: '应为提醒的种类' })
  @MaxLength(60, { each: true, message: '应为提醒的种类' })
  muted: string[];

  @ValidateIf((_, value) => value !== null)
  @IsInt({ message: '应为时间' })
  @Min(0, { message: '应为时间' })
  @Max(1439, { message: '应为时间' })
  quietFrom: number | null;

  @ValidateIf((_, value) => value !== null)
  @IsInt({ message: '应为时间' })
  @Min(0, { message: '应为时间' })
  @Max(1439, { message: '应为时间' })
  quietTo: number | null;

  @IsInt({ message: '应为整数' })
  @Min(1, { message: '至少 1 条' })
  @Max(60, { message: '最多 60 条' })
  perHour: number;
}

export class PreferenceView extends PreferenceBody {
  /** Whether this house sends mail at all. */
  mailThere: boolean;
}

export class ChannelItem {
  id: string;
  kind: 'wecom' | 'dingtalk' | 'feishu';
  name: string;
  team: NamedView | null;
  /** The last characters of its address. */
  hint: string;
  enabled: boolean;
  /** Of the last seven days. */
  sent: number;
  failed: number;
  lastReason: string | null;
}

export class MailState {
  there: boolean;
  sent: number;
  failed: number;
  lastReason: string | null;
}

export class ChannelList {
  items: ChannelItem[];
  mail: MailState;
}

export class AddChannel {
  @IsIn(['wecom', 'dingtalk', 'feishu'], { message: '应为企业微信、钉钉或飞书' })
  kind: 'wecom' | 'dingtalk' | 'feishu';

  @IsString({ message: '请填写名称' })
  @MinLength(1, { message: '请填写名称' })
  @MaxLength(50, { message: '最多 50 字' })
  name: string;

  @IsString({ message: '请填写 Webhook 地址' })
  @MaxLength(500, { message: '最多 500 字' })
  url: string;

  @IsString({ message: '没有就留空' })
  @MaxLength(200, { message: '最多 200 字' })
  secret: string;

  /** Null = for the whole house. */
  @ValidateIf((_, value) => value !== null)
  @IsUUID('all', { message: '没有这个团队' })
  teamId: string | null;
}

export class EditChannel {
  @IsBoolean({ message: '应为 true 或 false' })
  enabled: boolean;
}

export class AddedChannel {
  id: string;
}

/** How a test message went. */
export class TestSent {
  ok: boolean;
  reason: string | null;
}

export class MarkRead {
  @Matches(/^\d{1,18}$/, { message: '应为通知 id' })
  upTo: string;
}
