import { createHash, randomUUID } from 'node:crypto';
import { maskPhone } from '@app/companies';
import { inquiryDue, inquiryPhonePlace, type InquiryStatus, newRef, readInquiryRoute, routeInquiry } from '@app/leads';
import type { DemoLead } from './content/demo-lead.js';
import { heldInquiry, routedInquiries } from './content/demo-leads.js';
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
  status: InquiryStatus;
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
    channel: 'form',
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

/** What is no demand, where the routing would have put it, each with its two events. */
export function routedInquiryRows(world: DemoWorld): { rows: Row[]; events: (Row & { at: Date })[] } {
  const { calendar } = world.time;
  const routed = routedInquiries.map(({ from, ago, ...words }, index) => {
    const at = world.time.ago(ago);
    const reading = readInquiryRoute(words, calendar.dayOf(at));
    const route = routeInquiry(reading, reading.need.flags, { leadId: null, cleared: false });
    if (route.to === 'lead') throw new Error(`demo inquiry reads as a demand: ${words.need}`);
    const kind = route.to === 'requested' ? route.kind : null;
    const reason = route.to === 'quarantined' ? route.reason : undefined;
    const place = { id: randomUUID(), at, ref: newRef(), leadId: null, listingId: null };
    const articleId = world.articleIds.get(from)!;
    const row = inquiryRow(world, words, demoPhone(901 + index), { ...place, articleId, status: route.to, reason });
    const dueAt = inquiryDue(route, at, calendar);
    const says = [...new Set(reading.words.map(({ says: said }) => said))];
    const event = { actor_id: null, lead_id: null, subject_id: place.id };
    const later = new Date(at.getTime() + 400);
    return {
      row: { ...row, request_kind: kind, due_at: dueAt, reading: { need: reading.need, words: reading.words } },
      events: [
        { ...event, at, type: 'inquiry.received', data: {} },
        { ...event, at: later, type: `inquiry.${route.to}`, data: { kind, reason: reason ?? null, dueAt, says } },
      ],
    };
  });
  return { rows: routed.map(({ row }) => row), events: routed.flatMap(({ events }) => events) };
}
