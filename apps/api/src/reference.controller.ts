import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ZoneChanges } from '@app/platform';
import { searchIndustries, searchRegions, zonesWith } from '@app/reference';
import { Can } from '@app/users';
import { FoundRegions, IndustryList, ReferenceQuery } from './dto/reference.dto.js';

/** Places and trades by name, for fields that are filled by typing. */
@ApiTags('reference')
@Controller('api/v1')
export class ReferenceController {
  constructor(private readonly zones: ZoneChanges) {}

  @Can('lead.view')
  @Get('regions')
  async regions(@Query() { q = '' }: ReferenceQuery): Promise<FoundRegions> {
    return { items: searchRegions(q, 12, zonesWith(await this.zones.read())) as FoundRegions['items'] };
  }

  @Can('lead.view')
  @Get('industries')
  industries(@Query() { q = '' }: ReferenceQuery): IndustryList {
    return { items: searchIndustries(q) };
  }
}
