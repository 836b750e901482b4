import { createHash } from 'node:crypto';
import { Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Database, RateLimits } from '@app/platform';
import { CalendarFeeds } from '@app/tasks';
import { Can, type Me, Public } from '@app/users';
import { CalendarFeedView, CalendarLinkView } from './dto/calendar-feed.dto.js';
import { SignedInUser } from './http/signed-in-user.js';

/** One's own tasks in the calendar of one's phone: a secret link, made and taken back by its owner. */
@ApiTags('tasks')
@Controller('api')
export class CalendarFeedsController {
  constructor(
    private readonly database: Database,
    private readonly feeds: CalendarFeeds,
    private readonly limits: RateLimits,
  ) {}

  @Can('lead.view')
  @Get('v1/me/calendar')
  async mine(@SignedInUser() me: Me): Promise<CalendarFeedView> {
    const feed = await this.feeds.of(me);
    return { linked: feed !== undefined, createdAt: feed?.createdAt ?? null, seenAt: feed?.seenAt ?? null };
  }

  /** A new link; the one before stops working. It is shown this once. */
  @Can('lead.view')
  @Post('v1/me/calendar')
  async make(@SignedInUser() me: Me): Promise<CalendarLinkView> {
    const token = await this.database.transaction((tx) => this.feeds.make(tx, me));
    return { path: `/api/calendar/${token}.ics` };
  }

  @Can('lead.view')
  @Delete('v1/me/calendar')
  @HttpCode(204)
  revoke(@SignedInUser() me: Me): Promise<void> {
    return this.database.transaction((tx) => this.feeds.revoke(tx, me));
  }

  /** What calendars poll: by the token alone, without a session. */
  @ApiExcludeEndpoint()
  @Public()
  @Get('calendar/:file')
  async read(@Param('file') file: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.limits.take('calendar', request.ip);
    const text = await this.feeds.read(file.replace(/\.ics$/, ''));
    const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
    void reply.header('etag', etag).header('cache-control', 'private, max-age=300').header('x-robots-tag', 'noindex');
    if (request.headers['if-none-match'] === etag) return void reply.code(304).send();
    void reply.header('content-type', 'text/calendar; charset=utf-8').send(text);
  }
}
