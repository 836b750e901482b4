import { Controller, Get, Header, Param, Req, Res, UseInterceptors } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { ArticlesService } from '@app/articles';
import { NotFound } from '@app/platform';
import { Public } from '@app/users';
import { linkTo } from './frame.js';
import { ALL_NEWS, cityColumn, namedColumn, type NewsColumn, topicColumn } from './news-column.js';
import { cityPath, withQuery } from './news-paths.js';
import { PageValidators } from './page-validators.js';
import { plainText } from './plain-text.js';
import { renderPage } from './render-page.js';
import { languageOf, queryOf, SiteFrames } from './site-frames.js';
import { cursorOrNone } from './site-pages.js';
import { NewsPage } from './views/news-page.js';
import { TopicsPage } from './views/topics-page.js';

const PAGE = 20;
/** Trades beside the list; all of them have a page. */
const TOPICS = 6;
const HTML = 'text/html; charset=utf-8';
const FRESH = 'private, no-cache';

/** Lists of news: all of it, by city, by trade, and by search. */
@Public()
@UseInterceptors(PageValidators)
@Controller('news')
export class NewsColumnsController {
  constructor(
    private readonly articles: ArticlesService,
    private readonly frames: SiteFrames,
  ) {}

  /** `?city=` was the address of a city's column. */
  @Get()
  @Header('content-type', HTML)
  @Header('cache-control', FRESH)
  async list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { city, column, q, lang } = queryOf(request);
    const moved = cityColumn(plainText(city, 6));
    if (moved) {
      const path = withQuery(cityPath(moved.code), { q: plainText(q, 50), lang: plainText(lang, 2) });
      void reply.status(301).header('location', path);
      return '';
    }
    const name = plainText(column, 50);
    return this.page(request, name ? namedColumn(name) : ALL_NEWS);
  }

  @Get('topics')
  @Header('content-type', HTML)
  @Header('cache-control', FRESH)
  async topics(@Req() request: FastifyRequest): Promise<string> {
    const frame = await this.frames.of(request);
    const topics = (await this.articles.topics()).flatMap(({ code, count }) => {
      const column = topicColumn(code, frame.language);
      return column ? [{ column, count }] : [];
    });
    return renderPage(h(TopicsPage, { frame, topics }));
  }

  @Get('city/:code')
  @Header('content-type', HTML)
  @Header('cache-control', FRESH)
  city(@Param('code') code: string, @Req() request: FastifyRequest): Promise<string> {
    return this.page(request, cityColumn(plainText(code)));
  }

  @Get('topic/:code')
  @Header('content-type', HTML)
  @Header('cache-control', FRESH)
  topic(@Param('code') code: string, @Req() request: FastifyRequest): Promise<string> {
    return this.page(request, topicColumn(plainText(code), languageOf(request)));
  }

  private async page(request: FastifyRequest, column: NewsColumn | undefined): Promise<string> {
    const frame = await this.frames.of(request);
    if (!column) throw new NotFound('column_not_found', frame.t('error.notFoundText'));
    const query = queryOf(request);
    const q = plainText(query.q, 50);
    const cursor = cursorOrNone(plainText(query.cursor));
    const filter = { ...column.filter, status: 'published' as const, q: q || undefined };
    const [page, topics] = await Promise.all([
      this.articles.list(filter, { cursor, limit: PAGE }),
      this.articles.topics(TOPICS),
    ]);
    const [path = '', search] = column.path.split('?');
    const at = (parts: Record<string, string>) =>
      linkTo(frame, withQuery(path, { ...Object.fromEntries(new URLSearchParams(search)), q, ...parts }));
    return renderPage(
      h(NewsPage, {
        frame,
        column,
        topics: topics.flatMap(({ code }) => topicColumn(code, frame.language) ?? []),
        items: page.items,
        total: 'total' in page ? page.total : undefined,
        q,
        nextPath: page.next ? at({ cursor: page.next }) : null,
        firstPath: cursor ? at({}) : null,
      }),
    );
  }
}
