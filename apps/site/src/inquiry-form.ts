import { isUncallable } from '@app/companies';
import type { FieldError } from '@app/platform';
import { isStorable, plainText } from './plain-text.js';
import type { Words } from './site-words.js';

const TEXTS = ['need', 'usage', 'tax', 'company', 'contact', 'phone'] as const;
const MAX = 2000;
const UTM = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content'];

export type InquiryText = (typeof TEXTS)[number];

/** What a visitor filled in, as typed; kept whole when the form comes back with errors. */
export interface InquiryValues extends Record<InquiryText, string> {
  consent: boolean;
  /** Slug or id. */
  article: string;
  /** Ref or id. */
  listing: string;
  key: string;
  /** The hidden field that only machines fill. */
  website: string;
  referrer: string;
  /** Address of the list the form stood on; empty on other pages. */
  page: string;
  utm: Record<string, string>;
}

export const emptyInquiry = (values: Partial<InquiryValues> = {}): InquiryValues => ({
  need: '', usage: '', tax: '', company: '', contact: '', phone: '', consent: false, article: '', listing: '', key: '',
  website: '', referrer: '', page: '', utm: {}, ...values,
}); // prettier-ignore

export type FormBody = Record<string, unknown>;

const asBody = (body: unknown): FormBody =>
  typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as FormBody) : {};

/** The first utm_* values of a query or form. */
export function utmOf(source: unknown): Record<string, string> {
  const body = asBody(source);
  return Object.fromEntries(UTM.map((name) => [name, plainText(body[name], 100)]).filter(([, value]) => value !== ''));
}

const firstText = (value: unknown): string => {
  const first = Array.isArray(value) ? (value[0] as unknown) : value;
  return typeof first === 'string' ? first.replace(/\r\n?/g, '\n') : '';
};

/** Reads a posted form; unknown fields are ignored, a repeated one counts once. */
export function readInquiryForm(body: unknown): InquiryValues {
  const form = asBody(body);
  const texts = Object.fromEntries(TEXTS.map((name) => [name, firstText(form[name])])) as Record<InquiryText, string>;
  return {
    ...texts,
    consent: ['1', 'on', 'true', 'yes'].includes(firstText(form.consent)),
    article: plainText(form.article),
    listing: plainText(form.listing),
    key: plainText(form.key),
    website: firstText(form.website),
    referrer: plainText(form.referrer, 500),
    page: plainText(form.page, 300),
    utm: utmOf(form),
  };
}

/** Errors of the words themselves, for form and JSON alike. `field` is the field's name. */
export function inquiryErrors(t: Words, values: InquiryValues): FieldError[] {
  const errors: FieldError[] = [];
  if ([values.need, values.usage, values.tax].every((text) => text.trim() === '')) {
    errors.push({ field: 'need', message: t('errors.need') });
  }
  if (values.phone.trim() === '') errors.push({ field: 'phone', message: t('errors.phone') });
  for (const field of TEXTS) {
    if (values[field].length > MAX) errors.push({ field, message: t('errors.tooLong', { max: MAX }) });
    else if (!isStorable(values[field])) errors.push({ field, message: t('errors.badCharacters') });
  }
  const dialled = values.phone.trim() !== '' && !errors.some((error) => error.field === 'phone');
  if (dialled && isUncallable(values.phone)) errors.push({ field: 'phone', message: t('errors.phoneWrong') });
  if (!values.consent) errors.push({ field: 'consent', message: t('errors.consent') });
  return errors;
}

const KNOWN = new Set([
  ...TEXTS,
  'consent',
  'article',
  'listing',
  'key',
  'website',
  'referrer',
  'page',
  'lang',
  ...UTM,
]);

/** Reads an integration's JSON; wrong types, unstorable text and unknown fields are named. */
export function readInquiryJson(t: Words, body: unknown): { values: InquiryValues; errors: FieldError[] } {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return { values: emptyInquiry(), errors: [{ field: 'body', message: t('errors.type', { expected: 'object' }) }] };
  }
  const json = body as FormBody;
  const errors: FieldError[] = [];
  for (const [field, value] of Object.entries(json)) {
    if (!KNOWN.has(field)) errors.push({ field: field.slice(0, 60), message: t('errors.unknownField') });
    else if (value === undefined || value === null) continue;
    else if (field === 'consent') {
      if (typeof value !== 'boolean') errors.push({ field, message: t('errors.type', { expected: t('errors.true') }) });
    } else if (typeof value !== 'string')
      errors.push({ field, message: t('errors.type', { expected: t('errors.text') }) });
    else if (!isStorable(value)) errors.push({ field, message: t('errors.badCharacters') });
    else if (value.length > MAX) errors.push({ field, message: t('errors.tooLong', { max: MAX }) });
  }
  const values = { ...readInquiryForm(json), consent: json.consent === true };
  const named = new Set(errors.map((error) => error.field));
  return { values, errors: [...errors, ...inquiryErrors(t, values).filter((error) => !named.has(error.field))] };
}
