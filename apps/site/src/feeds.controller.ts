import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ArticlesService } from '@app/articles';
import { NotFound } from '@app/platform';
import { Public } from '@app/users';
import { ALL_NEWS, cityColumn, columnTitle, type NewsColumn, topicColumn } from './news-column.js';
import { atomFeed, type Feed, rssFeed } from './news-feed.js';
import { plainText } from './plain-text.js';
import { SiteFrames } from './site-frames.js';

const ITEMS = 30;
const FORMATS = {
  'feed.xml': { write: rssFeed, type: 'application/rss+xml; charset=utf-8' },
  'atom.xml': { write: atomFeed, type: 'application/atom+xml; charset=utf-8' },
};

/** The latest news of every column for readers of feeds: RSS as `feed.xml`, Atom as `atom.xml`. */
@Public()
@Controller('news')
export class FeedsController {
  constructor(
    private readonly articles: ArticlesService,
    private readonly frames: SiteFrames,
  ) {}

  @Get('feed.xml')
  rss(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send(request, reply, ALL_NEWS, 'feed.xml');
  }

  @Get('atom.xml')
  atom(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send(request, reply, ALL_NEWS, 'atom.xml');
  }

  @Get(':kind/:code/:file')
  column(
    @Param('kind') kind: string,
    @Param('code') code: string,
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const of = kind === 'city' ? cityColumn : kind === 'topic' ? topicColumn : undefined;
    return this.send(request, reply, of?.(plainText(code)), file);
  }

  private async send(
    request: FastifyRequest,
    reply: FastifyReply,
    column: NewsColumn | undefined,
    file: string,
  ): Promise<void> {
    const format = Object.hasOwn(FORMATS, file) ? FORMATS[file as keyof typeof FORMATS] : undefined;
    if (!column || !format) throw new NotFound('file_not_found', '没有这个文件');
    const frame = await this.frames.of(request);
    const { items } = await this.articles.list({ ...column.filter, status: 'published' }, { limit: ITEMS });
    const feed: Feed = {
      origin: frame.origin,
      path: column.path,
      ownPath: `${column.path}/${file}`,
      title: `${columnTitle(frame, column)}${frame.t('titleSeparator')}${frame.firm.name}`,
      description: frame.t('news.description', { place: column.name }),
      items,
    };
    await reply.type(format.type).header('cache-control', 'public, max-age=60').send(format.write(feed));
  }
}
