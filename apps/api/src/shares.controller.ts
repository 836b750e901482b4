import { Body, Controller, Delete, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { LeadDetails } from '@app/leads';
import { Shares } from '@app/matching';
import { ScreenSignals } from '@app/notifications';
import { Database, SETTINGS, type Settings } from '@app/platform';
import { Can, type Me } from '@app/users';
import { SendSites, ShareList, ShareView } from './dto/share.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

const DAYS = 7;

/** Sites sent to the client of a lead behind a link. */
@ApiTags('leads')
@Controller('api/v1/leads/:id/shares')
export class SharesController {
  constructor(
    private readonly database: Database,
    private readonly details: LeadDetails,
    private readonly shares: Shares,
    private readonly signals: ScreenSignals,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Can('lead.view')
  @Get()
  async list(@SignedInUser() me: Me, @Param('id', ParseUUIDPipe) id: string): Promise<ShareList> {
    const { owner } = await this.details.of(me, id);
    const shares = await this.shares.ofLead(id, { mayOpen: owner !== null || me.role !== 'advisor' });
    const home = this.settings.publicUrl ?? '';
    const items = shares.map(({ path, ...share }) => ({ ...share, link: path && home + path }));
    return { items: items as unknown as ShareView[], next: null };
  }

  @Can('lead.edit')
  @Post()
  async send(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { listingIds, note = '', expiresInDays = DAYS, key }: SendSites,
  ): Promise<ShareView> {
    const shareId = await this.database.transaction(async (tx) => {
      const sent = await this.shares.send(tx, me, id, { listingIds, note, expiresInDays, key });
      await this.signals.send(tx, 'lead', id);
      return sent;
    });
    const { items } = await this.list(me, id);
    return items.find((share) => share.id === shareId)!;
  }

  @Can('lead.edit')
  @Delete(':shareId')
  @HttpCode(204)
  async revoke(
    @SignedInUser() me: Me,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('shareId', ParseUUIDPipe) shareId: string,
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.shares.revoke(tx, me, id, shareId);
      await this.signals.send(tx, 'lead', id);
    });
  }
}
