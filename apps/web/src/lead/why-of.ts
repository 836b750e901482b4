import type { Criterion } from '../api/views';

/** The reason in the language of the page. */
export const whyOf = ({ why, why_en: english }: Criterion, language: string): string =>
  language === 'en' && english ? english : why;
