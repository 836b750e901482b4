import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DoNotContact, type Lead, LeadDetails, LeadTransfers, Leads, Protections } from '@app/leads';
import { ScreenSignals } from '@app/notifications';
import { Database, type Tx } from '@app/platform';
import { Can, type Me } from '@app/users';
import { DoNotContactBody, TakerList, TransferLead } from './dto/routing.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

/** Whose a lead is, beside claiming and giving back: transfer, 报备, and who must not be called. */
@ApiTags('leads')
@Controller('api/v1/leads/:id')
export class LeadPoolController {
  constructor(
    private readonly database: Database,
    private readonly details: LeadDetails,
    private readonly doNotContact: DoNotContact,
    private readonly leads: Leads,
    private readonly protections: Protections,
    private readonly signals: ScreenSignals,
    private readonly transfers: LeadTransfers,
  ) {}

  @Can('lead.edit')
  @Get('takers')
  async takers(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<TakerList> {
    await this.details.of(me, id);
    return { items: await this.transfers.takers(me), next: null };
  }

  @Can('lead.edit')
  @Post('transfer')
  @HttpCode(204)
  transfer(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string, @Body() body: TransferLead): Promise<void> {
    return this.change(me, id, (tx) => this.transfers.transfer(tx, me, id, body));
  }

  @Can('lead.edit')
  @Put('do-not-contact')
  @HttpCode(204)
  mark(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string, @Body() body: DoNotContactBody): Promise<void> {
    return this.change(me, id, (tx, lead) => this.doNotContact.mark(tx, me, lead, body.reason));
  }

  @Can('lead.assign')
  @Delete('do-not-contact')
  @HttpCode(204)
  lift(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.change(me, id, (tx, lead) => this.doNotContact.lift(tx, me, lead));
  }

  @Can('lead.assign')
  @Post('protection/renew')
  @HttpCode(204)
  renew(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.change(me, id, (tx, lead) => this.protections.renew(tx, me, lead));
  }

  /** Whoever has it before and after sees the screen change. */
  private async change(me: Me, id: string, work: (tx: Tx, lead: Lead) => Promise<void>): Promise<void> {
    await this.database.transaction(async (tx) => {
      const lead = await this.leads.workable(tx, me, id);
      await work(tx, lead);
      await this.signals.send(tx, 'lead', id, lead.ownerId);
    });
  }
}
