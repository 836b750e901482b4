import { maskPhone, normalisePhone, type PhoneKind, type PhoneWarning } from '@app/reference';

/** The numbering plan lives in reference, so that reading texts needs no database; companies offers it beside names. */
export {
  isOwnPhone,
  isUncallable,
  maskPhone,
  normalisePhone,
  type NormalisedPhone,
  type PhoneKind,
  type PhoneWarning,
} from '@app/reference';

/** What everybody may see of a number: `0578-****78 转 801`. */
export const phoneHint = (e164: string, extension?: string | null): string =>
  maskPhone(e164) + (extension ? ` 转 ${extension}` : '');

/** What there is to know about a number before it is dialled; it warns and refuses nothing. */
export interface PhoneCheck {
  kind: PhoneKind;
  warnings: PhoneWarning[];
  /** Digits dialled after it answers. */
  extension: string | null;
  /** ISO 3166 of a foreign number. */
  country: string | null;
}

/** @param phone E.164 or as somebody wrote it */
export function checkPhone(phone: string, known: string | null = null): PhoneCheck {
  const { kind, warnings, extension, country } = normalisePhone(phone);
  return { kind, warnings, extension: extension ?? known, country: country ?? null };
}
