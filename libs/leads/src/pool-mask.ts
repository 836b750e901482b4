import type { InquiryView } from './lead-detail.js';
import type { NeedOrigin, NeedOrigins } from './need-origins.js';

/** Ten to thirteen digits, or fewer after 0 or 400, however they are spaced or written: a phone. */
const phoneLike = /(?:\+?[0０]{0,2}[8８][6６][\s-]*)?[0-9０-９](?:[\s.()·—–－-]*[0-9０-９]){6,13}/g;

/** What others may read of a text before the lead is claimed: its phones keep two digits at each end. */
export function maskPhones(text: string): string {
  return text.replace(phoneLike, masked);
}

function masked(found: string): string {
  const digits = found.normalize('NFKC').replace(/\D/g, '');
  const isPhone = digits.length >= 10 || /^(0|400)/.test(digits);
  return isPhone ? `${digits.slice(0, 2)}****${digits.slice(-2)}` : found;
}

/** The same with every character in its place, so that offsets into the text stay true: `13900001111` → `13*******11`. */
export function maskPhonesInPlace(text: string): string {
  return text.replace(phoneLike, (found) => {
    if (masked(found) === found) return found;
    const digits = found.replace(/[^0-9０-９]/g, '').length;
    let seen = 0;
    return found.replace(/[0-9０-９]/g, (digit) => (++seen <= 2 || seen > digits - 2 ? digit : '*'));
  });
}

/** Where words stand once the phones before them are masked; undefined for words that hold one themselves. */
function shifted(text: string, { start, end }: Pick<NeedOrigin, 'start' | 'end'>): number | undefined {
  let by = 0;
  for (const { 0: found, index } of text.matchAll(phoneLike)) {
    const shown = masked(found);
    if (shown === found || index >= end) continue;
    if (index + found.length > start) return undefined;
    by += shown.length - found.length;
  }
  return by;
}

/** Origins that point at the same words in the masked inquiries; those whose words are masked are left out. */
export function maskOrigins(origins: NeedOrigins, inquiries: readonly InquiryView[]): NeedOrigins {
  const texts = new Map(inquiries.map((inquiry) => [inquiry.id, inquiry]));
  const kept: NeedOrigins = {};
  for (const [key, origin] of Object.entries(origins)) {
    const by = shifted(texts.get(origin.inquiryId)?.[origin.field] ?? '', origin);
    if (by !== undefined) kept[key] = { ...origin, start: origin.start + by, end: origin.end + by };
  }
  return kept;
}

/** An inquiry as the pool shows it. */
export function maskInquiry<Inquiry extends Pick<InquiryView, 'need' | 'usage' | 'tax' | 'company' | 'contact'>>(
  inquiry: Inquiry,
): Inquiry {
  const { need, usage, tax, company, contact } = inquiry;
  const masked = { need, usage, tax, company, contact };
  for (const key of ['need', 'usage', 'tax', 'company', 'contact'] as const) masked[key] = maskPhones(masked[key]);
  return { ...inquiry, ...masked };
}
