import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

export type PhoneKind = 'mobile' | 'landline' | 'service' | 'unknown';
export type PhoneWarning =
  | 'empty'
  | 'not_a_number'
  | 'wrong_length'
  | 'unassigned_prefix'
  | 'service_number'
  | 'foreign_number'
  | 'several_numbers'
  | 'area_code_missing';

/** `e164` is null when nothing can be dialled; `warnings` never block, they are shown to the advisor. */
export interface NormalisedPhone {
  e164: string | null;
  kind: PhoneKind;
  extension?: string;
  /** ISO 3166 of a number outside the mainland's plan, where it is known: `HK`. */
  country?: string;
  warnings: PhoneWarning[];
}

const MOBILE = /^1[3-9]\d{9}$/;
/** 400/800 and ten digits, 95xxx(x) and 96xxx(x), 10000-12399 style short numbers: nobody's own phone. */
const SERVICE = /^(?:[48]00\d{7}|9[56]\d{3,6}|1[0-2]\d{3})$/;
const LANDLINE = /^0(?:10|2\d)[2-9]\d{7}$|^0[3-9]\d{2}[2-9]\d{6,7}$/;
const EXTENSION = /(?:转|分机(?:号)?|ext\.?|extension|[x#*])[\s:：]*(\d{1,6})\s*$/i;
const SEPARATORS = /[\s\-.()[\]_·‐-―−~]+/g;
const SPOKEN = '零一二三四五六七八九';

/**
 * Reads one phone number as people type it: full width, spaces, dashes, +86 / 0086 / 86-, an extension after 转 or -.
 * An unassigned prefix (149 …) is accepted with a warning; 400, 800 and 95 numbers are `service`, never a person's.
 */
export function normalisePhone(raw: string): NormalisedPhone {
  const text = spokenDigits(raw.normalize('NFKC').slice(0, 200)).trim();
  if (text === '') return { e164: null, kind: 'unknown', warnings: ['empty'] };
  const warnings: PhoneWarning[] = [];
  const [first, ...others] = text.split(/[/,;、，；]|或者?|\s{2,}(?=\+?\d{7})/).filter((part) => /\d{3}/.test(part));
  if (others.some((part) => part.replace(/\D/g, '').length >= 7)) warnings.push('several_numbers');
  const { body, extension } = splitExtension(first ?? '');
  const read = readNumber(body);
  return {
    e164: read.e164,
    kind: read.kind,
    ...(extension ? { extension } : {}),
    ...(read.country ? { country: read.country } : {}),
    warnings: [...warnings, ...read.warnings],
  };
}

/** One person or office answers it, so it says who calls: dialled whole, and no 400 or 95 number that a whole firm shares. */
export const isOwnPhone = (phone: string): boolean => {
  const { e164, kind } = normalisePhone(phone);
  return e164 === phone && kind !== 'service';
};

/** Nobody can be reached by it, from anywhere. A short service number and one without its area code can be, from near by. */
export const isUncallable = (raw: string): boolean => {
  const { e164, kind } = normalisePhone(raw);
  return e164 === null && kind === 'unknown';
};

/** `+8613800005678` → `138****5678`; a landline keeps its area code and last two digits. Unknown shapes keep 4 digits. */
export function maskPhone(e164: string): string {
  const national = e164.replace(/^\+86/, '');
  if (MOBILE.test(national)) return `${national.slice(0, 3)}****${national.slice(7)}`;
  const local = /^(10|2\d|[3-9]\d{2})(\d{7,8})$/.exec(national);
  if (local && !SERVICE.test(national)) return `0${local[1]}-****${local[2]!.slice(-2)}`;
  return `****${national.slice(-4)}`;
}

function spokenDigits(text: string): string {
  if (/\d/.test(text)) return text;
  return text.replace(/[零〇幺一二三四五六七八九]/g, (ch) =>
    ch === '〇' ? '0' : ch === '幺' ? '1' : `${SPOKEN.indexOf(ch)}`,
  );
}

function splitExtension(text: string): { body: string; extension?: string } {
  const named = EXTENSION.exec(text);
  if (named && text.slice(0, named.index).replace(/\D/g, '').length >= 7)
    return { body: text.slice(0, named.index), extension: named[1] };
  const dashed = /^(.*\d)\s*[-–—]\s*(\d{1,5})\s*$/.exec(text);
  if (dashed && isWhole(digitsOf(dashed[1]!)) && !isWhole(digitsOf(text)))
    return { body: dashed[1]!, extension: dashed[2] };
  return { body: text };
}

const isWhole = (digits: string) => MOBILE.test(digits) || LANDLINE.test(digits) || SERVICE.test(digits);

/** National digits: separators and the country code taken off. */
function digitsOf(text: string): string {
  const bare = text
    .replace(SEPARATORS, '')
    .replace(/^\D*(?=\+?\d)/, '')
    .replace(/\D+$/, '');
  const national = bare.replace(/^(?:\+|00)86/, '');
  if (national !== bare) return /^[1-9]/.test(national) && !isWhole(national) ? `0${national}` : national;
  const cut = bare.replace(/^86/, '');
  return cut !== bare && !isWhole(bare) ? (isWhole(cut) ? cut : isWhole(`0${cut}`) ? `0${cut}` : bare) : bare;
}

type Read = Pick<NormalisedPhone, 'e164' | 'kind' | 'country' | 'warnings'>;

function readNumber(body: string): Read {
  const digits = digitsOf(body);
  if (MOBILE.test(digits)) return { e164: `+86${digits}`, kind: 'mobile', warnings: known(digits) };
  if (SERVICE.test(digits)) {
    const dialable = digits.length >= 10 ? `+86${digits}` : null;
    return { e164: dialable, kind: 'service', warnings: ['service_number'] };
  }
  if (LANDLINE.test(digits)) return { e164: `+86${digits.slice(1)}`, kind: 'landline', warnings: known(digits) };
  return readForeign(body, digits);
}

const known = (digits: string): PhoneWarning[] =>
  parsePhoneNumberFromString(digits, 'CN')?.isValid() ? [] : ['unassigned_prefix'];

const foreignWarnings = (isValid: boolean): PhoneWarning[] =>
  isValid ? ['foreign_number'] : ['foreign_number', 'unassigned_prefix'];

function readForeign(body: string, digits: string): Read {
  const compact = body.replace(SEPARATORS, '');
  const foreign = /(?:\+|^00)(?!86)\d{7,15}/.exec(compact);
  if (foreign) {
    const parsed = parsePhoneNumberFromString(foreign[0].replace(/^00/, '+'));
    if (parsed?.isPossible()) {
      const kind =
        parsed.getType() === 'MOBILE' ? 'mobile' : parsed.getType() === 'FIXED_LINE' ? 'landline' : 'unknown';
      return { e164: parsed.number, kind, country: parsed.country, warnings: foreignWarnings(parsed.isValid()) };
    }
  }
  if (/^[2-9]\d{6,7}$/.test(digits)) return { e164: null, kind: 'landline', warnings: ['area_code_missing'] };
  return { e164: null, kind: 'unknown', warnings: [/\d{5}/.test(digits) ? 'wrong_length' : 'not_a_number'] };
}
