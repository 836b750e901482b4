import { Body, Controller, Param, ParseUUIDPipe, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { LeadNeeds } from '@app/leads';
import { ScreenSignals } from '@app/notifications';
import { Database } from '@app/platform';
import { Can, type Me } from '@app/users';
import { LeadView } from './dto/lead.dto.js';
import { CorrectNeed } from './dto/need.dto.js';
import { SignedInUser } from './http/signed-in-user.js';
import { LeadDesk } from './lead-desk.js';

/** What people correct in the need that was read. */
@ApiTags('leads')
@Controller('api/v1/leads/:id/need')
export class LeadNeedController {
  constructor(
    private readonly database: Database,
    private readonly desk: LeadDesk,
    private readonly needs: LeadNeeds,
    private readonly signals: ScreenSignals,
  ) {}

  @Can('lead.edit')
  @Patch()
  async correct(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CorrectNeed,
  ): Promise<LeadView> {
    await this.database.transaction(async (tx) => {
      await this.needs.correct(tx, me, id, body);
      await this.signals.send(tx, 'lead', id);
    });
    return this.desk.read(me, id);
  }
}
