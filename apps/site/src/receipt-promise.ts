import { inquiryDue, INQUIRY_TERMS, readInquiryRoute, routeInquiry } from '@app/leads';
import { callPromise, type CallTerms, whenText } from './call-promise.js';
import { chinaDay } from './frame.js';
import type { Words } from './site-words.js';

export type ReceiptKind = 'lead' | 'offer' | 'takedown' | 'privacy' | 'advert';

/** What the visitor is told of what happens next. `when` is empty where nothing is promised. */
export interface ReceiptPromise {
  kind: ReceiptKind;
  when: string;
  late: boolean;
  /** Working days in which it is answered; 0 for a call and for an advertisement. */
  days: number;
}

interface Sent {
  need: string;
  usage: string;
  tax: string;
  createdAt: Date;
}

/**
 * Read by the rule that the worker goes by, because the page is shown before the worker has read. Whether somebody is known
 * changes no promise: it only links.
 */
export function receiptPromise(t: Words, sent: Sent, now: Date, terms: CallTerms): ReceiptPromise {
  const reading = readInquiryRoute(sent, chinaDay(sent.createdAt));
  const route = routeInquiry(reading, reading.need.flags, { leadId: null, cleared: false });
  if (route.to === 'lead') {
    const { when, late } = callPromise(t, sent.createdAt, now, terms);
    return { kind: 'lead', when, late, days: 0 };
  }
  const due = inquiryDue(route, sent.createdAt, terms.calendar);
  if (!due) return { kind: 'advert', when: '', late: false, days: 0 };
  const kind = route.to === 'requested' ? route.kind : 'offer';
  return { kind, when: whenText(t, due, now), late: due < now, days: INQUIRY_TERMS[kind] };
}
