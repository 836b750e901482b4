import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Notifications } from '@app/notifications';
import { Database } from '@app/platform';
import { Can, type Me } from '@app/users';
import { MarkRead, NotificationList } from './dto/notification.dto.js';
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
    private readonly stream: ScreenStream,
  ) {}

  @Can('lead.view')
  @Get('notifications')
  async list(@SignedInUser() me: Me): Promise<NotificationList> {
    return { items: await this.notifications.latest(me, 50), next: null };
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
