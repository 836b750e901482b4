import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { inquiryBoxes, type InquiryBox } from '@app/leads';
import { IsDay } from '../http/is-day.js';
import { Text } from '../http/text-field.js';
import { CreditQuery } from './credit.dto.js';
import { LeadLink } from './lead-link.dto.js';
import { InquiryItem, ListingLink } from './lead.dto.js';

const statuses = ['read', ...inquiryBoxes] as const;

export class InquiryQuery extends CreditQuery {
  @IsOptional()
  @IsIn(statuses, { message: `应为 ${statuses.join('、')} 之一` })
  status?: 'read' | InquiryBox;

  /** Of leads that one answers for; absent = of all that one sees. */
  @IsOptional()
  @IsIn(['mine', 'team', 'all'], { message: 'mine、team 或 all' })
  view?: 'mine' | 'team' | 'all';

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

export class OfferListed {
  /** The listing that was made of the offer, when it is known. */
  @IsOptional()
  @IsUUID(undefined, { message: '应为房源 id' })
  listingId?: string;
}

export class CloseRequest {
  /** How it was answered. */
  @Text(2000)
  note: string;
}

/** Words that decided where an inquiry went; UTF-16 offsets into the text as it is shown. */
export class RouteWordView {
  /** `supply`, or a flag of the need contract. */
  says: string;
  field: 'need' | 'usage' | 'tax';
  start: number;
  end: number;
}

export class OfferView {
  /** What is offered, in one line. */
  line: string;
  /** The need contract's object, with spans. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  need: Record<string, unknown>;
}

export class DecisionView {
  at: string;
  /** Name. */
  by: string | null;
  note: string | null;
}

export class InquiryRowView extends InquiryItem {
  status: string;
  quarantineReason: string | null;
  requestKind: 'takedown' | 'privacy' | null;
  dueAt: string | null;
  /** Working days until `dueAt`: 0 = today, −1 and less = late. */
  workdaysLeft: number | null;
  words: RouteWordView[];
  offer: OfferView | null;
  lead: LeadLink | null;
  /** Open lead of who wrote it. */
  relatedLead: LeadLink | null;
  listing: ListingLink | null;
  decision: DecisionView | null;
}

export class InquiryList {
  items: InquiryRowView[];
  next: string | null;
  total: number;
}

/** How many wait, up to 1000; null where the person has no business. */
export class InquiryCountsView {
  quarantined: number | null;
  offered: number | null;
  requested: number | null;
  /** Offers and requests whose term is over. */
  overdue: number;
}

export class TurnedIntoLead {
  /** Null when it joined a lead that the person may not see. */
  lead: LeadLink | null;
  joined: boolean;
}

export class OfferOwnerView {
  name: string;
  /** E.164, or as written when it cannot be dialled. */
  phone: string;
}

export class OwnerOfferView {
  /** The words, phones masked. */
  text: string;
  /** For the internal fields of the listing. */
  owner: OfferOwnerView;
}

export class RevealedInquiryView {
  /** E.164, or as written when it cannot be dialled. */
  phone: string;
  extension: string | null;
  need: string;
  usage: string;
  tax: string;
  company: string;
  contact: string;
}
