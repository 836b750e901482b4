import { Controller, Get, Header, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { ArticlesService, TakedownsService } from '@app/articles';
import { Database, Keyring, NotFound, RateLimits } from '@app/platform';
import { Public } from '@app/users';
import { whenText } from './call-promise.js';
import { type Frame, linkTo } from './frame.js';
import { plainText } from './plain-text.js';
import { renderPage } from './render-page.js';
import { queryOf, type Query, SiteFrames } from './site-frames.js';
import { PrivacyPage } from './views/privacy-page.js';
import { TakedownDonePage, TakedownPage, type TakedownValues } from './views/takedown-page.js';

const HTML = 'text/html; charset=utf-8';

const valuesOf = (source: Query): TakedownValues => ({
  article: slugIn(plainText(source.article, 300)),
  name: plainText(source.name, 2000),
  contact: plainText(source.contact, 2000),
  reason: plainText(source.reason, 2000),
});

/** A pasted address of a page stands for its slug. */
const slugIn = (text: string): string => /\/news\/([^/?#\s]+)/.exec(text)?.[1] ?? text;

/** What the law asks a site to have: the privacy notice and a way to have a page removed. */
@Public()
@Controller()
export class NoticesController {
  constructor(
    private readonly frames: SiteFrames,
    private readonly articles: ArticlesService,
    private readonly takedowns: TakedownsService,
    private readonly database: Database,
    private readonly limits: RateLimits,
    private readonly keyring: Keyring,
  ) {}

  @Get('privacy')
  @Header('content-type', HTML)
  async privacy(@Req() request: FastifyRequest): Promise<string> {
    return renderPage(h(PrivacyPage, { frame: await this.frames.of(request) }));
  }

  @Get('takedown')
  @Header('content-type', HTML)
  async form(@Req() request: FastifyRequest): Promise<string> {
    const values = valuesOf(queryOf(request));
    const frame = await this.frames.of(request);
    return renderPage(h(TakedownPage, { frame, values, title: await this.titleOf(values), errors: [] }));
  }

  @Post('takedown')
  async request(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const body = (request.body ?? {}) as Query;
    const values = valuesOf(body);
    const frame = await this.frames.of(request, '/takedown');
    await this.limits.take('takedown', request.ip);
    const title = await this.titleOf(values);
    const errors = this.errorsOf(frame, values, title);
    if (errors.length > 0) {
      await reply
        .status(422)
        .type(HTML)
        .send(renderPage(h(TakedownPage, { frame, values, title, errors })));
      return;
    }
    const isMachine = plainText(body.website) !== '';
    const { number, dueAt } = isMachine
      ? { number: 'T00000000', dueAt: frame.now }
      : await this.database.transaction((tx) => this.takedowns.requestTakedown(tx, values));
    const ticket = `${number}.${dueAt.getTime().toString(36)}`;
    const path = `/takedown/${ticket}.${this.keyring.sign(`takedown:${ticket}`)}`;
    await reply.redirect(linkTo(frame, path), 303);
  }

  /** After sending, at an address of its own: a reload asks nothing twice. */
  @Get('takedown/:ticket')
  @Header('content-type', HTML)
  async done(@Param('ticket') given: string, @Req() request: FastifyRequest): Promise<string> {
    const frame = await this.frames.of(request);
    const [number = '', due = '', signature = ''] = plainText(given).split('.');
    if (!this.keyring.verify(`takedown:${number}.${due}`, signature)) {
      throw new NotFound('ticket_not_found', frame.t('error.notFoundText'));
    }
    const when = whenText(frame.t, new Date(parseInt(due, 36)), frame.now);
    const words = frame.t('takedown.done', { number, when });
    return renderPage(h(TakedownDonePage, { frame, title: frame.t('takedown.doneTitle'), words }));
  }

  private errorsOf({ t }: Frame, values: TakedownValues, title: string | null) {
    const empty = (['name', 'contact', 'reason'] as const).filter((field) => values[field] === '');
    return [
      ...(title === null ? [{ field: 'article', message: t('takedown.unknownArticle') }] : []),
      ...empty.map((field) => ({ field, message: t(field === 'contact' ? 'errors.contact' : 'errors.required') })),
    ];
  }

  private async titleOf({ article }: TakedownValues): Promise<string | null> {
    if (article === '') return null;
    const found = await this.articles.find(article);
    return found && found.status !== 'draft' ? found.title : null;
  }
}
