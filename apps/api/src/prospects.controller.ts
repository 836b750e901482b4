import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ProspectActs, prospectById, ProspectViews } from '@app/articles';
import { Leads } from '@app/leads';
import { Database, NotFound, type Tx } from '@app/platform';
import { Can, type Me } from '@app/users';
import {
  ApprovedView,
  ApproveProspect,
  EditProspect,
  ProspectView,
  SupposedNeedChange,
  SupposedNeedView,
} from './dto/desk.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

/** Companies in the news, one by one. */
@ApiTags('desk')
@Controller('api/v1/prospects')
export class ProspectsController {
  constructor(
    private readonly acts: ProspectActs,
    private readonly database: Database,
    private readonly leads: Leads,
    private readonly views: ProspectViews,
  ) {}

  @Can('article.edit')
  @Patch(':id')
  edit(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version, facts }: EditProspect,
  ): Promise<ProspectView> {
    return this.database.transaction(async (tx) => {
      await this.acts.edit(tx, id, version, facts);
      return this.card(tx, me, id);
    });
  }

  @Can('article.edit')
  @Post(':id/preview')
  @HttpCode(200)
  preview(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() change: SupposedNeedChange,
  ): Promise<SupposedNeedView> {
    return this.database.readOnly(async (tx) => {
      const { need, fits } = await this.views.preview(tx, me, await prospectById(tx, id), change);
      return { need: need as unknown as Record<string, unknown>, fits };
    });
  }

  @Can('article.edit')
  @Post(':id/approve')
  @HttpCode(200)
  approve(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ApproveProspect,
  ): Promise<ApprovedView> {
    return this.database.transaction(async (tx) => {
      const { joined, ...lead } = await this.acts.approve(tx, me, id, body);
      const seen = await this.leads.visible(tx, me, lead.id).then(
        () => true,
        (error: unknown) => {
          if (error instanceof NotFound) return false;
          throw error;
        },
      );
      return { lead: seen ? { id: lead.id, ref: lead.ref } : { id: null, ref: null }, joined };
    });
  }

  @Can('article.edit')
  @Post(':id/dismiss')
  @HttpCode(200)
  dismiss(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<ProspectView> {
    return this.setDismissed(me, id, true);
  }

  @Can('article.edit')
  @Post(':id/restore')
  @HttpCode(200)
  restore(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<ProspectView> {
    return this.setDismissed(me, id, false);
  }

  private setDismissed(me: Me, id: string, dismissed: boolean): Promise<ProspectView> {
    return this.database.transaction(async (tx) => {
      await this.acts.setDismissed(tx, me, id, dismissed);
      return this.card(tx, me, id);
    });
  }

  private async card(tx: Tx, me: Me, id: string): Promise<ProspectView> {
    return (await this.views.card(tx, me, await prospectById(tx, id))) as unknown as ProspectView;
  }
}
