import { Controller, Get, Header, Param, Req, Res, UseInterceptors } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toBuffer } from 'qrcode';
import { ListingsRepository } from '@app/listings';
import { NotFound } from '@app/platform';
import { Public } from '@app/users';
import { needSentence } from './listing-need.js';
import { LISTING_KEYS, listingsPath, readListingQuery } from './listing-query.js';
import { PageValidators } from './page-validators.js';
import { plainText } from './plain-text.js';
import { queryOf, SiteFrames } from './site-frames.js';
import { SitePages } from './site-pages.js';
import { SiteSlips } from './site-slips.js';
import { wordsOf } from './site-words.js';
import { listingPath } from './views/listing-rows.js';
import { Visits } from './visits.js';

@Public()
@UseInterceptors(PageValidators)
@Controller('listings')
export class ListingsController {
  constructor(
    private readonly frames: SiteFrames,
    private readonly pages: SitePages,
    private readonly slips: SiteSlips,
    private readonly listings: ListingsRepository,
    private readonly visits: Visits,
  ) {}

  /** A form sent with empty fields leads to the address without them: one list, one address. */
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'private, no-cache')
  async list(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const asked = queryOf(request);
    const query = readListingQuery(asked);
    const isFromForm = LISTING_KEYS.some((key) => asked[key] === '');
    if (isFromForm && query.ignored.length === 0) {
      const kept = Object.entries(asked).filter(([key, value]) => typeof value === 'string' && ![...LISTING_KEYS, 'cursor'].includes(key)); // prettier-ignore
      const path = listingsPath(query);
      const more = new URLSearchParams(kept as [string, string][]).toString();
      void reply.status(302).header('location', more ? `${path}${path.includes('?') ? '&' : '?'}${more}` : path);
      return '';
    }
    const frame = await this.frames.of(request);
    const slip = await this.slips.fresh(frame, request, {
      need: needSentence(wordsOf('zh-CN'), query),
      page: listingsPath(query),
    });
    return this.pages.listingList(frame, query, plainText(asked.cursor), slip);
  }

  /** What was let or sold says so and stays; what was taken down is gone (410), what never was is not there (404). */
  @Get(':ref')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'private, no-cache')
  async listing(
    @Param('ref') ref: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const [frame, row] = await Promise.all([this.frames.of(request), this.listings.publicByRef(plainText(ref))]);
    if (!row || row.status === 'withdrawn') {
      void reply.status(row ? 410 : 404);
      return this.pages.listingGone(frame, row, await this.slips.fresh(frame, request));
    }
    this.visits.touch(request, reply, { kind: 'listing', id: row.id });
    // The advisor reads this sentence, so it is Chinese whatever the page's language.
    const need = wordsOf('zh-CN')('inquiry.listingNeed', { ref: row.ref, title: row.title });
    return this.pages.listing(frame, row, await this.slips.fresh(frame, request, { listing: row.ref, need }));
  }

  /** A code that leads to the listing's own page. */
  @Get(':ref/qr.png')
  async code(@Param('ref') ref: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const row = await this.listings.publicByRef(plainText(ref));
    if (!row || row.status === 'withdrawn') throw new NotFound('listing_not_found', '没有这处房源');
    const bytes = await toBuffer(this.frames.originOf(request) + listingPath(row), { width: 416, margin: 2 });
    await reply.type('image/png').header('cache-control', 'public, max-age=86400').send(bytes);
  }
}
