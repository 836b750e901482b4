import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Article, ArticlesService } from '@app/articles';
import { InquiryIntake, type NewInquiry, type ReceivedInquiry } from '@app/leads';
import { type ListingRow, ListingsRepository } from '@app/listings';
import { Clock, Conflict, Keyring } from '@app/platform';
import { furtherKey, readFormKey } from './form-key.js';
import type { InquiryValues } from './inquiry-form.js';
import { PRIVACY_VERSION } from './privacy-version.js';
import type { Touch } from './visit-trail.js';
import { Visits } from './visits.js';

/** What an inquiry says it is about; what is not there is left out, never an error. */
export interface InquirySubject {
  article?: Article;
  listing?: ListingRow;
}

type Words = Omit<NewInquiry, 'key' | 'quarantineReason'>;

/** Hands valid inquiries on: from the form under the key of its rendering, from a program under its own key. */
@Injectable()
export class InquiryDesk {
  constructor(
    private readonly intake: InquiryIntake,
    private readonly articles: ArticlesService,
    private readonly listings: ListingsRepository,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
    private readonly visits: Visits,
  ) {}

  async subjectOf(values: InquiryValues): Promise<InquirySubject> {
    const [article, listing] = await Promise.all([
      values.article ? this.articles.find(values.article) : undefined,
      values.listing ? this.listings.publicByRef(values.listing) : undefined,
    ]);
    return { article: article?.status === 'published' ? article : undefined, listing };
  }

  /** A machine's inquiry is stored for review like any other, and its sender sees no difference. */
  async receiveForm(values: InquiryValues, subject: InquirySubject, request: FastifyRequest): Promise<ReceivedInquiry> {
    const words = { ...this.wordsOf(values, subject, request), ...this.trailOf(values, subject, request) };
    const said = [words.need, words.usage, words.tax, words.company, words.contact, words.phone];
    const { key, tooFast } = readFormKey(this.keyring, values.key, said, this.clock.now());
    const quarantineReason = values.website !== '' ? 'honeypot' : tooFast ? 'too_fast' : undefined;
    try {
      return await this.intake.receive({ ...words, key, quarantineReason });
    } catch (error) {
      if (!(error instanceof Conflict) || error.code !== 'key_reused') throw error;
      return this.intake.receive({ ...words, key: furtherKey(key, said), quarantineReason });
    }
  }

  /** @throws Conflict `key_reused` */
  receiveJson(
    values: InquiryValues,
    subject: InquirySubject,
    key: string,
    request: FastifyRequest,
  ): Promise<ReceivedInquiry> {
    return this.intake.receive({
      ...this.wordsOf(values, subject, request),
      key: `api:${key || randomUUID()}`,
      quarantineReason: values.website !== '' ? 'honeypot' : undefined,
    });
  }

  /** How a consenting visitor came to the form: the pages before it, and where from at the very first. */
  private trailOf(
    values: InquiryValues,
    { article, listing }: InquirySubject,
    request: FastifyRequest,
  ): Pick<Words, 'touches' | 'utm' | 'referrer'> {
    const { touches, utm, referrer } = this.visits.trailOf(request);
    if (touches.length === 0) return {};
    const at = this.clock.now();
    const here: Touch | undefined =
      (article && { kind: 'article', id: article.id, at }) ?? (listing && { kind: 'listing', id: listing.id, at });
    return {
      touches: here && touches.at(-1)?.id !== here.id ? [...touches, here] : touches,
      utm: Object.keys(values.utm).length > 0 ? values.utm : utm,
      referrer: values.referrer || referrer || undefined,
    };
  }

  private wordsOf(values: InquiryValues, { article, listing }: InquirySubject, request: FastifyRequest): Words {
    return {
      need: values.need.trim(),
      usage: values.usage.trim(),
      tax: values.tax.trim(),
      company: values.company.trim(),
      contact: values.contact.trim(),
      phone: values.phone.trim(),
      articleId: article?.id,
      listingId: listing?.id,
      consentVersion: PRIVACY_VERSION,
      consentAt: this.clock.now(),
      referrer: values.referrer || undefined,
      utm: values.utm,
      ip: request.ip,
      userAgent: request.headers['user-agent'],
    };
  }
}
