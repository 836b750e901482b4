import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ArticlesService } from '@app/articles';
import { Clock, type Firm, FirmSettings, type Language, SETTINGS, type Settings, UNSET_FIRM } from '@app/platform';
import { regionName, shortRegionName } from '@app/reference';
import type { Frame } from './frame.js';
import { LISTING_KEYS } from './listing-query.js';
import { plainText } from './plain-text.js';
import { wordsOf } from './site-words.js';
import { type Consent, Visits } from './visits.js';

export type Query = Record<string, unknown>;

export const queryOf = (request: FastifyRequest): Query => (request.query ?? {}) as Query;

/** `lang=en` in the address or in the form asks for English; everything else is Chinese. */
export function languageOf(request: FastifyRequest): Language {
  const body = (request.body ?? {}) as Query;
  return plainText(queryOf(request).lang) === 'en' || plainText(body.lang) === 'en' ? 'en' : 'zh-CN';
}

/** Parameters a page's own address keeps; all others (WeChat's, trackers') are dropped. */
const KEPT = [...LISTING_KEYS, 'column', 'cursor', 'article', 't'];

export const cityOf = (code: string): { code: string; name: string } => ({
  code,
  name: shortRegionName(regionName(code)),
});

/** What of a frame stands in the database. */
interface Stored {
  firm: Firm;
  hasQr: boolean;
  cities: Frame['cities'];
}

/** Makes the frame of a request: language, firm, columns, addresses. */
@Injectable()
export class SiteFrames {
  private lastRead: Stored = { firm: UNSET_FIRM, hasQr: false, cities: [] };

  constructor(
    private readonly firms: FirmSettings,
    private readonly articles: ArticlesService,
    private readonly clock: Clock,
    private readonly visits: Visits,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @param path the page's address where it is not the request's, such as after a refused form */
  async of(request: FastifyRequest, path?: string): Promise<Frame> {
    const at = path ?? this.pathOf(request.url, queryOf(request));
    const stored = await this.read();
    const frame = this.make(stored, languageOf(request), at, this.originOf(request), this.visits.consentOf(request));
    return { ...frame, came: this.visits.cameOf(request) };
  }

  /** A frame where there is no more than an address, as for an unmatched route. With the database away, as last read. */
  async forUrl(url: string, isDatabaseAway: boolean): Promise<Frame> {
    const stored = isDatabaseAway ? this.lastRead : await this.read().catch(() => this.lastRead);
    const language: Language = /[?&]lang=en(?:&|$)/.test(url) ? 'en' : 'zh-CN';
    return this.make(stored, language, '/', this.settings.publicUrl ?? '', null);
  }

  originOf(request: FastifyRequest): string {
    return this.settings.publicUrl ?? `${request.protocol}://${request.host}`;
  }

  private async read(): Promise<Stored> {
    const [firm, codes, picture] = await Promise.all([
      this.firms.read(),
      this.articles.cities(),
      this.firms.qrPicture(),
    ]);
    const hasQr = picture !== undefined || firm.wechatQrText !== '';
    return (this.lastRead = { firm, hasQr, cities: codes.map(cityOf) });
  }

  private make(stored: Stored, language: Language, path: string, origin: string, consent: Consent | null): Frame {
    return {
      ...stored,
      language,
      t: wordsOf(language),
      path,
      origin,
      now: this.clock.now(),
      consent,
      came: { utm: {}, referrer: '' },
    };
  }

  private pathOf(url: string, query: Query): string {
    const kept = new URLSearchParams(
      KEPT.map((key) => [key, plainText(query[key])]).filter(([, value]) => value !== ''),
    );
    const search = kept.toString();
    return `${url.split('?', 1)[0]}${search ? `?${search}` : ''}`;
  }
}
