import { Controller, Get, Header, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { articlePath, PublicIndex } from '@app/articles';
import { NotFound } from '@app/platform';
import { PublicListingIndex } from '@app/listings';
import { Public } from '@app/users';
import { cityPath, topicPath } from './news-paths.js';
import { SiteFrames } from './site-frames.js';
import { listingPath } from './views/listing-rows.js';
import { xmlText } from './xml-text.js';

const XML = 'application/xml; charset=utf-8';
/** What was taken down is out of every copy within a minute. */
const MINUTE = 'public, max-age=60';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

interface Entry {
  path: string;
  changedAt: Date | null;
}

const inside = (origin: string, { path, changedAt }: Entry): string =>
  `<loc>${xmlText(origin + path)}</loc>${changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : ''}`;

const latest = (dates: readonly Date[]): Date | null =>
  dates.length === 0 ? null : new Date(Math.max(...dates.map((date) => date.getTime())));

/** What search engines may keep, by kind, in files of at most 50,000 addresses; `lastmod` is a change that a reader sees. */
@Public()
@Controller()
export class SitemapsController {
  constructor(
    private readonly frames: SiteFrames,
    private readonly listings: PublicListingIndex,
    private readonly news: PublicIndex,
  ) {}

  @Get('sitemap.xml')
  @Header('content-type', XML)
  @Header('cache-control', MINUTE)
  async index(@Req() request: FastifyRequest): Promise<string> {
    const origin = this.frames.originOf(request);
    const [news, listings, columns] = await Promise.all([
      this.news.files(),
      this.listings.files(),
      this.news.columns(),
    ]);
    const files: Entry[] = [
      { path: '/sitemap-pages.xml', changedAt: null },
      { path: '/sitemap-columns.xml', changedAt: latest(columns.map(({ changedAt }) => changedAt)) },
      ...news.map((changedAt, file) => ({ path: `/sitemap-news-${file + 1}.xml`, changedAt })),
      ...listings.map((changedAt, file) => ({ path: `/sitemap-listings-${file + 1}.xml`, changedAt })),
    ];
    const list = files.map((entry) => `<sitemap>${inside(origin, entry)}</sitemap>`).join('');
    return `${HEAD}<sitemapindex ${NAMESPACE}>${list}</sitemapindex>\n`;
  }

  @Get('sitemap-:file')
  @Header('content-type', XML)
  @Header('cache-control', MINUTE)
  async file(@Param('file') file: string, @Req() request: FastifyRequest): Promise<string> {
    const entries = await this.entriesOf(file);
    if (entries === null) throw new NotFound('file_not_found', '没有这个文件');
    const origin = this.frames.originOf(request);
    const list = entries.map((entry) => `<url>${inside(origin, entry)}</url>`).join('');
    return `${HEAD}<urlset ${NAMESPACE}>${list}</urlset>\n`;
  }

  /** null where there is no such file. */
  private async entriesOf(file: string): Promise<Entry[] | null> {
    if (file === 'pages.xml')
      return ['/', '/news', '/news/topics', '/listings', '/privacy'].map((path) => ({ path, changedAt: null }));
    if (file === 'columns.xml')
      return (await this.news.columns()).map(({ kind, code, changedAt }) => ({
        path: kind === 'city' ? cityPath(code) : topicPath(code),
        changedAt,
      }));
    const [, kind, nth] = /^(news|listings)-([1-9]\d{0,3})\.xml$/.exec(file) ?? [];
    if (!kind) return null;
    const at = Number(nth) - 1;
    const entries: Entry[] =
      kind === 'news'
        ? (await this.news.entries(at)).map(({ slug, changedAt }) => ({ path: articlePath({ slug }), changedAt }))
        : (await this.listings.entries(at)).map(({ ref, changedAt }) => ({ path: listingPath({ ref }), changedAt }));
    return entries.length > 0 ? entries : null;
  }
}
