import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ListingDesk, ListingDeskRepository, readListingText } from '@app/listings';
import { Clock, Database, NotFound, type Tx, ZoneChanges } from '@app/platform';
import { zonesWith } from '@app/reference';
import { Can, type Me, may } from '@app/users';
import { AddListing, DuplicateList, DuplicateQuery, EditListing, ListingList, ListingQuery, ListingView, OwnerView, ReadListingBody, ReadListingView, SetListingStatus, VerifyListing } from './dto/listing.dto.js'; // prettier-ignore
import { SignedInUser } from './http/signed-in-user.js';
import { freshRef, listingView } from './listing-view.js';

const sightOf = (me: Me): { all: boolean } => ({ all: may(me.role, 'listing.edit') });

/** Sites on offer. What is internal is only for those who may edit; the others see what is published. */
@ApiTags('listings')
@Controller('api/v1/listings')
export class ListingsController {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly desk: ListingDesk,
    private readonly listings: ListingDeskRepository,
    private readonly zones: ZoneChanges,
  ) {}

  @Can('listing.view')
  @Get()
  async list(@SignedInUser() me: Me, @Query() query: ListingQuery): Promise<ListingList> {
    const page = await this.listings.list(sightOf(me), query);
    return { ...page, items: page.items.map((row) => listingView(row)) };
  }

  @Can('listing.edit')
  @Get('duplicates')
  async duplicates(@Query() query: DuplicateQuery): Promise<DuplicateList> {
    return { items: await this.listings.duplicates(query) };
  }

  /** Reads an owner's words into fields; stores nothing. */
  @Can('listing.edit')
  @Post('read')
  @HttpCode(200)
  async readText(@Body() { text }: ReadListingBody): Promise<ReadListingView> {
    const asOf = new Date(this.clock.now().getTime() + 8 * 3600_000).toISOString().slice(0, 10);
    const { listing, spans, title } = readListingText(text, { asOf, zones: zonesWith(await this.zones.read()) });
    return { listing: { ...listing }, spans, title };
  }

  @Can('listing.view')
  @Get(':idOrRef')
  async read(@SignedInUser() me: Me, @Param('idOrRef') idOrRef: string): Promise<ListingView> {
    const row = await this.listings.one(sightOf(me), idOrRef);
    if (!row) throw new NotFound('listing_not_found', '没有这个房源');
    return listingView(row) as ListingView;
  }

  /** A draft: nobody outside sees it before it is published. */
  @Can('listing.edit')
  @Post()
  async add(@SignedInUser() me: Me, @Body() { listing }: AddListing): Promise<ListingView> {
    const value = { ...listing, ref: listing.ref || freshRef(this.clock.now()) };
    return this.read(me, await this.database.transaction((tx) => this.desk.create(tx, value, me.id)));
  }

  @Can('listing.edit')
  @Patch(':id')
  edit(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EditListing,
  ): Promise<ListingView> {
    return this.answer(me, id, (tx) => this.desk.edit(tx, id, body.version, body.listing, me.id));
  }

  @Can('listing.edit')
  @Post(':id/status')
  @HttpCode(200)
  status(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { status, reason }: SetListingStatus,
  ): Promise<ListingView> {
    return this.answer(me, id, (tx) => this.desk.setStatus(tx, id, status, reason, me.id));
  }

  @Can('listing.edit')
  @Post(':id/verify')
  @HttpCode(200)
  verify(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { kind, on }: VerifyListing,
  ): Promise<ListingView> {
    return this.answer(me, id, (tx) => this.desk.verify(tx, id, kind, on, me.id));
  }

  @Can('listing.edit')
  @Post(':id/publish')
  @HttpCode(200)
  publish(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<ListingView> {
    return this.answer(me, id, (tx) => this.desk.publish(tx, id, me.id));
  }

  @Can('listing.edit')
  @Post(':id/unpublish')
  @HttpCode(200)
  unpublish(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<ListingView> {
    return this.answer(me, id, (tx) => this.desk.unpublish(tx, id, me.id));
  }

  /** The owner's numbers; that they were shown is recorded. */
  @Can('listing.edit')
  @Post(':id/owner')
  @HttpCode(200)
  async owner(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<OwnerView> {
    return { owner: await this.database.transaction((tx) => this.desk.revealOwner(tx, id, me.id)) };
  }

  private async answer(me: Me, id: string, work: (tx: Tx) => Promise<void>): Promise<ListingView> {
    await this.database.transaction(work);
    return this.read(me, id);
  }
}
