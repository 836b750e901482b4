import { IsIn, IsInt, IsISO8601, IsNumber, IsOptional, IsUUID, Max, Min, ValidateIf } from 'class-validator';
import { type DealKind, dealKinds, type TicketKind, ticketKinds, type TicketStatus, ticketStatuses } from '@app/tasks';
import { IsDay } from '../http/is-day.js';
import { OptionalText, Text } from '../http/text-field.js';
import { NamedView, PageQuery } from './page.dto.js';

/** Yuan: more than a province takes in a year. */
const MOST_YUAN = 1e13;
const orNull = ValidateIf((_body, value) => value !== null);

export class TicketQuery extends PageQuery {
  @IsOptional()
  @IsIn(['open', 'closed'], { message: 'open 或 closed' })
  state?: 'open' | 'closed';

  @IsOptional()
  @IsIn(ticketKinds, { message: '不认识的诉求类型' })
  kind?: TicketKind;

  @IsOptional()
  @IsUUID(undefined, { message: '应为 id' })
  owner?: string;

  @IsOptional()
  @IsUUID(undefined, { message: '应为 id' })
  lead?: string;

  @OptionalText(100)
  q?: string;
}

export class OpenTicket {
  @IsIn(ticketKinds, { message: '不认识的诉求类型' })
  kind: TicketKind;

  @Text(100)
  title: string;

  @OptionalText(2000)
  details?: string;

  /** Yuan. */
  @IsOptional()
  @IsInt({ message: '应为整数（元）' })
  @Min(0, { message: '至少 0' })
  @Max(MOST_YUAN, { message: '金额太大' })
  amountYuan?: number;

  @IsOptional()
  @IsDay()
  deadlineOn?: string;

  @Text(100)
  key: string;
}

export class EditTicket {
  @IsOptional()
  @IsIn(ticketStatuses, { message: '不认识的状态' })
  status?: TicketStatus;

  @IsOptional()
  @IsUUID(undefined, { message: '应为 id' })
  ownerId?: string;

  @IsOptional()
  @IsISO8601({ strict: true }, { message: '应为 ISO 时间' })
  due?: string;

  @IsInt({ message: '应为整数' })
  version: number;
}

export class AddTicketNote {
  @Text(2000)
  text: string;

  @Text(100)
  key: string;
}

export class TicketLeadView {
  id: string;
  ref: string;
  company: string | null;
  stage: string;
}

export class TicketView {
  id: string;
  kind: TicketKind;
  title: string;
  details: string;
  amountYuan: number | null;
  deadlineOn: string | null;
  status: TicketStatus;
  owner: NamedView | null;
  due: Date;
  version: number;
  createdAt: Date;
  closedAt: Date | null;
  lead: TicketLeadView;
}

export class TicketHistoryView {
  id: string;
  at: Date;
  type: string;
  actor: string | null;
  data: Record<string, unknown>;
  text: string | null;
}

export class TicketDetailView extends TicketView {
  history: TicketHistoryView[];
}

export class TicketList {
  items: TicketView[];
  next: string | null;
}

export class SaveDeal {
  @IsIn(dealKinds, { message: 'lease、purchase 或 land' })
  kind: DealKind;

  @orNull
  @IsDay()
  promisedStartOn: string | null;

  @orNull
  @IsDay()
  promisedProductionOn: string | null;

  /** Yuan a year. */
  @orNull
  @IsInt({ message: '应为整数（元）' })
  @Min(0, { message: '至少 0' })
  @Max(MOST_YUAN, { message: '金额太大' })
  promisedTaxYuan: number | null;

  /** Floor that was signed for, ㎡. */
  @orNull
  @IsInt({ message: '应为整数（㎡）' })
  @Min(1, { message: '至少 1' })
  @Max(100_000_000, { message: '面积太大' })
  areaSqm: number | null;

  /** Land that was signed for, 亩. */
  @orNull
  @IsNumber({ maxDecimalPlaces: 2 }, { message: '应为数字（亩），至多两位小数' })
  @Min(0.01, { message: '应大于 0' })
  @Max(1_000_000, { message: '面积太大' })
  landMu: number | null;

  @orNull
  @IsDay()
  startedOn: string | null;

  @orNull
  @IsDay()
  producedOn: string | null;

  @orNull
  @IsDay()
  contractEndsOn: string | null;

  @orNull
  @IsDay()
  leaseEndsOn: string | null;

  /** Of the deal as it was shown; 0 for a new one. */
  @IsInt({ message: '应为整数' })
  version: number;
}

export class RecordTax {
  @IsInt({ message: '应为年份' })
  @Min(2000, { message: '2000 年以后' })
  @Max(2100, { message: '2100 年以前' })
  year: number;

  /** Yuan. */
  @IsInt({ message: '应为整数（元）' })
  @Min(0, { message: '至少 0' })
  @Max(MOST_YUAN, { message: '金额太大' })
  amountYuan: number;
}

export class DealTaxView {
  year: number;
  amountYuan: number;
}

export class DealFactsView extends SaveDeal {
  taxes: DealTaxView[];
}

export class DealView {
  deal: DealFactsView | null;
}
