import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { OUTBOX_CHANNEL } from '@app/audit';
import { normalisePhone, phoneHint } from '@app/companies';
import { Conflict, currentRequestId, Database, Keyring, WakeUps } from '@app/platform';
import { newRef } from './lead-ref.js';

/** Validated words of a visitor; `phone` as written. */
export interface NewInquiry {
  /** Idempotency key of the rendered form or of the integration's request. */
  key: string;
  need: string;
  usage: string;
  tax: string;
  company: string;
  contact: string;
  phone: string;
  articleId?: string;
  listingId?: string;
  consentVersion: string;
  consentAt: Date;
  /** Pages that a consenting visitor looked at before, in their order; the last is the page of the form. */
  touches?: { kind: 'article' | 'listing'; id: string; at: Date }[];
  referrer?: string;
  utm?: Record<string, string>;
  ip?: string;
  userAgent?: string;
  /** Set when a machine seems to have written it: kept for review, no lead is made of it. */
  quarantineReason?: 'honeypot' | 'too_fast';
}

export interface ReceivedInquiry {
  ref: string;
  /** Opens the thank-you page; a guessed reference does not. */
  token: string;
  created: boolean;
}

export const inquiryPhonePlace = (inquiryId: string): string => `inquiry.phone:${inquiryId}`;

/** What was deleted since is left out of the trail's ends. */
const trailEnd = (order: 'asc' | 'desc'): string =>
  `(select article.id from jsonb_array_elements($26::jsonb) with ordinality as touch (page, nth)
     join article on article.id = (touch.page ->> 'id')::uuid order by touch.nth ${order} limit 1)`;
const TRAIL_ENDS = `, ${trailEnd('asc')}, ${trailEnd('desc')}`;
const STORE_TRAIL = `trail as (
         insert into inquiry_touch (inquiry_id, nth, article_id, listing_id, at)
         select stored.id, touch.nth, article.id, listing.id, (touch.page ->> 'at')::timestamptz
         from stored, jsonb_array_elements($26::jsonb) with ordinality as touch (page, nth)
           left join article on article.id = (touch.page ->> 'id')::uuid
           left join listing on listing.id = (touch.page ->> 'id')::uuid),`;

/** Takes inquiries in: one statement writes the inquiry, its event and the outbox row; everything else comes later. */
@Injectable()
export class InquiryIntake {
  constructor(
    private readonly database: Database,
    private readonly keyring: Keyring,
    private readonly wakeUps: WakeUps,
  ) {}

  /**
   * The same key with the same words gives the same answer and stores nothing new.
   * @throws Conflict `key_reused` when the key came with other words before
   */
  async receive(inquiry: NewInquiry): Promise<ReceivedInquiry> {
    const bodyHash = this.hashOf(inquiry);
    for (;;) {
      const ref = newRef();
      const created = await this.store(inquiry, ref, bodyHash);
      if (created) {
        this.wakeUps.send(OUTBOX_CHANNEL);
        return { ref, token: this.tokenFor(ref), created };
      }
      const [known] = await this.database.prepared<{ ref: string; bodyHash: Buffer }>(
        'known inquiry',
        `select ref, body_hash as "bodyHash" from inquiry where key = $1`,
        [inquiry.key],
      );
      if (!known) continue; // the drawn reference was taken: draw another
      if (!known.bodyHash.equals(bodyHash)) throw new Conflict('key_reused', '同一个 Idempotency-Key 已用于另一份内容');
      return { ref: known.ref, token: this.tokenFor(known.ref), created: false };
    }
  }

  tokenFor(ref: string): string {
    return this.keyring.sign(`inquiry:${ref}`);
  }

  tokenOpens(ref: string, token: string): boolean {
    return this.keyring.verify(`inquiry:${ref}`, token);
  }

  /** One statement is one transaction: inquiry, event and outbox row are there together or not at all. */
  private async store(inquiry: NewInquiry, ref: string, bodyHash: Buffer): Promise<boolean> {
    const id = randomUUID();
    const { e164, extension } = normalisePhone(inquiry.phone);
    const quarantined = inquiry.quarantineReason !== undefined;
    const touches = inquiry.touches ?? [];
    const rows = await this.database.prepared(
      touches.length > 0 ? 'store inquiry with its trail' : 'store inquiry',
      `with stored as (
         insert into inquiry (id, ref, key, body_hash, need, usage, tax, company, contact, phone_cipher, phone_index,
           phone_hint, article_id, listing_id, status, quarantine_reason, consent_version, consent_at, referrer, utm,
           ip_hash, user_agent, phone_extension${touches.length > 0 ? ', read_first_id, read_last_id' : ''})
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
           $25${touches.length > 0 ? TRAIL_ENDS : ''})
         on conflict do nothing returning id),
       ${touches.length > 0 ? STORE_TRAIL : ''}
       recorded as (
         insert into event (type, subject_id, request_id) select $23, id, $24 from stored returning id)
       insert into outbox (event_id) select id from recorded returning 1`,
      [
        id,
        ref,
        inquiry.key,
        bodyHash,
        inquiry.need,
        inquiry.usage,
        inquiry.tax,
        inquiry.company,
        inquiry.contact,
        this.keyring.encrypt(e164 ?? inquiry.phone, inquiryPhonePlace(id)),
        e164 ? this.keyring.phoneIndex(e164) : null,
        phoneHint(e164 ?? inquiry.phone, e164 && extension),
        inquiry.articleId ?? null,
        inquiry.listingId ?? null,
        quarantined ? 'quarantined' : 'received',
        inquiry.quarantineReason ?? null,
        inquiry.consentVersion,
        inquiry.consentAt,
        inquiry.referrer ?? null,
        JSON.stringify(inquiry.utm ?? {}),
        inquiry.ip ? this.keyring.phoneIndex(`ip:${inquiry.ip}`) : null,
        inquiry.userAgent?.slice(0, 300) ?? null,
        quarantined ? 'inquiry.quarantined' : 'inquiry.received',
        currentRequestId() ?? null,
        (e164 && extension) ?? null,
        ...(touches.length > 0 ? [JSON.stringify(touches)] : []),
      ],
    );
    return rows.length > 0;
  }

  private hashOf({ need, usage, tax, company, contact, phone, articleId, listingId }: NewInquiry): Buffer {
    const words = [need, usage, tax, company, contact, phone, articleId ?? '', listingId ?? ''];
    return createHash('sha256').update(JSON.stringify(words)).digest();
  }
}
