import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InquiryReview } from '@app/leads';
import { Database } from '@app/platform';
import { Can, type Me } from '@app/users';
import { InquiryList, InquiryQuery } from './dto/inquiry.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

/** What visitors wrote: read ones behind a report's number, and those that wait for a person's look. */
@ApiTags('inquiries')
@Controller('api/v1/inquiries')
export class InquiriesController {
  constructor(
    private readonly database: Database,
    private readonly review: InquiryReview,
  ) {}

  @Can('lead.view')
  @Get()
  list(@SignedInUser() me: Me, @Query() query: InquiryQuery): Promise<InquiryList> {
    return this.review.list(me, query);
  }

  @Can('inquiry.review')
  @Post(':id/release')
  @HttpCode(204)
  release(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.database.transaction((tx) => this.review.release(tx, me, id));
  }

  @Can('inquiry.review')
  @Post(':id/dismiss')
  @HttpCode(204)
  dismiss(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.database.transaction((tx) => this.review.dismiss(tx, me, id));
  }
}
