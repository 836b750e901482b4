import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock, Keyring, type Settings, SETTINGS } from '@app/platform';
import { utmOf } from './inquiry-form.js';
import { plainText } from './plain-text.js';
import { referrerOf } from './referrer-of.js';
import { extended, NO_TRAIL, readTrail, type Touch, type VisitTrail, writeTrail } from './visit-trail.js';

/** Whether a visitor lets us remember the pages they look at. Nobody asked = no. */
export type Consent = 'yes' | 'no' | 'unasked';

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

  /** A choice is remembered for half a year; a refusal forgets the trail. */
  choose(reply: FastifyReply, choice: 'yes' | 'no'): void {
    void reply.setCookie(CHOICE, choice, this.options(180 * DAY));
    if (choice === 'no') void reply.clearCookie(TRAIL, { path: '/' });
  }

  /** Remembers a page that a consenting visitor opened. */
  touch(request: FastifyRequest, reply: FastifyReply, { kind, id }: Omit<Touch, 'at'>): void {
    if (this.consentOf(request) !== 'yes') return;
    const known = readTrail(this.keyring, request.cookies[TRAIL]);
    const isFirst = known.touches.length === 0;
    const came = isFirst ? { utm: shortened(utmOf(request.query)), referrer: this.cameFrom(request) } : {};
    const trail = extended({ ...known, ...came }, { kind, id, at: this.clock.now() });
    void reply.setCookie(TRAIL, writeTrail(this.keyring, trail), this.options(30 * DAY));
  }

  trailOf(request: FastifyRequest): VisitTrail {
    return this.consentOf(request) === 'yes' ? readTrail(this.keyring, request.cookies[TRAIL]) : NO_TRAIL;
  }

  private cameFrom(request: FastifyRequest): string {
    const own = this.settings.publicUrl ?? `${request.protocol}://${request.host}`;
    return referrerOf(plainText(request.headers.referer, 500), own).slice(0, 150);
  }

  private options(maxAge: number) {
    const secure = this.settings.publicUrl?.startsWith('https:') ?? false;
    return { path: '/', maxAge, httpOnly: true, sameSite: 'lax', secure } as const;
  }
}

const shortened = (utm: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(utm).map(([key, value]) => [key, value.slice(0, 40)]));
