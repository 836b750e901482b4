import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { LeadsRepository } from '@app/leads';
import { Can, type Me } from '@app/users';
import {
  AddLead,
  AssignLead,
  EditLead,
  LeadList,
  LeadQuery,
  LeadView,
  OpenedLeadView,
  ReleaseLead,
} from './dto/lead.dto.js';
import { RevealedPhones } from './dto/lead-activity.dto.js';
import { SignedInUser } from './http/signed-in-user.js';
import { LeadDesk } from './lead-desk.js';
import { PhoneLeads } from './phone-leads.js';

/** Leads: the list, one lead, and what is done to it as a whole. */
@ApiTags('leads')
@Controller('api/v1/leads')
export class LeadsController {
  constructor(
    private readonly desk: LeadDesk,
    private readonly leads: LeadsRepository,
    private readonly phoneLeads: PhoneLeads,
  ) {}

  @Can('lead.view')
  @Get()
  list(@SignedInUser() me: Me, @Query() query: LeadQuery): Promise<LeadList> {
    return this.leads.list(me, query);
  }

  @Can('lead.create')
  @Post()
  add(@SignedInUser() me: Me, @Body() body: AddLead): Promise<OpenedLeadView> {
    return this.phoneLeads.add(me, body);
  }

  @Can('lead.view')
  @Get(':id')
  read(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<LeadView> {
    return this.desk.read(me, id);
  }

  @Can('lead.edit')
  @Patch(':id')
  edit(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string, @Body() body: EditLead): Promise<LeadView> {
    return this.desk.edit(me, id, body);
  }

  @Can('lead.reveal')
  @Post(':id/phone')
  @HttpCode(200)
  reveal(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<RevealedPhones> {
    return this.desk.reveal(me, id);
  }

  @Can('lead.claim')
  @Post(':id/claim')
  @HttpCode(200)
  claim(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<LeadView> {
    return this.desk.claim(me, id);
  }

  @Can('lead.edit')
  @Post(':id/release')
  @HttpCode(204)
  release(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string, @Body() body: ReleaseLead): Promise<void> {
    return this.desk.release(me, id, body.reason);
  }

  @Can('lead.assign')
  @Put(':id/owner')
  assign(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string, @Body() body: AssignLead): Promise<LeadView> {
    return this.desk.assign(me, id, body.ownerId);
  }
}
