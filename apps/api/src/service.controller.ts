import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Database } from '@app/platform';
import { Tickets, TicketsRepository } from '@app/tasks';
import { Can, type Me } from '@app/users';
import { AddTicketNote, EditTicket, TicketDetailView, TicketList, TicketQuery } from './dto/service.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

/** 助企: what companies ask for after they signed, across leads. */
@ApiTags('service')
@Controller('api/v1/service/tickets')
export class ServiceController {
  constructor(
    private readonly database: Database,
    private readonly tickets: Tickets,
    private readonly ticketList: TicketsRepository,
  ) {}

  @Can('lead.view')
  @Get()
  list(@SignedInUser() me: Me, @Query() query: TicketQuery): Promise<TicketList> {
    return this.ticketList.list(me, { ...query, state: query.state ?? 'open' });
  }

  @Can('lead.view')
  @Get(':id')
  one(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<TicketDetailView> {
    return this.ticketList.one(me, id);
  }

  @Can('task.edit')
  @Patch(':id')
  async edit(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EditTicket,
  ): Promise<TicketDetailView> {
    const due = body.due ? new Date(body.due) : undefined;
    await this.database.transaction((tx) => this.tickets.edit(tx, me, id, { ...body, due }));
    return this.one(me, id);
  }

  @Can('task.edit')
  @Post(':id/notes')
  @HttpCode(200)
  async note(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AddTicketNote,
  ): Promise<TicketDetailView> {
    await this.database.transaction((tx) => this.tickets.note(tx, me, id, body));
    return this.one(me, id);
  }
}
