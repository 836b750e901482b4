import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock, Keyring, type Settings, SETTINGS } from '@app/platform';
import { utmOf } from './inquiry-form.js';
import { plainText } from './plain-text.js';
import { referrerOf } from './referrer-of.js';
import { extended, NO_TRAIL, readTrail, type Touch, type VisitTrail, writeTrail } from './visit-trail.js';

/** Whether a visitor lets us remember the pages they look at. Nobody asked = no. */
export type Consent = 'yes' | 'no' | 'unasked';

/** Where a visit began. */
export type Came = Pick<VisitTrail, 'utm' | 'referrer'>;

const CHOICE = 'plotline_stats';
const TRAIL = 'plotline_trail';
const DAY = 24 * 3600;

/** What a visitor's own cookies tell, and what is written into them: nothing without consent. */
@Injectable()
export class Visits {
  constructor(
    private readonly clock: Clock,
    private readonly keyring: Keyring,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  consentOf({ cookies }: FastifyRequest): Consent {
    const choice = cookies[CHOICE];
    return choice === 'yes' || choice === 'no' ? choice : 'unasked';
  }

  /** A choice is remembered for half a year. A yes begins the trail with how the visitor came, a refusal forgets it. */
  choose(reply: FastifyReply, choice: 'yes' | 'no', came: Came): void {
    void reply.setCookie(CHOICE, choice, this.options(180 * DAY));
    if (choice === 'no') void reply.clearCookie(TRAIL, { path: '/' });
    else this.write(reply, { touches: [], ...came });
  }

  /** Campaign and referring page of a request, short enough for a cookie. */
  cameOf(request: FastifyRequest): Came {
    const own = this.settings.publicUrl ?? `${request.protocol}://${request.host}`;
    return cameFrom(request.query, plainText(request.headers.referer, 500), own);
  }

  /** Remembers a page that a consenting visitor opened. */
  touch(request: FastifyRequest, reply: FastifyReply, { kind, id }: Omit<Touch, 'at'>): void {
    if (this.consentOf(request) !== 'yes') return;
    const known = readTrail(this.keyring, request.cookies[TRAIL]);
    const isFirst = known.touches.length === 0 && Object.keys(known.utm).length === 0 && known.referrer === '';
    const begun = isFirst ? { ...known, ...this.cameOf(request) } : known;
    this.write(reply, extended(begun, { kind, id, at: this.clock.now() }));
  }

  trailOf(request: FastifyRequest): VisitTrail {
    return this.consentOf(request) === 'yes' ? readTrail(this.keyring, request.cookies[TRAIL]) : NO_TRAIL;
  }

  private write(reply: FastifyReply, trail: VisitTrail): void {
    void reply.setCookie(TRAIL, writeTrail(this.keyring, trail), this.options(30 * DAY));
  }

  private options(maxAge: number) {
    const secure = this.settings.publicUrl?.startsWith('https:') ?? false;
    return { path: '/', maxAge, httpOnly: true, sameSite: 'lax', secure } as const;
  }
}

/** How somebody came, out of a query or a form and the address of the page before. */
export const cameFrom = (source: unknown, referrer: string, own: string): Came => ({
  utm: Object.fromEntries(Object.entries(utmOf(source)).map(([key, value]) => [key, value.slice(0, 40)])),
  referrer: referrerOf(referrer, own).slice(0, 150),
});
