import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ScreenSignals } from '@app/notifications';
import { Database, type Tx } from '@app/platform';
import { Deals, Tickets, TicketsRepository } from '@app/tasks';
import { Can, type Me } from '@app/users';
import { DealView, OpenTicket, RecordTax, SaveDeal, TicketDetailView } from './dto/service.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

/** What was promised at the signature, what came of it, and what the company asks for. */
@ApiTags('service')
@Controller('api/v1/leads/:id')
export class LeadServiceController {
  constructor(
    private readonly database: Database,
    private readonly deals: Deals,
    private readonly signals: ScreenSignals,
    private readonly tickets: Tickets,
    private readonly ticketList: TicketsRepository,
  ) {}

  @Can('lead.view')
  @Get('deal')
  async read(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<DealView> {
    return { deal: await this.deals.of(me, id) };
  }

  @Can('lead.edit')
  @Put('deal')
  async save(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version, ...facts }: SaveDeal,
  ): Promise<DealView> {
    await this.change(id, (tx) => this.deals.save(tx, me, id, facts, version));
    return this.read(me, id);
  }

  @Can('lead.edit')
  @Post('deal/taxes')
  @HttpCode(200)
  async tax(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RecordTax,
  ): Promise<DealView> {
    await this.change(id, (tx) => this.deals.recordTax(tx, me, id, body));
    return this.read(me, id);
  }

  @Can('lead.edit')
  @Post('tickets')
  async open(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: OpenTicket,
  ): Promise<TicketDetailView> {
    const { details = '', amountYuan, deadlineOn } = body;
    const ticket = { ...body, details, amountYuan: amountYuan ?? null, deadlineOn: deadlineOn ?? null };
    const ticketId = await this.change(id, (tx) => this.tickets.open(tx, me, id, ticket));
    return this.ticketList.one(me, ticketId);
  }

  private change<T>(leadId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.transaction(async (tx) => {
      const result = await work(tx);
      await this.signals.send(tx, 'task', leadId);
      return result;
    });
  }
}
