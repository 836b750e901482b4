/** The numbering plan lives in reference, so that reading texts needs no database; companies offers it beside names. */
export { maskPhone, normalisePhone, type NormalisedPhone, type PhoneKind, type PhoneWarning } from '@app/reference';
