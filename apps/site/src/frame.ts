import type { Firm, Language } from '@app/platform';
import type { Words } from './site-words.js';
import type { Consent } from './visits.js';

/** What every page knows: language, firm, columns, and where it is. */
export interface Frame {
  language: Language;
  t: Words;
  firm: Firm;
  /** Whether there is a WeChat code to show. */
  hasQr: boolean;
  /** City columns: GB/T 2260 code and short name. */
  cities: { code: string; name: string }[];
  /** Path and kept query of the page itself, without `lang`. */
  path: string;
  /** Scheme and host for canonical addresses, no slash at the end. */
  origin: string;
  now: Date;
  /** Whether this visitor lets us remember pages; null where nobody is asked, as on an error page. */
  consent: Consent | null;
  /** How the visitor came to this page: campaign and another site's page. */
  came: { utm: Record<string, string>; referrer: string };
}

/** An address inside the site that keeps the language. */
export function linkTo(frame: Frame, path: string, language: Language = frame.language): string {
  if (language === 'zh-CN') return path;
  const [before = '', hash] = path.split('#');
  const joined = `${before}${before.includes('?') ? '&' : '?'}lang=en`;
  return hash === undefined ? joined : `${joined}#${hash}`;
}

/** `2024-09-28` as people read it in the page's language; empty for no date. */
export function dateText(t: Words, iso: string | null | undefined): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso ?? '');
  if (!parts) return '';
  const [, year, month, day] = parts;
  return t('date', {
    year,
    month: t('date').includes('年') ? Number(month) : month,
    day: t('date').includes('年') ? Number(day) : day,
  });
}

/** The day in China of an instant, YYYY-MM-DD. */
export const chinaDay = (at: Date): string => new Date(at.getTime() + 8 * 3600_000).toISOString().slice(0, 10);

/** Digits of a number for `tel:`. */
export const dialable = (phone: string): string => phone.replace(/[^\d+]/g, '');
