const MOST = 7 * 86_400_000;

/** The moment a Retry-After header names (seconds or an HTTP date), within a week; null where it names none. */
export function retryAfter(header: string | undefined, now: Date): Date | null {
  const text = header?.trim() ?? '';
  const at = /^\d{1,9}$/.test(text) ? now.getTime() + Number(text) * 1000 : /[A-Za-z]{3}/.test(text) ? Date.parse(text) : NaN; // prettier-ignore
  if (Number.isNaN(at) || at <= now.getTime()) return null;
  return new Date(Math.min(at, now.getTime() + MOST));
}
