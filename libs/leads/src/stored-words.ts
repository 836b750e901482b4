import { createHash } from 'node:crypto';
import { normalisePhone, phoneHint } from '@app/companies';
import type { Keyring, Tx } from '@app/platform';
import type { InquiryChannel } from './inquiry.entity.js';
import { inquiryPhonePlace } from './inquiry-intake.js';

/** Words that did not come through the form: nobody ticked a consent, and there may be no number. */
export interface SaidWords {
  id: string;
  ref: string;
  leadId: string;
  channel: Exclude<InquiryChannel, 'form'>;
  need: string;
  usage: string;
  tax: string;
  company: string;
  contact: string;
  /** E.164, or as written */
  phone: string | null;
  extension?: string;
  articleId: string | null;
  listingId: string | null;
  demo: boolean;
}

/** Keeps them word for word as an inquiry that has been read: marking and later questions need the text itself. */
export async function storeSaidWords(tx: Tx, keyring: Keyring, words: SaidWords): Promise<void> {
  const { need, usage, tax, company, contact, phone, extension } = words;
  await tx.query(
    `insert into inquiry (id, ref, key, body_hash, need, usage, tax, company, contact, article_id, listing_id, status,
       lead_id, channel, demo, phone_cipher, phone_index, phone_hint, phone_extension)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'read', $12, $13, $14, $15, $16, $17, $18)`,
    [
      words.id,
      words.ref,
      `said-${words.id}`,
      createHash('sha256')
        .update(JSON.stringify([need, usage, tax, company, contact, phone]))
        .digest(),
      need,
      usage,
      tax,
      company,
      contact,
      words.articleId,
      words.listingId,
      words.leadId,
      words.channel,
      words.demo,
      phone && keyring.encrypt(phone, inquiryPhonePlace(words.id)),
      phone && normalisePhone(phone).e164 === phone ? keyring.phoneIndex(phone) : null,
      phone && phoneHint(phone, extension),
      (phone && extension) ?? null,
    ],
  );
}
