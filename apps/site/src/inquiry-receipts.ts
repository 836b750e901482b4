import { Injectable } from '@nestjs/common';
import { InquiryIntake } from '@app/leads';
import { Database } from '@app/platform';
import type { InquiryReceipt } from './views/thank-you-page.js';

/** What the thank-you page reads: the inquiry's own words, and where to look for sites. */
export interface OpenedReceipt extends InquiryReceipt {
  listingRef: string | null;
  articleId: string | null;
}

/** Opens a receipt only with the token that its sender was given. */
@Injectable()
export class InquiryReceipts {
  constructor(
    private readonly intake: InquiryIntake,
    private readonly database: Database,
  ) {}

  async open(ref: string, token: string): Promise<OpenedReceipt | undefined> {
    if (!this.intake.tokenOpens(ref, token)) return undefined;
    const [row] = await this.database.query<OpenedReceipt>(
      `select inquiry.ref, inquiry.phone_hint as "phoneHint", inquiry.created_at as "createdAt", inquiry.need,
         inquiry.usage, inquiry.tax, inquiry.company, inquiry.contact, inquiry.article_id as "articleId",
         listing.ref as "listingRef"
       from inquiry left join listing on listing.id = inquiry.listing_id where inquiry.ref = $1`,
      [ref],
    );
    return row;
  }
}
