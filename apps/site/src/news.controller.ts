import { Controller, Get, Header, Param, Req, Res, UseInterceptors } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { ArticlesService } from '@app/articles';
import { regionByCode } from '@app/reference';
import { NotFound } from '@app/platform';
import { Public } from '@app/users';
import { PageValidators } from './page-validators.js';
import { plainText } from './plain-text.js';
import { renderPage } from './render-page.js';
import { cityOf, queryOf, SiteFrames } from './site-frames.js';
import { cursorOrNone, SitePages } from './site-pages.js';
import { SiteSlips } from './site-slips.js';
import { ErrorPage } from './views/error-page.js';
import { NewsPage } from './views/news-page.js';

const PAGE = 20;
const pathOf = (parts: Record<string, string | undefined>): string => {
  const search = new URLSearchParams(Object.entries(parts).filter((part): part is [string, string] => !!part[1]));
  return search.size > 0 ? `/news?${search}` : '/news';
};

@Public()
@UseInterceptors(PageValidators)
@Controller('news')
export class NewsController {
  constructor(
    private readonly frames: SiteFrames,
    private readonly pages: SitePages,
    private readonly slips: SiteSlips,
    private readonly articles: ArticlesService,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'private, no-cache')
  async list(@Req() request: FastifyRequest): Promise<string> {
    const query = queryOf(request);
    const q = plainText(query.q, 50);
    const column = plainText(query.column, 50);
    const code = plainText(query.city, 6);
    const city = regionByCode(code) ? cityOf(code) : null;
    const cursor = cursorOrNone(plainText(query.cursor));
    const frame = await this.frames.of(request);
    const filter = { status: 'published' as const, q: q || undefined, region: city?.code, column: column || undefined };
    const page = await this.articles.list(filter, { cursor, limit: PAGE });
    const parts = { city: city?.code, column, q };
    return renderPage(
      h(NewsPage, {
        frame,
        items: page.items,
        total: 'total' in page ? page.total : undefined,
        q,
        city,
        column,
        nextPath: page.next ? pathOf({ ...parts, cursor: page.next }) : null,
        firstPath: cursor ? pathOf(parts) : null,
      }),
    );
  }

  /** A hidden article was taken down: 410, so that search engines forget it. */
  @Get(':slug')
  @Header('content-type', 'text/html; charset=utf-8')
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
    return this.pages.article(frame, article, await this.slips.fresh(frame, request, { article: article.slug }));
  }
}
