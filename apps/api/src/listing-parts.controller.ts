import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ListingDeskRepository, Parks } from '@app/listings';
import { Database, NotFound } from '@app/platform';
import { fullRegionName } from '@app/reference';
import { ListingLeadsReport } from '@app/reports';
import { Can, type Me, may } from '@app/users';
import { EditParkBody, ListingLeadList, ParkList } from './dto/listing.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

/** What stands around listings: the parks they lie in, and the leads they fit. */
@ApiTags('listings')
@Controller('api/v1')
export class ListingPartsController {
  constructor(
    private readonly database: Database,
    private readonly leads: ListingLeadsReport,
    private readonly listings: ListingDeskRepository,
    private readonly parks: Parks,
  ) {}

  @Can('listing.view')
  @Get('parks')
  async list(@SignedInUser() me: Me): Promise<ParkList> {
    const rows = await this.parks.list({ all: may(me.role, 'listing.edit') });
    return { items: rows.map((row) => ({ ...row, regionName: fullRegionName(row.region) ?? row.region })) };
  }

  @Can('listing.edit')
  @Patch('parks/:id')
  @HttpCode(204)
  edit(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string, @Body() body: EditParkBody): Promise<void> {
    return this.database.transaction((tx) => this.parks.edit(tx, id, body, me.id));
  }

  /** Leads that the listing is among the best for, of those the caller sees. */
  @Can('listing.view')
  @Get('listings/:id/leads')
  async leadsOf(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<ListingLeadList> {
    if (!(await this.listings.one({ all: may(me.role, 'listing.edit') }, id)))
      throw new NotFound('listing_not_found', '没有这个房源');
    return this.leads.of(me, id);
  }
}
