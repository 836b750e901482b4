import type { PhoneCheck } from '../api/views';

export interface PhoneNote {
  /** Word under `phoneNote.`. */
  key: string;
  /** Something to ask about, rather than something to know. */
  doubtful: boolean;
  country?: string;
  extension?: string;
}

/** In the order in which they matter; nothing for a mobile number that is what it seems. */
export function phoneNotes({ kind, warnings, extension, country }: PhoneCheck): PhoneNote[] {
  const notes: PhoneNote[] = warnings
    .filter((warning) => warning !== 'empty')
    .map((warning) =>
      warning === 'foreign_number'
        ? { key: country ? 'foreign' : 'foreignUnknown', doubtful: false, ...(country ? { country } : {}) }
        : { key: warning, doubtful: true },
    );
  if (kind === 'landline' && notes.length === 0) notes.push({ key: 'landline', doubtful: false });
  if (extension) notes.push({ key: 'extension', doubtful: false, extension });
  return notes;
}

/** `HK` → 中国香港, in the language of the screen. */
export function countryName(code: string, language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}
