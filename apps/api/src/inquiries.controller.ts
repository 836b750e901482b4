import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Can, type Me } from '@app/users';
import {
  CloseRequest,
  InquiryCountsView,
  InquiryList,
  InquiryQuery,
  OfferListed,
  OwnerOfferView,
  RevealedInquiryView,
  TurnedIntoLead,
} from './dto/inquiry.dto.js';
import { SignedInUser } from './http/signed-in-user.js';
import { InquiryDesk } from './inquiry-desk.js';

/**
 * What visitors wrote: read ones behind a report's number, and the boxes of what is no demand. Offers are for who may enter
 * listings, the rest for reviewers; what is done to one asks for the right to the box that it lies in.
 */
@ApiTags('inquiries')
@Controller('api/v1/inquiries')
export class InquiriesController {
  constructor(private readonly desk: InquiryDesk) {}

  @Can('lead.view')
  @Get()
  list(@SignedInUser() me: Me, @Query() query: InquiryQuery): Promise<InquiryList> {
    return this.desk.list(me, query);
  }

  @Can('lead.view')
  @Get('counts')
  counts(@SignedInUser() me: Me): Promise<InquiryCountsView> {
    return this.desk.counts(me);
  }

  @Can('inquiry.review')
  @Post(':id/release')
  @HttpCode(204)
  release(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.desk.decide(me, id, 'release');
  }

  @Can('lead.view')
  @Post(':id/dismiss')
  @HttpCode(204)
  dismiss(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.desk.decide(me, id, 'dismiss');
  }

  @Can('lead.view')
  @Post(':id/restore')
  @HttpCode(204)
  restore(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.desk.decide(me, id, 'restore');
  }

  @Can('lead.view')
  @Post(':id/to-lead')
  @HttpCode(200)
  toLead(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<TurnedIntoLead> {
    return this.desk.toLead(me, id);
  }

  @Can('listing.edit')
  @Post(':id/to-listing')
  @HttpCode(204)
  toListing(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { listingId }: OfferListed,
  ): Promise<void> {
    return this.desk.toListing(me, id, listingId);
  }

  /** A post, because it shows a number and says so on the record. */
  @Can('listing.edit')
  @Post(':id/offer')
  @HttpCode(200)
  offer(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<OwnerOfferView> {
    return this.desk.offer(me, id);
  }

  @Can('inquiry.review')
  @Post(':id/close')
  @HttpCode(204)
  close(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string, @Body() { note }: CloseRequest): Promise<void> {
    return this.desk.close(me, id, note);
  }

  @Can('lead.view')
  @Post(':id/reveal')
  @HttpCode(200)
  reveal(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<RevealedInquiryView> {
    return this.desk.reveal(me, id);
  }
}
