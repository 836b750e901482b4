import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { articlePath } from '@app/articles';
import { type FieldError, Invalid, NotFound, RateLimits, TooMany } from '@app/platform';
import { Public } from '@app/users';
import { InquiryDesk } from './inquiry-desk.js';
import { inquiryErrors, type InquiryValues, readInquiryForm, readInquiryJson } from './inquiry-form.js';
import { InquiryReceipts } from './inquiry-receipts.js';
import { readListingQuery } from './listing-query.js';
import { isStorable, plainText } from './plain-text.js';
import { renderPage } from './render-page.js';
import { languageOf, queryOf, SiteFrames } from './site-frames.js';
import { SitePages } from './site-pages.js';
import { SiteSlips } from './site-slips.js';
import { wordsOf } from './site-words.js';
import { listingPath } from './views/listing-rows.js';
import { ThankYouPage } from './views/thank-you-page.js';

const HTML = 'text/html; charset=utf-8';
const isJson = (request: FastifyRequest): boolean =>
  /^application\/(?:[\w.-]+\+)?json\b/i.test(request.headers['content-type'] ?? '');

/** Inquiries of visitors and of programs, at one address told apart by content type; and the thank-you page. */
@Public()
@Controller('inquiries')
export class InquiriesController {
  constructor(
    private readonly desk: InquiryDesk,
    private readonly receipts: InquiryReceipts,
    private readonly frames: SiteFrames,
    private readonly pages: SitePages,
    private readonly slips: SiteSlips,
    private readonly limits: RateLimits,
  ) {}

  @Post()
  async receive(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (isJson(request)) await this.receiveJson(request, reply);
    else await this.receiveForm(request, reply);
  }

  /** A reload of a refused form's address leads back to a form. */
  @Get()
  async none(@Res() reply: FastifyReply): Promise<void> {
    await reply.redirect('/#inquiry', 303);
  }

  @Get(':ref')
  async thanks(@Param('ref') ref: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const frame = await this.frames.of(request);
    const receipt = await this.receipts.open(plainText(ref, 40), plainText(queryOf(request).t, 60));
    if (!receipt) throw new NotFound('inquiry_not_found', frame.t('thanks.unknown'));
    const [promise, listings] = await Promise.all([
      this.slips.promiseOf(frame, receipt),
      this.pages.listingsFor(receipt.listingRef, receipt.articleId),
    ]);
    const looksForSites = promise.kind === 'lead';
    const html = renderPage(h(ThankYouPage, { frame, receipt, promise, listings: looksForSites ? listings : [] }));
    await reply.type(HTML).header('cache-control', 'private, no-store').send(html);
  }

  private async receiveForm(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const values = readInquiryForm(request.body);
    const t = wordsOf(languageOf(request));
    const busy = await this.limits.take('inquiry', request.ip).then(
      () => null,
      (error: unknown) => (error instanceof TooMany ? error.message : Promise.reject(error as Error)),
    );
    const errors = busy === null ? inquiryErrors(t, values) : [{ field: 'form', message: busy }];
    if (errors.length > 0) {
      const html = await this.again(request, values, errors);
      await reply
        .status(busy === null ? 422 : 429)
        .type(HTML)
        .header('cache-control', 'no-store')
        .send(html);
      return;
    }
    const { ref, token } = await this.desk.receiveForm(values, await this.desk.subjectOf(values), request);
    const language = languageOf(request) === 'en' ? '&lang=en' : '';
    await reply.redirect(`/inquiries/${ref}?t=${token}${language}`, 303);
  }

  /** The page the form stood on, with everything kept and what is wrong at the top and at the field. */
  private async again(request: FastifyRequest, values: InquiryValues, errors: FieldError[]): Promise<string> {
    const { article, listing } = await this.desk.subjectOf(values);
    const path = article ? articlePath(article) : listing ? listingPath(listing) : values.page || '/';
    const frame = await this.frames.of(request, path);
    const slip = await this.slips.refused(frame, values, errors);
    if (article) return this.pages.article(frame, article, slip);
    if (listing?.status === 'withdrawn') return this.pages.listingGone(frame, listing, slip);
    if (listing) return this.pages.listing(frame, listing, slip);
    if (!values.page.startsWith('/listings')) return this.pages.home(frame, slip);
    const query = Object.fromEntries(new URLSearchParams(values.page.split('?')[1] ?? ''));
    return this.pages.listingList(frame, readListingQuery(query), '', slip);
  }

  private async receiveJson(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.limits.take('inquiry_api', request.ip);
    const t = wordsOf(languageOf(request));
    const { values, errors } = readInquiryJson(t, request.body);
    const header = request.headers['idempotency-key'];
    const key = typeof header === 'string' && header !== '' ? header : values.key;
    if (key.length > 200 || !isStorable(key)) errors.push({ field: 'key', message: t('errors.tooLong', { max: 200 }) });
    if (errors.length > 0) {
      const fields = errors.map(({ field }) => field).join('、');
      throw new Invalid('input_invalid', t('errors.fields', { fields }), errors);
    }
    const { ref } = await this.desk.receiveJson(values, await this.desk.subjectOf(values), key, request);
    await reply.status(201).send({ ref });
  }
}
