import { Controller, Get, Header, Param, Req, Res, UseInterceptors } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { toBuffer } from 'qrcode';
import { articlePath, ArticleReads, ArticlesService } from '@app/articles';
import { isRobot } from '@app/matching';
import { NotFound } from '@app/platform';
import { Public } from '@app/users';
import { openingOf } from './opening-of.js';
import { PageValidators } from './page-validators.js';
import { plainText } from './plain-text.js';
import { renderPage } from './render-page.js';
import { SiteFrames } from './site-frames.js';
import { SitePages } from './site-pages.js';
import { SiteSlips } from './site-slips.js';
import { ErrorPage } from './views/error-page.js';
import { Visits } from './visits.js';

const HTML = 'text/html; charset=utf-8';

/** One article. What was hidden was taken down: 410, so that search engines forget it. */
@Public()
@Controller('news')
export class NewsController {
  constructor(
    private readonly articles: ArticlesService,
    private readonly frames: SiteFrames,
    private readonly pages: SitePages,
    private readonly reads: ArticleReads,
    private readonly slips: SiteSlips,
    private readonly visits: Visits,
  ) {}

  @Get(':slug')
  @UseInterceptors(PageValidators)
  @Header('content-type', HTML)
  @Header('cache-control', 'private, no-cache')
  async article(
    @Param('slug') slug: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const [frame, article] = await Promise.all([this.frames.of(request), this.articles.find(plainText(slug))]);
    if (!article || article.status === 'draft') throw new NotFound('article_not_found', frame.t('error.notFoundText'));
    if (article.status === 'hidden') {
      void reply.status(410);
      return renderPage(h(ErrorPage, { frame, status: 410 }));
    }
    if (!isRobot(openingOf(request)) && !isStaff(request)) this.reads.count(article.id);
    this.visits.touch(request, reply, { kind: 'article', id: article.id });
    return this.pages.article(frame, article, await this.slips.fresh(frame, request, { article: article.slug }));
  }

  /** A code that leads to the article's own page; gone within a minute with it. */
  @Get(':slug/qr.png')
  async code(@Param('slug') slug: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const article = await this.articles.find(plainText(slug));
    if (article?.status !== 'published') throw new NotFound('article_not_found', '没有这篇资讯');
    const bytes = await toBuffer(this.frames.originOf(request) + articlePath(article), { width: 416, margin: 2 });
    await reply.type('image/png').header('cache-control', 'public, max-age=60').send(bytes);
  }
}

/** Whether somebody of the house looks at their own page. */
const isStaff = ({ cookies }: FastifyRequest): boolean => Boolean(cookies.plotline_session);
