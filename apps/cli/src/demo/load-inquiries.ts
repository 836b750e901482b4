import { createHash, randomUUID } from 'node:crypto';
import { maskPhone } from '@app/companies';
import { inquiryPhonePlace, newRef } from '@app/leads';
import type { DemoLead } from './content/demo-lead.js';
import { heldInquiry } from './content/demo-leads.js';
import type { DemoWorld } from './demo-world.js';
import { bytes, type Row } from './insert-rows.js';

/** Numbers that nobody has: 138 0000 0101 and on. */
export const demoPhone = (index: number): string => `+861380000${String(101 + index).padStart(4, '0')}`;

interface Words {
  need: string;
  usage?: string;
  tax?: string;
  company: string;
  contact: string;
}

export interface InquiryPlace {
  id: string;
  at: Date;
  ref: string;
  leadId: string | null;
  articleId: string | null;
  listingId: string | null;
  status: 'read' | 'quarantined';
  reason?: string;
}

/** One row of `inquiry` as the intake would have written it. */
export function inquiryRow(
  { keyring }: Pick<DemoWorld, 'keyring'>,
  words: Words,
  phone: string,
  place: InquiryPlace,
): Row {
  const { need, usage = '', tax = '', company, contact } = words;
  return {
    id: place.id,
    ref: place.ref,
    key: `demo-${place.id}`,
    body_hash: bytes(
      createHash('sha256')
        .update(JSON.stringify([words, phone]))
        .digest(),
    ),
    need,
    usage,
    tax,
    company,
    contact,
    phone_cipher: bytes(keyring.encrypt(phone, inquiryPhonePlace(place.id))),
    phone_index: bytes(keyring.phoneIndex(phone)),
    phone_hint: maskPhone(phone),
    article_id: place.articleId,
    listing_id: place.listingId,
    status: place.status,
    quarantine_reason: place.reason ?? null,
    lead_id: place.leadId,
    consent_version: 'demo',
    consent_at: place.at,
    referrer: null,
    utm: {},
    ip_hash: null,
    user_agent: null,
    demo: true,
    created_at: place.at,
  };
}

/** When the visitor of a lead wrote, oldest first; nobody wrote when it came by phone. */
export function inquiriesOf(
  lead: DemoLead,
  index: number,
  time: DemoWorld['time'],
): { id: string; at: Date; need: string }[] {
  if (lead.from === 'phone') return [];
  const first = { id: randomUUID(), at: time.written(lead.ago, index), need: lead.need };
  return lead.again
    ? [first, { id: randomUUID(), at: time.written(lead.again.ago, index), need: lead.again.need }]
    : [first];
}

/** The one that waits for review, with its event. */
export function heldInquiryRow(world: DemoWorld): Row {
  const { from, reason, ...words } = heldInquiry;
  const place = { id: randomUUID(), at: world.time.ago(0.6), ref: newRef(), leadId: null, listingId: null };
  const articleId = world.articleIds.get(from)!;
  return inquiryRow(world, words, demoPhone(900), { ...place, articleId, status: 'quarantined', reason });
}
