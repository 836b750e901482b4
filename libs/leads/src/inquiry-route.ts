import type { Need } from '@app/needs';
import type { InquiryReading } from './inquiry-route-reading.js';

export type RequestKind = 'takedown' | 'privacy';

/** What is known beside the words. */
export interface KnownWriter {
  /** The open lead of the same phone or company. */
  leadId: string | null;
  /** A person has looked at it and said that it is no advertisement. */
  cleared: boolean;
}

/**
 * Where an inquiry goes: to a lead (`side` when a person's or this rule's word goes before the reader's), to the offers
 * inbox, to the requests, or to quarantine. What is no lead is linked with the open lead of who wrote it.
 */
export type InquiryRoute =
  | { to: 'lead'; side?: Need['side'] }
  | { to: 'offered'; relatedLeadId: string | null }
  | { to: 'requested'; kind: RequestKind; relatedLeadId: string | null }
  | { to: 'quarantined'; reason: 'advert'; relatedLeadId: string | null };

/** An advertisement, a machine for sale, somebody who looks for work. A question about policy is none: it may become a lead. */
const ADVERTS = ['spam', 'equipment_not_property', 'job_seeker'];

/**
 * The one decision. What the law gives a term comes first, but a demand that only asks to be reached in another way stays a
 * demand. What is unclear becomes a lead (or joins the open one): none is lost.
 */
export function routeInquiry(
  { need, wish, manner }: Pick<InquiryReading, 'wish' | 'manner'> & { need: Pick<Need, 'side' | 'flags'> },
  flags: readonly string[],
  { leadId: relatedLeadId, cleared }: KnownWriter,
): InquiryRoute {
  const isDemandToo = wish && need.side !== 'other';
  if (flags.includes('takedown_request') && !isDemandToo) return { to: 'requested', kind: 'takedown', relatedLeadId };
  if (flags.includes('privacy_request') && !isDemandToo)
    return wish && manner ? { to: 'lead', side: 'demand' } : { to: 'requested', kind: 'privacy', relatedLeadId };
  if (need.side === 'supply') return { to: 'offered', relatedLeadId };
  if (need.side === 'other' && flags.some((flag) => ADVERTS.includes(flag)))
    return cleared ? { to: 'lead', side: 'demand' } : { to: 'quarantined', reason: 'advert', relatedLeadId };
  return { to: 'lead' };
}
