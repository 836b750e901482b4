import type { InquiryView } from './lead-detail.js';

/** Ten to thirteen digits, or fewer after 0 or 400, however they are spaced or written: a phone. */
const phoneLike = /(?:\+?[0０]{0,2}[8８][6６][\s-]*)?[0-9０-９](?:[\s.()·—–－-]*[0-9０-９]){6,13}/g;

/** What others may read of a text before the lead is claimed: its phones keep two digits at each end. */
export function maskPhones(text: string): string {
  return text.replace(phoneLike, (found) => {
    const digits = found.normalize('NFKC').replace(/\D/g, '');
    const isPhone = digits.length >= 10 || /^(0|400)/.test(digits);
    return isPhone ? `${digits.slice(0, 2)}****${digits.slice(-2)}` : found;
  });
}

/** An inquiry as the pool shows it. */
export function maskInquiry(inquiry: InquiryView): InquiryView {
  const { need, usage, tax, company, contact } = inquiry;
  const masked = { need, usage, tax, company, contact };
  for (const key of ['need', 'usage', 'tax', 'company', 'contact'] as const) masked[key] = maskPhones(masked[key]);
  return { ...inquiry, ...masked };
}
