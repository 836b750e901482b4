import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MergeHistory } from '@app/leads';
import { ScreenSignals } from '@app/notifications';
import { Database } from '@app/platform';
import { Can, type Me } from '@app/users';
import { MergeBody, MergedView, MergeList, UndoneView } from './dto/merge.dto.js';
import { PageQuery } from './dto/page.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

/** Two records become one, and two again. */
@ApiTags('merges')
@Controller('api/v1/merges')
export class MergesController {
  constructor(
    private readonly database: Database,
    private readonly merges: MergeHistory,
    private readonly signals: ScreenSignals,
  ) {}

  @Can('lead.view')
  @Get()
  list(@SignedInUser() me: Me, @Query() query: PageQuery): Promise<MergeList> {
    return this.merges.list(me, query);
  }

  @Can('lead.edit')
  @Post()
  async merge(@SignedInUser() me: Me, @Body() body: MergeBody): Promise<MergedView> {
    return this.database.transaction(async (tx) => {
      // The screens of the lead that goes are told while its row still says whose they are.
      if (body.kind === 'lead') await this.signals.send(tx, 'lead', body.gone);
      const { id, survivorId } = await this.merges.merge(tx, me, body);
      if (body.kind === 'lead') await this.signals.send(tx, 'lead', survivorId);
      return { id, survivorId };
    });
  }

  @Can('lead.edit')
  @Post(':id/undo')
  @HttpCode(200)
  async undo(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<UndoneView> {
    return this.database.transaction(async (tx) => {
      const { merge, keptLater } = await this.merges.undo(tx, me, id);
      const { kind, survivorId, goneId } = merge;
      if (kind === 'lead') for (const leadId of [survivorId, goneId]) await this.signals.send(tx, 'lead', leadId);
      return { id, kind, survivorId, goneId, keptLater };
    });
  }
}
