import { Controller, Get, Header, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { type CounterNotice, CounterNotices, type CounterSubject } from '@app/articles';
import { Database, NotFound, RateLimits } from '@app/platform';
import { Public } from '@app/users';
import { whenText } from './call-promise.js';
import { type Frame, linkTo } from './frame.js';
import { plainText } from './plain-text.js';
import { renderPage } from './render-page.js';
import { type Query, SiteFrames } from './site-frames.js';
import { CounterNoticePage } from './views/counter-notice-page.js';
import { TakedownDonePage } from './views/takedown-page.js';

const HTML = 'text/html; charset=utf-8';
const FIELDS = ['name', 'contact', 'statement'] as const;

const valuesOf = (body: Query): CounterNotice => ({
  name: plainText(body.name, 2000),
  contact: plainText(body.contact, 2000),
  statement: plainText(body.statement, 2000),
});

/** The form behind the signed link that an editor sends to whom a takedown hits. */
@Public()
@Controller('takedown/counter')
export class CounterNoticesController {
  constructor(
    private readonly counters: CounterNotices,
    private readonly database: Database,
    private readonly frames: SiteFrames,
    private readonly limits: RateLimits,
  ) {}

  @Get(':token')
  @Header('content-type', HTML)
  @Header('cache-control', 'no-store')
  @Header('referrer-policy', 'no-referrer')
  async form(@Param('token') token: string, @Req() request: FastifyRequest): Promise<string> {
    const { frame, subject, path } = await this.opened(token, request);
    return renderPage(h(CounterNoticePage, { frame, path, subject, values: valuesOf({}), errors: [] }));
  }

  @Post(':token')
  @Header('cache-control', 'no-store')
  async file(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.limits.take('takedown', request.ip);
    const { frame, subject, path } = await this.opened(token, request);
    const values = valuesOf((request.body ?? {}) as Query);
    const errors = FIELDS.filter((field) => values[field] === '').map((field) => ({
      field,
      message: frame.t(field === 'contact' ? 'errors.contact' : 'errors.required'),
    }));
    if (errors.length > 0 || subject.isFiled) {
      const html = renderPage(h(CounterNoticePage, { frame, path, subject, values, errors }));
      await reply
        .status(subject.isFiled ? 409 : 422)
        .type(HTML)
        .send(html);
      return;
    }
    const dueAt = await this.database.transaction((tx) => this.counters.file(tx, subject, values));
    const done = { title: frame.t('counter.doneTitle'), number: subject.number };
    const words = frame.t('counter.done', { ...done, when: whenText(frame.t, dueAt, frame.now) });
    await reply.type(HTML).send(renderPage(h(TakedownDonePage, { frame, title: done.title, words })));
  }

  private async opened(
    token: string,
    request: FastifyRequest,
  ): Promise<{ frame: Frame; subject: CounterSubject; path: string }> {
    const clean = plainText(token);
    const [frame, subject] = await Promise.all([
      this.frames.of(request, `/takedown/counter/${clean}`),
      this.counters.subject(clean),
    ]);
    if (!subject) throw new NotFound('takedown_not_found', frame.t('error.notFoundText'));
    return { frame, subject, path: linkTo(frame, `/takedown/counter/${clean}`) };
  }
}
