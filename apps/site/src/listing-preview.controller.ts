import { Body, Controller, Header, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Listing, ListingPhotos, type ListingRow, publicListing, readListing } from '@app/listings';
import { Clock, Forbidden, SignedOut } from '@app/platform';
import { may, Public, Sessions } from '@app/users';
import { SiteFrames } from './site-frames.js';
import { SitePages } from './site-pages.js';
import { SiteSlips } from './site-slips.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** The draft is like no listing that is there. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** How an unsaved listing will look to visitors: the page of the site itself. For those who may edit listings. */
@Public()
@Controller('listings/preview')
export class ListingPreviewController {
  constructor(
    private readonly clock: Clock,
    private readonly frames: SiteFrames,
    private readonly pages: SitePages,
    private readonly photos: ListingPhotos,
    private readonly sessions: Sessions,
    private readonly slips: SiteSlips,
  ) {}

  @Post()
  @HttpCode(200)
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  async preview(@Req() request: FastifyRequest, @Body() body: { listing?: unknown; id?: unknown }): Promise<string> {
    await this.assertEditor(request);
    const id = typeof body.id === 'string' && UUID.test(body.id) ? body.id : NOBODY;
    const row = await this.draft(readable(body.listing), id);
    const frame = await this.frames.of(request, '/listings');
    return this.pages.listing(frame, row, await this.slips.fresh(frame, request, { listing: row.ref }));
  }

  private async draft(facts: Listing, id: string): Promise<ListingRow> {
    const now = this.clock.now();
    return {
      id,
      ref: facts.ref,
      title: facts.title ?? facts.ref,
      kind: facts.kind,
      region: facts.region ?? '',
      devzone: facts.devzone ?? null,
      status: facts.status ?? 'available',
      verified: facts.verified ?? 'none',
      verifiedOn: facts.verified_on ?? null,
      updatedAt: now,
      createdAt: now,
      cursorAt: now.toISOString(),
      park: facts.park ?? null,
      photos: await this.photos.of(id),
      facts: publicListing(facts) as Listing,
    } as ListingRow;
  }

  private async assertEditor(request: FastifyRequest): Promise<void> {
    const token = request.cookies.plotline_session;
    const me = token ? await this.sessions.find(token) : undefined;
    if (!me) throw new SignedOut('signed_out', '请先登录');
    if (me.mustChangePassword || !may(me.role, 'listing.edit')) throw new Forbidden('forbidden', '您没有这项权限');
  }
}

/** A half-typed form is shown as far as it can be read: a key that is wrong yet is left out. */
function readable(value: unknown): Listing {
  const typed = value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
  let kept: Listing = { ref: '—', kind: 'factory' };
  for (const [key, part] of Object.entries(typed)) {
    try {
      kept = readListing({ ...kept, [key]: part });
    } catch {
      continue;
    }
  }
  return kept;
}
