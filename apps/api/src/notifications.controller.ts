import { Body, Controller, Get, HttpCode, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { NotificationPreferences, Notifications, PostOffice } from '@app/notifications';
import { Database } from '@app/platform';
import { Can, type Me } from '@app/users';
import {
  MarkRead,
  NotificationList,
  NotificationQuery,
  PreferenceBody,
  PreferenceView,
} from './dto/notification.dto.js';
import type { SignedInRequest } from './http/access.guard.js';
import { SignedInUser } from './http/signed-in-user.js';
import { ScreenStream } from './screen-stream.js';

/** What a person is told, and the stream that keeps an open screen fresh. */
@ApiTags('notifications')
@Controller('api/v1')
export class NotificationsController {
  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
    private readonly post: PostOffice,
    private readonly preferences: NotificationPreferences,
    private readonly stream: ScreenStream,
  ) {}

  @Can('lead.view')
  @Get('notifications')
  async list(@SignedInUser() me: Me, @Query() { cursor, limit }: NotificationQuery): Promise<NotificationList> {
    const [rows, unread] = await Promise.all([
      this.notifications.latest(me, limit + 1, cursor ?? null),
      this.notifications.unread(me),
    ]);
    const items = rows.slice(0, limit);
    return { items, next: rows.length > limit ? items.at(-1)!.id : null, unread };
  }

  @Can('lead.view')
  @Get('me/notifications')
  async preference(@SignedInUser() me: Me): Promise<PreferenceView> {
    return { ...(await this.preferences.read(me.id)), mailThere: this.post.sendsMail };
  }

  @Can('lead.view')
  @Put('me/notifications')
  async setPreference(@SignedInUser() me: Me, @Body() body: PreferenceBody): Promise<PreferenceView> {
    await this.database.transaction((tx) => this.preferences.write(tx, me.id, body));
    return this.preference(me);
  }

  @Can('lead.view')
  @Post('notifications/read')
  @HttpCode(204)
  markRead(@SignedInUser() me: Me, @Body() body: MarkRead): Promise<void> {
    return this.database.transaction((tx) => this.notifications.markRead(tx, me, body.upTo));
  }

  @ApiExcludeEndpoint()
  @Can('lead.view')
  @Get('stream')
  open(@Req() request: SignedInRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.stream.open(request, reply);
  }
}
