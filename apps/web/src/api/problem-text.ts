import { Problem } from './problem';

type Words = (key: string, values?: Record<string, string | number>) => string;

const known = new Set([
  'network',
  'unauthorized',
  'bad_credentials',
  'forbidden',
  'not_found',
  'version_conflict',
  'already_claimed',
  'too_many',
]);
const byStatus: Record<number, string> = { 403: 'forbidden', 404: 'not_found', 413: 'too_large', 429: 'too_many' };

/** What to tell the person: our own words where we have them, else the server's sentence, else what can be done. */
export function problemText(error: unknown, t: Words): string {
  if (!(error instanceof Problem)) return t('problem.unknown');
  if (known.has(error.code)) return t(`problem.${error.code}`);
  if (error.detail && /[\u4e00-\u9fff]/.test(error.detail)) return error.detail;
  const first = error.fields[0]?.message;
  if (first) return first;
  const word = byStatus[error.status];
  if (word) return t(`problem.${word}`);
  return error.status >= 500 ? t('problem.server') : error.detail || t('problem.unknown');
}
