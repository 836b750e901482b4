import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';

/** The key of the page's form: new at each rendering, and nothing that a reader sees. */
const FORM_KEY = /<input[^>]* name="key"[^>]*>/g;

/**
 * A weak validator of a page: of all that it shows, its prefilled form too, but not of the form's key. It is made of
 * nothing but the page, so it says nothing about who asked.
 */
export const validatorOf = (html: string): string =>
  `W/"${createHash('sha256').update(html.replace(FORM_KEY, '')).digest('base64url').slice(0, 22)}"`;

/** Whether the reader has this page already: RFC 9110 §13.1.2, compared weakly. */
export const isKnown = (ifNoneMatch: string | undefined, validator: string): boolean =>
  ifNoneMatch !== undefined &&
  ifNoneMatch.split(',').some((one) => ['*', validator, validator.slice(2)].includes(one.trim()));

/**
 * Public pages carry a validator; a reader who comes back gets 304 instead of the page. They stay `private`: a page
 * holds the key of one visitor's form, which a shared cache would hand to others.
 */
@Injectable()
export class PageValidators implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((page: unknown) => {
        if (typeof page !== 'string' || reply.statusCode !== 200) return page;
        const validator = validatorOf(page);
        void reply.header('etag', validator);
        if (!isKnown(request.headers['if-none-match'], validator)) return page;
        void reply.status(304);
        return '';
      }),
    );
  }
}
