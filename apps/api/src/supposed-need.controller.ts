import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SupposedGrounds } from '@app/articles';
import { Can, type Me } from '@app/users';
import { SupposedGroundList } from './dto/need.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

/** On what the need of a lead from the news rests, value by value. */
@ApiTags('leads')
@Controller('api/v1/leads/:id/supposed-need')
export class SupposedNeedController {
  constructor(private readonly grounds: SupposedGrounds) {}

  @Can('lead.view')
  @Get()
  async read(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<SupposedGroundList> {
    return { items: await this.grounds.of(me, id), next: null };
  }
}
