import { dueInWorkdays, type WorkingCalendar } from '@app/reference';
import type { InquiryRoute } from './inquiry-route.js';

/**
 * Working days in which somebody answers.
 * - privacy 15: 《App违法违规收集使用个人信息行为认定方法》(国信办秘字〔2019〕191号) 第六条: deletion and complaints are handled
 *   within a promised term of at most 15 working days; PIPL Art. 50 itself only says 及时.
 * - takedown 3: our own; 《信息网络传播权保护条例》 Art. 15 asks for removal at once after a complete notice and names no
 *   number. The form on the article's page, which brings a complete notice, has its own 24 hours.
 * - offer 2: our own, an owner who hears nothing goes elsewhere.
 */
export const INQUIRY_TERMS = { privacy: 15, takedown: 3, offer: 2 } as const;

/** When a route's promise ends; null for a lead, whose first call has a clock of its own, and for an advertisement. */
export function inquiryDue(route: InquiryRoute, receivedAt: Date, calendar: WorkingCalendar): Date | null {
  if (route.to === 'offered') return dueInWorkdays(receivedAt, INQUIRY_TERMS.offer, calendar);
  if (route.to === 'requested') return dueInWorkdays(receivedAt, INQUIRY_TERMS[route.kind], calendar);
  return null;
}
