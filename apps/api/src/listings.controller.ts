import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type ListingRow, ListingsRepository } from '@app/listings';
import { NotFound } from '@app/platform';
import { fullRegionName } from '@app/reference';
import { Can } from '@app/users';
import { ListingList, ListingQuery, ListingRowView } from './dto/listing.dto.js';

const viewOf = (row: ListingRow): ListingRowView =>
  ({
    ...row,
    regionName: fullRegionName(row.region) ?? row.region,
    path: `/listings/${encodeURIComponent(row.ref)}`,
  }) as unknown as ListingRowView;

/** Sites on offer, without what is internal. */
@ApiTags('listings')
@Controller('api/v1/listings')
export class ListingsController {
  constructor(private readonly listings: ListingsRepository) {}

  @Can('listing.view')
  @Get()
  async list(@Query() query: ListingQuery): Promise<ListingList> {
    const page = await this.listings.publicList(query);
    return { ...page, items: page.items.map(viewOf) };
  }

  @Can('listing.view')
  @Get(':idOrRef')
  async read(@Param('idOrRef') idOrRef: string): Promise<ListingRowView> {
    const row = await this.listings.publicByRef(idOrRef);
    if (!row) throw new NotFound('listing_not_found', '没有这个房源');
    return viewOf(row);
  }
}
