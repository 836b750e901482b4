import { Controller, Get, Header, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ListingsRepository } from '@app/listings';
import { NotFound } from '@app/platform';
import { Public } from '@app/users';
import { listingsPath, needFrom, readListingQuery } from './listing-query.js';
import { plainText } from './plain-text.js';
import { queryOf, SiteFrames } from './site-frames.js';
import { SitePages } from './site-pages.js';
import { SiteSlips } from './site-slips.js';
import { wordsOf } from './site-words.js';

@Public()
@Controller('listings')
export class ListingsController {
  constructor(
    private readonly frames: SiteFrames,
    private readonly pages: SitePages,
    private readonly slips: SiteSlips,
    private readonly listings: ListingsRepository,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'private, no-cache')
  async list(@Req() request: FastifyRequest): Promise<string> {
    const query = readListingQuery(queryOf(request));
    const frame = await this.frames.of(request);
    const slip = await this.slips.fresh(frame, request, {
      need: needFrom(wordsOf('zh-CN'), query),
      page: listingsPath(query),
    });
    return this.pages.listingList(frame, query, plainText(queryOf(request).cursor), slip);
  }

  @Get(':ref')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'private, no-cache')
  async listing(@Param('ref') ref: string, @Req() request: FastifyRequest): Promise<string> {
    const [frame, row] = await Promise.all([this.frames.of(request), this.listings.publicByRef(plainText(ref))]);
    if (!row) throw new NotFound('listing_not_found', frame.t('error.notFoundText'));
    // The advisor reads this sentence, so it is Chinese whatever the page's language.
    const need = wordsOf('zh-CN')('inquiry.listingNeed', { ref: row.ref, title: row.title });
    return this.pages.listing(frame, row, await this.slips.fresh(frame, request, { listing: row.ref, need }));
  }
}
