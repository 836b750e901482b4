import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { LeadDetails } from '@app/leads';
import { Counterfactuals } from '@app/matching';
import { Can, type Me } from '@app/users';
import { CounterfactualsView, RejectMatch } from './dto/match.dto.js';
import { LeadView } from './dto/lead.dto.js';
import { SignedInUser } from './http/signed-in-user.js';
import { LeadDesk } from './lead-desk.js';
import { MatchDesk } from './match-desk.js';

/** What an advisor says of a lead's matches, and what one change of the need would bring. */
@ApiTags('leads')
@Controller('api/v1/leads/:id')
export class MatchesController {
  constructor(
    private readonly counterfactuals: Counterfactuals,
    private readonly details: LeadDetails,
    private readonly lead: LeadDesk,
    private readonly matches: MatchDesk,
  ) {}

  @Can('lead.view')
  @Get('counterfactuals')
  async changes(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<CounterfactualsView> {
    await this.details.of(me, id);
    const found = await this.counterfactuals.ofLead(id);
    return {
      items: found.map(({ key, why, why_en, count, refs }) => ({
        change: key,
        text: why,
        textEn: why_en,
        admits: count,
        refs,
      })),
      next: null,
    };
  }

  @Can('lead.edit')
  @Post('matches/:listingId/reject')
  @HttpCode(200)
  async reject(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('listingId', ParseUUIDPipe) listingId: string,
    @Body() body: RejectMatch,
  ): Promise<LeadView> {
    await this.matches.reject(me, id, listingId, body);
    return this.lead.read(me, id);
  }

  @Can('lead.edit')
  @Delete('matches/:listingId/reject')
  async undo(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('listingId', ParseUUIDPipe) listingId: string,
  ): Promise<LeadView> {
    await this.matches.undo(me, id, listingId);
    return this.lead.read(me, id);
  }
}
