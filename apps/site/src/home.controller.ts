import { Controller, Get, Header, Req, UseInterceptors } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Public } from '@app/users';
import { PageValidators } from './page-validators.js';
import { SiteFrames } from './site-frames.js';
import { SitePages } from './site-pages.js';
import { SiteSlips } from './site-slips.js';

@Public()
@UseInterceptors(PageValidators)
@Controller()
export class HomeController {
  constructor(
    private readonly frames: SiteFrames,
    private readonly pages: SitePages,
    private readonly slips: SiteSlips,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'private, no-cache')
  async home(@Req() request: FastifyRequest): Promise<string> {
    const frame = await this.frames.of(request);
    return this.pages.home(frame, await this.slips.fresh(frame, request));
  }
}
