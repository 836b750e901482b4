import type { DuplicateReason } from '../api/views';

type Words = (key: string, values?: Record<string, string>) => string;

/** 同一手机号 · 字号相同：示禾, in the language of the page. */
export const reasonWords = (reasons: DuplicateReason[], t: Words): string =>
  reasons
    .map(({ key, value, words }) => t(`merge.reason.${key}`, { value: value ?? '', defaultValue: words }))
    .join(' · ');
