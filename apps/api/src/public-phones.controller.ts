import { Body, Controller, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PublicPhones } from '@app/leads';
import { ScreenSignals } from '@app/notifications';
import { Database } from '@app/platform';
import { Tasks } from '@app/tasks';
import { Can, type Me } from '@app/users';
import { AddPublicPhone, LeadView } from './dto/lead.dto.js';
import { SignedInUser } from './http/signed-in-user.js';
import { LeadDesk } from './lead-desk.js';

/** The number that a company publishes, for a lead that came without one. */
@ApiTags('leads')
@Controller('api/v1/leads/:id/public-phone')
export class PublicPhonesController {
  constructor(
    private readonly database: Database,
    private readonly desk: LeadDesk,
    private readonly phones: PublicPhones,
    private readonly signals: ScreenSignals,
    private readonly tasks: Tasks,
  ) {}

  @Can('lead.edit')
  @Put()
  async add(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AddPublicPhone,
  ): Promise<LeadView> {
    await this.database.transaction(async (tx) => {
      await this.phones.add(tx, me, id, body);
      await this.tasks.phoneFound(tx, id);
      await this.signals.send(tx, 'lead', id);
    });
    return this.desk.read(me, id);
  }
}
