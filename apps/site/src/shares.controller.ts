import { Controller, Get, Header, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { isRobot, type SharePage as Share, ShareVisits } from '@app/matching';
import { Database, NotFound } from '@app/platform';
import { Public } from '@app/users';
import { linkTo } from './frame.js';
import { openingOf } from './opening-of.js';
import { plainText } from './plain-text.js';
import { renderPage } from './render-page.js';
import { type Query, SiteFrames } from './site-frames.js';
import { SharePage, ShareOverPage } from './views/share-page.js';

const HTML = 'text/html; charset=utf-8';

/** Whether somebody of the house looks at their own link. */
const isStaff = ({ headers }: FastifyRequest): boolean => /\bplotline_session=[^;]/.test(headers.cookie ?? '');

/** The page behind a link that an advisor sent: no script, kept nowhere, found by nobody else. */
@Public()
@Controller('s')
export class SharesController {
  constructor(
    private readonly database: Database,
    private readonly frames: SiteFrames,
    private readonly visits: ShareVisits,
  ) {}

  @Get(':token')
  @Header('cache-control', 'no-store')
  @Header('referrer-policy', 'no-referrer')
  @Header('x-robots-tag', 'noindex, nofollow, noarchive')
  async open(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const share = await this.found(token, request);
    const frame = await this.frames.of(request);
    if (share.state === 'over') return this.over(share, request, reply);
    if (!isStaff(request) && !isRobot(openingOf(request)))
      await this.database.transaction((tx) => this.visits.count(tx, share.id));
    await reply.type(HTML).send(renderPage(h(SharePage, { frame, share, token: plainText(token) })));
  }

  @Post(':token/want')
  @Header('cache-control', 'no-store')
  @Header('referrer-policy', 'no-referrer')
  async want(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const share = await this.found(token, request);
    if (share.state === 'over') return this.over(share, request, reply);
    const frame = await this.frames.of(request, `/s/${plainText(token)}`);
    const ref = plainText(((request.body ?? {}) as Query).site, 100);
    const isOne = await this.database.transaction((tx) => this.visits.want(tx, share.id, ref));
    if (!isOne) throw new NotFound('site_not_found', frame.t('error.notFoundText'));
    await reply.redirect(linkTo(frame, `/s/${plainText(token)}#site-${encodeURIComponent(ref)}`), 303);
  }

  private async found(token: string, request: FastifyRequest): Promise<Share> {
    const share = await this.visits.find(plainText(token));
    if (share) return share;
    const { t } = await this.frames.of(request);
    throw new NotFound('share_not_found', t('error.notFoundText'));
  }

  private async over(share: Share, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const frame = await this.frames.of(request, '/');
    await reply
      .status(410)
      .type(HTML)
      .send(renderPage(h(ShareOverPage, { frame, advisor: share.advisor })));
  }
}
