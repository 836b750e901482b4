import type { RejectReason } from '@app/matching';
import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsISO8601, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { type LostReason, lostReasons, type Stage, stages } from '@app/leads';
import { type CallOutcome, callOutcomes } from '@app/tasks';
import { IsDay } from '../http/is-day.js';
import { OptionalText, Text } from '../http/text-field.js';
import { CreditQuery } from './credit.dto.js';
import { ArticleLink, CommaList, NamedView, QueryFlag } from './page.dto.js';
import { LeadLink } from './lead-link.dto.js';
import { PhoneCheckView } from './phone.dto.js';
import { LeadProtectionView, ReceiptView } from './receipt.dto.js';
import { TaskView } from './task.dto.js';

/** The fixed filters of the lead list; the numbers of a report open it with some of them. */
export class LeadQuery extends CreditQuery {
  @OptionalText(100)
  q?: string;

  @IsOptional()
  @CommaList()
  @IsIn(stages, { each: true, message: '不认识的阶段' })
  stage?: Stage[];

  @IsOptional()
  @IsUUID(undefined, { message: '应为 id' })
  owner?: string;

  @IsOptional()
  @IsUUID(undefined, { message: '应为 id' })
  team?: string;

  @IsOptional()
  @IsIn(['mine', 'pool', 'waiting', 'team', 'all'], { message: 'mine、pool、waiting、team 或 all' })
  view?: 'mine' | 'pool' | 'waiting' | 'team' | 'all';

  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: '应为整数' })
  @Min(0, { message: '至少 0' })
  @Max(9, { message: '最多 9' })
  reached?: number;

  @IsOptional()
  @QueryFlag()
  @IsBoolean({ message: '1 或 0' })
  visited?: boolean;

  @IsOptional()
  @QueryFlag()
  @IsBoolean({ message: '1 或 0' })
  signed?: boolean;

  @IsOptional()
  @IsDay()
  from?: string;

  @IsOptional()
  @IsDay()
  to?: string;
}

/** A lead that came by phone. One of the three texts and a phone or a company make a lead. */
export class AddLead {
  @OptionalText(200)
  company?: string;

  @OptionalText(50)
  contact?: string;

  @OptionalText(50)
  phone?: string;

  @IsOptional()
  @IsBoolean({ message: '应为 true 或 false' })
  agent?: boolean;

  @OptionalText(2000)
  need?: string;

  @OptionalText(2000)
  usage?: string;

  @OptionalText(2000)
  tax?: string;

  @OptionalText(200)
  article?: string;

  @OptionalText(200)
  listing?: string;

  /** From the form: a double tap makes one lead. */
  @OptionalText(100)
  key?: string;
}

/** Absent leaves a value alone. */
export class EditLead {
  @IsOptional()
  @IsIn(stages, { message: '不认识的阶段' })
  stage?: Stage;

  @IsOptional()
  @IsIn(lostReasons, { message: '不认识的流失原因' })
  lostReason?: LostReason;

  @IsOptional()
  @IsDay()
  wakeOn?: string;

  @IsOptional()
  @IsBoolean({ message: '应为 true 或 false' })
  agent?: boolean;

  @IsInt({ message: '应为整数' })
  version: number;
}

export class AddNote {
  @Text(5000)
  text: string;

  @Text(100)
  key: string;
}

export class LogCall {
  @IsIn(callOutcomes, { message: '不认识的通话结果' })
  outcome: CallOutcome;

  @OptionalText(2000)
  note?: string;

  @IsOptional()
  @IsISO8601({ strict: true }, { message: '应为 ISO 时间' })
  at?: string;

  @IsOptional()
  @IsUUID(undefined, { message: '应为 id' })
  taskId?: string;

  @Text(100)
  key: string;
}

export class ReleaseLead {
  @Text(200)
  reason: string;
}

export class AssignLead {
  @IsUUID(undefined, { message: '应为 id' })
  ownerId: string;
}

export class ContactLink {
  id: string;
  name: string;
  agent: boolean;
}

export class ListingLink {
  id: string;
  ref: string;
  title: string;
}

export class LeadSource {
  kind: 'article' | 'listing' | 'site' | 'phone' | 'import' | 'prospect';
  article: ArticleLink | null;
  listing: ListingLink | null;
}

export class NextTaskView {
  id: string;
  leadId: string;
  kind: string;
  title: string;
  due: string;
  status: string;
  owner: NamedView | null;
}

export class LeadRowView {
  id: string;
  ref: string;
  stage: Stage;
  open: boolean;
  company: NamedView | null;
  contact: ContactLink | null;
  /** Masked. */
  phone: string | null;
  needLine: string;
  owner: NamedView | null;
  team: NamedView | null;
  source: LeadSource;
  nextTask: NextTaskView | null;
  /** `A`, `B` or `C`, by what is asked for. */
  grade: string;
  /** Nobody could take it yet (待分配). */
  waiting: boolean;
  /** 报备 of an agent. */
  protectedUntil: Date | null;
  /** The person asked not to be called. */
  doNotContact: boolean;
  /** ISO; when it goes back to the pool unless something is done. */
  poolDue?: string | null;
  createdAt: Date;
  activeAt: Date;
  stageAt: Date;
}

export class LeadList {
  items: LeadRowView[];
  next: string | null;
  total?: number;
}

export class InquiryItem {
  id: string;
  ref: string;
  need: string;
  usage: string;
  tax: string;
  company: string;
  contact: string;
  /** Masked; null where the words came without a number. */
  phone: string | null;
  /** `phone`: an advisor took the words down by telephone. */
  channel: 'form' | 'phone' | 'import';
  article: ArticleLink | null;
  createdAt: string;
}

export class TouchView {
  kind: 'article' | 'listing';
  title: string;
  path: string;
  at: string;
}

export class LeadInquiryView extends InquiryItem {
  /** Pages that the visitor had looked at before, in their order: only where they agreed to be remembered. */
  touches: TouchView[];
  /** Campaign and referring page, as far as known. */
  channelWords: string | null;
}

export class CriterionView {
  key: string;
  verdict: 'pass' | 'near' | 'fail' | 'unknown';
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  need: unknown;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  listing: unknown;
  why: string;
  why_en: string;
}

export class MatchListing {
  id: string;
  ref: string;
  title: string;
  path: string;
  status: string;
}

export class MatchNoteView {
  key: string;
  why: string;
  why_en: string;
}

/** Turned down for this lead (不合适). */
export class RejectedMatchView {
  listing: MatchListing;
  reason: RejectReason;
  note: string;
  by: string;
  at: Date;
}

/** What of a match may be said to the client: three reasons at most and one honest gap. */
export class ClientWordsView {
  reasons: string[];
  gap: string | null;
}

export class MatchCardView {
  /** The listing contract's public object. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  facts: Record<string, unknown>;
  region: string;
  park: string | null;
  /** Id of the first photo. */
  cover: string | null;
  /** When it was last sent to the client. */
  sentAt: Date | null;
  isNew: boolean;
}

export class MatchView {
  listing: MatchListing;
  score: number;
  verdict: 'fit' | 'near';
  criteria: CriterionView[];
  notes: MatchNoteView[];
  /** When the site was let, sold or withdrawn; null while it is to be had. */
  goneAt: Date | null;
  card: MatchCardView;
  said: ClientWordsView;
}

export class LeadContactView {
  id: string;
  name: string | null;
  phone: string | null;
  phoneCheck: PhoneCheckView | null;
  agent: boolean;
}

export class CallView {
  id: string;
  outcome: CallOutcome;
  note: string;
  at: string;
  author: string;
}

export class NeedOriginView {
  inquiryId: string;
  field: 'need' | 'usage' | 'tax';
  /** UTF-16 offsets into that text. */
  start: number;
  end: number;
}

export class NeedCorrectionItem {
  key: string;
  /** Null: not asked for. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  value: unknown;
  /** What the words say; null when they say nothing of it. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  read: unknown;
  /** Name of who said so. */
  by: string;
  at: string;
}

@ApiExtraModels(NeedOriginView)
export class LeadView extends LeadRowView {
  version: number;
  /** The need contract's object. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  need: Record<string, unknown>;
  /** Which words each value was read from, by span key (`area_sqm`, `needs.eia`). */
  @ApiProperty({ type: 'object', additionalProperties: { $ref: getSchemaPath(NeedOriginView) } })
  needOrigins: Record<string, NeedOriginView>;
  needCorrections: NeedCorrectionItem[];
  questions: string[];
  inquiries: LeadInquiryView[];
  contacts: LeadContactView[];
  linkedLead: LeadLink | null;
  lostReason: string | null;
  wakeOn: string | null;
  receipt: ReceiptView | null;
  protection: LeadProtectionView | null;
  calls: CallView[];
  matches: MatchView[];
  rejected: RejectedMatchView[];
  tasks: TaskView[];
}

export class OpenedLeadView {
  id: string;
  ref: string;
  /** True when it went to a lead that was open already. */
  joined: boolean;
}

export class LoggedCallView {
  callId: string;
  nextTask: TaskView;
}

export class CreatedView {
  id: string;
}

export class AddPublicPhone {
  @Text(40)
  phone: string;

  /** The page on which the company publishes it. */
  @Text(1000)
  sourceUrl: string;
}
