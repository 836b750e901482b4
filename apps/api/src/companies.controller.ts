import { Body, Controller, Get, Param, ParseUUIDPipe, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { LeadCompanies } from '@app/leads';
import { ScreenSignals } from '@app/notifications';
import { Database } from '@app/platform';
import { Can, type Me } from '@app/users';
import { CompanyView, EditCompany } from './dto/company.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

/** What is known of the firms behind the leads. */
@ApiTags('leads')
@Controller('api/v1/companies/:id')
export class CompaniesController {
  constructor(
    private readonly companies: LeadCompanies,
    private readonly database: Database,
    private readonly signals: ScreenSignals,
  ) {}

  @Can('lead.view')
  @Get()
  read(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<CompanyView> {
    return this.companies.read(me, id);
  }

  @Can('lead.edit')
  @Patch()
  async edit(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version, ...changes }: EditCompany,
  ): Promise<CompanyView> {
    await this.database.transaction(async (tx) => {
      const leadIds = await this.companies.edit(tx, me, id, changes, version);
      for (const leadId of leadIds) await this.signals.send(tx, 'lead', leadId);
    });
    return this.companies.read(me, id);
  }
}
