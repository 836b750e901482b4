import { maskPhone } from '@app/reference';

/** The numbering plan lives in reference, so that reading texts needs no database; companies offers it beside names. */
export { maskPhone, normalisePhone, type NormalisedPhone, type PhoneKind, type PhoneWarning } from '@app/reference';

/** What everybody may see of a number: `0578-****78 转 801`. */
export const phoneHint = (e164: string, extension?: string | null): string =>
  maskPhone(e164) + (extension ? ` 转 ${extension}` : '');
